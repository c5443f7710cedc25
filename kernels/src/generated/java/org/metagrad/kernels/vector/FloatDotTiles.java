// Made by RegisterTiles.
package org.metagrad.kernels.vector;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.FloatKernels;

/**
 * Tiles of {@link FloatDot}: the products of so many rows of {@code a} and so many of {@code b}
 * over the virtual lanes, whose sums go to a scratch, {@code sumsRow} apart for each row of
 * {@code a} and side by side for those of {@code b}. {@code k} is a multiple of the virtual
 * lanes; {@code resume} starts from what the scratch holds.
 */
final class FloatDotTiles {
    private static final VectorSpecies<Float> SPECIES = VectorFloatKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int GROUP = FloatKernels.VIRTUAL_LANES;

    private FloatDotTiles() {}

    /** The most columns of a tile of so many rows where there are 32 registers. */
    static int mostColumns(int rows) {
        return switch (rows) {
            case 1 -> 8;
            case 2 -> 8;
            case 3 -> 8;
            case 4 -> 4;
            case 5 -> 4;
            case 6 -> 4;
            default -> throw new AssertionError(rows + " rows");
        };
    }

    /** The tile of a size. */
    static void tile(
            int rows,
            int columns,
            int k,
            float[] a,
            int aAt,
            int aRow,
            float[] b,
            int bAt,
            int bRow,
            float[] sums,
            int sumsAt,
            int sumsRow,
            boolean resume) {
        switch (10 * rows + columns) {
            case 11 ->
                    tile1x1(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 12 ->
                    tile1x2(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 13 ->
                    tile1x3(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 14 ->
                    tile1x4(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 15 ->
                    tile1x5(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 16 ->
                    tile1x6(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 17 ->
                    tile1x7(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 18 ->
                    tile1x8(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 21 ->
                    tile2x1(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 22 ->
                    tile2x2(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 23 ->
                    tile2x3(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 24 ->
                    tile2x4(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 25 ->
                    tile2x5(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 26 ->
                    tile2x6(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 27 ->
                    tile2x7(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 28 ->
                    tile2x8(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 31 ->
                    tile3x1(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 32 ->
                    tile3x2(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 33 ->
                    tile3x3(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 34 ->
                    tile3x4(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 35 ->
                    tile3x5(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 36 ->
                    tile3x6(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 37 ->
                    tile3x7(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 38 ->
                    tile3x8(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 41 ->
                    tile4x1(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 42 ->
                    tile4x2(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 43 ->
                    tile4x3(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 44 ->
                    tile4x4(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 51 ->
                    tile5x1(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 52 ->
                    tile5x2(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 53 ->
                    tile5x3(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 54 ->
                    tile5x4(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 61 ->
                    tile6x1(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 62 ->
                    tile6x2(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 63 ->
                    tile6x3(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            case 64 ->
                    tile6x4(k, a, aAt, aRow, b, bAt, bRow, sums, sumsAt, sumsRow, resume);
            default -> throw new AssertionError(rows + " rows, " + columns + " columns");
        }
    }

    private static void tile1x1(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
            }
            s00.intoArray(sums, to);
        }
    }

    private static void tile1x2(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
        }
    }

    private static void tile1x3(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
        }
    }

    private static void tile1x4(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
        }
    }

    private static void tile1x5(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
        }
    }

    private static void tile1x6(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        int b5At = bAt + 5 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s05 = resume ? fromArray(SPECIES, sums, to + 5 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector b5 = fromArray(SPECIES, b, b5At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                s05 = a0.fma(b5, s05);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s05.intoArray(sums, to + 5 * GROUP);
        }
    }

    private static void tile1x7(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        int b5At = bAt + 5 * bRow & Integer.MAX_VALUE;
        int b6At = bAt + 6 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s05 = resume ? fromArray(SPECIES, sums, to + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s06 = resume ? fromArray(SPECIES, sums, to + 6 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector b5 = fromArray(SPECIES, b, b5At + p);
                FloatVector b6 = fromArray(SPECIES, b, b6At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                s05 = a0.fma(b5, s05);
                s06 = a0.fma(b6, s06);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s05.intoArray(sums, to + 5 * GROUP);
            s06.intoArray(sums, to + 6 * GROUP);
        }
    }

    private static void tile1x8(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        int b5At = bAt + 5 * bRow & Integer.MAX_VALUE;
        int b6At = bAt + 6 * bRow & Integer.MAX_VALUE;
        int b7At = bAt + 7 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s05 = resume ? fromArray(SPECIES, sums, to + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s06 = resume ? fromArray(SPECIES, sums, to + 6 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s07 = resume ? fromArray(SPECIES, sums, to + 7 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector b5 = fromArray(SPECIES, b, b5At + p);
                FloatVector b6 = fromArray(SPECIES, b, b6At + p);
                FloatVector b7 = fromArray(SPECIES, b, b7At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                s05 = a0.fma(b5, s05);
                s06 = a0.fma(b6, s06);
                s07 = a0.fma(b7, s07);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s05.intoArray(sums, to + 5 * GROUP);
            s06.intoArray(sums, to + 6 * GROUP);
            s07.intoArray(sums, to + 7 * GROUP);
        }
    }

    private static void tile2x1(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
            }
            s00.intoArray(sums, to);
            s10.intoArray(sums, to + 1 * sumsRow);
        }
    }

    private static void tile2x2(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
        }
    }

    private static void tile2x3(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
        }
    }

    private static void tile2x4(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
        }
    }

    private static void tile2x5(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s14 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                s14 = a1.fma(b4, s14);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s14.intoArray(sums, to + 1 * sumsRow + 4 * GROUP);
        }
    }

    private static void tile2x6(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        int b5At = bAt + 5 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s05 = resume ? fromArray(SPECIES, sums, to + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s14 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s15 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 5 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector b5 = fromArray(SPECIES, b, b5At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                s05 = a0.fma(b5, s05);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                s14 = a1.fma(b4, s14);
                s15 = a1.fma(b5, s15);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s05.intoArray(sums, to + 5 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s14.intoArray(sums, to + 1 * sumsRow + 4 * GROUP);
            s15.intoArray(sums, to + 1 * sumsRow + 5 * GROUP);
        }
    }

    private static void tile2x7(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        int b5At = bAt + 5 * bRow & Integer.MAX_VALUE;
        int b6At = bAt + 6 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s05 = resume ? fromArray(SPECIES, sums, to + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s06 = resume ? fromArray(SPECIES, sums, to + 6 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s14 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s15 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s16 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 6 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector b5 = fromArray(SPECIES, b, b5At + p);
                FloatVector b6 = fromArray(SPECIES, b, b6At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                s05 = a0.fma(b5, s05);
                s06 = a0.fma(b6, s06);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                s14 = a1.fma(b4, s14);
                s15 = a1.fma(b5, s15);
                s16 = a1.fma(b6, s16);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s05.intoArray(sums, to + 5 * GROUP);
            s06.intoArray(sums, to + 6 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s14.intoArray(sums, to + 1 * sumsRow + 4 * GROUP);
            s15.intoArray(sums, to + 1 * sumsRow + 5 * GROUP);
            s16.intoArray(sums, to + 1 * sumsRow + 6 * GROUP);
        }
    }

    private static void tile2x8(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        int b5At = bAt + 5 * bRow & Integer.MAX_VALUE;
        int b6At = bAt + 6 * bRow & Integer.MAX_VALUE;
        int b7At = bAt + 7 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s05 = resume ? fromArray(SPECIES, sums, to + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s06 = resume ? fromArray(SPECIES, sums, to + 6 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s07 = resume ? fromArray(SPECIES, sums, to + 7 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s14 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s15 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s16 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 6 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s17 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 7 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector b5 = fromArray(SPECIES, b, b5At + p);
                FloatVector b6 = fromArray(SPECIES, b, b6At + p);
                FloatVector b7 = fromArray(SPECIES, b, b7At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                s05 = a0.fma(b5, s05);
                s06 = a0.fma(b6, s06);
                s07 = a0.fma(b7, s07);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                s14 = a1.fma(b4, s14);
                s15 = a1.fma(b5, s15);
                s16 = a1.fma(b6, s16);
                s17 = a1.fma(b7, s17);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s05.intoArray(sums, to + 5 * GROUP);
            s06.intoArray(sums, to + 6 * GROUP);
            s07.intoArray(sums, to + 7 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s14.intoArray(sums, to + 1 * sumsRow + 4 * GROUP);
            s15.intoArray(sums, to + 1 * sumsRow + 5 * GROUP);
            s16.intoArray(sums, to + 1 * sumsRow + 6 * GROUP);
            s17.intoArray(sums, to + 1 * sumsRow + 7 * GROUP);
        }
    }

    private static void tile3x1(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
            }
            s00.intoArray(sums, to);
            s10.intoArray(sums, to + 1 * sumsRow);
            s20.intoArray(sums, to + 2 * sumsRow);
        }
    }

    private static void tile3x2(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
        }
    }

    private static void tile3x3(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
        }
    }

    private static void tile3x4(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s23 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                s23 = a2.fma(b3, s23);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s23.intoArray(sums, to + 2 * sumsRow + 3 * GROUP);
        }
    }

    private static void tile3x5(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s14 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s23 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s24 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                s14 = a1.fma(b4, s14);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                s23 = a2.fma(b3, s23);
                s24 = a2.fma(b4, s24);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s14.intoArray(sums, to + 1 * sumsRow + 4 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s23.intoArray(sums, to + 2 * sumsRow + 3 * GROUP);
            s24.intoArray(sums, to + 2 * sumsRow + 4 * GROUP);
        }
    }

    private static void tile3x6(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        int b5At = bAt + 5 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s05 = resume ? fromArray(SPECIES, sums, to + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s14 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s15 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s23 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s24 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s25 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 5 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector b5 = fromArray(SPECIES, b, b5At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                s05 = a0.fma(b5, s05);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                s14 = a1.fma(b4, s14);
                s15 = a1.fma(b5, s15);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                s23 = a2.fma(b3, s23);
                s24 = a2.fma(b4, s24);
                s25 = a2.fma(b5, s25);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s05.intoArray(sums, to + 5 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s14.intoArray(sums, to + 1 * sumsRow + 4 * GROUP);
            s15.intoArray(sums, to + 1 * sumsRow + 5 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s23.intoArray(sums, to + 2 * sumsRow + 3 * GROUP);
            s24.intoArray(sums, to + 2 * sumsRow + 4 * GROUP);
            s25.intoArray(sums, to + 2 * sumsRow + 5 * GROUP);
        }
    }

    private static void tile3x7(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        int b5At = bAt + 5 * bRow & Integer.MAX_VALUE;
        int b6At = bAt + 6 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s05 = resume ? fromArray(SPECIES, sums, to + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s06 = resume ? fromArray(SPECIES, sums, to + 6 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s14 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s15 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s16 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 6 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s23 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s24 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s25 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s26 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 6 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector b5 = fromArray(SPECIES, b, b5At + p);
                FloatVector b6 = fromArray(SPECIES, b, b6At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                s05 = a0.fma(b5, s05);
                s06 = a0.fma(b6, s06);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                s14 = a1.fma(b4, s14);
                s15 = a1.fma(b5, s15);
                s16 = a1.fma(b6, s16);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                s23 = a2.fma(b3, s23);
                s24 = a2.fma(b4, s24);
                s25 = a2.fma(b5, s25);
                s26 = a2.fma(b6, s26);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s05.intoArray(sums, to + 5 * GROUP);
            s06.intoArray(sums, to + 6 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s14.intoArray(sums, to + 1 * sumsRow + 4 * GROUP);
            s15.intoArray(sums, to + 1 * sumsRow + 5 * GROUP);
            s16.intoArray(sums, to + 1 * sumsRow + 6 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s23.intoArray(sums, to + 2 * sumsRow + 3 * GROUP);
            s24.intoArray(sums, to + 2 * sumsRow + 4 * GROUP);
            s25.intoArray(sums, to + 2 * sumsRow + 5 * GROUP);
            s26.intoArray(sums, to + 2 * sumsRow + 6 * GROUP);
        }
    }

    private static void tile3x8(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        int b4At = bAt + 4 * bRow & Integer.MAX_VALUE;
        int b5At = bAt + 5 * bRow & Integer.MAX_VALUE;
        int b6At = bAt + 6 * bRow & Integer.MAX_VALUE;
        int b7At = bAt + 7 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s04 = resume ? fromArray(SPECIES, sums, to + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s05 = resume ? fromArray(SPECIES, sums, to + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s06 = resume ? fromArray(SPECIES, sums, to + 6 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s07 = resume ? fromArray(SPECIES, sums, to + 7 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s14 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s15 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s16 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 6 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s17 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 7 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s23 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s24 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 4 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s25 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 5 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s26 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 6 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s27 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 7 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector b4 = fromArray(SPECIES, b, b4At + p);
                FloatVector b5 = fromArray(SPECIES, b, b5At + p);
                FloatVector b6 = fromArray(SPECIES, b, b6At + p);
                FloatVector b7 = fromArray(SPECIES, b, b7At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                s04 = a0.fma(b4, s04);
                s05 = a0.fma(b5, s05);
                s06 = a0.fma(b6, s06);
                s07 = a0.fma(b7, s07);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                s14 = a1.fma(b4, s14);
                s15 = a1.fma(b5, s15);
                s16 = a1.fma(b6, s16);
                s17 = a1.fma(b7, s17);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                s23 = a2.fma(b3, s23);
                s24 = a2.fma(b4, s24);
                s25 = a2.fma(b5, s25);
                s26 = a2.fma(b6, s26);
                s27 = a2.fma(b7, s27);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s04.intoArray(sums, to + 4 * GROUP);
            s05.intoArray(sums, to + 5 * GROUP);
            s06.intoArray(sums, to + 6 * GROUP);
            s07.intoArray(sums, to + 7 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s14.intoArray(sums, to + 1 * sumsRow + 4 * GROUP);
            s15.intoArray(sums, to + 1 * sumsRow + 5 * GROUP);
            s16.intoArray(sums, to + 1 * sumsRow + 6 * GROUP);
            s17.intoArray(sums, to + 1 * sumsRow + 7 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s23.intoArray(sums, to + 2 * sumsRow + 3 * GROUP);
            s24.intoArray(sums, to + 2 * sumsRow + 4 * GROUP);
            s25.intoArray(sums, to + 2 * sumsRow + 5 * GROUP);
            s26.intoArray(sums, to + 2 * sumsRow + 6 * GROUP);
            s27.intoArray(sums, to + 2 * sumsRow + 7 * GROUP);
        }
    }

    private static void tile4x1(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
            }
            s00.intoArray(sums, to);
            s10.intoArray(sums, to + 1 * sumsRow);
            s20.intoArray(sums, to + 2 * sumsRow);
            s30.intoArray(sums, to + 3 * sumsRow);
        }
    }

    private static void tile4x2(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s31 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                s31 = a3.fma(b1, s31);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s30.intoArray(sums, to + 3 * sumsRow);
            s31.intoArray(sums, to + 3 * sumsRow + 1 * GROUP);
        }
    }

    private static void tile4x3(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s31 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s32 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                s31 = a3.fma(b1, s31);
                s32 = a3.fma(b2, s32);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s30.intoArray(sums, to + 3 * sumsRow);
            s31.intoArray(sums, to + 3 * sumsRow + 1 * GROUP);
            s32.intoArray(sums, to + 3 * sumsRow + 2 * GROUP);
        }
    }

    private static void tile4x4(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s23 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s31 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s32 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s33 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                s23 = a2.fma(b3, s23);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                s31 = a3.fma(b1, s31);
                s32 = a3.fma(b2, s32);
                s33 = a3.fma(b3, s33);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s23.intoArray(sums, to + 2 * sumsRow + 3 * GROUP);
            s30.intoArray(sums, to + 3 * sumsRow);
            s31.intoArray(sums, to + 3 * sumsRow + 1 * GROUP);
            s32.intoArray(sums, to + 3 * sumsRow + 2 * GROUP);
            s33.intoArray(sums, to + 3 * sumsRow + 3 * GROUP);
        }
    }

    private static void tile5x1(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int a4At = aAt + 4 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s40 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                FloatVector a4 = fromArray(SPECIES, a, a4At + p);
                s40 = a4.fma(b0, s40);
            }
            s00.intoArray(sums, to);
            s10.intoArray(sums, to + 1 * sumsRow);
            s20.intoArray(sums, to + 2 * sumsRow);
            s30.intoArray(sums, to + 3 * sumsRow);
            s40.intoArray(sums, to + 4 * sumsRow);
        }
    }

    private static void tile5x2(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int a4At = aAt + 4 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s31 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s40 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s41 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                s31 = a3.fma(b1, s31);
                FloatVector a4 = fromArray(SPECIES, a, a4At + p);
                s40 = a4.fma(b0, s40);
                s41 = a4.fma(b1, s41);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s30.intoArray(sums, to + 3 * sumsRow);
            s31.intoArray(sums, to + 3 * sumsRow + 1 * GROUP);
            s40.intoArray(sums, to + 4 * sumsRow);
            s41.intoArray(sums, to + 4 * sumsRow + 1 * GROUP);
        }
    }

    private static void tile5x3(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int a4At = aAt + 4 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s31 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s32 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s40 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s41 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s42 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                s31 = a3.fma(b1, s31);
                s32 = a3.fma(b2, s32);
                FloatVector a4 = fromArray(SPECIES, a, a4At + p);
                s40 = a4.fma(b0, s40);
                s41 = a4.fma(b1, s41);
                s42 = a4.fma(b2, s42);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s30.intoArray(sums, to + 3 * sumsRow);
            s31.intoArray(sums, to + 3 * sumsRow + 1 * GROUP);
            s32.intoArray(sums, to + 3 * sumsRow + 2 * GROUP);
            s40.intoArray(sums, to + 4 * sumsRow);
            s41.intoArray(sums, to + 4 * sumsRow + 1 * GROUP);
            s42.intoArray(sums, to + 4 * sumsRow + 2 * GROUP);
        }
    }

    private static void tile5x4(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int a4At = aAt + 4 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s23 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s31 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s32 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s33 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s40 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s41 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s42 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s43 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                s23 = a2.fma(b3, s23);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                s31 = a3.fma(b1, s31);
                s32 = a3.fma(b2, s32);
                s33 = a3.fma(b3, s33);
                FloatVector a4 = fromArray(SPECIES, a, a4At + p);
                s40 = a4.fma(b0, s40);
                s41 = a4.fma(b1, s41);
                s42 = a4.fma(b2, s42);
                s43 = a4.fma(b3, s43);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s23.intoArray(sums, to + 2 * sumsRow + 3 * GROUP);
            s30.intoArray(sums, to + 3 * sumsRow);
            s31.intoArray(sums, to + 3 * sumsRow + 1 * GROUP);
            s32.intoArray(sums, to + 3 * sumsRow + 2 * GROUP);
            s33.intoArray(sums, to + 3 * sumsRow + 3 * GROUP);
            s40.intoArray(sums, to + 4 * sumsRow);
            s41.intoArray(sums, to + 4 * sumsRow + 1 * GROUP);
            s42.intoArray(sums, to + 4 * sumsRow + 2 * GROUP);
            s43.intoArray(sums, to + 4 * sumsRow + 3 * GROUP);
        }
    }

    private static void tile6x1(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int a4At = aAt + 4 * aRow & Integer.MAX_VALUE;
        int a5At = aAt + 5 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s40 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s50 = resume ? fromArray(SPECIES, sums, to + 5 * sumsRow) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                FloatVector a4 = fromArray(SPECIES, a, a4At + p);
                s40 = a4.fma(b0, s40);
                FloatVector a5 = fromArray(SPECIES, a, a5At + p);
                s50 = a5.fma(b0, s50);
            }
            s00.intoArray(sums, to);
            s10.intoArray(sums, to + 1 * sumsRow);
            s20.intoArray(sums, to + 2 * sumsRow);
            s30.intoArray(sums, to + 3 * sumsRow);
            s40.intoArray(sums, to + 4 * sumsRow);
            s50.intoArray(sums, to + 5 * sumsRow);
        }
    }

    private static void tile6x2(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int a4At = aAt + 4 * aRow & Integer.MAX_VALUE;
        int a5At = aAt + 5 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s31 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s40 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s41 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s50 = resume ? fromArray(SPECIES, sums, to + 5 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s51 = resume ? fromArray(SPECIES, sums, to + 5 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                s31 = a3.fma(b1, s31);
                FloatVector a4 = fromArray(SPECIES, a, a4At + p);
                s40 = a4.fma(b0, s40);
                s41 = a4.fma(b1, s41);
                FloatVector a5 = fromArray(SPECIES, a, a5At + p);
                s50 = a5.fma(b0, s50);
                s51 = a5.fma(b1, s51);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s30.intoArray(sums, to + 3 * sumsRow);
            s31.intoArray(sums, to + 3 * sumsRow + 1 * GROUP);
            s40.intoArray(sums, to + 4 * sumsRow);
            s41.intoArray(sums, to + 4 * sumsRow + 1 * GROUP);
            s50.intoArray(sums, to + 5 * sumsRow);
            s51.intoArray(sums, to + 5 * sumsRow + 1 * GROUP);
        }
    }

    private static void tile6x3(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int a4At = aAt + 4 * aRow & Integer.MAX_VALUE;
        int a5At = aAt + 5 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s31 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s32 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s40 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s41 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s42 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s50 = resume ? fromArray(SPECIES, sums, to + 5 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s51 = resume ? fromArray(SPECIES, sums, to + 5 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s52 = resume ? fromArray(SPECIES, sums, to + 5 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                s31 = a3.fma(b1, s31);
                s32 = a3.fma(b2, s32);
                FloatVector a4 = fromArray(SPECIES, a, a4At + p);
                s40 = a4.fma(b0, s40);
                s41 = a4.fma(b1, s41);
                s42 = a4.fma(b2, s42);
                FloatVector a5 = fromArray(SPECIES, a, a5At + p);
                s50 = a5.fma(b0, s50);
                s51 = a5.fma(b1, s51);
                s52 = a5.fma(b2, s52);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s30.intoArray(sums, to + 3 * sumsRow);
            s31.intoArray(sums, to + 3 * sumsRow + 1 * GROUP);
            s32.intoArray(sums, to + 3 * sumsRow + 2 * GROUP);
            s40.intoArray(sums, to + 4 * sumsRow);
            s41.intoArray(sums, to + 4 * sumsRow + 1 * GROUP);
            s42.intoArray(sums, to + 4 * sumsRow + 2 * GROUP);
            s50.intoArray(sums, to + 5 * sumsRow);
            s51.intoArray(sums, to + 5 * sumsRow + 1 * GROUP);
            s52.intoArray(sums, to + 5 * sumsRow + 2 * GROUP);
        }
    }

    private static void tile6x4(int k, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow, float[] sums, int sumsAt, int sumsRow, boolean resume) {
        int a0At = aAt + 0 * aRow & Integer.MAX_VALUE;
        int a1At = aAt + 1 * aRow & Integer.MAX_VALUE;
        int a2At = aAt + 2 * aRow & Integer.MAX_VALUE;
        int a3At = aAt + 3 * aRow & Integer.MAX_VALUE;
        int a4At = aAt + 4 * aRow & Integer.MAX_VALUE;
        int a5At = aAt + 5 * aRow & Integer.MAX_VALUE;
        int b0At = bAt + 0 * bRow & Integer.MAX_VALUE;
        int b1At = bAt + 1 * bRow & Integer.MAX_VALUE;
        int b2At = bAt + 2 * bRow & Integer.MAX_VALUE;
        int b3At = bAt + 3 * bRow & Integer.MAX_VALUE;
        for (int part = 0; part < GROUP; part += LANES) {
            int to = sumsAt + part;
            FloatVector s00 = resume ? fromArray(SPECIES, sums, to) : FloatVector.zero(SPECIES);
            FloatVector s01 = resume ? fromArray(SPECIES, sums, to + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s02 = resume ? fromArray(SPECIES, sums, to + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s03 = resume ? fromArray(SPECIES, sums, to + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s10 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s11 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s12 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s13 = resume ? fromArray(SPECIES, sums, to + 1 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s20 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s21 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s22 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s23 = resume ? fromArray(SPECIES, sums, to + 2 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s30 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s31 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s32 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s33 = resume ? fromArray(SPECIES, sums, to + 3 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s40 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s41 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s42 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s43 = resume ? fromArray(SPECIES, sums, to + 4 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s50 = resume ? fromArray(SPECIES, sums, to + 5 * sumsRow) : FloatVector.zero(SPECIES);
            FloatVector s51 = resume ? fromArray(SPECIES, sums, to + 5 * sumsRow + 1 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s52 = resume ? fromArray(SPECIES, sums, to + 5 * sumsRow + 2 * GROUP) : FloatVector.zero(SPECIES);
            FloatVector s53 = resume ? fromArray(SPECIES, sums, to + 5 * sumsRow + 3 * GROUP) : FloatVector.zero(SPECIES);
            for (int p = part; p < k; p += GROUP) {
                FloatVector b0 = fromArray(SPECIES, b, b0At + p);
                FloatVector b1 = fromArray(SPECIES, b, b1At + p);
                FloatVector b2 = fromArray(SPECIES, b, b2At + p);
                FloatVector b3 = fromArray(SPECIES, b, b3At + p);
                FloatVector a0 = fromArray(SPECIES, a, a0At + p);
                s00 = a0.fma(b0, s00);
                s01 = a0.fma(b1, s01);
                s02 = a0.fma(b2, s02);
                s03 = a0.fma(b3, s03);
                FloatVector a1 = fromArray(SPECIES, a, a1At + p);
                s10 = a1.fma(b0, s10);
                s11 = a1.fma(b1, s11);
                s12 = a1.fma(b2, s12);
                s13 = a1.fma(b3, s13);
                FloatVector a2 = fromArray(SPECIES, a, a2At + p);
                s20 = a2.fma(b0, s20);
                s21 = a2.fma(b1, s21);
                s22 = a2.fma(b2, s22);
                s23 = a2.fma(b3, s23);
                FloatVector a3 = fromArray(SPECIES, a, a3At + p);
                s30 = a3.fma(b0, s30);
                s31 = a3.fma(b1, s31);
                s32 = a3.fma(b2, s32);
                s33 = a3.fma(b3, s33);
                FloatVector a4 = fromArray(SPECIES, a, a4At + p);
                s40 = a4.fma(b0, s40);
                s41 = a4.fma(b1, s41);
                s42 = a4.fma(b2, s42);
                s43 = a4.fma(b3, s43);
                FloatVector a5 = fromArray(SPECIES, a, a5At + p);
                s50 = a5.fma(b0, s50);
                s51 = a5.fma(b1, s51);
                s52 = a5.fma(b2, s52);
                s53 = a5.fma(b3, s53);
            }
            s00.intoArray(sums, to);
            s01.intoArray(sums, to + 1 * GROUP);
            s02.intoArray(sums, to + 2 * GROUP);
            s03.intoArray(sums, to + 3 * GROUP);
            s10.intoArray(sums, to + 1 * sumsRow);
            s11.intoArray(sums, to + 1 * sumsRow + 1 * GROUP);
            s12.intoArray(sums, to + 1 * sumsRow + 2 * GROUP);
            s13.intoArray(sums, to + 1 * sumsRow + 3 * GROUP);
            s20.intoArray(sums, to + 2 * sumsRow);
            s21.intoArray(sums, to + 2 * sumsRow + 1 * GROUP);
            s22.intoArray(sums, to + 2 * sumsRow + 2 * GROUP);
            s23.intoArray(sums, to + 2 * sumsRow + 3 * GROUP);
            s30.intoArray(sums, to + 3 * sumsRow);
            s31.intoArray(sums, to + 3 * sumsRow + 1 * GROUP);
            s32.intoArray(sums, to + 3 * sumsRow + 2 * GROUP);
            s33.intoArray(sums, to + 3 * sumsRow + 3 * GROUP);
            s40.intoArray(sums, to + 4 * sumsRow);
            s41.intoArray(sums, to + 4 * sumsRow + 1 * GROUP);
            s42.intoArray(sums, to + 4 * sumsRow + 2 * GROUP);
            s43.intoArray(sums, to + 4 * sumsRow + 3 * GROUP);
            s50.intoArray(sums, to + 5 * sumsRow);
            s51.intoArray(sums, to + 5 * sumsRow + 1 * GROUP);
            s52.intoArray(sums, to + 5 * sumsRow + 2 * GROUP);
            s53.intoArray(sums, to + 5 * sumsRow + 3 * GROUP);
        }
    }
}
