package org.metagrad.meta.learner;

/**
 * The weights of MAML++'s multi-step loss (Antoniou, Edwards and Storkey 2019, arXiv 1810.09502,
 * section 4): the outer loss is {@code sum_s w_s L(theta_s; D')} over the steps {@code s = 1, ...,
 * k}, so that early steps get gradients that went through few Hessians.
 *
 * <p>All weights begin at {@code 1/k}. Over the annealing those before the last fall linearly to
 * {@code .03 / k}, and the last one takes what they lose; the sum stays 1.
 *
 * @param innerSteps k
 * @param annealing the iteration from which on the last step has nearly all, at least 1
 */
public record MultiStepLoss(int innerSteps, int annealing) {
    /** What is left of a weight that has fallen. */
    private static final double LEAST = 0.03;

    /** Checks the numbers. */
    public MultiStepLoss {
        InnerLoop.requireSteps(innerSteps, 1);
        if (annealing < 1) {
            throw new IllegalArgumentException("annealing " + annealing + ": from 1 wanted");
        }
    }

    /**
     * Writes the weights {@code w_1, ..., w_k} of an iteration.
     *
     * @param iteration from 0
     * @param weights {@code [k]}. Modified.
     */
    public void weights(int iteration, double[] weights) {
        double share = Math.max(1 - (double) iteration / annealing, LEAST);
        double early = share / innerSteps;
        java.util.Arrays.fill(weights, early);
        weights[innerSteps - 1] = 1 - (innerSteps - 1) * early;
    }
}
