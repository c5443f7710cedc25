/**
 * The numerical kernels: SIMD where the machine and the JDK allow it, with a scalar twin that gives
 * the same bits.
 *
 * <p>Reading order: {@link org.metagrad.kernels.FloatKernels} (what is computed, and the promise of
 * equal bits), then {@code scalar.ScalarFloatKernels} (the specification, in plain loops), then
 * {@code vector.VectorFloatKernels} (the same on lanes), then {@code KernelLookup} (which of the
 * two is used).
 */
package org.metagrad.kernels;
