// Made by DoubleTwins from the source for float.
package org.metagrad.kernels.vector;

import static jdk.incubator.vector.DoubleVector.fromArray;

import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.DoubleKernels;

/**
 * Products of few rows or columns with the right factor transposed: dot products of rows over 16
 * virtual lanes.
 *
 * <p>A tile uses each loaded vector several times. Its sums, 16 numbers for each output, go to a
 * scratch array; when enough of them have come together they are folded: half of the numbers of an
 * output is added to the other half until a vector is left, and then as many outputs as it has
 * lanes fold into one vector of sums, two half-used vectors in one addition, so that the whole tree
 * of 16 outputs costs 15 additions. A last incomplete group of lanes is filled up with zeros in a
 * copy.
 */
final class DoubleDot {
    private static final VectorSpecies<Double> SPECIES = VectorDoubleKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int GROUP = DoubleKernels.VIRTUAL_LANES;

    /** Machines of 512 bits have 32 registers; of others 16 are counted on. */
    private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

    private static final int ROWS = WIDE ? 6 : 2;
    private static final int COLUMNS = 4;

    /** Columns whose sums are folded together; sums for all rows of a tile take 24 KB. */
    private static final int WIDTH = 64;

    private static final VectorMask<Double> BIT3 = VectorMask.fromArray(SPECIES, bit(3), 0);
    private static final VectorMask<Double> BIT2 = VectorMask.fromArray(SPECIES, bit(2), 0);
    private static final VectorMask<Double> BIT1 = VectorMask.fromArray(SPECIES, bit(1), 0);
    private static final VectorMask<Double> BIT0 = VectorMask.fromArray(SPECIES, bit(0), 0);
    private static final VectorShuffle<Double> SWAP3 =
            VectorShuffle.fromArray(SPECIES, exchanging(8), 0);
    private static final VectorShuffle<Double> SWAP2 =
            VectorShuffle.fromArray(SPECIES, exchanging(4), 0);
    private static final VectorShuffle<Double> SWAP1 =
            VectorShuffle.fromArray(SPECIES, exchanging(2), 0);
    private static final VectorShuffle<Double> SWAP0 =
            VectorShuffle.fromArray(SPECIES, exchanging(1), 0);

    /** The number of each virtual lane. */
    private static final double[] NUMBERS = numbers();

    /** Room for sums on their way to the fold, a group of them more than are asked for. */
    private static final ThreadLocal<double[]> SUMS =
            ThreadLocal.withInitial(() -> new double[(ROWS * WIDTH + LANES) * GROUP]);

    /** The last, filled up groups of the rows of both factors; grows to what is asked for. */
    private static final ThreadLocal<double[]> RESTS = ThreadLocal.withInitial(() -> new double[0]);

    private DoubleDot() {}

