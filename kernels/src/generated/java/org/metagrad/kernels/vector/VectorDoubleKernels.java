// Made by DoubleTwins from the source for float.
package org.metagrad.kernels.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.Elementwise;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.kernels.Pairwise;
import org.metagrad.kernels.scalar.ScalarDoubleKernels;

/**
 * The kernels on lanes; see {@link DoubleKernels} for the formulas. What is left over at the end of
 * a row goes through the scalar twin, which gives the same bits.
 *
 * <p>No method of this package takes or returns a vector, however often its steps are repeated: C2
 * keeps a vector in registers only as long as everything that it meets is inlined. The methods of
 * the Vector API are always inlined; one of ours is only when C2's profile of the moment says so,
 * and otherwise it allocates its operands for the rest of the run (seen in one start of four, 40
 * times slower). {@code NoVectorCrossesACallTest} keeps this rule.
 *
 * <p>One method for each kernel of the interface, its loop written out, as by this rule loops
 * cannot share their steps; those of products and of functions are classes of their own.
 */
public final class VectorDoubleKernels implements DoubleKernels {

    static final VectorSpecies<Double> SPECIES = DoubleElementaryVector.SPECIES;
    static final int LANES = SPECIES.length();

    /**
     * The fewest lanes that are worth it: of two, C2 has no masks on x86 and allocates them (4 to
     * 13 times slower than scalar).
     */
    private static final int FEWEST_LANES = 4;

    private static final ScalarDoubleKernels TWIN = ScalarDoubleKernels.INSTANCE;

    private static final DoubleZip[] ZIPS = DoubleZip.all();

    private VectorDoubleKernels() {}

    /**
     * The vector kernels.
     *
     * @throws UnsupportedOperationException if the machine's vectors have fewer than four lanes, or
     *     it has no fused multiply-add
     */
    public static DoubleKernels create() {
        if (!FusedMultiplyAdd.AVAILABLE) {
            throw new UnsupportedOperationException(
                    "there is no fused multiply-add, or no module jdk.management to tell");
        }
        if (LANES < FEWEST_LANES) {
            throw new UnsupportedOperationException(
                    "vectors of " + LANES + " lanes are too short to gain anything");
        }
        return new VectorDoubleKernels();
    }

    @Override
    public String name() {
        return "vector-" + SPECIES.vectorBitSize();
    }

    @Override
    public String toString() {
        return "DoubleKernels[" + name() + "]";
    }

    /** Requires the operands inside their arrays before any of the result is written. */
    private static void requireRanges(
            int m, int n, int k, double[] a, int aAt, double[] b, int bAt, double[] c, int cAt) {
        Objects.checkFromIndexSize(aAt, m * k, a.length);
        Objects.checkFromIndexSize(bAt, k * n, b.length);
        Objects.checkFromIndexSize(cAt, m * n, c.length);
    }

    /** Whether there is nothing to add up; tiles count on a term, a row and a column. */
    private static boolean isEmpty(int m, int n, int k) {
        return m == 0 || n == 0 || k == 0;
    }

    @Override
    public void matmul(
            boolean transposeLeft,
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
        if (isEmpty(m, n, k)) {
            TWIN.matmul(transposeLeft, m, n, k, a, aAt, b, bAt, c, cAt, accumulate);
            return;
        }
        requireRanges(m, n, k, a, aAt, b, bAt, c, cAt);
        int start = accumulate ? DoubleMatmul.RESUME : DoubleMatmul.ZERO;
        DoubleMatmul.multiply(transposeLeft, m, n, k, a, aAt, b, bAt, c, cAt, start, c, cAt);
    }

    @Override
    public void matmulBias(
            int m,
            int n,
            int k,
            double[] a,
            int aAt,
            double[] b,
            int bAt,
            double[] bias,
            int biasAt,
            double[] c,
            int cAt) {
        if (isEmpty(m, n, k)) {
            TWIN.matmulBias(m, n, k, a, aAt, b, bAt, bias, biasAt, c, cAt);
            return;
        }
        requireRanges(m, n, k, a, aAt, b, bAt, c, cAt);
        Objects.checkFromIndexSize(biasAt, m, bias.length);
        int start = DoubleMatmul.BIAS;
        DoubleMatmul.multiply(false, m, n, k, a, aAt, b, bAt, c, cAt, start, bias, biasAt);
    }

    @Override
    public void matmulTransposeRight(
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
        if (isEmpty(m, n, k)) {
            TWIN.matmulTransposeRight(m, n, k, a, aAt, b, bAt, c, cAt, accumulate);
            return;
        }
        requireRanges(m, n, k, a, aAt, b, bAt, c, cAt);
        if (Math.min(m, n) >= LEAST_OF_BLOCKS) {
            DoubleMatmul.multiplyTransposeRight(m, n, k, a, aAt, b, bAt, c, cAt, accumulate);
        } else {
            DoubleDot.multiply(m, n, k, a, aAt, b, bAt, c, cAt, accumulate);
        }
    }

    @Override
    public void apply(Elementwise f, int n, double[] x, int xAt, double[] y, int yAt) {
        int whole = n - n % LANES;
        DoubleMap.apply(f, whole, x, xAt, y, yAt);
        if (whole < n) {
            TWIN.apply(f, n - whole, x, xAt + whole, y, yAt + whole);
        }
    }

    @Override
    public void combine(
            Pairwise operation, int n, double[] x, int xAt, double[] y, int yAt, double[] z, int zAt) {
        int whole = n - n % LANES;
        ZIPS[operation.ordinal()].apply(whole, x, xAt, y, yAt, z, zAt);
        if (whole < n) {
            TWIN.combine(operation, n - whole, x, xAt + whole, y, yAt + whole, z, zAt + whole);
        }
    }

