/**
 * What the theory of the named works says, measured: claims that hold or fail, with their numbers.
 *
 * <p>Reading order: {@link TheoryCommand}, {@code Row} (the works), {@code Findings} with {@code
 * Claim} (what comes of one), {@code MultiStep}, {@code AnilConvergence}, {@code GlobalOptimality}
 * with {@code SoftmaxProcess}, {@code SamplingCredit} and {@code ControlVariate} with {@code
 * FiniteBatches}, {@code MultiTask}, {@code Bridging} with {@code HeadsError} and {@code
 * RidgeHead}, {@code TangentKernel}; {@code NetworkTask} and {@code DiagonalTask} are what they are
 * measured on.
 */
package org.metagrad.bench.theory;
