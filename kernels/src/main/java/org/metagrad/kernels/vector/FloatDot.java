package org.metagrad.kernels.vector;

import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.FloatKernels;

/**
 * Products with the right factor transposed: dot products of rows over 16 virtual lanes.
 *
 * <p>A tile of 4x4 outputs (2x4 where there are only 16 registers) uses each loaded vector several
 * times. Its accumulators, 16 numbers for each output, go to a scratch array; when a row of tiles
 * has come together it is folded: half of the numbers of an output is added to the other half until
 * a vector is left, and then as many outputs as it has lanes fold into one vector of sums, two
 * half-used vectors in one addition, so that the whole tree of 16 outputs costs 15 additions.
 *
 * <p>Both tiles and their folds are written out in one class: they share the layout of the scratch
 * array, and sums handed from one method to another would be allocated (see {@link
 * VectorFloatKernels}).
 */
final class FloatDot {
    private static final VectorSpecies<Float> SPECIES = VectorFloatKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int GROUP = FloatKernels.VIRTUAL_LANES;

    /** Rows of a tile, more of them on machines of 512 bits, which have 32 registers. */
    private static final int ROWS = SPECIES.vectorBitSize() == 512 ? 4 : 2;

    private static final int COLUMNS = 4;

    /** Columns that are folded together; the scratch of 16 KB stays in the first-level cache. */
    private static final int WIDTH = 64;

    private static final VectorMask<Float> BIT3 = VectorMask.fromArray(SPECIES, bit(3), 0);
    private static final VectorMask<Float> BIT2 = VectorMask.fromArray(SPECIES, bit(2), 0);
    private static final VectorMask<Float> BIT1 = VectorMask.fromArray(SPECIES, bit(1), 0);
    private static final VectorMask<Float> BIT0 = VectorMask.fromArray(SPECIES, bit(0), 0);
    private static final VectorShuffle<Float> SWAP3 =
            VectorShuffle.fromArray(SPECIES, exchanging(8), 0);
    private static final VectorShuffle<Float> SWAP2 =
            VectorShuffle.fromArray(SPECIES, exchanging(4), 0);
    private static final VectorShuffle<Float> SWAP1 =
            VectorShuffle.fromArray(SPECIES, exchanging(2), 0);
    private static final VectorShuffle<Float> SWAP0 =
            VectorShuffle.fromArray(SPECIES, exchanging(1), 0);

    /**
     * Room for accumulators on their way to the fold. One method for both would pass C2's limit for
     * inlining, and a vector that crosses a call is allocated: measured 10 times slower.
     */
    private static final ThreadLocal<float[]> SUMS =
            ThreadLocal.withInitial(() -> new float[ROWS * WIDTH * GROUP]);

    private FloatDot() {}

    /** Whether the number of each lane has a bit. */
    private static boolean[] bit(int bit) {
        boolean[] lanes = new boolean[LANES];
        for (int l = 0; l < LANES; l++) {
            lanes[l] = (l >> bit & 1) != 0;
        }
        return lanes;
    }

    /** The lane from which each lane comes when a bit of their numbers is exchanged. */
    private static int[] exchanging(int bit) {
        return IntStream.range(0, LANES).map(lane -> (lane ^ bit) % LANES).toArray();
    }

