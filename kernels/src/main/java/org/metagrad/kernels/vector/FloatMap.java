package org.metagrad.kernels.vector;

import static org.metagrad.kernels.vector.VectorFloatKernels.LANES;
import static org.metagrad.kernels.vector.VectorFloatKernels.SPECIES;
import static org.metagrad.kernels.vector.VectorFloatKernels.load;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.metagrad.kernels.Function;

/**
 * The loops of the {@link Function}s over whole vectors, {@code y = f(x)} over {@code n} elements,
 * a multiple of the lanes.
 *
 * <p>They are called through handles that are no constants, which C2 cannot look through. A loop of
 * exp or tanh is nearly as much as C2 inlines into one method ({@code NodeCountInliningCutoff});
 * had it been inlined into its caller, what follows would be left out, and each vector operation
 * that is left out allocates: tanh took .2 ns an element, and after a later recompilation of the
 * caller 5 ns.
 */
final class FloatMap {
    private static final MethodHandle[] LOOPS = loops();
    private static final MethodHandle[] STEPS = {handle("exp"), handle("log1p")};

    private FloatMap() {}

    private static MethodHandle[] loops() {
        Function[] functions = Function.values();
        MethodHandle[] loops = new MethodHandle[functions.length];
        for (Function f : functions) {
            loops[f.ordinal()] = handle(name(f));
        }
        return loops;
    }

    private static String name(Function f) {
        return switch (f) {
            case RELU -> "relu";
            case STEP -> "step";
            case EXP -> "exp";
            case LOG -> "log";
            case SQRT -> "sqrt";
            case TANH -> "tanh";
            case SIGMOID -> "sigmoid";
            case SOFTPLUS -> "softplus";
        };
    }

    private static MethodHandle handle(String name) {
        MethodType type =
                MethodType.methodType(
                        void.class, int.class, float[].class, int.class, float[].class, int.class);
        try {
            return MethodHandles.lookup().findStatic(FloatMap.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    /** {@code y = f(x)}. */
    static void apply(Function f, int n, float[] x, int xAt, float[] y, int yAt) {
        run(LOOPS[f.ordinal()], n, x, xAt, y, yAt);
    }

    private static void run(MethodHandle loop, int n, float[] x, int xAt, float[] y, int yAt) {
        try {
            loop.invokeExact(n, x, xAt, y, yAt);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("the loops declare no exception", e);
        }
    }

    private static void relu(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            load(x, xAt + i).max(zero).intoArray(y, yAt + i);
        }
    }

    private static void step(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            var positive = load(x, xAt + i).compare(VectorOperators.GT, zero);
            zero.blend(one, positive).intoArray(y, yAt + i);
        }
    }

    private static void exp(int n, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            FloatElementaryVector.exp(load(x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void log(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatElementaryVector.log(n, x, xAt, y, yAt);
    }

    private static void log1p(int n, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            FloatElementaryVector.log1p(load(x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void sqrt(int n, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            load(x, xAt + i).sqrt().intoArray(y, yAt + i);
        }
    }

    private static void tanh(int n, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            FloatElementaryVector.tanh(load(x, xAt + i)).intoArray(y, yAt + i);
        }
    }

    private static void sigmoid(int n, float[] x, int xAt, float[] y, int yAt) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = 0; i < n; i += LANES) {
            load(x, xAt + i).neg().intoArray(y, yAt + i);
        }
        run(STEPS[0], n, y, yAt, y, yAt);
        for (int i = 0; i < n; i += LANES) {
            one.div(one.add(load(y, yAt + i))).intoArray(y, yAt + i);
        }
    }

    private static void softplus(int n, float[] x, int xAt, float[] y, int yAt) {
        for (int i = 0; i < n; i += LANES) {
            load(x, xAt + i).abs().neg().intoArray(y, yAt + i);
        }
        run(STEPS[0], n, y, yAt, y, yAt);
        run(STEPS[1], n, y, yAt, y, yAt);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < n; i += LANES) {
            load(x, xAt + i).max(zero).add(load(y, yAt + i)).intoArray(y, yAt + i);
        }
    }
}
