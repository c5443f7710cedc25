package org.metagrad.kernels.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static org.metagrad.kernels.vector.VectorFloatKernels.LANES;
import static org.metagrad.kernels.vector.VectorFloatKernels.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.metagrad.kernels.Elementwise;

/**
 * The loops of the {@link Elementwise}s over whole vectors, {@code y = f(x)} over {@code n}
 * elements, a multiple of the lanes.
 */
final class FloatMap {
    private FloatMap() {}

    /** {@code y = f(x)}. */
    static void apply(Elementwise f, int n, float[] x, int xAt, float[] y, int yAt) {
        switch (f) {
            case RELU -> relu(n, x, xAt, y, yAt);
            case STEP -> step(n, x, xAt, y, yAt);
            case SIGN -> sign(n, x, xAt, y, yAt);
            case EXP -> FloatElementaryVector.exp(n, x, xAt, y, yAt);
            case LOG -> FloatElementaryVector.log(n, x, xAt, y, yAt);
            case SQRT -> sqrt(n, x, xAt, y, yAt);
            case TANH -> FloatElementaryVector.tanh(n, x, xAt, y, yAt);
            case SIN -> FloatElementaryVector.sin(n, x, xAt, y, yAt);
            case COS -> FloatElementaryVector.cos(n, x, xAt, y, yAt);
            case SIGMOID -> sigmoid(n, x, xAt, y, yAt);
            case SOFTPLUS -> softplus(n, x, xAt, y, yAt);
        }
    }

    private static void relu(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xAt + i).max(zero).intoArray(y, yAt + i);
        }
    }

    private static void step(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var positive = fromArray(SPECIES, x, xAt + i).compare(VectorOperators.GT, zero);
            zero.blend(one, positive).intoArray(y, yAt + i);
        }
    }

    private static void sign(int n, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector t = fromArray(SPECIES, x, xAt + i);
            FloatVector positive = t.blend(1, t.compare(VectorOperators.GT, 0));
            positive.blend(-1, t.compare(VectorOperators.LT, 0)).intoArray(y, yAt + i);
        }
    }

    private static void sqrt(int n, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xAt + i).sqrt().intoArray(y, yAt + i);
        }
    }

    private static void sigmoid(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatVector one = broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xAt + i).neg().intoArray(y, yAt + i);
        }
        FloatElementaryVector.exp(n, y, yAt, y, yAt);
        for (int i = 0; i < n; i += LANES) {
            one.div(one.add(fromArray(SPECIES, y, yAt + i))).intoArray(y, yAt + i);
        }
    }

    private static void softplus(int n, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xAt + i).abs().neg().intoArray(y, yAt + i);
        }
        FloatElementaryVector.exp(n, y, yAt, y, yAt);
        FloatElementaryVector.log1p(n, y, yAt, y, yAt);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            fromArray(SPECIES, x, xAt + i)
                    .max(zero)
                    .add(fromArray(SPECIES, y, yAt + i))
                    .intoArray(y, yAt + i);
        }
    }
}
