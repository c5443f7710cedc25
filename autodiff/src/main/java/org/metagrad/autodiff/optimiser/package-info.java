/**
 * Optimisers of flat vectors, and conjugate gradients for linear systems known by their products.
 *
 * <p>Read {@link Optimiser}, {@link Sgd} and {@link Adam}; then {@link ConjugateGradient} with
 * {@link LinearOperator}.
 */
package org.metagrad.autodiff.optimiser;
