/**
 * Networks, policies and losses as programs.
 *
 * <p>Reading order: {@link Mlp}; {@link Policy} with {@link ActionDistribution}; {@link Loss} with
 * {@link MeanSquaredError} and {@link CrossEntropy}; {@link ContextLoss}.
 */
package org.metagrad.autodiff.nn;
