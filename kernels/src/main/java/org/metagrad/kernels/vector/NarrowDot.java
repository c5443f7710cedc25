package org.metagrad.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.Kernels;

/**
 * Products with the right factor transposed, on machines whose vectors hold 4 or 8 of the 16
 * virtual lanes; see {@link WideDot}.
 *
 * <p>Eight dot products run at once as a tile of 2x4 outputs, one part of the virtual lanes after
 * the other, so that the accumulators fit the 16 registers of such machines. Then the parts of each
 * are added until one vector is left, and as many of these as it has lanes fold into one vector of
 * sums.
 */
final class NarrowDot {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int GROUP = Kernels.VIRTUAL_LANES;
    private static final int ROWS = 2;
    private static final int COLUMNS = 4;

    private static final VectorMask<Float> BIT2 = VectorMask.fromLong(SPECIES, 0xf0);
    private static final VectorMask<Float> BIT1 =
            VectorMask.fromLong(SPECIES, 0xcc & (1L << LANES) - 1);
    private static final VectorMask<Float> BIT0 =
            VectorMask.fromLong(SPECIES, 0xaa & (1L << LANES) - 1);
    private static final VectorShuffle<Float> SWAP2 = exchanging(4);
    private static final VectorShuffle<Float> SWAP1 = exchanging(2);
    private static final VectorShuffle<Float> SWAP0 = exchanging(1);

    /** A tile's accumulators on their way to the fold; see {@link WideDot}. */
    private static final ThreadLocal<float[]> SUMS =
            ThreadLocal.withInitial(() -> new float[ROWS * COLUMNS * GROUP]);

    private NarrowDot() {}

