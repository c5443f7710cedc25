/**
 * The numerical kernels: SIMD where the machine and the JDK allow it, with a scalar twin that gives
 * the same bits, in float and in double, wherever {@link FusedMultiplyAdd#AVAILABLE} is the same.
 *
 * <p>Read {@link FloatKernels} (what is computed, and the promise of equal bits) with {@link
 * Elementwise} and {@link Pairwise}, {@code scalar} (the specification, in plain loops), {@code
 * vector} (the same on lanes), then {@code Kernels} (which of the two is used).
 *
 * <p>From every {@code *Float*} class {@code DoubleTwins} of test-fixtures makes the {@code
 * *Double*} one in {@code src/generated}, by hand after a change; only elementary functions, whose
 * polynomials and bits differ, are written for each. There too are the innermost loops of the
 * products, which {@code RegisterTiles} writes.
 */
package org.metagrad.kernels;