    @Override
    public void affine(int n, double scale, double shift, double[] x, int xAt, double[] y, int yAt) {
        DoubleVector factor = broadcast(SPECIES, scale);
        DoubleVector offset = broadcast(SPECIES, shift);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            factor.fma(fromArray(SPECIES, x, xAt + i), offset).intoArray(y, yAt + i);
        }
        TWIN.affine(n - i, scale, shift, x, xAt + i, y, yAt + i);
    }

    @Override
    public void clip(int n, double low, double high, double[] x, int xAt, double[] y, int yAt) {
        DoubleVector least = broadcast(SPECIES, low);
        DoubleVector most = broadcast(SPECIES, high);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            fromArray(SPECIES, x, xAt + i).max(least).min(most).intoArray(y, yAt + i);
        }
        TWIN.clip(n - i, low, high, x, xAt + i, y, yAt + i);
    }

    @Override
    public void within(int n, double low, double high, double[] x, int xAt, double[] y, int yAt) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector one = broadcast(SPECIES, 1);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            DoubleVector t = fromArray(SPECIES, x, xAt + i);
            DoubleVector above = zero.blend(one, t.compare(VectorOperators.GE, low));
            above.blend(zero, t.compare(VectorOperators.GT, high)).intoArray(y, yAt + i);
        }
        TWIN.within(n - i, low, high, x, xAt + i, y, yAt + i);
    }

    @Override
    public void decayedSum(
            boolean transpose,
            int rows,
            int columns,
            double[] x,
            int xAt,
            double[] decay,
            int decayAt,
            double[] y,
            int yAt) {
        TWIN.decayedSum(transpose, rows, columns, x, xAt, decay, decayAt, y, yAt);
    }

    @Override
    public void tanhPullbackTangent(
            int n,
            double[] dg,
            int dgAt,
            double[] g,
            int gAt,
            double[] y,
            int yAt,
            double[] dy,
            int dyAt,
            double[] z,
            int zAt) {
        DoubleVector one = broadcast(SPECIES, 1);
        DoubleVector minusTwo = broadcast(SPECIES, -2);
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            DoubleVector t = fromArray(SPECIES, y, yAt + i);
            DoubleVector curvature =
                    fromArray(SPECIES, g, gAt + i)
                            .mul(minusTwo.mul(t))
                            .mul(fromArray(SPECIES, dy, dyAt + i));
            fromArray(SPECIES, dg, dgAt + i)
                    .fma(t.neg().fma(t, one), curvature)
                    .intoArray(z, zAt + i);
        }
        TWIN.tanhPullbackTangent(
                n - i, dg, dgAt + i, g, gAt + i, y, yAt + i, dy, dyAt + i, z, zAt + i);
    }

    @Override
    public void subtractRow(
            int rows, int columns, double[] x, int xAt, double[] r, int rAt, double[] y, int yAt) {
        for (int i = 0; i < rows; i++) {
            int from = xAt + i * columns;
            int to = yAt + i * columns;
            int j = 0;
            for (; j <= columns - LANES; j += LANES) {
                fromArray(SPECIES, x, from + j)
                        .sub(fromArray(SPECIES, r, rAt + j))
                        .intoArray(y, to + j);
            }
            for (; j < columns; j++) {
                y[to + j] = x[from + j] - r[rAt + j];
            }
        }
    }

    @Override
    public void copyColumns(
            int rows,
            int columns,
            double[] x,
            int xAt,
            int xStride,
            double[] y,
            int yAt,
            int yStride) {
        if (columns < LANES) {
            TWIN.copyColumns(rows, columns, x, xAt, xStride, y, yAt, yStride);
            return;
        }
        // What is left after whole vectors lies in one that overlaps the last of them: a call that
        // copies the few elements of a row costs more than a vector.
        int last = columns - LANES;
        for (int i = 0; i < rows; i++) {
            int from = xAt + i * xStride;
            int to = yAt + i * yStride;
            for (int j = 0; j < last; j += LANES) {
                fromArray(SPECIES, x, from + j).intoArray(y, to + j);
            }
            fromArray(SPECIES, x, from + last).intoArray(y, to + last);
        }
    }

    @Override
    public void maxRows(int rows, int columns, double[] x, int xAt, double[] y, int yAt) {
        System.arraycopy(x, xAt, y, yAt, columns);
        for (int i = 1; i < rows; i++) {
            int from = xAt + i * columns;
            int j = 0;
            for (; j <= columns - LANES; j += LANES) {
                fromArray(SPECIES, y, yAt + j)
                        .max(fromArray(SPECIES, x, from + j))
                        .intoArray(y, yAt + j);
            }
            for (; j < columns; j++) {
                y[yAt + j] = Math.max(y[yAt + j], x[from + j]);
            }
        }
    }

    @Override
    public void sumRows(int rows, int columns, double[] x, int xAt, double[] y, int yAt) {
        System.arraycopy(x, xAt, y, yAt, columns);
        for (int i = 1; i < rows; i++) {
            combine(Pairwise.ADD, columns, y, yAt, x, xAt + i * columns, y, yAt);
        }
    }

    @Override
    public void sumColumns(
            int rows, int columns, double[] x, int xAt, double[] y, int yAt, boolean accumulate) {
        if (columns % VIRTUAL_LANES != 0) {
            TWIN.sumColumns(rows, columns, x, xAt, y, yAt, accumulate);
            return;
        }
        DoubleDot.sumRows(rows, columns, x, xAt, y, yAt, accumulate);
    }
}
