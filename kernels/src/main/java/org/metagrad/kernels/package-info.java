/**
 * The numerical kernels: SIMD where the machine and the JDK allow it, with a scalar twin that gives
 * the same bits, in float and in double, wherever {@link
 * org.metagrad.kernels.FusedMultiplyAdd#AVAILABLE} is the same.
 *
 * <p>Reading order: {@link org.metagrad.kernels.FloatKernels} (what is computed, and the promise of
 * equal bits) with {@link org.metagrad.kernels.Elementwise} and {@link
 * org.metagrad.kernels.Pairwise} (the elementwise part), then {@code scalar.ScalarFloatKernels}
 * (the specification, in plain loops), then {@code vector.VectorFloatKernels} (the same on lanes),
 * then {@code KernelLookup} (which of the two is used).
 *
 * <p>There is one source for both precisions: from every {@code *Float*} class {@code DoubleTwins}
 * of test-fixtures makes the {@code *Double*} class in {@code src/generated}; it is run by hand
 * after a change, and a test fails until then. Only the elementary functions are written for each,
 * because their polynomials and bits differ.
 */
package org.metagrad.kernels;
