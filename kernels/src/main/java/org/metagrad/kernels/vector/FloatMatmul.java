package org.metagrad.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code c = start + op(a) b} with lanes along the columns of {@code c}: one strided kernel for
 * plain and transposed {@code a}, which is only ever broadcast.
 *
 * <p>The main tile is 4 rows by 3 vectors: 12 accumulators hide the latency of two multiply-adds a
 * cycle and still fit the 16 registers of 256-bit machines. Accumulators are named locals and are
 * stored inline, because an array of vectors, or a vector handed to a method that is not inlined,
 * is allocated.
 */
final class FloatMatmul {
    /** What the accumulators start from. */
    static final int ZERO = 0;

    static final int ACCUMULATE = 1;
    static final int BIAS = 2;

    private static final VectorSpecies<Float> SPECIES = VectorFloatKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private FloatMatmul() {}

    /**
     * {@code c[i,j] = start[i,j] + sum_p a[i * aRow + p * aColumn] b[p,j]}.
     *
     * @param start {@link #ZERO}; {@link #ACCUMULATE}, {@code c} itself; or {@link #BIAS}, {@code
     *     bias[i]}
     */
    static void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt) {
        int j = 0;
        for (; j <= n - 3 * LANES; j += 3 * LANES) {
            int i = 0;
            for (; i <= m - 4; i += 4) {
                tile4x3(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + i * n + j,
                        start,
                        bias,
                        biasAt + i);
            }
            for (; i <= m - 2; i += 2) {
                tile2x3(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + i * n + j,
                        start,
                        bias,
                        biasAt + i);
            }
            for (; i < m; i++) {
                tile1x3(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + i * n + j,
                        start,
                        bias,
                        biasAt + i);
            }
        }
        for (; j <= n - LANES; j += LANES) {
            int i = 0;
            for (; i <= m - 4; i += 4) {
                tile4x1(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + i * n + j,
                        start,
                        bias,
                        biasAt + i);
            }
            for (; i < m; i++) {
                tile1x1(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + i * n + j,
                        start,
                        bias,
                        biasAt + i);
            }
        }
        if (j < n) {
            columns(m, n, k, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt, j);
        }
    }

    /** The last columns, fewer than a vector: a product each, in the same order of terms. */
    private static void columns(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt,
            int from) {
        var mask = SPECIES.indexInRange(0, n - from);
        for (int i = 0; i < m; i++) {
            int at = cAt + i * n + from;
            FloatVector sum =
                    start == ACCUMULATE
                            ? FloatVector.fromArray(SPECIES, c, at, mask)
                            : FloatVector.broadcast(SPECIES, start == BIAS ? bias[biasAt + i] : 0);
            for (int p = 0; p < k; p++) {
                FloatVector row = FloatVector.fromArray(SPECIES, b, bAt + p * n + from, mask);
                sum = VectorFloatKernels.fma(broadcast(a, aAt + i * aRow + p * aColumn), row, sum);
            }
            sum.intoArray(c, at, mask);
        }
    }

    private static FloatVector broadcast(float[] a, int at) {
        return FloatVector.broadcast(SPECIES, a[at]);
    }

    private static FloatVector start(int start, float[] c, int cAt, float[] bias, int biasAt) {
        return switch (start) {
            case ACCUMULATE -> FloatVector.fromArray(SPECIES, c, cAt);
            case BIAS -> FloatVector.broadcast(SPECIES, bias[biasAt]);
            default -> FloatVector.zero(SPECIES);
        };
    }

    private static void tile4x3(
            int n,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt) {
        FloatVector c00 = start(start, c, cAt, bias, biasAt + 0);
        FloatVector c01 = start(start, c, cAt + LANES, bias, biasAt + 0);
        FloatVector c02 = start(start, c, cAt + 2 * LANES, bias, biasAt + 0);
        FloatVector c10 = start(start, c, cAt + n, bias, biasAt + 1);
        FloatVector c11 = start(start, c, cAt + n + LANES, bias, biasAt + 1);
        FloatVector c12 = start(start, c, cAt + n + 2 * LANES, bias, biasAt + 1);
        FloatVector c20 = start(start, c, cAt + 2 * n, bias, biasAt + 2);
        FloatVector c21 = start(start, c, cAt + 2 * n + LANES, bias, biasAt + 2);
        FloatVector c22 = start(start, c, cAt + 2 * n + 2 * LANES, bias, biasAt + 2);
        FloatVector c30 = start(start, c, cAt + 3 * n, bias, biasAt + 3);
        FloatVector c31 = start(start, c, cAt + 3 * n + LANES, bias, biasAt + 3);
        FloatVector c32 = start(start, c, cAt + 3 * n + 2 * LANES, bias, biasAt + 3);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bp);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bp + 1 * LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bp + 2 * LANES);
            FloatVector a0 = broadcast(a, ap);
            c00 = VectorFloatKernels.fma(a0, b0, c00);
            c01 = VectorFloatKernels.fma(a0, b1, c01);
            c02 = VectorFloatKernels.fma(a0, b2, c02);
            FloatVector a1 = broadcast(a, ap + 1 * aRow);
            c10 = VectorFloatKernels.fma(a1, b0, c10);
            c11 = VectorFloatKernels.fma(a1, b1, c11);
            c12 = VectorFloatKernels.fma(a1, b2, c12);
            FloatVector a2 = broadcast(a, ap + 2 * aRow);
            c20 = VectorFloatKernels.fma(a2, b0, c20);
            c21 = VectorFloatKernels.fma(a2, b1, c21);
            c22 = VectorFloatKernels.fma(a2, b2, c22);
            FloatVector a3 = broadcast(a, ap + 3 * aRow);
            c30 = VectorFloatKernels.fma(a3, b0, c30);
            c31 = VectorFloatKernels.fma(a3, b1, c31);
            c32 = VectorFloatKernels.fma(a3, b2, c32);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c02.intoArray(c, cAt + 2 * LANES);
        c10.intoArray(c, cAt + n);
        c11.intoArray(c, cAt + n + LANES);
        c12.intoArray(c, cAt + n + 2 * LANES);
        c20.intoArray(c, cAt + 2 * n);
        c21.intoArray(c, cAt + 2 * n + LANES);
        c22.intoArray(c, cAt + 2 * n + 2 * LANES);
        c30.intoArray(c, cAt + 3 * n);
        c31.intoArray(c, cAt + 3 * n + LANES);
        c32.intoArray(c, cAt + 3 * n + 2 * LANES);
    }

    private static void tile2x3(
            int n,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt) {
        FloatVector c00 = start(start, c, cAt, bias, biasAt + 0);
        FloatVector c01 = start(start, c, cAt + LANES, bias, biasAt + 0);
        FloatVector c02 = start(start, c, cAt + 2 * LANES, bias, biasAt + 0);
        FloatVector c10 = start(start, c, cAt + n, bias, biasAt + 1);
        FloatVector c11 = start(start, c, cAt + n + LANES, bias, biasAt + 1);
        FloatVector c12 = start(start, c, cAt + n + 2 * LANES, bias, biasAt + 1);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bp);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bp + 1 * LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bp + 2 * LANES);
            FloatVector a0 = broadcast(a, ap);
            c00 = VectorFloatKernels.fma(a0, b0, c00);
            c01 = VectorFloatKernels.fma(a0, b1, c01);
            c02 = VectorFloatKernels.fma(a0, b2, c02);
            FloatVector a1 = broadcast(a, ap + 1 * aRow);
            c10 = VectorFloatKernels.fma(a1, b0, c10);
            c11 = VectorFloatKernels.fma(a1, b1, c11);
            c12 = VectorFloatKernels.fma(a1, b2, c12);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c02.intoArray(c, cAt + 2 * LANES);
        c10.intoArray(c, cAt + n);
        c11.intoArray(c, cAt + n + LANES);
        c12.intoArray(c, cAt + n + 2 * LANES);
    }

    private static void tile1x3(
            int n,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt) {
        FloatVector c00 = start(start, c, cAt, bias, biasAt + 0);
        FloatVector c01 = start(start, c, cAt + LANES, bias, biasAt + 0);
        FloatVector c02 = start(start, c, cAt + 2 * LANES, bias, biasAt + 0);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bp);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bp + 1 * LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bp + 2 * LANES);
            FloatVector a0 = broadcast(a, ap);
            c00 = VectorFloatKernels.fma(a0, b0, c00);
            c01 = VectorFloatKernels.fma(a0, b1, c01);
            c02 = VectorFloatKernels.fma(a0, b2, c02);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c02.intoArray(c, cAt + 2 * LANES);
    }

    private static void tile4x1(
            int n,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt) {
        FloatVector c00 = start(start, c, cAt, bias, biasAt + 0);
        FloatVector c10 = start(start, c, cAt + n, bias, biasAt + 1);
        FloatVector c20 = start(start, c, cAt + 2 * n, bias, biasAt + 2);
        FloatVector c30 = start(start, c, cAt + 3 * n, bias, biasAt + 3);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bp);
            FloatVector a0 = broadcast(a, ap);
            c00 = VectorFloatKernels.fma(a0, b0, c00);
            FloatVector a1 = broadcast(a, ap + 1 * aRow);
            c10 = VectorFloatKernels.fma(a1, b0, c10);
            FloatVector a2 = broadcast(a, ap + 2 * aRow);
            c20 = VectorFloatKernels.fma(a2, b0, c20);
            FloatVector a3 = broadcast(a, ap + 3 * aRow);
            c30 = VectorFloatKernels.fma(a3, b0, c30);
        }
        c00.intoArray(c, cAt);
        c10.intoArray(c, cAt + n);
        c20.intoArray(c, cAt + 2 * n);
        c30.intoArray(c, cAt + 3 * n);
    }

    private static void tile1x1(
            int n,
            int k,
            float[] a,
            int aAt,
            int aRow,
            int aColumn,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt) {
        FloatVector c00 = start(start, c, cAt, bias, biasAt + 0);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bp);
            FloatVector a0 = broadcast(a, ap);
            c00 = VectorFloatKernels.fma(a0, b0, c00);
        }
        c00.intoArray(c, cAt);
    }
}
