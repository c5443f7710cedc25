/**
 * Networks, policies and losses as programs.
 *
 * <p>Reading order: {@link org.metagrad.autodiff.nn.Mlp}; {@link org.metagrad.autodiff.nn.Policy}
 * with {@link org.metagrad.autodiff.nn.ActionDistribution}; {@link org.metagrad.autodiff.nn.Loss}
 * with {@link org.metagrad.autodiff.nn.MeanSquaredError} and {@link
 * org.metagrad.autodiff.nn.CrossEntropy}; {@link org.metagrad.autodiff.nn.ContextLoss}.
 */
package org.metagrad.autodiff.nn;
