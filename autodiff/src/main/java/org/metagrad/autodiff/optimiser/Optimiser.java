package org.metagrad.autodiff.optimiser;

/**
 * Changes parameters along gradients, step after step, with the arithmetic of PyTorch's {@code
 * torch.optim}. Allocates nothing in a step. Not for use by several threads at once.
 */
public sealed interface Optimiser permits Sgd, Adam, AdamW, RmsProp {

    /**
     * Takes one step downhill.
     *
     * @param theta [P]. Modified.
     * @param gradient [P]. Not modified.
     * @throws IllegalArgumentException if a length is not P
     */
    default void step(double[] theta, double[] gradient) {
        step(theta, gradient, 1);
    }

    /**
     * Takes one step downhill with a share of the step size, as a schedule gives it.
     *
     * @param theta [P]. Modified.
     * @param gradient [P]. Not modified.
     * @param share what the step size of the settings is multiplied by, for this step alone
     * @throws IllegalArgumentException if a length is not P
     */
    void step(double[] theta, double[] gradient, double share);

    /** {@return the length of {@link #state}} */
    int stateSize();

    /** {@return a copy of everything that later steps depend on besides the settings} */
    double[] state();

    /**
     * Checks the number of steps that a state begins with.
     *
     * @param state as {@link #state} gives it. Not modified.
     * @throws IllegalArgumentException if it is no number of steps
     */
    static void requireSteps(double[] state) {
        OptimiserState.requireSteps(state[0]);
    }

    /**
     * Goes on from what {@link #state} gave; a run that is resumed so gives the same bits as one
     * that was never stopped.
     *
     * @param state a copy that {@link #state} gave. Not modified.
     * @throws IllegalArgumentException if the length is not {@link #stateSize}
     */
    void restore(double[] state);
}
