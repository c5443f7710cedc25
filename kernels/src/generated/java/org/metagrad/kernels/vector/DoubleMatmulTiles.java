// Made by DoubleTwins from the source for float.
// Made by RegisterTiles.
package org.metagrad.kernels.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of {@link DoubleMatmul}, so many rows by so many vectors: {@code c = start + op(a) b}
 * with all sums in registers. {@code a} is at its first row, {@code b} and {@code c} at their
 * first column; {@code bRow} and {@code cRow} are the distances of their rows. The last vector
 * begins at column {@code last}, so that it may overlap the one before it: both compute the
 * same bits for what they share.
 *
 * <p>A {@code turned} {@code a} holds the rows of a tile side by side, the terms {@code
 * aStride} apart; another one its rows {@code aStride} apart and the terms side by side.
 */
final class DoubleMatmulTiles {
    private static final VectorSpecies<Double> SPECIES = VectorDoubleKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private DoubleMatmulTiles() {}

    /** The tile of a size; {@code start} is one of {@link DoubleMatmul}'s. */
    static void turned(
            int rows,
            int vectors,
            int k,
            double[] a,
            int aAt,
            int aStride,
            double[] b,
            int bAt,
            int bRow,
            double[] c,
            int cAt,
            int cRow,
            int last,
            int start,
            double[] bias,
            int biasAt) {
        switch (10 * vectors + rows) {
            case 11 ->
                    turned1x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 12 ->
                    turned2x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 13 ->
                    turned3x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 14 ->
                    turned4x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 15 ->
                    turned5x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 16 ->
                    turned6x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 17 ->
                    turned7x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 18 ->
                    turned8x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 21 ->
                    turned1x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 22 ->
                    turned2x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 23 ->
                    turned3x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 24 ->
                    turned4x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 25 ->
                    turned5x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 26 ->
                    turned6x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 27 ->
                    turned7x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 28 ->
                    turned8x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 31 ->
                    turned1x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 32 ->
                    turned2x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 33 ->
                    turned3x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 34 ->
                    turned4x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 35 ->
                    turned5x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 36 ->
                    turned6x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 37 ->
                    turned7x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 38 ->
                    turned8x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 41 ->
                    turned1x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 42 ->
                    turned2x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 43 ->
                    turned3x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 44 ->
                    turned4x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 45 ->
                    turned5x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 46 ->
                    turned6x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            default -> throw new AssertionError(rows + " rows, " + vectors + " vectors");
        }
    }

