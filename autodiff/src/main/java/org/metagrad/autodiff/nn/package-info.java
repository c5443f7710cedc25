/**
 * Networks, policies and losses as programs.
 *
 * <p>Reading order: {@link Mlp}; {@link Policy} with {@link ActionDistribution}; {@link Loss} with
 * {@link MeanSquaredError} and {@link CrossEntropy}; {@link ContextLoss}. For networks of one's own
 * {@link Nonlinearities}, {@link LayerNormalisation}, {@link Convolution}, {@link Pooling} and
 * {@link Attention}, each appended to a builder.
 */
package org.metagrad.autodiff.nn;
