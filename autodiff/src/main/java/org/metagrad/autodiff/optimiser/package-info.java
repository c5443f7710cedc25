/**
 * Optimisers of flat vectors, and conjugate gradients for linear systems known by their products.
 *
 * <p>Read {@link org.metagrad.autodiff.optimiser.Optimiser}, then {@link
 * org.metagrad.autodiff.optimiser.Sgd} and {@link org.metagrad.autodiff.optimiser.Adam}.
 */
package org.metagrad.autodiff.optimiser;
