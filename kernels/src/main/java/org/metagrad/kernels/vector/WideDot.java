package org.metagrad.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.Kernels;

/**
 * Products with the right factor transposed, on machines whose vectors hold all 16 virtual lanes.
 *
 * <p>Sixteen dot products run at once, as a tile of 4x4, 2x8 or 1x16 outputs, so that a loaded
 * vector is used several times; {@link #fold} then turns the sixteen accumulators into one vector
 * of sixteen sums. Each fold adds two half-used vectors at once, so the whole tree costs 15
 * additions where separate reductions would cost 64.
 */
final class WideDot {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = Kernels.VIRTUAL_LANES;

    private static final VectorMask<Float> BIT3 = VectorMask.fromLong(SPECIES, 0xff00);
    private static final VectorMask<Float> BIT2 = VectorMask.fromLong(SPECIES, 0xf0f0);
    private static final VectorMask<Float> BIT1 = VectorMask.fromLong(SPECIES, 0xcccc);
    private static final VectorMask<Float> BIT0 = VectorMask.fromLong(SPECIES, 0xaaaa);
    private static final VectorShuffle<Float> SWAP3 = exchanging(8);
    private static final VectorShuffle<Float> SWAP2 = exchanging(4);
    private static final VectorShuffle<Float> SWAP1 = exchanging(2);
    private static final VectorShuffle<Float> SWAP0 = exchanging(1);

    /**
     * Room for a tile's accumulators on their way to the fold. One method for both would pass C2's
     * limit for inlining, and a vector that crosses a call is allocated: measured 10 times slower.
     */
    private static final ThreadLocal<float[]> SUMS =
            ThreadLocal.withInitial(() -> new float[LANES * LANES]);

