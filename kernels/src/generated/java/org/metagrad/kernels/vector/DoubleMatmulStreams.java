// Made by DoubleTwins from the source for float.
// Made by RegisterTiles.
package org.metagrad.kernels.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Streams of {@link DoubleMatmul}: so many rows of {@code c = start + op(a) b} over so few terms
 * that all of {@code a} stays in registers, in one sweep over the columns. {@code n} is the
 * number of columns of {@code b} and {@code c}; a sum that starts from {@code c} needs whole
 * vectors of them.
 */
final class DoubleMatmulStreams {
    private static final VectorSpecies<Double> SPECIES = VectorDoubleKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private DoubleMatmulStreams() {}

    /** The most terms of a stream of so many rows. */
    static int mostTerms(int rows) {
        return switch (rows) {
            case 1 -> 8;
            case 2 -> 8;
            case 3 -> 6;
            case 4 -> 5;
            case 5 -> 3;
            case 6 -> 3;
            default -> throw new AssertionError(rows + " rows");
        };
    }

    /** The stream of a size; {@code start} is one of {@link DoubleMatmul}'s. */
    static void stream(
            int rows,
            int terms,
            int n,
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
        switch (20 * rows + 2 * terms + (start == DoubleMatmul.RESUME ? 1 : 0)) {
            case 22 ->
                    start1x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 23 ->
                    resume1x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 24 ->
                    start1x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 25 ->
                    resume1x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 26 ->
                    start1x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 27 ->
                    resume1x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 28 ->
                    start1x4(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 29 ->
                    resume1x4(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 30 ->
                    start1x5(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 31 ->
                    resume1x5(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 32 ->
                    start1x6(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 33 ->
                    resume1x6(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 34 ->
                    start1x7(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 35 ->
                    resume1x7(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 36 ->
                    start1x8(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 37 ->
                    resume1x8(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 42 ->
                    start2x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 43 ->
                    resume2x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 44 ->
                    start2x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 45 ->
                    resume2x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 46 ->
                    start2x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 47 ->
                    resume2x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 48 ->
                    start2x4(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 49 ->
                    resume2x4(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 50 ->
                    start2x5(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 51 ->
                    resume2x5(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 52 ->
                    start2x6(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 53 ->
                    resume2x6(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 54 ->
                    start2x7(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 55 ->
                    resume2x7(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 56 ->
                    start2x8(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 57 ->
                    resume2x8(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 62 ->
                    start3x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 63 ->
                    resume3x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 64 ->
                    start3x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 65 ->
                    resume3x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 66 ->
                    start3x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 67 ->
                    resume3x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 68 ->
                    start3x4(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 69 ->
                    resume3x4(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 70 ->
                    start3x5(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 71 ->
                    resume3x5(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 72 ->
                    start3x6(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 73 ->
                    resume3x6(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 82 ->
                    start4x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 83 ->
                    resume4x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 84 ->
                    start4x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 85 ->
                    resume4x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 86 ->
                    start4x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 87 ->
                    resume4x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 88 ->
                    start4x4(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 89 ->
                    resume4x4(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 90 ->
                    start4x5(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 91 ->
                    resume4x5(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 102 ->
                    start5x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 103 ->
                    resume5x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 104 ->
                    start5x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 105 ->
                    resume5x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 106 ->
                    start5x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 107 ->
                    resume5x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 122 ->
                    start6x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 123 ->
                    resume6x1(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 124 ->
                    start6x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 125 ->
                    resume6x2(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            case 126 ->
                    start6x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt, start, bias, biasAt);
            case 127 ->
                    resume6x3(n, a, aAt, aRow, aColumn, b, bAt, c, cAt);
            default -> throw new AssertionError(rows + " rows, " + terms + " terms");
        }
    }

    private static void start1x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c0.intoArray(c, c0At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void resume1x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void start1x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c0.intoArray(c, c0At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void resume1x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void start1x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c0.intoArray(c, c0At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void resume1x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void start1x4(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c0.intoArray(c, c0At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void resume1x4(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void start1x5(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c0.intoArray(c, c0At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void resume1x5(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void start1x6(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c0.intoArray(c, c0At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void resume1x6(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void start1x7(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector a06 = broadcast(SPECIES, a[aAt + 0 * aRow + 6 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        int b6At = bAt + 6 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            c0.intoArray(c, c0At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void resume1x7(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector a06 = broadcast(SPECIES, a[aAt + 0 * aRow + 6 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        int b6At = bAt + 6 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void start1x8(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector a06 = broadcast(SPECIES, a[aAt + 0 * aRow + 6 * aColumn]);
        DoubleVector a07 = broadcast(SPECIES, a[aAt + 0 * aRow + 7 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        int b6At = bAt + 6 * n & Integer.MAX_VALUE;
        int b7At = bAt + 7 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            DoubleVector b7 = fromArray(SPECIES, b, b7At + j);
            c0 = a07.fma(b7, c0);
            c0.intoArray(c, c0At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            DoubleVector b7 = fromArray(SPECIES, b, b7At + j);
            c0 = a07.fma(b7, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void resume1x8(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector a06 = broadcast(SPECIES, a[aAt + 0 * aRow + 6 * aColumn]);
        DoubleVector a07 = broadcast(SPECIES, a[aAt + 0 * aRow + 7 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        int b6At = bAt + 6 * n & Integer.MAX_VALUE;
        int b7At = bAt + 7 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            DoubleVector b7 = fromArray(SPECIES, b, b7At + j);
            c0 = a07.fma(b7, c0);
            c0.intoArray(c, c0At + j);
        }
    }

    private static void start2x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void resume2x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void start2x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void resume2x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void start2x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void resume2x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void start2x4(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void resume2x4(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void start2x5(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void resume2x5(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void start2x6(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector a15 = broadcast(SPECIES, a[aAt + 1 * aRow + 5 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void resume2x6(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector a15 = broadcast(SPECIES, a[aAt + 1 * aRow + 5 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void start2x7(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector a06 = broadcast(SPECIES, a[aAt + 0 * aRow + 6 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector a15 = broadcast(SPECIES, a[aAt + 1 * aRow + 5 * aColumn]);
        DoubleVector a16 = broadcast(SPECIES, a[aAt + 1 * aRow + 6 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        int b6At = bAt + 6 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            c1 = a16.fma(b6, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            c1 = a16.fma(b6, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void resume2x7(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector a06 = broadcast(SPECIES, a[aAt + 0 * aRow + 6 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector a15 = broadcast(SPECIES, a[aAt + 1 * aRow + 5 * aColumn]);
        DoubleVector a16 = broadcast(SPECIES, a[aAt + 1 * aRow + 6 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        int b6At = bAt + 6 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            c1 = a16.fma(b6, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void start2x8(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector a06 = broadcast(SPECIES, a[aAt + 0 * aRow + 6 * aColumn]);
        DoubleVector a07 = broadcast(SPECIES, a[aAt + 0 * aRow + 7 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector a15 = broadcast(SPECIES, a[aAt + 1 * aRow + 5 * aColumn]);
        DoubleVector a16 = broadcast(SPECIES, a[aAt + 1 * aRow + 6 * aColumn]);
        DoubleVector a17 = broadcast(SPECIES, a[aAt + 1 * aRow + 7 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        int b6At = bAt + 6 * n & Integer.MAX_VALUE;
        int b7At = bAt + 7 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            c1 = a16.fma(b6, c1);
            DoubleVector b7 = fromArray(SPECIES, b, b7At + j);
            c0 = a07.fma(b7, c0);
            c1 = a17.fma(b7, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            c1 = a16.fma(b6, c1);
            DoubleVector b7 = fromArray(SPECIES, b, b7At + j);
            c0 = a07.fma(b7, c0);
            c1 = a17.fma(b7, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void resume2x8(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector a06 = broadcast(SPECIES, a[aAt + 0 * aRow + 6 * aColumn]);
        DoubleVector a07 = broadcast(SPECIES, a[aAt + 0 * aRow + 7 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector a15 = broadcast(SPECIES, a[aAt + 1 * aRow + 5 * aColumn]);
        DoubleVector a16 = broadcast(SPECIES, a[aAt + 1 * aRow + 6 * aColumn]);
        DoubleVector a17 = broadcast(SPECIES, a[aAt + 1 * aRow + 7 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        int b6At = bAt + 6 * n & Integer.MAX_VALUE;
        int b7At = bAt + 7 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            DoubleVector b6 = fromArray(SPECIES, b, b6At + j);
            c0 = a06.fma(b6, c0);
            c1 = a16.fma(b6, c1);
            DoubleVector b7 = fromArray(SPECIES, b, b7At + j);
            c0 = a07.fma(b7, c0);
            c1 = a17.fma(b7, c1);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
        }
    }

    private static void start3x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void resume3x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void start3x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void resume3x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void start3x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void resume3x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void start3x4(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector a23 = broadcast(SPECIES, a[aAt + 2 * aRow + 3 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void resume3x4(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector a23 = broadcast(SPECIES, a[aAt + 2 * aRow + 3 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void start3x5(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector a23 = broadcast(SPECIES, a[aAt + 2 * aRow + 3 * aColumn]);
        DoubleVector a24 = broadcast(SPECIES, a[aAt + 2 * aRow + 4 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c2 = a24.fma(b4, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c2 = a24.fma(b4, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void resume3x5(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector a23 = broadcast(SPECIES, a[aAt + 2 * aRow + 3 * aColumn]);
        DoubleVector a24 = broadcast(SPECIES, a[aAt + 2 * aRow + 4 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c2 = a24.fma(b4, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void start3x6(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector a15 = broadcast(SPECIES, a[aAt + 1 * aRow + 5 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector a23 = broadcast(SPECIES, a[aAt + 2 * aRow + 3 * aColumn]);
        DoubleVector a24 = broadcast(SPECIES, a[aAt + 2 * aRow + 4 * aColumn]);
        DoubleVector a25 = broadcast(SPECIES, a[aAt + 2 * aRow + 5 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c2 = a24.fma(b4, c2);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            c2 = a25.fma(b5, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c2 = a24.fma(b4, c2);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            c2 = a25.fma(b5, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void resume3x6(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector a05 = broadcast(SPECIES, a[aAt + 0 * aRow + 5 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector a15 = broadcast(SPECIES, a[aAt + 1 * aRow + 5 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector a23 = broadcast(SPECIES, a[aAt + 2 * aRow + 3 * aColumn]);
        DoubleVector a24 = broadcast(SPECIES, a[aAt + 2 * aRow + 4 * aColumn]);
        DoubleVector a25 = broadcast(SPECIES, a[aAt + 2 * aRow + 5 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        int b5At = bAt + 5 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c2 = a24.fma(b4, c2);
            DoubleVector b5 = fromArray(SPECIES, b, b5At + j);
            c0 = a05.fma(b5, c0);
            c1 = a15.fma(b5, c1);
            c2 = a25.fma(b5, c2);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
        }
    }

    private static void start4x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }

    private static void resume4x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }

    private static void start4x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }

    private static void resume4x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }

    private static void start4x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector a32 = broadcast(SPECIES, a[aAt + 3 * aRow + 2 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }

    private static void resume4x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector a32 = broadcast(SPECIES, a[aAt + 3 * aRow + 2 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }

    private static void start4x4(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector a23 = broadcast(SPECIES, a[aAt + 2 * aRow + 3 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector a32 = broadcast(SPECIES, a[aAt + 3 * aRow + 2 * aColumn]);
        DoubleVector a33 = broadcast(SPECIES, a[aAt + 3 * aRow + 3 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            c3 = a33.fma(b3, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            c3 = a33.fma(b3, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }

    private static void resume4x4(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector a23 = broadcast(SPECIES, a[aAt + 2 * aRow + 3 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector a32 = broadcast(SPECIES, a[aAt + 3 * aRow + 2 * aColumn]);
        DoubleVector a33 = broadcast(SPECIES, a[aAt + 3 * aRow + 3 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            c3 = a33.fma(b3, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }

    private static void start4x5(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector a23 = broadcast(SPECIES, a[aAt + 2 * aRow + 3 * aColumn]);
        DoubleVector a24 = broadcast(SPECIES, a[aAt + 2 * aRow + 4 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector a32 = broadcast(SPECIES, a[aAt + 3 * aRow + 2 * aColumn]);
        DoubleVector a33 = broadcast(SPECIES, a[aAt + 3 * aRow + 3 * aColumn]);
        DoubleVector a34 = broadcast(SPECIES, a[aAt + 3 * aRow + 4 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            c3 = a33.fma(b3, c3);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c2 = a24.fma(b4, c2);
            c3 = a34.fma(b4, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            c3 = a33.fma(b3, c3);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c2 = a24.fma(b4, c2);
            c3 = a34.fma(b4, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }

    private static void resume4x5(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector a03 = broadcast(SPECIES, a[aAt + 0 * aRow + 3 * aColumn]);
        DoubleVector a04 = broadcast(SPECIES, a[aAt + 0 * aRow + 4 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector a13 = broadcast(SPECIES, a[aAt + 1 * aRow + 3 * aColumn]);
        DoubleVector a14 = broadcast(SPECIES, a[aAt + 1 * aRow + 4 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector a23 = broadcast(SPECIES, a[aAt + 2 * aRow + 3 * aColumn]);
        DoubleVector a24 = broadcast(SPECIES, a[aAt + 2 * aRow + 4 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector a32 = broadcast(SPECIES, a[aAt + 3 * aRow + 2 * aColumn]);
        DoubleVector a33 = broadcast(SPECIES, a[aAt + 3 * aRow + 3 * aColumn]);
        DoubleVector a34 = broadcast(SPECIES, a[aAt + 3 * aRow + 4 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        int b3At = bAt + 3 * n & Integer.MAX_VALUE;
        int b4At = bAt + 4 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            DoubleVector b3 = fromArray(SPECIES, b, b3At + j);
            c0 = a03.fma(b3, c0);
            c1 = a13.fma(b3, c1);
            c2 = a23.fma(b3, c2);
            c3 = a33.fma(b3, c3);
            DoubleVector b4 = fromArray(SPECIES, b, b4At + j);
            c0 = a04.fma(b4, c0);
            c1 = a14.fma(b4, c1);
            c2 = a24.fma(b4, c2);
            c3 = a34.fma(b4, c3);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
        }
    }

    private static void start5x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        DoubleVector s4 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
        }
    }

    private static void resume5x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector c4 = fromArray(SPECIES, c, c4At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
        }
    }

    private static void start5x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        DoubleVector a41 = broadcast(SPECIES, a[aAt + 4 * aRow + 1 * aColumn]);
        DoubleVector s4 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
        }
    }

    private static void resume5x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        DoubleVector a41 = broadcast(SPECIES, a[aAt + 4 * aRow + 1 * aColumn]);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector c4 = fromArray(SPECIES, c, c4At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
        }
    }

    private static void start5x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector a32 = broadcast(SPECIES, a[aAt + 3 * aRow + 2 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        DoubleVector a41 = broadcast(SPECIES, a[aAt + 4 * aRow + 1 * aColumn]);
        DoubleVector a42 = broadcast(SPECIES, a[aAt + 4 * aRow + 2 * aColumn]);
        DoubleVector s4 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            c4 = a42.fma(b2, c4);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            c4 = a42.fma(b2, c4);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
        }
    }

    private static void resume5x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector a32 = broadcast(SPECIES, a[aAt + 3 * aRow + 2 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        DoubleVector a41 = broadcast(SPECIES, a[aAt + 4 * aRow + 1 * aColumn]);
        DoubleVector a42 = broadcast(SPECIES, a[aAt + 4 * aRow + 2 * aColumn]);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector c4 = fromArray(SPECIES, c, c4At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            c4 = a42.fma(b2, c4);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
        }
    }

    private static void start6x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        DoubleVector s4 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        DoubleVector a50 = broadcast(SPECIES, a[aAt + 5 * aRow + 0 * aColumn]);
        DoubleVector s5 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0);
        int c5At = cAt + 5 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector c5 = s5;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c5 = a50.fma(b0, c5);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
            c5.intoArray(c, c5At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector c5 = s5;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c5 = a50.fma(b0, c5);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
            c5.intoArray(c, c5At + j);
        }
    }

    private static void resume6x1(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        DoubleVector a50 = broadcast(SPECIES, a[aAt + 5 * aRow + 0 * aColumn]);
        int c5At = cAt + 5 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector c4 = fromArray(SPECIES, c, c4At + j);
            DoubleVector c5 = fromArray(SPECIES, c, c5At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c5 = a50.fma(b0, c5);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
            c5.intoArray(c, c5At + j);
        }
    }

    private static void start6x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        DoubleVector a41 = broadcast(SPECIES, a[aAt + 4 * aRow + 1 * aColumn]);
        DoubleVector s4 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        DoubleVector a50 = broadcast(SPECIES, a[aAt + 5 * aRow + 0 * aColumn]);
        DoubleVector a51 = broadcast(SPECIES, a[aAt + 5 * aRow + 1 * aColumn]);
        DoubleVector s5 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0);
        int c5At = cAt + 5 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector c5 = s5;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c5 = a50.fma(b0, c5);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            c5 = a51.fma(b1, c5);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
            c5.intoArray(c, c5At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector c5 = s5;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c5 = a50.fma(b0, c5);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            c5 = a51.fma(b1, c5);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
            c5.intoArray(c, c5At + j);
        }
    }

    private static void resume6x2(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        DoubleVector a41 = broadcast(SPECIES, a[aAt + 4 * aRow + 1 * aColumn]);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        DoubleVector a50 = broadcast(SPECIES, a[aAt + 5 * aRow + 0 * aColumn]);
        DoubleVector a51 = broadcast(SPECIES, a[aAt + 5 * aRow + 1 * aColumn]);
        int c5At = cAt + 5 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector c4 = fromArray(SPECIES, c, c4At + j);
            DoubleVector c5 = fromArray(SPECIES, c, c5At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c5 = a50.fma(b0, c5);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            c5 = a51.fma(b1, c5);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
            c5.intoArray(c, c5At + j);
        }
    }

    private static void start6x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt, int start, double[] bias, int biasAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        DoubleVector s0 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 0] : 0);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        DoubleVector s1 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 1] : 0);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        DoubleVector s2 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 2] : 0);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector a32 = broadcast(SPECIES, a[aAt + 3 * aRow + 2 * aColumn]);
        DoubleVector s3 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 3] : 0);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        DoubleVector a41 = broadcast(SPECIES, a[aAt + 4 * aRow + 1 * aColumn]);
        DoubleVector a42 = broadcast(SPECIES, a[aAt + 4 * aRow + 2 * aColumn]);
        DoubleVector s4 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 4] : 0);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        DoubleVector a50 = broadcast(SPECIES, a[aAt + 5 * aRow + 0 * aColumn]);
        DoubleVector a51 = broadcast(SPECIES, a[aAt + 5 * aRow + 1 * aColumn]);
        DoubleVector a52 = broadcast(SPECIES, a[aAt + 5 * aRow + 2 * aColumn]);
        DoubleVector s5 = broadcast(SPECIES, start == DoubleMatmul.BIAS ? bias[biasAt + 5] : 0);
        int c5At = cAt + 5 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector c5 = s5;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c5 = a50.fma(b0, c5);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            c5 = a51.fma(b1, c5);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            c4 = a42.fma(b2, c4);
            c5 = a52.fma(b2, c5);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
            c5.intoArray(c, c5At + j);
        }
        if (n % LANES != 0) {
            int j = n - LANES;
            DoubleVector c0 = s0;
            DoubleVector c1 = s1;
            DoubleVector c2 = s2;
            DoubleVector c3 = s3;
            DoubleVector c4 = s4;
            DoubleVector c5 = s5;
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c5 = a50.fma(b0, c5);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            c5 = a51.fma(b1, c5);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            c4 = a42.fma(b2, c4);
            c5 = a52.fma(b2, c5);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
            c5.intoArray(c, c5At + j);
        }
    }

    private static void resume6x3(int n, double[] a, int aAt, int aRow, int aColumn, double[] b, int bAt, double[] c, int cAt) {
        DoubleVector a00 = broadcast(SPECIES, a[aAt + 0 * aRow + 0 * aColumn]);
        DoubleVector a01 = broadcast(SPECIES, a[aAt + 0 * aRow + 1 * aColumn]);
        DoubleVector a02 = broadcast(SPECIES, a[aAt + 0 * aRow + 2 * aColumn]);
        int c0At = cAt + 0 * n & Integer.MAX_VALUE;
        DoubleVector a10 = broadcast(SPECIES, a[aAt + 1 * aRow + 0 * aColumn]);
        DoubleVector a11 = broadcast(SPECIES, a[aAt + 1 * aRow + 1 * aColumn]);
        DoubleVector a12 = broadcast(SPECIES, a[aAt + 1 * aRow + 2 * aColumn]);
        int c1At = cAt + 1 * n & Integer.MAX_VALUE;
        DoubleVector a20 = broadcast(SPECIES, a[aAt + 2 * aRow + 0 * aColumn]);
        DoubleVector a21 = broadcast(SPECIES, a[aAt + 2 * aRow + 1 * aColumn]);
        DoubleVector a22 = broadcast(SPECIES, a[aAt + 2 * aRow + 2 * aColumn]);
        int c2At = cAt + 2 * n & Integer.MAX_VALUE;
        DoubleVector a30 = broadcast(SPECIES, a[aAt + 3 * aRow + 0 * aColumn]);
        DoubleVector a31 = broadcast(SPECIES, a[aAt + 3 * aRow + 1 * aColumn]);
        DoubleVector a32 = broadcast(SPECIES, a[aAt + 3 * aRow + 2 * aColumn]);
        int c3At = cAt + 3 * n & Integer.MAX_VALUE;
        DoubleVector a40 = broadcast(SPECIES, a[aAt + 4 * aRow + 0 * aColumn]);
        DoubleVector a41 = broadcast(SPECIES, a[aAt + 4 * aRow + 1 * aColumn]);
        DoubleVector a42 = broadcast(SPECIES, a[aAt + 4 * aRow + 2 * aColumn]);
        int c4At = cAt + 4 * n & Integer.MAX_VALUE;
        DoubleVector a50 = broadcast(SPECIES, a[aAt + 5 * aRow + 0 * aColumn]);
        DoubleVector a51 = broadcast(SPECIES, a[aAt + 5 * aRow + 1 * aColumn]);
        DoubleVector a52 = broadcast(SPECIES, a[aAt + 5 * aRow + 2 * aColumn]);
        int c5At = cAt + 5 * n & Integer.MAX_VALUE;
        int b0At = bAt + 0 * n & Integer.MAX_VALUE;
        int b1At = bAt + 1 * n & Integer.MAX_VALUE;
        int b2At = bAt + 2 * n & Integer.MAX_VALUE;
        for (int j = 0; j <= n - LANES; j += LANES) {
            DoubleVector c0 = fromArray(SPECIES, c, c0At + j);
            DoubleVector c1 = fromArray(SPECIES, c, c1At + j);
            DoubleVector c2 = fromArray(SPECIES, c, c2At + j);
            DoubleVector c3 = fromArray(SPECIES, c, c3At + j);
            DoubleVector c4 = fromArray(SPECIES, c, c4At + j);
            DoubleVector c5 = fromArray(SPECIES, c, c5At + j);
            DoubleVector b0 = fromArray(SPECIES, b, b0At + j);
            c0 = a00.fma(b0, c0);
            c1 = a10.fma(b0, c1);
            c2 = a20.fma(b0, c2);
            c3 = a30.fma(b0, c3);
            c4 = a40.fma(b0, c4);
            c5 = a50.fma(b0, c5);
            DoubleVector b1 = fromArray(SPECIES, b, b1At + j);
            c0 = a01.fma(b1, c0);
            c1 = a11.fma(b1, c1);
            c2 = a21.fma(b1, c2);
            c3 = a31.fma(b1, c3);
            c4 = a41.fma(b1, c4);
            c5 = a51.fma(b1, c5);
            DoubleVector b2 = fromArray(SPECIES, b, b2At + j);
            c0 = a02.fma(b2, c0);
            c1 = a12.fma(b2, c1);
            c2 = a22.fma(b2, c2);
            c3 = a32.fma(b2, c3);
            c4 = a42.fma(b2, c4);
            c5 = a52.fma(b2, c5);
            c0.intoArray(c, c0At + j);
            c1.intoArray(c, c1At + j);
            c2.intoArray(c, c2At + j);
            c3.intoArray(c, c3At + j);
            c4.intoArray(c, c4At + j);
            c5.intoArray(c, c5At + j);
        }
    }
}