    private static void turned1x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At + last);
    }

    private static void turned2x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
    }

    private static void turned3x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
    }

    private static void turned4x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
        c30.intoArray(c, c3At + last);
    }

    private static void turned5x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
        c30.intoArray(c, c3At + last);
        c40.intoArray(c, c4At + last);
    }

    private static void turned6x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            DoubleVector a5 = broadcast(SPECIES, a[aAt + 5]);
            c50 = a5.fma(b0, c50);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
        c30.intoArray(c, c3At + last);
        c40.intoArray(c, c4At + last);
        c50.intoArray(c, c5At + last);
    }

    private static void turned7x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            DoubleVector a5 = broadcast(SPECIES, a[aAt + 5]);
            c50 = a5.fma(b0, c50);
            DoubleVector a6 = broadcast(SPECIES, a[aAt + 6]);
            c60 = a6.fma(b0, c60);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
        c30.intoArray(c, c3At + last);
        c40.intoArray(c, c4At + last);
        c50.intoArray(c, c5At + last);
        c60.intoArray(c, c6At + last);
    }

    private static void turned8x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        int c7At = cAt + 7 * cRow;
        double s7 = start == DoubleMatmul.BIAS ? bias[biasAt + 7] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        DoubleVector c70 = resume ? fromArray(SPECIES, c, c7At + last) : broadcast(SPECIES, s7);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            DoubleVector a5 = broadcast(SPECIES, a[aAt + 5]);
            c50 = a5.fma(b0, c50);
            DoubleVector a6 = broadcast(SPECIES, a[aAt + 6]);
            c60 = a6.fma(b0, c60);
            DoubleVector a7 = broadcast(SPECIES, a[aAt + 7]);
            c70 = a7.fma(b0, c70);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
        c30.intoArray(c, c3At + last);
        c40.intoArray(c, c4At + last);
        c50.intoArray(c, c5At + last);
        c60.intoArray(c, c6At + last);
        c70.intoArray(c, c7At + last);
    }

    private static void turned1x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
    }

    private static void turned2x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
    }

    private static void turned3x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
    }

    private static void turned4x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + last);
    }

    private static void turned5x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + last);
    }

    private static void turned6x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            DoubleVector a5 = broadcast(SPECIES, a[aAt + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + last);
    }

    private static void turned7x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At) : broadcast(SPECIES, s6);
        DoubleVector c61 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            DoubleVector a5 = broadcast(SPECIES, a[aAt + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            DoubleVector a6 = broadcast(SPECIES, a[aAt + 6]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + last);
        c60.intoArray(c, c6At);
        c61.intoArray(c, c6At + last);
    }

    private static void turned8x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        int c7At = cAt + 7 * cRow;
        double s7 = start == DoubleMatmul.BIAS ? bias[biasAt + 7] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At) : broadcast(SPECIES, s6);
        DoubleVector c61 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        DoubleVector c70 = resume ? fromArray(SPECIES, c, c7At) : broadcast(SPECIES, s7);
        DoubleVector c71 = resume ? fromArray(SPECIES, c, c7At + last) : broadcast(SPECIES, s7);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            DoubleVector a5 = broadcast(SPECIES, a[aAt + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            DoubleVector a6 = broadcast(SPECIES, a[aAt + 6]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            DoubleVector a7 = broadcast(SPECIES, a[aAt + 7]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + last);
        c60.intoArray(c, c6At);
        c61.intoArray(c, c6At + last);
        c70.intoArray(c, c7At);
        c71.intoArray(c, c7At + last);
    }

    private static void turned1x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
    }

    private static void turned2x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
    }

    private static void turned3x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
    }

    private static void turned4x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + last);
    }

    private static void turned5x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + last);
    }

    private static void turned6x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + 1 * LANES) : broadcast(SPECIES, s5);
        DoubleVector c52 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            DoubleVector a5 = broadcast(SPECIES, a[aAt + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + 1 * LANES);
        c52.intoArray(c, c5At + last);
    }

    private static void turned7x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + 1 * LANES) : broadcast(SPECIES, s5);
        DoubleVector c52 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At) : broadcast(SPECIES, s6);
        DoubleVector c61 = resume ? fromArray(SPECIES, c, c6At + 1 * LANES) : broadcast(SPECIES, s6);
        DoubleVector c62 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            DoubleVector a5 = broadcast(SPECIES, a[aAt + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            DoubleVector a6 = broadcast(SPECIES, a[aAt + 6]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            c62 = a6.fma(b2, c62);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + 1 * LANES);
        c52.intoArray(c, c5At + last);
        c60.intoArray(c, c6At);
        c61.intoArray(c, c6At + 1 * LANES);
        c62.intoArray(c, c6At + last);
    }

    private static void turned8x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        int c7At = cAt + 7 * cRow;
        double s7 = start == DoubleMatmul.BIAS ? bias[biasAt + 7] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + 1 * LANES) : broadcast(SPECIES, s5);
        DoubleVector c52 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At) : broadcast(SPECIES, s6);
        DoubleVector c61 = resume ? fromArray(SPECIES, c, c6At + 1 * LANES) : broadcast(SPECIES, s6);
        DoubleVector c62 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        DoubleVector c70 = resume ? fromArray(SPECIES, c, c7At) : broadcast(SPECIES, s7);
        DoubleVector c71 = resume ? fromArray(SPECIES, c, c7At + 1 * LANES) : broadcast(SPECIES, s7);
        DoubleVector c72 = resume ? fromArray(SPECIES, c, c7At + last) : broadcast(SPECIES, s7);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            DoubleVector a5 = broadcast(SPECIES, a[aAt + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            DoubleVector a6 = broadcast(SPECIES, a[aAt + 6]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            c62 = a6.fma(b2, c62);
            DoubleVector a7 = broadcast(SPECIES, a[aAt + 7]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            c72 = a7.fma(b2, c72);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + 1 * LANES);
        c52.intoArray(c, c5At + last);
        c60.intoArray(c, c6At);
        c61.intoArray(c, c6At + 1 * LANES);
        c62.intoArray(c, c6At + last);
        c70.intoArray(c, c7At);
        c71.intoArray(c, c7At + 1 * LANES);
        c72.intoArray(c, c7At + last);
    }

    private static void turned1x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
    }

    private static void turned2x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c13 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + 2 * LANES);
        c13.intoArray(c, c1At + last);
    }

    private static void turned3x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c13 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + 2 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c23 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + 2 * LANES);
        c13.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + 2 * LANES);
        c23.intoArray(c, c2At + last);
    }

    private static void turned4x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c13 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + 2 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c23 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + 2 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c33 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + 2 * LANES);
        c13.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + 2 * LANES);
        c23.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + 2 * LANES);
        c33.intoArray(c, c3At + last);
    }

    private static void turned5x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c13 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + 2 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c23 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + 2 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c33 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + 2 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c43 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + 2 * LANES);
        c13.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + 2 * LANES);
        c23.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + 2 * LANES);
        c33.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + 2 * LANES);
        c43.intoArray(c, c4At + last);
    }

    private static void turned6x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c13 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + 2 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c23 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + 2 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c33 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + 2 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c43 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + 1 * LANES) : broadcast(SPECIES, s5);
        DoubleVector c52 = resume ? fromArray(SPECIES, c, c5At + 2 * LANES) : broadcast(SPECIES, s5);
        DoubleVector c53 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[aAt + 0]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = broadcast(SPECIES, a[aAt + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = broadcast(SPECIES, a[aAt + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            DoubleVector a3 = broadcast(SPECIES, a[aAt + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            DoubleVector a4 = broadcast(SPECIES, a[aAt + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
            DoubleVector a5 = broadcast(SPECIES, a[aAt + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            c53 = a5.fma(b3, c53);
            bAt += bRow;
            aAt += aStride;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + 2 * LANES);
        c13.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + 2 * LANES);
        c23.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + 2 * LANES);
        c33.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + 2 * LANES);
        c43.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + 1 * LANES);
        c52.intoArray(c, c5At + 2 * LANES);
        c53.intoArray(c, c5At + last);
    }

    /** The tile of a size; {@code start} is one of {@link DoubleMatmul}'s. */
    static void plain(
            int rows,
            int vectors,
            int k,
            double[] a,
            int aAt,
            int aStride,
            double[] b,
            int bAt,
            int bRow,
            double[] c,
            int cAt,
            int cRow,
            int last,
            int start,
            double[] bias,
            int biasAt) {
        switch (10 * vectors + rows) {
            case 11 ->
                    plain1x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 12 ->
                    plain2x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 13 ->
                    plain3x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 14 ->
                    plain4x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 15 ->
                    plain5x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 16 ->
                    plain6x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 17 ->
                    plain7x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 18 ->
                    plain8x1(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 21 ->
                    plain1x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 22 ->
                    plain2x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 23 ->
                    plain3x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 24 ->
                    plain4x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 25 ->
                    plain5x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 26 ->
                    plain6x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 27 ->
                    plain7x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 28 ->
                    plain8x2(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 31 ->
                    plain1x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 32 ->
                    plain2x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 33 ->
                    plain3x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 34 ->
                    plain4x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 35 ->
                    plain5x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 36 ->
                    plain6x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 37 ->
                    plain7x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 38 ->
                    plain8x3(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 41 ->
                    plain1x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 42 ->
                    plain2x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 43 ->
                    plain3x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 44 ->
                    plain4x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 45 ->
                    plain5x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            case 46 ->
                    plain6x4(k, a, aAt, aStride, b, bAt, bRow, c, cAt, cRow, last, start, bias, biasAt);
            default -> throw new AssertionError(rows + " rows, " + vectors + " vectors");
        }
    }

    private static void plain1x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            bAt += bRow;
        }
        c00.intoArray(c, c0At + last);
    }

    private static void plain2x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            bAt += bRow;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
    }

    private static void plain3x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            bAt += bRow;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
    }

    private static void plain4x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            bAt += bRow;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
        c30.intoArray(c, c3At + last);
    }

    private static void plain5x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            bAt += bRow;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
        c30.intoArray(c, c3At + last);
        c40.intoArray(c, c4At + last);
    }

    private static void plain6x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int a5At = aAt + 5 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            DoubleVector a5 = broadcast(SPECIES, a[a5At + p]);
            c50 = a5.fma(b0, c50);
            bAt += bRow;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
        c30.intoArray(c, c3At + last);
        c40.intoArray(c, c4At + last);
        c50.intoArray(c, c5At + last);
    }

    private static void plain7x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int a5At = aAt + 5 * aStride & Integer.MAX_VALUE;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        int a6At = aAt + 6 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            DoubleVector a5 = broadcast(SPECIES, a[a5At + p]);
            c50 = a5.fma(b0, c50);
            DoubleVector a6 = broadcast(SPECIES, a[a6At + p]);
            c60 = a6.fma(b0, c60);
            bAt += bRow;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
        c30.intoArray(c, c3At + last);
        c40.intoArray(c, c4At + last);
        c50.intoArray(c, c5At + last);
        c60.intoArray(c, c6At + last);
    }

    private static void plain8x1(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int a5At = aAt + 5 * aStride & Integer.MAX_VALUE;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        int a6At = aAt + 6 * aStride & Integer.MAX_VALUE;
        int c7At = cAt + 7 * cRow;
        double s7 = start == DoubleMatmul.BIAS ? bias[biasAt + 7] : 0;
        int a7At = aAt + 7 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        DoubleVector c70 = resume ? fromArray(SPECIES, c, c7At + last) : broadcast(SPECIES, s7);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            DoubleVector a5 = broadcast(SPECIES, a[a5At + p]);
            c50 = a5.fma(b0, c50);
            DoubleVector a6 = broadcast(SPECIES, a[a6At + p]);
            c60 = a6.fma(b0, c60);
            DoubleVector a7 = broadcast(SPECIES, a[a7At + p]);
            c70 = a7.fma(b0, c70);
            bAt += bRow;
        }
        c00.intoArray(c, c0At + last);
        c10.intoArray(c, c1At + last);
        c20.intoArray(c, c2At + last);
        c30.intoArray(c, c3At + last);
        c40.intoArray(c, c4At + last);
        c50.intoArray(c, c5At + last);
        c60.intoArray(c, c6At + last);
        c70.intoArray(c, c7At + last);
    }

    private static void plain1x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
    }

    private static void plain2x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
    }

    private static void plain3x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
    }

    private static void plain4x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + last);
    }

    private static void plain5x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + last);
    }

    private static void plain6x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int a5At = aAt + 5 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            DoubleVector a5 = broadcast(SPECIES, a[a5At + p]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + last);
    }

    private static void plain7x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int a5At = aAt + 5 * aStride & Integer.MAX_VALUE;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        int a6At = aAt + 6 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At) : broadcast(SPECIES, s6);
        DoubleVector c61 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            DoubleVector a5 = broadcast(SPECIES, a[a5At + p]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            DoubleVector a6 = broadcast(SPECIES, a[a6At + p]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + last);
        c60.intoArray(c, c6At);
        c61.intoArray(c, c6At + last);
    }

    private static void plain8x2(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int a5At = aAt + 5 * aStride & Integer.MAX_VALUE;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        int a6At = aAt + 6 * aStride & Integer.MAX_VALUE;
        int c7At = cAt + 7 * cRow;
        double s7 = start == DoubleMatmul.BIAS ? bias[biasAt + 7] : 0;
        int a7At = aAt + 7 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At) : broadcast(SPECIES, s6);
        DoubleVector c61 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        DoubleVector c70 = resume ? fromArray(SPECIES, c, c7At) : broadcast(SPECIES, s7);
        DoubleVector c71 = resume ? fromArray(SPECIES, c, c7At + last) : broadcast(SPECIES, s7);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            DoubleVector a5 = broadcast(SPECIES, a[a5At + p]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            DoubleVector a6 = broadcast(SPECIES, a[a6At + p]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            DoubleVector a7 = broadcast(SPECIES, a[a7At + p]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + last);
        c60.intoArray(c, c6At);
        c61.intoArray(c, c6At + last);
        c70.intoArray(c, c7At);
        c71.intoArray(c, c7At + last);
    }

    private static void plain1x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
    }

    private static void plain2x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
    }

    private static void plain3x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
    }

    private static void plain4x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + last);
    }

    private static void plain5x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + last);
    }

    private static void plain6x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int a5At = aAt + 5 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + 1 * LANES) : broadcast(SPECIES, s5);
        DoubleVector c52 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            DoubleVector a5 = broadcast(SPECIES, a[a5At + p]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + 1 * LANES);
        c52.intoArray(c, c5At + last);
    }

    private static void plain7x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int a5At = aAt + 5 * aStride & Integer.MAX_VALUE;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        int a6At = aAt + 6 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + 1 * LANES) : broadcast(SPECIES, s5);
        DoubleVector c52 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At) : broadcast(SPECIES, s6);
        DoubleVector c61 = resume ? fromArray(SPECIES, c, c6At + 1 * LANES) : broadcast(SPECIES, s6);
        DoubleVector c62 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            DoubleVector a5 = broadcast(SPECIES, a[a5At + p]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            DoubleVector a6 = broadcast(SPECIES, a[a6At + p]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            c62 = a6.fma(b2, c62);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + 1 * LANES);
        c52.intoArray(c, c5At + last);
        c60.intoArray(c, c6At);
        c61.intoArray(c, c6At + 1 * LANES);
        c62.intoArray(c, c6At + last);
    }

    private static void plain8x3(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int a5At = aAt + 5 * aStride & Integer.MAX_VALUE;
        int c6At = cAt + 6 * cRow;
        double s6 = start == DoubleMatmul.BIAS ? bias[biasAt + 6] : 0;
        int a6At = aAt + 6 * aStride & Integer.MAX_VALUE;
        int c7At = cAt + 7 * cRow;
        double s7 = start == DoubleMatmul.BIAS ? bias[biasAt + 7] : 0;
        int a7At = aAt + 7 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + 1 * LANES) : broadcast(SPECIES, s5);
        DoubleVector c52 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        DoubleVector c60 = resume ? fromArray(SPECIES, c, c6At) : broadcast(SPECIES, s6);
        DoubleVector c61 = resume ? fromArray(SPECIES, c, c6At + 1 * LANES) : broadcast(SPECIES, s6);
        DoubleVector c62 = resume ? fromArray(SPECIES, c, c6At + last) : broadcast(SPECIES, s6);
        DoubleVector c70 = resume ? fromArray(SPECIES, c, c7At) : broadcast(SPECIES, s7);
        DoubleVector c71 = resume ? fromArray(SPECIES, c, c7At + 1 * LANES) : broadcast(SPECIES, s7);
        DoubleVector c72 = resume ? fromArray(SPECIES, c, c7At + last) : broadcast(SPECIES, s7);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            DoubleVector a5 = broadcast(SPECIES, a[a5At + p]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            DoubleVector a6 = broadcast(SPECIES, a[a6At + p]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            c62 = a6.fma(b2, c62);
            DoubleVector a7 = broadcast(SPECIES, a[a7At + p]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            c72 = a7.fma(b2, c72);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + 1 * LANES);
        c52.intoArray(c, c5At + last);
        c60.intoArray(c, c6At);
        c61.intoArray(c, c6At + 1 * LANES);
        c62.intoArray(c, c6At + last);
        c70.intoArray(c, c7At);
        c71.intoArray(c, c7At + 1 * LANES);
        c72.intoArray(c, c7At + last);
    }

    private static void plain1x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
    }

    private static void plain2x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c13 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + 2 * LANES);
        c13.intoArray(c, c1At + last);
    }

    private static void plain3x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c13 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + 2 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c23 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + 2 * LANES);
        c13.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + 2 * LANES);
        c23.intoArray(c, c2At + last);
    }

    private static void plain4x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c13 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + 2 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c23 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + 2 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c33 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + 2 * LANES);
        c13.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + 2 * LANES);
        c23.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + 2 * LANES);
        c33.intoArray(c, c3At + last);
    }

    private static void plain5x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c13 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + 2 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c23 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + 2 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c33 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + 2 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c43 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + 2 * LANES);
        c13.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + 2 * LANES);
        c23.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + 2 * LANES);
        c33.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + 2 * LANES);
        c43.intoArray(c, c4At + last);
    }

    private static void plain6x4(int k, double[] a, int aAt, int aStride, double[] b, int bAt, int bRow, double[] c, int cAt, int cRow, int last, int start, double[] bias, int biasAt) {
        boolean resume = start == DoubleMatmul.RESUME;
        int c0At = cAt;
        double s0 = start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0;
        int a0At = aAt + 0 * aStride & Integer.MAX_VALUE;
        int c1At = cAt + 1 * cRow;
        double s1 = start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0;
        int a1At = aAt + 1 * aStride & Integer.MAX_VALUE;
        int c2At = cAt + 2 * cRow;
        double s2 = start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0;
        int a2At = aAt + 2 * aStride & Integer.MAX_VALUE;
        int c3At = cAt + 3 * cRow;
        double s3 = start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0;
        int a3At = aAt + 3 * aStride & Integer.MAX_VALUE;
        int c4At = cAt + 4 * cRow;
        double s4 = start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0;
        int a4At = aAt + 4 * aStride & Integer.MAX_VALUE;
        int c5At = cAt + 5 * cRow;
        double s5 = start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0;
        int a5At = aAt + 5 * aStride & Integer.MAX_VALUE;
        DoubleVector c00 = resume ? fromArray(SPECIES, c, c0At) : broadcast(SPECIES, s0);
        DoubleVector c01 = resume ? fromArray(SPECIES, c, c0At + 1 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c02 = resume ? fromArray(SPECIES, c, c0At + 2 * LANES) : broadcast(SPECIES, s0);
        DoubleVector c03 = resume ? fromArray(SPECIES, c, c0At + last) : broadcast(SPECIES, s0);
        DoubleVector c10 = resume ? fromArray(SPECIES, c, c1At) : broadcast(SPECIES, s1);
        DoubleVector c11 = resume ? fromArray(SPECIES, c, c1At + 1 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c12 = resume ? fromArray(SPECIES, c, c1At + 2 * LANES) : broadcast(SPECIES, s1);
        DoubleVector c13 = resume ? fromArray(SPECIES, c, c1At + last) : broadcast(SPECIES, s1);
        DoubleVector c20 = resume ? fromArray(SPECIES, c, c2At) : broadcast(SPECIES, s2);
        DoubleVector c21 = resume ? fromArray(SPECIES, c, c2At + 1 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c22 = resume ? fromArray(SPECIES, c, c2At + 2 * LANES) : broadcast(SPECIES, s2);
        DoubleVector c23 = resume ? fromArray(SPECIES, c, c2At + last) : broadcast(SPECIES, s2);
        DoubleVector c30 = resume ? fromArray(SPECIES, c, c3At) : broadcast(SPECIES, s3);
        DoubleVector c31 = resume ? fromArray(SPECIES, c, c3At + 1 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c32 = resume ? fromArray(SPECIES, c, c3At + 2 * LANES) : broadcast(SPECIES, s3);
        DoubleVector c33 = resume ? fromArray(SPECIES, c, c3At + last) : broadcast(SPECIES, s3);
        DoubleVector c40 = resume ? fromArray(SPECIES, c, c4At) : broadcast(SPECIES, s4);
        DoubleVector c41 = resume ? fromArray(SPECIES, c, c4At + 1 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c42 = resume ? fromArray(SPECIES, c, c4At + 2 * LANES) : broadcast(SPECIES, s4);
        DoubleVector c43 = resume ? fromArray(SPECIES, c, c4At + last) : broadcast(SPECIES, s4);
        DoubleVector c50 = resume ? fromArray(SPECIES, c, c5At) : broadcast(SPECIES, s5);
        DoubleVector c51 = resume ? fromArray(SPECIES, c, c5At + 1 * LANES) : broadcast(SPECIES, s5);
        DoubleVector c52 = resume ? fromArray(SPECIES, c, c5At + 2 * LANES) : broadcast(SPECIES, s5);
        DoubleVector c53 = resume ? fromArray(SPECIES, c, c5At + last) : broadcast(SPECIES, s5);
        for (int p = 0; p < k; p++) {
            DoubleVector b0 = fromArray(SPECIES, b, bAt);
            DoubleVector b1 = fromArray(SPECIES, b, bAt + 1 * LANES);
            DoubleVector b2 = fromArray(SPECIES, b, bAt + 2 * LANES);
            DoubleVector b3 = fromArray(SPECIES, b, bAt + last);
            DoubleVector a0 = broadcast(SPECIES, a[a0At + p]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = broadcast(SPECIES, a[a1At + p]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = broadcast(SPECIES, a[a2At + p]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            DoubleVector a3 = broadcast(SPECIES, a[a3At + p]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
            DoubleVector a4 = broadcast(SPECIES, a[a4At + p]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            c43 = a4.fma(b3, c43);
            DoubleVector a5 = broadcast(SPECIES, a[a5At + p]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            c53 = a5.fma(b3, c53);
            bAt += bRow;
        }
        c00.intoArray(c, c0At);
        c01.intoArray(c, c0At + 1 * LANES);
        c02.intoArray(c, c0At + 2 * LANES);
        c03.intoArray(c, c0At + last);
        c10.intoArray(c, c1At);
        c11.intoArray(c, c1At + 1 * LANES);
        c12.intoArray(c, c1At + 2 * LANES);
        c13.intoArray(c, c1At + last);
        c20.intoArray(c, c2At);
        c21.intoArray(c, c2At + 1 * LANES);
        c22.intoArray(c, c2At + 2 * LANES);
        c23.intoArray(c, c2At + last);
        c30.intoArray(c, c3At);
        c31.intoArray(c, c3At + 1 * LANES);
        c32.intoArray(c, c3At + 2 * LANES);
        c33.intoArray(c, c3At + last);
        c40.intoArray(c, c4At);
        c41.intoArray(c, c4At + 1 * LANES);
        c42.intoArray(c, c4At + 2 * LANES);
        c43.intoArray(c, c4At + last);
        c50.intoArray(c, c5At);
        c51.intoArray(c, c5At + 1 * LANES);
        c52.intoArray(c, c5At + 2 * LANES);
        c53.intoArray(c, c5At + last);
    }
}
