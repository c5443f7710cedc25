// Made by DoubleTwins from the source for float.
package org.metagrad.kernels.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static org.metagrad.kernels.vector.VectorDoubleKernels.LANES;
import static org.metagrad.kernels.vector.VectorDoubleKernels.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.metagrad.kernels.Elementwise;

/**
 * The loops of the {@link Elementwise}s over whole vectors, {@code y = f(x)} over {@code n}
 * elements, a multiple of the lanes.
 */
final class DoubleMap {
    private DoubleMap() {}

    /** {@code y = f(x)}. */
    static void apply(Elementwise f, int n, double[] x, int xAt, double[] y, int yAt) {
        switch (f) {
            case RELU -> relu(n, x, xAt, y, yAt);
            case STEP -> step(n, x, xAt, y, yAt);
            case SIGN -> sign(n, x, xAt, y, yAt);
            case EXP -> DoubleElementaryVector.exp(n, x, xAt, y, yAt);
            case LOG -> DoubleElementaryVector.log(n, x, xAt, y, yAt);
            case SQRT -> sqrt(n, x, xAt, y, yAt);
            case TANH -> DoubleElementaryVector.tanh(n, x, xAt, y, yAt);
            case SIN -> DoubleElementaryVector.sin(n, x, xAt, y, yAt);
            case COS -> DoubleElementaryVector.cos(n, x, xAt, y, yAt);
            case SIGMOID -> sigmoid(n, x, xAt, y, yAt);
            case SOFTPLUS -> softplus(n, x, xAt, y, yAt);
        }
    }

    private static void relu(int n, double[] x, int xAt, double[] y, int yAt) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xAt + i).max(zero).intoArray(y, yAt + i);
        }
    }

    private static void step(int n, double[] x, int xAt, double[] y, int yAt) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var positive = fromArray(SPECIES, x, xAt + i).compare(VectorOperators.GT, zero);
            zero.blend(one, positive).intoArray(y, yAt + i);
        }
    }

    private static void sign(int n, double[] x, int xAt, double[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector t = fromArray(SPECIES, x, xAt + i);
            DoubleVector positive = t.blend(1, t.compare(VectorOperators.GT, 0));
            positive.blend(-1, t.compare(VectorOperators.LT, 0)).intoArray(y, yAt + i);
        }
    }

    private static void sqrt(int n, double[] x, int xAt, double[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xAt + i).sqrt().intoArray(y, yAt + i);
        }
    }

    private static void sigmoid(int n, double[] x, int xAt, double[] y, int yAt) {
        DoubleVector one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xAt + i).neg().intoArray(y, yAt + i);
        }
        DoubleElementaryVector.exp(n, y, yAt, y, yAt);
        for (int i = 0; i < n; i += LANES) {
            one.div(one.add(fromArray(SPECIES, y, yAt + i))).intoArray(y, yAt + i);
        }
    }

    private static void softplus(int n, double[] x, int xAt, double[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xAt + i).abs().neg().intoArray(y, yAt + i);
        }
        DoubleElementaryVector.exp(n, y, yAt, y, yAt);
        DoubleElementaryVector.log1p(n, y, yAt, y, yAt);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xAt + i)
                    .max(zero)
                    .add(fromArray(SPECIES, y, yAt + i))
                    .intoArray(y, yAt + i);
        }
    }
}