    /** {@code c[i,j] = sum_r a[i,r] b[j,r]}, or {@code +=}. */
    static void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            boolean accumulate) {
        int columns = k % GROUP == 0 ? n - n % COLUMNS : 0;
        int i = 0;
        if (columns > 0) {
            for (; ROWS == 4 && i <= m - 4; i += 4) {
                tiles(4, columns, n, k, a, aAt + i * k, b, bAt, c, cAt + i * n, accumulate);
            }
            for (; i <= m - 2; i += 2) {
                tiles(2, columns, n, k, a, aAt + i * k, b, bAt, c, cAt + i * n, accumulate);
            }
        }
        for (int row = 0; row < m; row++) {
            for (int j = row < i ? columns : 0; j < n; j++) {
                float dot = dot(k, a, aAt + row * k, b, bAt + j * k);
                int at = cAt + row * n + j;
                c[at] = accumulate ? c[at] + dot : dot;
            }
        }
    }

    /** {@code rows} rows of outputs, in columns from 0 to {@code columns}. */
    private static void tiles(
            int rows,
            int columns,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            boolean accumulate) {
        float[] sums = SUMS.get();
        for (int from = 0; from < columns; from += WIDTH) {
            int width = Math.min(columns - from, WIDTH);
            for (int j = 0; j < width; j += COLUMNS) {
                if (rows == 4) {
                    tile4x4(k, a, aAt, b, bAt + (from + j) * k, sums, j * GROUP);
                } else {
                    tile2x4(k, a, aAt, b, bAt + (from + j) * k, sums, j * GROUP);
                }
            }
            for (int row = 0; row < rows; row++) {
                int sAt = row * WIDTH * GROUP;
                fold(sums, sAt, sAt + width * GROUP);
                store(sums, sAt, width, c, cAt + row * n + from, accumulate);
            }
        }
    }

    private static void tile4x4(
            int k, float[] a, int aAt, float[] b, int bAt, float[] sums, int sAt) {
        for (int part = 0; part < GROUP; part += LANES) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = FloatVector.zero(SPECIES);
            FloatVector s2 = FloatVector.zero(SPECIES);
            FloatVector s3 = FloatVector.zero(SPECIES);
            FloatVector s4 = FloatVector.zero(SPECIES);
            FloatVector s5 = FloatVector.zero(SPECIES);
            FloatVector s6 = FloatVector.zero(SPECIES);
            FloatVector s7 = FloatVector.zero(SPECIES);
            FloatVector s8 = FloatVector.zero(SPECIES);
            FloatVector s9 = FloatVector.zero(SPECIES);
            FloatVector s10 = FloatVector.zero(SPECIES);
            FloatVector s11 = FloatVector.zero(SPECIES);
            FloatVector s12 = FloatVector.zero(SPECIES);
            FloatVector s13 = FloatVector.zero(SPECIES);
            FloatVector s14 = FloatVector.zero(SPECIES);
            FloatVector s15 = FloatVector.zero(SPECIES);
            for (int r = part; r < k; r += GROUP) {
                FloatVector a0 = fromArray(SPECIES, a, aAt + r);
                FloatVector a1 = fromArray(SPECIES, a, aAt + k + r);
                FloatVector a2 = fromArray(SPECIES, a, aAt + 2 * k + r);
                FloatVector a3 = fromArray(SPECIES, a, aAt + 3 * k + r);
                FloatVector b0 = fromArray(SPECIES, b, bAt + r);
                s0 = a0.fma(b0, s0);
                s4 = a1.fma(b0, s4);
                s8 = a2.fma(b0, s8);
                s12 = a3.fma(b0, s12);
                FloatVector b1 = fromArray(SPECIES, b, bAt + k + r);
                s1 = a0.fma(b1, s1);
                s5 = a1.fma(b1, s5);
                s9 = a2.fma(b1, s9);
                s13 = a3.fma(b1, s13);
                FloatVector b2 = fromArray(SPECIES, b, bAt + 2 * k + r);
                s2 = a0.fma(b2, s2);
                s6 = a1.fma(b2, s6);
                s10 = a2.fma(b2, s10);
                s14 = a3.fma(b2, s14);
                FloatVector b3 = fromArray(SPECIES, b, bAt + 3 * k + r);
                s3 = a0.fma(b3, s3);
                s7 = a1.fma(b3, s7);
                s11 = a2.fma(b3, s11);
                s15 = a3.fma(b3, s15);
            }
            int to = sAt + part;
            s0.intoArray(sums, to);
            s1.intoArray(sums, to + GROUP);
            s2.intoArray(sums, to + 2 * GROUP);
            s3.intoArray(sums, to + 3 * GROUP);
            s4.intoArray(sums, to + WIDTH * GROUP);
            s5.intoArray(sums, to + (WIDTH + 1) * GROUP);
            s6.intoArray(sums, to + (WIDTH + 2) * GROUP);
            s7.intoArray(sums, to + (WIDTH + 3) * GROUP);
            s8.intoArray(sums, to + 2 * WIDTH * GROUP);
            s9.intoArray(sums, to + (2 * WIDTH + 1) * GROUP);
            s10.intoArray(sums, to + (2 * WIDTH + 2) * GROUP);
            s11.intoArray(sums, to + (2 * WIDTH + 3) * GROUP);
            s12.intoArray(sums, to + 3 * WIDTH * GROUP);
            s13.intoArray(sums, to + (3 * WIDTH + 1) * GROUP);
            s14.intoArray(sums, to + (3 * WIDTH + 2) * GROUP);
            s15.intoArray(sums, to + (3 * WIDTH + 3) * GROUP);
        }
    }

    private static void tile2x4(
            int k, float[] a, int aAt, float[] b, int bAt, float[] sums, int sAt) {
        for (int part = 0; part < GROUP; part += LANES) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = FloatVector.zero(SPECIES);
            FloatVector s2 = FloatVector.zero(SPECIES);
            FloatVector s3 = FloatVector.zero(SPECIES);
            FloatVector s4 = FloatVector.zero(SPECIES);
            FloatVector s5 = FloatVector.zero(SPECIES);
            FloatVector s6 = FloatVector.zero(SPECIES);
            FloatVector s7 = FloatVector.zero(SPECIES);
            for (int r = part; r < k; r += GROUP) {
                FloatVector a0 = fromArray(SPECIES, a, aAt + r);
                FloatVector a1 = fromArray(SPECIES, a, aAt + k + r);
                FloatVector b0 = fromArray(SPECIES, b, bAt + r);
                s0 = a0.fma(b0, s0);
                s4 = a1.fma(b0, s4);
                FloatVector b1 = fromArray(SPECIES, b, bAt + k + r);
                s1 = a0.fma(b1, s1);
                s5 = a1.fma(b1, s5);
                FloatVector b2 = fromArray(SPECIES, b, bAt + 2 * k + r);
                s2 = a0.fma(b2, s2);
                s6 = a1.fma(b2, s6);
                FloatVector b3 = fromArray(SPECIES, b, bAt + 3 * k + r);
                s3 = a0.fma(b3, s3);
                s7 = a1.fma(b3, s7);
            }
            int to = sAt + part;
            s0.intoArray(sums, to);
            s1.intoArray(sums, to + GROUP);
            s2.intoArray(sums, to + 2 * GROUP);
            s3.intoArray(sums, to + 3 * GROUP);
            s4.intoArray(sums, to + WIDTH * GROUP);
            s5.intoArray(sums, to + (WIDTH + 1) * GROUP);
            s6.intoArray(sums, to + (WIDTH + 2) * GROUP);
            s7.intoArray(sums, to + (WIDTH + 3) * GROUP);
        }
    }

    /**
     * Folds the accumulators of a row, 16 numbers each, in {@code [from, to)}: the sums of every
     * {@code LANES} accumulators become the first vector of the first of them. What lies beyond the
     * last accumulator may be folded too.
     *
     * <p>Through memory after two steps, and with masks and shuffles as constants.
     */
    private static void fold(float[] sums, int from, int to) {
        for (int half = GROUP / 2; half >= LANES; half /= 2) {
            for (int s = from; s < to; s += GROUP) {
                addHalves(sums, s, half);
            }
        }
        for (int group = from; group < to; group += LANES * GROUP) {
            for (int i = 0; i < 4; i++) {
                if (LANES == 16) {
                    fold8And4(sums, group + i * GROUP);
                } else if (LANES == 8) {
                    fold4(sums, group + i * GROUP);
                }
            }
        }
        for (int group = from; group < to; group += LANES * GROUP) {
            fold2And1(sums, group);
        }
    }

    private static void addHalves(float[] sums, int from, int half) {
        for (int l = from; l < from + half; l += LANES) {
            FloatVector low = fromArray(SPECIES, sums, l);
            low.add(fromArray(SPECIES, sums, l + half)).intoArray(sums, l);
        }
    }

    /**
     * Folds the accumulators at {@code i} and 4 further: lanes without the bit get the first one
     * plus itself with the bit exchanged, lanes with it the second one plus itself with the bit
     * exchanged.
     */
    private static void fold4(float[] sums, int i) {
        FloatVector v = fromArray(SPECIES, sums, i);
        FloatVector w = fromArray(SPECIES, sums, i + 4 * GROUP);
        v.blend(w, BIT2).add(w.blend(v, BIT2).rearrange(SWAP2)).intoArray(sums, i);
    }

    /** Folds accumulators 8 apart, two pairs, and then their results, which are 4 apart. */
    private static void fold8And4(float[] sums, int i) {
        FloatVector v = fromArray(SPECIES, sums, i);
        FloatVector w = fromArray(SPECIES, sums, i + 8 * GROUP);
        FloatVector x = fromArray(SPECIES, sums, i + 4 * GROUP);
        FloatVector y = fromArray(SPECIES, sums, i + 12 * GROUP);
        FloatVector first = v.blend(w, BIT3).add(w.blend(v, BIT3).rearrange(SWAP3));
        FloatVector second = x.blend(y, BIT3).add(y.blend(x, BIT3).rearrange(SWAP3));
        first.blend(second, BIT2)
                .add(second.blend(first, BIT2).rearrange(SWAP2))
                .intoArray(sums, i);
    }

    /** Folds accumulators 2 apart, two pairs, and then their results, which are neighbours. */
    private static void fold2And1(float[] sums, int i) {
        FloatVector v = fromArray(SPECIES, sums, i);
        FloatVector w = fromArray(SPECIES, sums, i + 2 * GROUP);
        FloatVector x = fromArray(SPECIES, sums, i + GROUP);
        FloatVector y = fromArray(SPECIES, sums, i + 3 * GROUP);
        FloatVector first = v.blend(w, BIT1).add(w.blend(v, BIT1).rearrange(SWAP1));
        FloatVector second = x.blend(y, BIT1).add(y.blend(x, BIT1).rearrange(SWAP1));
        first.blend(second, BIT0)
                .add(second.blend(first, BIT0).rearrange(SWAP0))
                .intoArray(sums, i);
    }

    /** Writes or adds the {@code width} sums of a row. */
    private static void store(
            float[] sums, int sAt, int width, float[] c, int cAt, boolean accumulate) {
        int j = 0;
        for (; j <= width - LANES; j += LANES) {
            FloatVector sum = fromArray(SPECIES, sums, sAt + j * GROUP);
            if (accumulate) {
                sum = fromArray(SPECIES, c, cAt + j).add(sum);
            }
            sum.intoArray(c, cAt + j);
        }
        int group = sAt + j * GROUP - j;
        for (; j < width; j++) {
            c[cAt + j] = accumulate ? c[cAt + j] + sums[group + j] : sums[group + j];
        }
    }

    /** {@code sum_r x[r]} for {@code n} a multiple of the virtual lanes. */
    static float sum(int n, float[] x, int xAt) {
        float[] sums = SUMS.get();
        for (int part = 0; part < GROUP; part += 2 * LANES) {
            FloatVector p0 = FloatVector.zero(SPECIES);
            FloatVector p1 = FloatVector.zero(SPECIES);
            for (int r = part; r < n; r += GROUP) {
                p0 = p0.add(fromArray(SPECIES, x, xAt + r));
                if (LANES < GROUP) {
                    p1 = p1.add(fromArray(SPECIES, x, xAt + r + LANES));
                }
            }
            p0.intoArray(sums, part);
            if (LANES < GROUP) {
                p1.intoArray(sums, part + LANES);
            }
        }
        return tree(sums);
    }

    /** {@code sum_r x[r] y[r]}. */
    static float dot(int n, float[] x, int xAt, float[] y, int yAt) {
        float[] sums = SUMS.get();
        int whole = n - n % GROUP;
        for (int part = 0; part < GROUP; part += 2 * LANES) {
            FloatVector p0 = FloatVector.zero(SPECIES);
            FloatVector p1 = FloatVector.zero(SPECIES);
            for (int r = part; r < whole; r += GROUP) {
                FloatVector x0 = fromArray(SPECIES, x, xAt + r);
                FloatVector y0 = fromArray(SPECIES, y, yAt + r);
                p0 = x0.fma(y0, p0);
                if (LANES < GROUP) {
                    FloatVector x1 = fromArray(SPECIES, x, xAt + r + LANES);
                    FloatVector y1 = fromArray(SPECIES, y, yAt + r + LANES);
                    p1 = x1.fma(y1, p1);
                }
            }
            p0.intoArray(sums, part);
            if (LANES < GROUP) {
                p1.intoArray(sums, part + LANES);
            }
        }
        if (whole < n) {
            for (int l = 0; l < GROUP; l++) {
                int r = whole + l;
                sums[l] = r < n ? Math.fma(x[xAt + r], y[yAt + r], sums[l]) : sums[l] + 0;
            }
        }
        return tree(sums);
    }

    /** The fixed tree of {@link FloatKernels} over the 16 virtual lanes. */
    private static float tree(float[] s) {
        float a0 = s[0] + s[8];
        float a1 = s[1] + s[9];
        float a2 = s[2] + s[10];
        float a3 = s[3] + s[11];
        float a4 = s[4] + s[12];
        float a5 = s[5] + s[13];
        float a6 = s[6] + s[14];
        float a7 = s[7] + s[15];
        return ((a0 + a4) + (a2 + a6)) + ((a1 + a5) + (a3 + a7));
    }
}
