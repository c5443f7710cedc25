package org.metagrad.autodiff.optimiser;

/** A square matrix known by its products. */
@FunctionalInterface
public interface LinearOperator {

    /**
     * {@code product = A v}.
     *
     * @param v [P]. Not modified.
     * @param product [P], another array. Modified.
     */
    void apply(double[] v, double[] product);
}
