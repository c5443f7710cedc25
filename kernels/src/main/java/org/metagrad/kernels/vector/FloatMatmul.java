package org.metagrad.kernels.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

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
                c[cAt + j] = Math.fma(x, b[bp + j], c[cAt + j]);
            }
        }
    }

    /** What the sums of row {@code i} start from when they do not start from {@code c}. */
    private static float seed(int start, float[] bias, int i) {
        return start == BIAS ? bias[i] : 0;
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
        int row1 = cAt + n;
        int row2 = cAt + 2 * n;
        int row3 = cAt + 3 * n;
        boolean add = start == ACCUMULATE;
        float s0 = seed(start, bias, biasAt);
        float s1 = seed(start, bias, biasAt + 1);
        float s2 = seed(start, bias, biasAt + 2);
        float s3 = seed(start, bias, biasAt + 3);
        FloatVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        FloatVector c01 = add ? fromArray(SPECIES, c, cAt + LANES) : broadcast(SPECIES, s0);
        FloatVector c02 = add ? fromArray(SPECIES, c, cAt + 2 * LANES) : broadcast(SPECIES, s0);
        FloatVector c10 = add ? fromArray(SPECIES, c, row1) : broadcast(SPECIES, s1);
        FloatVector c11 = add ? fromArray(SPECIES, c, row1 + LANES) : broadcast(SPECIES, s1);
        FloatVector c12 = add ? fromArray(SPECIES, c, row1 + 2 * LANES) : broadcast(SPECIES, s1);
        FloatVector c20 = add ? fromArray(SPECIES, c, row2) : broadcast(SPECIES, s2);
        FloatVector c21 = add ? fromArray(SPECIES, c, row2 + LANES) : broadcast(SPECIES, s2);
        FloatVector c22 = add ? fromArray(SPECIES, c, row2 + 2 * LANES) : broadcast(SPECIES, s2);
        FloatVector c30 = add ? fromArray(SPECIES, c, row3) : broadcast(SPECIES, s3);
        FloatVector c31 = add ? fromArray(SPECIES, c, row3 + LANES) : broadcast(SPECIES, s3);
        FloatVector c32 = add ? fromArray(SPECIES, c, row3 + 2 * LANES) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = fromArray(SPECIES, b, bp);
            FloatVector b1 = fromArray(SPECIES, b, bp + LANES);
            FloatVector b2 = fromArray(SPECIES, b, bp + 2 * LANES);
            FloatVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            FloatVector a1 = broadcast(SPECIES, a[ap + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            FloatVector a2 = broadcast(SPECIES, a[ap + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            FloatVector a3 = broadcast(SPECIES, a[ap + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c02.intoArray(c, cAt + 2 * LANES);
        c10.intoArray(c, row1);
        c11.intoArray(c, row1 + LANES);
        c12.intoArray(c, row1 + 2 * LANES);
        c20.intoArray(c, row2);
        c21.intoArray(c, row2 + LANES);
        c22.intoArray(c, row2 + 2 * LANES);
        c30.intoArray(c, row3);
        c31.intoArray(c, row3 + LANES);
        c32.intoArray(c, row3 + 2 * LANES);
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
        int row1 = cAt + n;
        boolean add = start == ACCUMULATE;
        float s0 = seed(start, bias, biasAt);
        float s1 = seed(start, bias, biasAt + 1);
        FloatVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        FloatVector c01 = add ? fromArray(SPECIES, c, cAt + LANES) : broadcast(SPECIES, s0);
        FloatVector c02 = add ? fromArray(SPECIES, c, cAt + 2 * LANES) : broadcast(SPECIES, s0);
        FloatVector c10 = add ? fromArray(SPECIES, c, row1) : broadcast(SPECIES, s1);
        FloatVector c11 = add ? fromArray(SPECIES, c, row1 + LANES) : broadcast(SPECIES, s1);
        FloatVector c12 = add ? fromArray(SPECIES, c, row1 + 2 * LANES) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = fromArray(SPECIES, b, bp);
            FloatVector b1 = fromArray(SPECIES, b, bp + LANES);
            FloatVector b2 = fromArray(SPECIES, b, bp + 2 * LANES);
            FloatVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            FloatVector a1 = broadcast(SPECIES, a[ap + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c02.intoArray(c, cAt + 2 * LANES);
        c10.intoArray(c, row1);
        c11.intoArray(c, row1 + LANES);
        c12.intoArray(c, row1 + 2 * LANES);
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
        boolean add = start == ACCUMULATE;
        float s0 = seed(start, bias, biasAt);
        FloatVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        FloatVector c01 = add ? fromArray(SPECIES, c, cAt + LANES) : broadcast(SPECIES, s0);
        FloatVector c02 = add ? fromArray(SPECIES, c, cAt + 2 * LANES) : broadcast(SPECIES, s0);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = fromArray(SPECIES, b, bp);
            FloatVector b1 = fromArray(SPECIES, b, bp + LANES);
            FloatVector b2 = fromArray(SPECIES, b, bp + 2 * LANES);
            FloatVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
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
        int row1 = cAt + n;
        boolean add = start == ACCUMULATE;
        float s0 = seed(start, bias, biasAt);
        float s1 = seed(start, bias, biasAt + 1);
        FloatVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        FloatVector c01 = add ? fromArray(SPECIES, c, cAt + LANES) : broadcast(SPECIES, s0);
        FloatVector c10 = add ? fromArray(SPECIES, c, row1) : broadcast(SPECIES, s1);
        FloatVector c11 = add ? fromArray(SPECIES, c, row1 + LANES) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = fromArray(SPECIES, b, bp);
            FloatVector b1 = fromArray(SPECIES, b, bp + LANES);
            FloatVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = broadcast(SPECIES, a[ap + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c10.intoArray(c, row1);
        c11.intoArray(c, row1 + LANES);
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
        int row1 = cAt + n;
        int row2 = cAt + 2 * n;
        int row3 = cAt + 3 * n;
        boolean add = start == ACCUMULATE;
        float s0 = seed(start, bias, biasAt);
        float s1 = seed(start, bias, biasAt + 1);
        float s2 = seed(start, bias, biasAt + 2);
        float s3 = seed(start, bias, biasAt + 3);
        FloatVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        FloatVector c10 = add ? fromArray(SPECIES, c, row1) : broadcast(SPECIES, s1);
        FloatVector c20 = add ? fromArray(SPECIES, c, row2) : broadcast(SPECIES, s2);
        FloatVector c30 = add ? fromArray(SPECIES, c, row3) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            FloatVector b0 = fromArray(SPECIES, b, bp);
            FloatVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            FloatVector a1 = broadcast(SPECIES, a[ap + aRow]);
            c10 = a1.fma(b0, c10);
            FloatVector a2 = broadcast(SPECIES, a[ap + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            FloatVector a3 = broadcast(SPECIES, a[ap + 3 * aRow]);
            c30 = a3.fma(b0, c30);
        }
        c00.intoArray(c, cAt);
        c10.intoArray(c, row1);
        c20.intoArray(c, row2);
        c30.intoArray(c, row3);
    }
}
