package org.metagrad.meta;

/**
 * Seconds that one outer iteration spent in each of its phases: the time of the medium task, and
 * the workers' busy time, with what others help them, divided by their number. Where workers wait
 * for the last one, the phases add up to less than the iteration.
 *
 * @param rollout stepping environments and sampling actions
 * @param advantage baseline fit, advantages and their normalisation
 * @param inner gradients of the inner losses
 * @param outer gradients of the outer losses and the Hessian-vector products
 * @param optimiser the update of the meta-parameters
 */
public record PhaseSeconds(
        double rollout, double advantage, double inner, double outer, double optimiser) {}
