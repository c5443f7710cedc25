package org.metagrad.meta;

/**
 * Wall-clock seconds that one outer iteration spent in each of its phases.
 *
 * @param rollout stepping environments and sampling actions
 * @param advantage baseline fit, advantages and their normalisation
 * @param inner gradients of the inner losses
 * @param outer gradients of the outer losses and the Hessian-vector products
 * @param optimiser the update of the meta-parameters
 */
public record PhaseSeconds(
        double rollout, double advantage, double inner, double outer, double optimiser) {}
