/**
 * How far the update directions of first-order and other approximations lie from the exact
 * meta-gradient.
 *
 * <p>Reading order: {@link AccuracyCommand}, {@code Approximation} (what is compared), {@code
 * Closeness} and {@code Comparison} (how), {@code Quadratics}, {@code Hypergradients}, {@code
 * Processes} and {@code Batches} with {@code SampledTasks} (on what), {@code OtherCurvature} (a
 * task with the Hessian of another surrogate).
 */
package org.metagrad.bench.accuracy;
