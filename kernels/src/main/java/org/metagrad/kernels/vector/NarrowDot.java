package org.metagrad.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.Kernels;

/** Dot products over the 16 virtual lanes on machines whose vectors hold 4 or 8 of them. */
final class NarrowDot {
    private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int GROUP = Kernels.VIRTUAL_LANES;

    private NarrowDot() {}

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
        if (LANES == 8) {
            FloatVector s = p0.add(p1);
            return ((s.lane(0) + s.lane(4)) + (s.lane(2) + s.lane(6)))
                    + ((s.lane(1) + s.lane(5)) + (s.lane(3) + s.lane(7)));
        }
        FloatVector s = p0.add(p2).add(p1.add(p3));
        return (s.lane(0) + s.lane(2)) + (s.lane(1) + s.lane(3));
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
