package org.metagrad.meta;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.kernels.FloatKernels;

/**
 * Gradient and Hessian-vector product of a surrogate over any number of samples: one plan of fixed
 * width runs tile after tile and adds up, so its arena stays in the cache whatever the batch. The
 * parameters are held in double and rounded to float here, where they meet the kernels.
 *
 * <p>Owns arenas: one for each thread. Allocates nothing after construction.
 */
final class PlannedLoss {

    /**
     * Columns of a tile. Measured with 64 hidden units (us for 4000 samples, gradient): 912 with
     * 240; an odd number of cache lines, because rows 1024 bytes apart share their sets of the
     * first-level cache and evict each other.
     */
    static final int TILE = 240;

    private final int parameters;
    private final FloatExecutable gradient;
    private final FloatExecutable product;
    private final float[] theta;
    private final float[] direction;
    private final float[] result;
    private final int data;

    PlannedLoss(CategoricalPolicy policy, Surrogate surrogate, FloatKernels kernels) {
        Program loss = surrogate.loss(policy, TILE);
        Shape[] shapes = policy.network().parameterShapes().toArray(Shape[]::new);
        int[] wrt = IntStream.range(0, shapes.length).toArray();
        parameters = policy.network().parameterCount();
        data = shapes.length;
        theta = new float[parameters];
        direction = new float[parameters];
        result = new float[parameters];
        Program both = Differentiation.hessianVectorProduct(loss, wrt);
        Program hessian = Differentiation.outputs(both, shapes.length, 2 * shapes.length);
        gradient =
                FloatExecutable.of(
                        Differentiation.gradient(loss, wrt), kernels, Outputs.ACCUMULATE);
        product = FloatExecutable.of(hessian, kernels, Outputs.ACCUMULATE);
        int at = 0;
        for (int i = 0; i < shapes.length; i++) {
            gradient.input(i, theta, at).output(i, result, at);
            product.input(i, theta, at).output(i, result, at);
            product.input(data + 3 + i, direction, at);
            at += shapes[i].size();
        }
    }

    /** {@code gradient = grad L(theta; samples)}. */
    void gradient(double[] at, Trajectories samples, double[] gradient) {
        round(at, theta);
        run(this.gradient, samples, gradient);
    }

    /** {@code product = H(theta; samples) v}. */
    void hessianVectorProduct(double[] at, Trajectories samples, double[] v, double[] product) {
        round(at, theta);
        round(v, direction);
        run(this.product, samples, product);
    }

    private void run(FloatExecutable plan, Trajectories samples, double[] to) {
        Arrays.fill(result, 0);
        float[] tiles = samples.tiles();
        int states = samples.observationSize();
        for (int t = 0; t < samples.tileCount(); t++) {
            int tile = t * samples.tileSize();
            plan.input(data, tiles, tile)
                    .input(data + 1, tiles, tile + states * TILE)
                    .input(data + 2, tiles, tile + (states + 1) * TILE)
                    .run();
        }
        for (int i = 0; i < parameters; i++) {
            to[i] = result[i];
        }
    }

    static void round(double[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) from[i];
        }
    }
}
