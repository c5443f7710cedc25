package org.metagrad.kernels.vector;

import static org.metagrad.kernels.vector.VectorFloatKernels.LANES;
import static org.metagrad.kernels.vector.VectorFloatKernels.SPECIES;
import static org.metagrad.kernels.vector.VectorFloatKernels.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.metagrad.kernels.Function;

/**
 * The loop of one {@link Function} over whole vectors.
 *
 * <p>A class for each, because the call through this interface keeps their loops apart: C2 would
 * inline a switch over all of them into its caller, pass its limit of nodes in the midst of one of
 * them, and from there allocate every vector (measured 12 times slower).
 */
sealed interface FloatMap {
    /** {@code y = f(x)} over {@code n} elements, a multiple of the lanes. */
    void apply(int n, float[] x, int xAt, float[] y, int yAt);

    /** The loops in the order of the functions. */
    static FloatMap[] all() {
        return Arrays.stream(Function.values()).map(FloatMap::of).toArray(FloatMap[]::new);
    }

    private static FloatMap of(Function f) {
        return switch (f) {
            case RELU -> new Relu();
            case STEP -> new Step();
            case EXP -> new Exp();
            case LOG -> new Log();
            case SQRT -> new Sqrt();
            case TANH -> new Tanh();
            case SIGMOID -> new Sigmoid();
            case SOFTPLUS -> new Softplus();
        };
    }

    /** {@link Function#RELU}. */
    record Relu() implements FloatMap {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt) {
            FloatVector zero = FloatVector.zero(SPECIES);
            for (int i = 0; i < n; i += LANES) {
                load(x, xAt + i).max(zero).intoArray(y, yAt + i);
            }
        }
    }

    /** {@link Function#STEP}. */
    record Step() implements FloatMap {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt) {
            FloatVector zero = FloatVector.zero(SPECIES);
            FloatVector one = FloatVector.broadcast(SPECIES, 1);
            for (int i = 0; i < n; i += LANES) {
                var positive = load(x, xAt + i).compare(VectorOperators.GT, zero);
                zero.blend(one, positive).intoArray(y, yAt + i);
            }
        }
    }

    /** {@link Function#EXP}. */
    record Exp() implements FloatMap {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt) {
            for (int i = 0; i < n; i += LANES) {
                FloatElementaryVector.exp(load(x, xAt + i)).intoArray(y, yAt + i);
            }
        }
    }

    /** {@link Function#LOG}. */
    record Log() implements FloatMap {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt) {
            FloatElementaryVector.log(n, x, xAt, y, yAt);
        }
    }

    /** {@link Function#SQRT}. */
    record Sqrt() implements FloatMap {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt) {
            for (int i = 0; i < n; i += LANES) {
                load(x, xAt + i).sqrt().intoArray(y, yAt + i);
            }
        }
    }

    /** {@link Function#TANH}. */
    record Tanh() implements FloatMap {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt) {
            for (int i = 0; i < n; i += LANES) {
                FloatElementaryVector.tanh(load(x, xAt + i)).intoArray(y, yAt + i);
            }
        }
    }

    /** {@link Function#SIGMOID}. */
    record Sigmoid() implements FloatMap {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt) {
            FloatVector one = FloatVector.broadcast(SPECIES, 1);
            for (int i = 0; i < n; i += LANES) {
                load(x, xAt + i).neg().intoArray(y, yAt + i);
            }
            for (int i = 0; i < n; i += LANES) {
                FloatElementaryVector.exp(load(y, yAt + i)).intoArray(y, yAt + i);
            }
            for (int i = 0; i < n; i += LANES) {
                one.div(one.add(load(y, yAt + i))).intoArray(y, yAt + i);
            }
        }
    }

    /** {@link Function#SOFTPLUS}. */
    record Softplus() implements FloatMap {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt) {
            for (int i = 0; i < n; i += LANES) {
                load(x, xAt + i).abs().neg().intoArray(y, yAt + i);
            }
            exp(n, y, yAt);
            log1p(n, y, yAt);
            FloatVector zero = FloatVector.zero(SPECIES);
            for (int i = 0; i < n; i += LANES) {
                load(x, xAt + i).max(zero).add(load(y, yAt + i)).intoArray(y, yAt + i);
            }
        }

        private static void exp(int n, float[] y, int yAt) {
            for (int i = 0; i < n; i += LANES) {
                FloatElementaryVector.exp(load(y, yAt + i)).intoArray(y, yAt + i);
            }
        }

        private static void log1p(int n, float[] y, int yAt) {
            for (int i = 0; i < n; i += LANES) {
                FloatElementaryVector.log1p(load(y, yAt + i)).intoArray(y, yAt + i);
            }
        }
    }
}
