/**
 * The kernels on the lanes of the JDK's Vector API. Read {@link VectorFloatKernels} and the rule it
 * states about vectors and calls, {@code FloatMap} and {@code FloatZip} (one loop a function),
 * {@link FloatElementaryVector}, then the products: {@code FloatMatmul} with {@code
 * FloatMatmulTiles}, and {@code FloatDot}.
 */
package org.metagrad.kernels.vector;