    private WideDot() {}

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
        if (k % LANES != 0) {
            edge(0, m, 0, n, k, a, aAt, b, bAt, c, cAt, accumulate);
            return;
        }
        float[] sums = SUMS.get();
        int i = 0;
        for (; i <= m - 4; i += 4) {
            int j = 0;
            for (; j <= n - 4; j += 4) {
                tile4x4(k, a, aAt + i * k, b, bAt + j * k, sums);
                fold(sums);
                store(sums, 4, c, cAt + i * n + j, n, accumulate);
            }
            edge(i, i + 4, j, n, k, a, aAt, b, bAt, c, cAt, accumulate);
        }
        for (; i <= m - 2; i += 2) {
            int j = 0;
            for (; j <= n - 8; j += 8) {
                tile2x8(k, a, aAt + i * k, b, bAt + j * k, sums);
                fold(sums);
                store(sums, 8, c, cAt + i * n + j, n, accumulate);
            }
            edge(i, i + 2, j, n, k, a, aAt, b, bAt, c, cAt, accumulate);
        }
        for (; i < m; i++) {
            int j = 0;
            for (; j <= n - 16; j += 16) {
                tile1x16(k, a, aAt + i * k, b, bAt + j * k, sums);
                fold(sums);
                store(sums, 16, c, cAt + i * n + j, n, accumulate);
            }
            edge(i, i + 1, j, n, k, a, aAt, b, bAt, c, cAt, accumulate);
        }
    }

    /** Outputs {@code [from, to) x [j, n)}, one dot product each: where no tile fits. */
    private static void edge(
            int from,
            int to,
            int j,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            boolean accumulate) {
        for (int i = from; i < to; i++) {
            for (int q = j; q < n; q++) {
                float dot = dot(k, a, aAt + i * k, b, bAt + q * k);
                int at = cAt + i * n + q;
                c[at] = accumulate ? c[at] + dot : dot;
            }
        }
    }

    private static float dot(int k, float[] a, int aAt, float[] b, int bAt) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int whole = k - k % LANES;
        for (int r = 0; r < whole; r += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aAt + r);
            sum = VectorKernels.fma(x, FloatVector.fromArray(SPECIES, b, bAt + r), sum);
        }
        if (whole < k) {
            var mask = SPECIES.indexInRange(0, k - whole);
            FloatVector x = FloatVector.fromArray(SPECIES, a, aAt + whole, mask);
            FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + whole, mask);
            sum = VectorKernels.fma(x, y, sum);
        }
        return total(sum);
    }

    /** {@code sum_r x[r]} for {@code n} a multiple of the virtual lanes. */
    static float sum(int n, float[] x, int xAt) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int r = 0; r < n; r += LANES) {
            sum = sum.add(FloatVector.fromArray(SPECIES, x, xAt + r));
        }
        return total(sum);
    }

    private static float total(FloatVector v) {
        FloatVector s = v.add(v.rearrange(SWAP3));
        s = s.add(s.rearrange(SWAP2));
        s = s.add(s.rearrange(SWAP1));
        return s.lane(0) + s.lane(1);
    }

    private static void tile4x4(int k, float[] a, int aAt, float[] b, int bAt, float[] sums) {
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
        for (int r = 0; r < k; r += LANES) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, aAt + r);
            FloatVector a1 = FloatVector.fromArray(SPECIES, a, aAt + k + r);
            FloatVector a2 = FloatVector.fromArray(SPECIES, a, aAt + 2 * k + r);
            FloatVector a3 = FloatVector.fromArray(SPECIES, a, aAt + 3 * k + r);
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + r);
            s0 = VectorKernels.fma(a0, b0, s0);
            s4 = VectorKernels.fma(a1, b0, s4);
            s8 = VectorKernels.fma(a2, b0, s8);
            s12 = VectorKernels.fma(a3, b0, s12);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + k + r);
            s1 = VectorKernels.fma(a0, b1, s1);
            s5 = VectorKernels.fma(a1, b1, s5);
            s9 = VectorKernels.fma(a2, b1, s9);
            s13 = VectorKernels.fma(a3, b1, s13);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * k + r);
            s2 = VectorKernels.fma(a0, b2, s2);
            s6 = VectorKernels.fma(a1, b2, s6);
            s10 = VectorKernels.fma(a2, b2, s10);
            s14 = VectorKernels.fma(a3, b2, s14);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * k + r);
            s3 = VectorKernels.fma(a0, b3, s3);
            s7 = VectorKernels.fma(a1, b3, s7);
            s11 = VectorKernels.fma(a2, b3, s11);
            s15 = VectorKernels.fma(a3, b3, s15);
        }
        s0.intoArray(sums, 0);
        s1.intoArray(sums, LANES);
        s2.intoArray(sums, 2 * LANES);
        s3.intoArray(sums, 3 * LANES);
        s4.intoArray(sums, 4 * LANES);
        s5.intoArray(sums, 5 * LANES);
        s6.intoArray(sums, 6 * LANES);
        s7.intoArray(sums, 7 * LANES);
        s8.intoArray(sums, 8 * LANES);
        s9.intoArray(sums, 9 * LANES);
        s10.intoArray(sums, 10 * LANES);
        s11.intoArray(sums, 11 * LANES);
        s12.intoArray(sums, 12 * LANES);
        s13.intoArray(sums, 13 * LANES);
        s14.intoArray(sums, 14 * LANES);
        s15.intoArray(sums, 15 * LANES);
    }

    private static void tile2x8(int k, float[] a, int aAt, float[] b, int bAt, float[] sums) {
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
        for (int r = 0; r < k; r += LANES) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, aAt + r);
            FloatVector a1 = FloatVector.fromArray(SPECIES, a, aAt + k + r);
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + r);
            s0 = VectorKernels.fma(a0, b0, s0);
            s8 = VectorKernels.fma(a1, b0, s8);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + k + r);
            s1 = VectorKernels.fma(a0, b1, s1);
            s9 = VectorKernels.fma(a1, b1, s9);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * k + r);
            s2 = VectorKernels.fma(a0, b2, s2);
            s10 = VectorKernels.fma(a1, b2, s10);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * k + r);
            s3 = VectorKernels.fma(a0, b3, s3);
            s11 = VectorKernels.fma(a1, b3, s11);
            FloatVector b4 = FloatVector.fromArray(SPECIES, b, bAt + 4 * k + r);
            s4 = VectorKernels.fma(a0, b4, s4);
            s12 = VectorKernels.fma(a1, b4, s12);
            FloatVector b5 = FloatVector.fromArray(SPECIES, b, bAt + 5 * k + r);
            s5 = VectorKernels.fma(a0, b5, s5);
            s13 = VectorKernels.fma(a1, b5, s13);
            FloatVector b6 = FloatVector.fromArray(SPECIES, b, bAt + 6 * k + r);
            s6 = VectorKernels.fma(a0, b6, s6);
            s14 = VectorKernels.fma(a1, b6, s14);
            FloatVector b7 = FloatVector.fromArray(SPECIES, b, bAt + 7 * k + r);
            s7 = VectorKernels.fma(a0, b7, s7);
            s15 = VectorKernels.fma(a1, b7, s15);
        }
        s0.intoArray(sums, 0);
        s1.intoArray(sums, LANES);
        s2.intoArray(sums, 2 * LANES);
        s3.intoArray(sums, 3 * LANES);
        s4.intoArray(sums, 4 * LANES);
        s5.intoArray(sums, 5 * LANES);
        s6.intoArray(sums, 6 * LANES);
        s7.intoArray(sums, 7 * LANES);
        s8.intoArray(sums, 8 * LANES);
        s9.intoArray(sums, 9 * LANES);
        s10.intoArray(sums, 10 * LANES);
        s11.intoArray(sums, 11 * LANES);
        s12.intoArray(sums, 12 * LANES);
        s13.intoArray(sums, 13 * LANES);
        s14.intoArray(sums, 14 * LANES);
        s15.intoArray(sums, 15 * LANES);
    }

    private static void tile1x16(int k, float[] a, int aAt, float[] b, int bAt, float[] sums) {
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
        for (int r = 0; r < k; r += LANES) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, aAt + r);
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + r);
            s0 = VectorKernels.fma(a0, b0, s0);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + k + r);
            s1 = VectorKernels.fma(a0, b1, s1);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * k + r);
            s2 = VectorKernels.fma(a0, b2, s2);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * k + r);
            s3 = VectorKernels.fma(a0, b3, s3);
            FloatVector b4 = FloatVector.fromArray(SPECIES, b, bAt + 4 * k + r);
            s4 = VectorKernels.fma(a0, b4, s4);
            FloatVector b5 = FloatVector.fromArray(SPECIES, b, bAt + 5 * k + r);
            s5 = VectorKernels.fma(a0, b5, s5);
            FloatVector b6 = FloatVector.fromArray(SPECIES, b, bAt + 6 * k + r);
            s6 = VectorKernels.fma(a0, b6, s6);
            FloatVector b7 = FloatVector.fromArray(SPECIES, b, bAt + 7 * k + r);
            s7 = VectorKernels.fma(a0, b7, s7);
            FloatVector b8 = FloatVector.fromArray(SPECIES, b, bAt + 8 * k + r);
            s8 = VectorKernels.fma(a0, b8, s8);
            FloatVector b9 = FloatVector.fromArray(SPECIES, b, bAt + 9 * k + r);
            s9 = VectorKernels.fma(a0, b9, s9);
            FloatVector b10 = FloatVector.fromArray(SPECIES, b, bAt + 10 * k + r);
            s10 = VectorKernels.fma(a0, b10, s10);
            FloatVector b11 = FloatVector.fromArray(SPECIES, b, bAt + 11 * k + r);
            s11 = VectorKernels.fma(a0, b11, s11);
            FloatVector b12 = FloatVector.fromArray(SPECIES, b, bAt + 12 * k + r);
            s12 = VectorKernels.fma(a0, b12, s12);
            FloatVector b13 = FloatVector.fromArray(SPECIES, b, bAt + 13 * k + r);
            s13 = VectorKernels.fma(a0, b13, s13);
            FloatVector b14 = FloatVector.fromArray(SPECIES, b, bAt + 14 * k + r);
            s14 = VectorKernels.fma(a0, b14, s14);
            FloatVector b15 = FloatVector.fromArray(SPECIES, b, bAt + 15 * k + r);
            s15 = VectorKernels.fma(a0, b15, s15);
        }
        s0.intoArray(sums, 0);
        s1.intoArray(sums, LANES);
        s2.intoArray(sums, 2 * LANES);
        s3.intoArray(sums, 3 * LANES);
        s4.intoArray(sums, 4 * LANES);
        s5.intoArray(sums, 5 * LANES);
        s6.intoArray(sums, 6 * LANES);
        s7.intoArray(sums, 7 * LANES);
        s8.intoArray(sums, 8 * LANES);
        s9.intoArray(sums, 9 * LANES);
        s10.intoArray(sums, 10 * LANES);
        s11.intoArray(sums, 11 * LANES);
        s12.intoArray(sums, 12 * LANES);
        s13.intoArray(sums, 13 * LANES);
        s14.intoArray(sums, 14 * LANES);
        s15.intoArray(sums, 15 * LANES);
    }

    /** Folds sixteen accumulators into one vector of their sums, at the start of {@code sums}. */
    private static void fold(float[] sums) {
        for (int i = 0; i < 8; i++) {
            fold(sums, i, 8, BIT3, SWAP3);
        }
        for (int i = 0; i < 4; i++) {
            fold(sums, i, 4, BIT2, SWAP2);
        }
        for (int i = 0; i < 2; i++) {
            fold(sums, i, 2, BIT1, SWAP1);
        }
        fold(sums, 0, 1, BIT0, SWAP0);
    }

    /**
     * Lanes without the bit: accumulator {@code i} plus itself with the bit exchanged; lanes with
     * it: the same of accumulator {@code i + distance}.
     */
    private static void fold(
            float[] sums,
            int i,
            int distance,
            VectorMask<Float> bit,
            VectorShuffle<Float> exchange) {
        FloatVector v = FloatVector.fromArray(SPECIES, sums, i * LANES);
        FloatVector w = FloatVector.fromArray(SPECIES, sums, (i + distance) * LANES);
        v.blend(w, bit).add(w.blend(v, bit).rearrange(exchange)).intoArray(sums, i * LANES);
    }

    /** Writes or adds the sixteen sums as rows of {@code width} to {@code c}. */
    private static void store(
            float[] sums, int width, float[] c, int cAt, int n, boolean accumulate) {
        for (int s = 0, row = cAt; s < LANES; s += width, row += n) {
            for (int j = 0; j < width; j++) {
                c[row + j] = accumulate ? c[row + j] + sums[s + j] : sums[s + j];
            }
        }
    }
}