    private static double[] numbers() {
        double[] numbers = new double[GROUP];
        for (int l = 0; l < GROUP; l++) {
            numbers[l] = l;
        }
        return numbers;
    }

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
            double[] a,
            int aAt,
            double[] b,
            int bAt,
            double[] c,
            int cAt,
            boolean accumulate) {
        double[] sums = SUMS.get();
        double[] rests = k % GROUP == 0 ? null : rests(m, n, k, a, aAt, b, bAt);
        int tile = Math.min(m, ROWS);
        for (int from = 0; from < n; from += WIDTH) {
            int width = Math.min(n - from, WIDTH);
            // Sums of several rows are side by side, as their results are, if each is whole.
            int row = width == n ? n : Math.ceilDiv(width, LANES) * LANES;
            int height = Math.max(tile, ROWS * WIDTH / row / tile * tile);
            for (int i = 0; i < m; i += height) {
                int rows = Math.min(m - i, height);
                sums(rows, width, row, i, from, m, k, a, aAt, b, bAt, rests, sums);
                fold(sums, rows * row * GROUP);
                if (width == n) {
                    store(sums, 0, rows * n, c, cAt + i * n, accumulate);
                } else {
                    for (int r = 0; r < rows; r++) {
                        int to = cAt + (i + r) * n + from;
                        store(sums, r * row * GROUP, width, c, to, accumulate);
                    }
                }
            }
        }
    }

    /** The last terms of all rows of {@code a}, then of {@code b}, each filled up with zeros. */
    private static double[] rests(int m, int n, int k, double[] a, int aAt, double[] b, int bAt) {
        int size = (m + n) * GROUP;
        double[] rests = RESTS.get();
        if (rests.length < size) {
            rests = new double[size];
            RESTS.set(rests);
        }
        fillUp(m, k, a, aAt, rests, 0);
        fillUp(n, k, b, bAt, rests, m * GROUP);
        return rests;
    }

    private static void fillUp(int rows, int k, double[] x, int xAt, double[] rests, int to) {
        int rest = k % GROUP;
        double end = rest;
        DoubleVector zero = DoubleVector.zero(SPECIES);
        for (int part = 0; part < GROUP; part += LANES) {
            VectorMask<Double> there =
                    fromArray(SPECIES, NUMBERS, part).compare(VectorOperators.LT, end);
            int from = xAt + k - rest + part;
            int whole = Math.clamp(Math.floorDiv(x.length - LANES - from, k) + 1, 0, rows);
            for (int i = 0; i < whole; i++) {
                zero.blend(fromArray(SPECIES, x, from + i * k), there)
                        .intoArray(rests, to + i * GROUP + part);
            }
            // Of the last rows a vector may reach past the array's end.
            for (int i = whole; i < rows; i++) {
                for (int l = 0; l < LANES; l++) {
                    rests[to + i * GROUP + part + l] = part + l < rest ? x[from + i * k + l] : 0;
                }
            }
        }
    }

    /**
     * The sums of {@code rows} rows from row {@code first} on and {@code width} columns from column
     * {@code from} on, whose rows are {@code row} sums apart.
     */
    private static void sums(
            int rows,
            int width,
            int row,
            int first,
            int from,
            int m,
            int k,
            double[] a,
            int aAt,
            double[] b,
            int bAt,
            double[] rests,
            double[] sums) {
        int whole = k - k % GROUP;
        int tiles = Math.ceilDiv(rows, ROWS);
        int i = 0;
        for (int q = 0; q < tiles; q++) {
            int height = rows / tiles + (q < rows % tiles ? 1 : 0);
            int most = WIDE ? DoubleDotTiles.mostColumns(height) : COLUMNS;
            int across = Math.ceilDiv(width, most);
            int j = 0;
            for (int u = 0; u < across; u++) {
                int columns = width / across + (u < width % across ? 1 : 0);
                int to = (i * row + j) * GROUP;
                int aRow = first + i;
                int bRow = from + j;
                if (whole > 0) {
                    DoubleDotTiles.tile(
                            height,
                            columns,
                            whole,
                            a,
                            aAt + aRow * k,
                            k,
                            b,
                            bAt + bRow * k,
                            k,
                            sums,
                            to,
                            row * GROUP,
                            false);
                }
                if (rests != null) {
                    DoubleDotTiles.tile(
                            height,
                            columns,
                            GROUP,
                            rests,
                            aRow * GROUP,
                            GROUP,
                            rests,
                            (m + bRow) * GROUP,
                            GROUP,
                            sums,
                            to,
                            row * GROUP,
                            whole > 0);
                }
                j += columns;
            }
            i += height;
        }
    }

    /**
     * Folds sums of 16 numbers each, in {@code [0, to)}: the results of every {@code LANES} of them
     * become the first vector of the first. What lies beyond the last one may be folded too.
     *
     * <p>Through memory after two steps, and with masks and shuffles as constants.
     */
    private static void fold(double[] sums, int to) {
        for (int half = GROUP / 2; half >= LANES; half /= 2) {
            for (int s = 0; s < to; s += GROUP) {
                addHalves(sums, s, half);
            }
        }
        for (int group = 0; group < to; group += LANES * GROUP) {
            for (int i = 0; i < 4; i++) {
                if (LANES == 16) {
                    fold8And4(sums, group + i * GROUP);
                } else if (LANES == 8) {
                    fold4(sums, group + i * GROUP);
                }
            }
        }
        for (int group = 0; group < to; group += LANES * GROUP) {
            fold2And1(sums, group);
        }
    }

    private static void addHalves(double[] sums, int from, int half) {
        for (int l = from; l < from + half; l += LANES) {
            DoubleVector low = fromArray(SPECIES, sums, l);
            low.add(fromArray(SPECIES, sums, l + half)).intoArray(sums, l);
        }
    }

    /**
     * Folds the accumulators at {@code i} and 4 further: lanes without the bit get the first one
     * plus itself with the bit exchanged, lanes with it the second one plus itself with the bit
     * exchanged.
     */
    private static void fold4(double[] sums, int i) {
        DoubleVector v = fromArray(SPECIES, sums, i);
        DoubleVector w = fromArray(SPECIES, sums, i + 4 * GROUP);
        v.blend(w, BIT2).add(w.blend(v, BIT2).rearrange(SWAP2)).intoArray(sums, i);
    }

    /** Folds accumulators 8 apart, two pairs, and then their results, which are 4 apart. */
    private static void fold8And4(double[] sums, int i) {
        DoubleVector v = fromArray(SPECIES, sums, i);
        DoubleVector w = fromArray(SPECIES, sums, i + 8 * GROUP);
        DoubleVector x = fromArray(SPECIES, sums, i + 4 * GROUP);
        DoubleVector y = fromArray(SPECIES, sums, i + 12 * GROUP);
        DoubleVector first = v.blend(w, BIT3).add(w.blend(v, BIT3).rearrange(SWAP3));
        DoubleVector second = x.blend(y, BIT3).add(y.blend(x, BIT3).rearrange(SWAP3));
        first.blend(second, BIT2)
                .add(second.blend(first, BIT2).rearrange(SWAP2))
                .intoArray(sums, i);
    }

    /** Folds accumulators 2 apart, two pairs, and then their results, which are neighbours. */
    private static void fold2And1(double[] sums, int i) {
        DoubleVector v = fromArray(SPECIES, sums, i);
        DoubleVector w = fromArray(SPECIES, sums, i + 2 * GROUP);
        DoubleVector x = fromArray(SPECIES, sums, i + GROUP);
        DoubleVector y = fromArray(SPECIES, sums, i + 3 * GROUP);
        DoubleVector first = v.blend(w, BIT1).add(w.blend(v, BIT1).rearrange(SWAP1));
        DoubleVector second = x.blend(y, BIT1).add(y.blend(x, BIT1).rearrange(SWAP1));
        first.blend(second, BIT0)
                .add(second.blend(first, BIT0).rearrange(SWAP0))
                .intoArray(sums, i);
    }

    /** Writes or adds {@code count} results. */
    private static void store(
            double[] sums, int sAt, int count, double[] c, int cAt, boolean accumulate) {
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector sum = fromArray(SPECIES, sums, sAt + j * GROUP);
            if (accumulate) {
                sum = fromArray(SPECIES, c, cAt + j).add(sum);
            }
            sum.intoArray(c, cAt + j);
        }
        int group = sAt + j * GROUP - j;
        for (; j < count; j++) {
            c[cAt + j] = accumulate ? c[cAt + j] + sums[group + j] : sums[group + j];
        }
    }

    /**
     * {@code y[i] = sum_r x[i,r]}, or {@code +=}, for {@code n} a multiple of the virtual lanes:
     * four rows at a time, whose additions do not wait for each other.
     */
    static void sumRows(int m, int n, double[] x, int xAt, double[] y, int yAt, boolean accumulate) {
        double[] sums = SUMS.get();
        int i = 0;
        for (; i <= m - 4; i += 4) {
            sum4(n, x, xAt + i * n, sums);
            for (int r = 0; r < 4; r++) {
                double sum = tree(sums, r * GROUP);
                y[yAt + i + r] = accumulate ? y[yAt + i + r] + sum : sum;
            }
        }
        for (; i < m; i++) {
            sum1(n, x, xAt + i * n, sums);
            double sum = tree(sums, 0);
            y[yAt + i] = accumulate ? y[yAt + i] + sum : sum;
        }
    }

    private static void sum4(int n, double[] x, int xAt, double[] sums) {
        for (int part = 0; part < GROUP; part += LANES) {
            DoubleVector s0 = DoubleVector.zero(SPECIES);
            DoubleVector s1 = DoubleVector.zero(SPECIES);
            DoubleVector s2 = DoubleVector.zero(SPECIES);
            DoubleVector s3 = DoubleVector.zero(SPECIES);
            for (int r = part; r < n; r += GROUP) {
                s0 = s0.add(fromArray(SPECIES, x, xAt + r));
                s1 = s1.add(fromArray(SPECIES, x, xAt + n + r));
                s2 = s2.add(fromArray(SPECIES, x, xAt + 2 * n + r));
                s3 = s3.add(fromArray(SPECIES, x, xAt + 3 * n + r));
            }
            s0.intoArray(sums, part);
            s1.intoArray(sums, GROUP + part);
            s2.intoArray(sums, 2 * GROUP + part);
            s3.intoArray(sums, 3 * GROUP + part);
        }
    }

    private static void sum1(int n, double[] x, int xAt, double[] sums) {
        for (int part = 0; part < GROUP; part += LANES) {
            DoubleVector s = DoubleVector.zero(SPECIES);
            for (int r = part; r < n; r += GROUP) {
                s = s.add(fromArray(SPECIES, x, xAt + r));
            }
            s.intoArray(sums, part);
        }
    }

    /** The fixed tree of {@link DoubleKernels} over the 16 virtual lanes. */
    private static double tree(double[] s, int at) {
        double a0 = s[at] + s[at + 8];
        double a1 = s[at + 1] + s[at + 9];
        double a2 = s[at + 2] + s[at + 10];
        double a3 = s[at + 3] + s[at + 11];
        double a4 = s[at + 4] + s[at + 12];
        double a5 = s[at + 5] + s[at + 13];
        double a6 = s[at + 6] + s[at + 14];
        double a7 = s[at + 7] + s[at + 15];
        return ((a0 + a4) + (a2 + a6)) + ((a1 + a5) + (a3 + a7));
    }
}
