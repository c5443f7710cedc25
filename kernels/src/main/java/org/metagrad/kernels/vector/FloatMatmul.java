package org.metagrad.kernels.vector;

import java.util.Arrays;
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
        int fours = m - m % 4;
        int twos = m - m % 2;
        // A panel of three vectors of b stays in the first-level cache for all rows of a.
        int j = 0;
        for (; j <= n - 3 * LANES; j += 3 * LANES) {
            for (int i = 0; i < fours; i += 4) {
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
            for (int i = fours; i < twos; i += 2) {
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
            if (twos < m) {
                tile1x3(
                        n,
                        k,
                        a,
                        aAt + twos * aRow,
                        aRow,
                        aColumn,
                        b,
                        bAt + j,
                        c,
                        cAt + twos * n + j,
                        start,
                        bias,
                        biasAt + twos);
            }
        }
        int covered = j;
        for (; j <= n - LANES; j += LANES) {
            for (int i = 0; i < fours; i += 4) {
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
        }
        int whole = j;
        int pairs = covered;
        if (covered <= n - 2 * LANES) {
            j = covered;
            for (int i = fours; i < twos; i += 2) {
                tile2x2(
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
            pairs += 2 * LANES;
        }
        for (int i = 0; i < m; i++) {
            int from = i < fours ? whole : i < twos ? pairs : covered;
            if (from < n) {
                row(
                        n,
                        k,
                        a,
                        aAt + i * aRow,
                        aColumn,
                        b,
                        bAt,
                        c,
                        cAt + i * n,
                        start,
                        bias,
                        biasAt + i,
                        from);
            }
        }
    }

    /**
     * Columns {@code [from, n)} of one row, in plain code and in the same order of terms: what no
     * tile covers is small, and a tile of one vector is inlined where its accumulator is allocated.
     */
    private static void row(
            int n,
            int k,
            float[] a,
            int aAt,
            int aColumn,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt,
            int from) {
        if (start != ACCUMULATE) {
            Arrays.fill(c, cAt + from, cAt + n, start == BIAS ? bias[biasAt] : 0);
        }
        for (int p = 0; p < k; p++) {
            float x = a[aAt + p * aColumn];
            int bp = bAt + p * n;
            for (int j = from; j < n; j++) {
                c[cAt + j] = VectorFloatKernels.fma(x, b[bp + j], c[cAt + j]);
            }
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

    private static void tile2x2(
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
        FloatVector c10 = start(start, c, cAt + n, bias, biasAt + 1);
        FloatVector c11 = start(start, c, cAt + n + LANES, bias, biasAt + 1);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bp);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bp + 1 * LANES);
            FloatVector a0 = broadcast(a, ap);
            c00 = VectorFloatKernels.fma(a0, b0, c00);
            c01 = VectorFloatKernels.fma(a0, b1, c01);
            FloatVector a1 = broadcast(a, ap + 1 * aRow);
            c10 = VectorFloatKernels.fma(a1, b0, c10);
            c11 = VectorFloatKernels.fma(a1, b1, c11);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c10.intoArray(c, cAt + n);
        c11.intoArray(c, cAt + n + LANES);
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
}
