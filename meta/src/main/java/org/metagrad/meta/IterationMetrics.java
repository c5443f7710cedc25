package org.metagrad.meta;

/**
 * What one outer iteration did.
 *
 * @param iteration number of the iteration, from 1
 * @param environmentSteps environment steps since the start of the run, inner, outer and
 *     medium-task rollouts together
 * @param seconds wall-clock seconds of this iteration
 * @param phases busy seconds by phase
 * @param returnBefore mean undiscounted return over tasks and trajectories before adaptation
 * @param returnAfter the same after the last inner step
 * @param secondOrderNorm Euclidean norm of what the second derivatives add to the mean
 *     meta-gradient; 0 for first-order learners
 * @param gradients gradients of losses over K trajectories, or points, that this iteration
 *     computed, those of the medium task and of a line search among them; fits of value networks
 *     apart
 * @param hessianProducts Hessian-vector products over as many, beside the gradients
 * @param stepLength Euclidean length of what the iteration added to the meta-parameters, a directed
 *     step among it
 */
public record IterationMetrics(
        int iteration,
        long environmentSteps,
        double seconds,
        PhaseSeconds phases,
        double returnBefore,
        double returnAfter,
        double secondOrderNorm,
        long gradients,
        long hessianProducts,
        double stepLength) {}