    private static VectorShuffle<Float> exchanging(int bit) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ bit) % SPECIES.length());
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
        int tiledRows = k % GROUP == 0 ? m - m % ROWS : 0;
        int tiledColumns = n - n % COLUMNS;
        float[] sums = SUMS.get();
        for (int i = 0; i < tiledRows; i += ROWS) {
            for (int j = 0; j < tiledColumns; j += COLUMNS) {
                tile2x4(k, a, aAt + i * k, b, bAt + j * k, sums);
                fold(sums);
                store(sums, c, cAt + i * n + j, n, accumulate);
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = i < tiledRows ? tiledColumns : 0; j < n; j++) {
                float dot = dot(k, a, aAt + i * k, b, bAt + j * k);
                int at = cAt + i * n + j;
                c[at] = accumulate ? c[at] + dot : dot;
            }
        }
    }

    private static void tile2x4(int k, float[] a, int aAt, float[] b, int bAt, float[] sums) {
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
                FloatVector a0 = FloatVector.fromArray(SPECIES, a, aAt + r);
                FloatVector a1 = FloatVector.fromArray(SPECIES, a, aAt + k + r);
                FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + r);
                s0 = VectorKernels.fma(a0, b0, s0);
                s4 = VectorKernels.fma(a1, b0, s4);
                FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + k + r);
                s1 = VectorKernels.fma(a0, b1, s1);
                s5 = VectorKernels.fma(a1, b1, s5);
                FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * k + r);
                s2 = VectorKernels.fma(a0, b2, s2);
                s6 = VectorKernels.fma(a1, b2, s6);
                FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * k + r);
                s3 = VectorKernels.fma(a0, b3, s3);
                s7 = VectorKernels.fma(a1, b3, s7);
            }
            s0.intoArray(sums, part);
            s1.intoArray(sums, part + GROUP);
            s2.intoArray(sums, part + 2 * GROUP);
            s3.intoArray(sums, part + 3 * GROUP);
            s4.intoArray(sums, part + 4 * GROUP);
            s5.intoArray(sums, part + 5 * GROUP);
            s6.intoArray(sums, part + 6 * GROUP);
            s7.intoArray(sums, part + 7 * GROUP);
        }
    }

    /** Turns the accumulators, 16 floats each, into their sums at the start of {@code sums}. */
    private static void fold(float[] sums) {
        for (int s = 0; s < ROWS * COLUMNS; s++) {
            for (int half = GROUP / 2; half >= LANES; half /= 2) {
                addHalves(sums, s * GROUP, half);
            }
        }
        for (int s = 0; s < ROWS * COLUMNS; s += LANES) {
            if (LANES == 8) {
                for (int i = 0; i < 4; i++) {
                    fold(sums, s + i, 4, BIT2, SWAP2);
                }
            }
            for (int i = 0; i < 2; i++) {
                fold(sums, s + i, 2, BIT1, SWAP1);
            }
            fold(sums, s, 1, BIT0, SWAP0);
        }
    }

    private static void addHalves(float[] sums, int from, int half) {
        for (int l = from; l < from + half; l += LANES) {
            FloatVector low = FloatVector.fromArray(SPECIES, sums, l);
            low.add(FloatVector.fromArray(SPECIES, sums, l + half)).intoArray(sums, l);
        }
    }

    private static void fold(
            float[] sums,
            int s,
            int distance,
            VectorMask<Float> bit,
            VectorShuffle<Float> exchange) {
        FloatVector v = FloatVector.fromArray(SPECIES, sums, s * GROUP);
        FloatVector w = FloatVector.fromArray(SPECIES, sums, (s + distance) * GROUP);
        v.blend(w, bit).add(w.blend(v, bit).rearrange(exchange)).intoArray(sums, s * GROUP);
    }

    /**
     * Writes or adds the sums: output {@code s} is lane {@code s % LANES} of its group's vector.
     */
    private static void store(float[] sums, float[] c, int cAt, int n, boolean accumulate) {
        for (int s = 0; s < ROWS * COLUMNS; s++) {
            float sum = sums[s / LANES * LANES * GROUP + s % LANES];
            int at = cAt + s / COLUMNS * n + s % COLUMNS;
            c[at] = accumulate ? c[at] + sum : sum;
        }
    }

    /** {@code sum_r x[r]} for {@code n} a multiple of the virtual lanes. */
    static float sum(int n, float[] x, int xAt) {
        FloatVector p0 = FloatVector.zero(SPECIES);
        FloatVector p1 = p0;
        FloatVector p2 = p0;
        FloatVector p3 = p0;
        for (int r = xAt; r < xAt + n; r += GROUP) {
            p0 = p0.add(FloatVector.fromArray(SPECIES, x, r));
            p1 = p1.add(FloatVector.fromArray(SPECIES, x, r + LANES));
            if (LANES == 4) {
                p2 = p2.add(FloatVector.fromArray(SPECIES, x, r + 8));
                p3 = p3.add(FloatVector.fromArray(SPECIES, x, r + 12));
            }
        }
        return total(p0, p1, p2, p3);
    }

    private static float total(FloatVector p0, FloatVector p1, FloatVector p2, FloatVector p3) {
        if (LANES == 8) {
            FloatVector s = p0.add(p1);
            s = s.add(s.rearrange(SWAP2));
            s = s.add(s.rearrange(SWAP1));
            return s.lane(0) + s.lane(1);
        }
        FloatVector s = p0.add(p2).add(p1.add(p3));
        s = s.add(s.rearrange(SWAP1));
        return s.lane(0) + s.lane(1);
    }

    /** {@code sum_r x[r] y[r]}. */
    static float dot(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatVector p0 = FloatVector.zero(SPECIES);
        FloatVector p1 = p0;
        FloatVector p2 = p0;
        FloatVector p3 = p0;
        int whole = n - n % GROUP;
        for (int r = 0; r < whole; r += GROUP) {
            p0 = at(x, xAt + r, y, yAt + r, p0);
            p1 = at(x, xAt + r + LANES, y, yAt + r + LANES, p1);
            if (LANES == 4) {
                p2 = at(x, xAt + r + 8, y, yAt + r + 8, p2);
                p3 = at(x, xAt + r + 12, y, yAt + r + 12, p3);
            }
        }
        int rest = n - whole;
        if (rest > 0) {
            p0 = partly(x, xAt + whole, y, yAt + whole, rest, p0);
            p1 = partly(x, xAt + whole + LANES, y, yAt + whole + LANES, rest - LANES, p1);
            if (LANES == 4) {
                p2 = partly(x, xAt + whole + 8, y, yAt + whole + 8, rest - 8, p2);
                p3 = partly(x, xAt + whole + 12, y, yAt + whole + 12, rest - 12, p3);
            }
        }
        return total(p0, p1, p2, p3);
    }

    private static FloatVector at(float[] x, int xAt, float[] y, int yAt, FloatVector sum) {
        FloatVector a = FloatVector.fromArray(SPECIES, x, xAt);
        return VectorKernels.fma(a, FloatVector.fromArray(SPECIES, y, yAt), sum);
    }

    private static FloatVector partly(
            float[] x, int xAt, float[] y, int yAt, int count, FloatVector sum) {
        if (count <= 0) {
            return sum.add(FloatVector.zero(SPECIES));
        }
        var mask = SPECIES.indexInRange(0, count);
        FloatVector a = FloatVector.fromArray(SPECIES, x, xAt, mask);
        return VectorKernels.fma(a, FloatVector.fromArray(SPECIES, y, yAt, mask), sum);
    }
}
