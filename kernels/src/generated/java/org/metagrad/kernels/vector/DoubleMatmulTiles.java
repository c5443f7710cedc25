// Made by DoubleTwins from the source for float.
package org.metagrad.kernels.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of {@link DoubleMatmul}, so many rows by so many vectors: {@code c = start + op(a) b}
 * with all sums in registers. {@code a} is at its first row, {@code b} at its first column; {@code
 * n} is the number of columns of {@code b} and {@code c}, {@code k} that of the terms.
 *
 * <p>Each tile is written out: sums in an array, or handed from one method to another, would be
 * allocated (see {@link VectorDoubleKernels}).
 */
final class DoubleMatmulTiles {
    private static final VectorSpecies<Double> SPECIES = VectorDoubleKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private DoubleMatmulTiles() {}

    /** What the sums of row {@code i} start from when they do not start from {@code c}. */
    private static double seed(int start, double[] bias, int i) {
        return start == DoubleMatmul.BIAS ? bias[i] : 0;
    }

    static void tile4x3(
            int n,
            int k,
            double[] a,
            int aAt,
            int aRow,
            int aColumn,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int start,
            double[] bias,
            int biasAt) {
        int row1 = cAt + n;
        int row2 = cAt + 2 * n;
        int row3 = cAt + 3 * n;
        boolean add = start == DoubleMatmul.ACCUMULATE;
        double s0 = seed(start, bias, biasAt);
        double s1 = seed(start, bias, biasAt + 1);
        double s2 = seed(start, bias, biasAt + 2);
        double s3 = seed(start, bias, biasAt + 3);
        DoubleVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        DoubleVector c01 = add ? fromArray(SPECIES, c, cAt + LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = add ? fromArray(SPECIES, c, cAt + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c10 = add ? fromArray(SPECIES, c, row1) : broadcast(SPECIES, s1);
        DoubleVector c11 = add ? fromArray(SPECIES, c, row1 + LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = add ? fromArray(SPECIES, c, row1 + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c20 = add ? fromArray(SPECIES, c, row2) : broadcast(SPECIES, s2);
        DoubleVector c21 = add ? fromArray(SPECIES, c, row2 + LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = add ? fromArray(SPECIES, c, row2 + 2 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c30 = add ? fromArray(SPECIES, c, row3) : broadcast(SPECIES, s3);
        DoubleVector c31 = add ? fromArray(SPECIES, c, row3 + LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = add ? fromArray(SPECIES, c, row3 + 2 * LANES) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            DoubleVector b0 = fromArray(SPECIES, b, bp);
            DoubleVector b1 = fromArray(SPECIES, b, bp + LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bp + 2 * LANES);
            DoubleVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[ap + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[ap + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[ap + 3 * aRow]);
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

    static void tile2x3(
            int n,
            int k,
            double[] a,
            int aAt,
            int aRow,
            int aColumn,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int start,
            double[] bias,
            int biasAt) {
        int row1 = cAt + n;
        boolean add = start == DoubleMatmul.ACCUMULATE;
        double s0 = seed(start, bias, biasAt);
        double s1 = seed(start, bias, biasAt + 1);
        DoubleVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        DoubleVector c01 = add ? fromArray(SPECIES, c, cAt + LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = add ? fromArray(SPECIES, c, cAt + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c10 = add ? fromArray(SPECIES, c, row1) : broadcast(SPECIES, s1);
        DoubleVector c11 = add ? fromArray(SPECIES, c, row1 + LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = add ? fromArray(SPECIES, c, row1 + 2 * LANES) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            DoubleVector b0 = fromArray(SPECIES, b, bp);
            DoubleVector b1 = fromArray(SPECIES, b, bp + LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bp + 2 * LANES);
            DoubleVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[ap + aRow]);
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

    static void tile1x3(
            int n,
            int k,
            double[] a,
            int aAt,
            int aRow,
            int aColumn,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int start,
            double[] bias,
            int biasAt) {
        boolean add = start == DoubleMatmul.ACCUMULATE;
        double s0 = seed(start, bias, biasAt);
        DoubleVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        DoubleVector c01 = add ? fromArray(SPECIES, c, cAt + LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = add ? fromArray(SPECIES, c, cAt + 2 * LANES) : broadcast(SPECIES, s0);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            DoubleVector b0 = fromArray(SPECIES, b, bp);
            DoubleVector b1 = fromArray(SPECIES, b, bp + LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bp + 2 * LANES);
            DoubleVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c02.intoArray(c, cAt + 2 * LANES);
    }

    static void tile4x2(
            int n,
            int k,
            double[] a,
            int aAt,
            int aRow,
            int aColumn,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int start,
            double[] bias,
            int biasAt) {
        int row1 = cAt + n;
        int row2 = cAt + 2 * n;
        int row3 = cAt + 3 * n;
        boolean add = start == DoubleMatmul.ACCUMULATE;
        double s0 = seed(start, bias, biasAt);
        double s1 = seed(start, bias, biasAt + 1);
        double s2 = seed(start, bias, biasAt + 2);
        double s3 = seed(start, bias, biasAt + 3);
        DoubleVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        DoubleVector c01 = add ? fromArray(SPECIES, c, cAt + LANES) : broadcast(SPECIES, s0);
        DoubleVector c10 = add ? fromArray(SPECIES, c, row1) : broadcast(SPECIES, s1);
        DoubleVector c11 = add ? fromArray(SPECIES, c, row1 + LANES) : broadcast(SPECIES, s1);
        DoubleVector c20 = add ? fromArray(SPECIES, c, row2) : broadcast(SPECIES, s2);
        DoubleVector c21 = add ? fromArray(SPECIES, c, row2 + LANES) : broadcast(SPECIES, s2);
        DoubleVector c30 = add ? fromArray(SPECIES, c, row3) : broadcast(SPECIES, s3);
        DoubleVector c31 = add ? fromArray(SPECIES, c, row3 + LANES) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            DoubleVector b0 = fromArray(SPECIES, b, bp);
            DoubleVector b1 = fromArray(SPECIES, b, bp + LANES);
            DoubleVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[ap + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[ap + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[ap + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c10.intoArray(c, row1);
        c11.intoArray(c, row1 + LANES);
        c20.intoArray(c, row2);
        c21.intoArray(c, row2 + LANES);
        c30.intoArray(c, row3);
        c31.intoArray(c, row3 + LANES);
    }

    static void tile2x2(
            int n,
            int k,
            double[] a,
            int aAt,
            int aRow,
            int aColumn,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int start,
            double[] bias,
            int biasAt) {
        int row1 = cAt + n;
        boolean add = start == DoubleMatmul.ACCUMULATE;
        double s0 = seed(start, bias, biasAt);
        double s1 = seed(start, bias, biasAt + 1);
        DoubleVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        DoubleVector c01 = add ? fromArray(SPECIES, c, cAt + LANES) : broadcast(SPECIES, s0);
        DoubleVector c10 = add ? fromArray(SPECIES, c, row1) : broadcast(SPECIES, s1);
        DoubleVector c11 = add ? fromArray(SPECIES, c, row1 + LANES) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            DoubleVector b0 = fromArray(SPECIES, b, bp);
            DoubleVector b1 = fromArray(SPECIES, b, bp + LANES);
            DoubleVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[ap + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
        }
        c00.intoArray(c, cAt);
        c01.intoArray(c, cAt + LANES);
        c10.intoArray(c, row1);
        c11.intoArray(c, row1 + LANES);
    }

    static void tile4x1(
            int n,
            int k,
            double[] a,
            int aAt,
            int aRow,
            int aColumn,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            int start,
            double[] bias,
            int biasAt) {
        int row1 = cAt + n;
        int row2 = cAt + 2 * n;
        int row3 = cAt + 3 * n;
        boolean add = start == DoubleMatmul.ACCUMULATE;
        double s0 = seed(start, bias, biasAt);
        double s1 = seed(start, bias, biasAt + 1);
        double s2 = seed(start, bias, biasAt + 2);
        double s3 = seed(start, bias, biasAt + 3);
        DoubleVector c00 = add ? fromArray(SPECIES, c, cAt) : broadcast(SPECIES, s0);
        DoubleVector c10 = add ? fromArray(SPECIES, c, row1) : broadcast(SPECIES, s1);
        DoubleVector c20 = add ? fromArray(SPECIES, c, row2) : broadcast(SPECIES, s2);
        DoubleVector c30 = add ? fromArray(SPECIES, c, row3) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            int bp = bAt + p * n;
            int ap = aAt + p * aColumn;
            DoubleVector b0 = fromArray(SPECIES, b, bp);
            DoubleVector a0 = broadcast(SPECIES, a[ap]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[ap + aRow]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[ap + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[ap + 3 * aRow]);
            c30 = a3.fma(b0, c30);
        }
        c00.intoArray(c, cAt);
        c10.intoArray(c, row1);
        c20.intoArray(c, row2);
        c30.intoArray(c, row3);
    }
}
