/**
 * The kernels on the lanes of the JDK's Vector API. Read {@link VectorFloatKernels} and the rule it
 * states about vectors and calls, {@code FloatMap} and {@code FloatZip} (one loop a function),
 * {@link FloatElementaryVector}, then the products: {@code FloatMatmul} (panels, tiles and streams,
 * and how a product is shared out among them) with {@code FloatTurn}, and {@code FloatDot}. Their
 * innermost loops, {@code FloatMatmulTiles}, {@code FloatMatmulStreams} and {@code FloatDotTiles},
 * are written by {@code RegisterTiles} of test-fixtures; of each, one loop says what all do.
 */
package org.metagrad.kernels.vector;
