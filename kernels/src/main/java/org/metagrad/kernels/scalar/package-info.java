/**
 * The kernels in plain loops: what every faster form must equal bit for bit. Read {@link
 * ScalarFloatKernels}, then {@link FloatElementary}, the functions that it applies, with {@link
 * FloatCoefficients}.
 */
package org.metagrad.kernels.scalar;
