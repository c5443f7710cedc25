package org.metagrad.meta.learner;

import org.metagrad.autodiff.optimiser.ConjugateGradient;
import org.metagrad.autodiff.optimiser.LinearOperator;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * A task whose inner gradients are natural ones, {@code n = M g} with {@code M = (F(theta; D) +
 * damping I)^-1} by conjugate gradients. Backwards M is held: {@code H M v} stands in the place of
 * the Hessian.
 */
final class NaturalTask<D> extends RedirectedTask<D> {
    /** Of the residual to the right-hand side, from which on a solution is exact enough. */
    private static final double TOLERANCE = 1e-10;

    private final NaturalMaml learner;
    private final MetaGradient room;

    /**
     * A task seen by its Fisher information.
     *
     * @param room its solver and spare vector are modified
     */
    NaturalTask(LearningTask<D> task, NaturalMaml learner, MetaGradient room) {
        super(task, learner.innerSteps());
        this.learner = learner;
        this.room = room;
    }

    @Override
    Draw<D> inner(D data, int draw) {
        return new Draw<>(data, true);
    }

    @Override
    void direction(double[] theta, Draw<D> draw, boolean linearises, double[] direction) {
        // not linearised: the products with F come between, and a draw keeps one linearisation
        double[] g = room.spare();
        task.gradient(theta, draw.data, g);
        java.util.Arrays.fill(g, theta.length - learner.fixed(), theta.length, 0);
        solve(theta, draw.data, g, direction);
    }

    @Override
    void product(double[] theta, Draw<D> draw, double[] v, double[] product) {
        double[] x = room.spare();
        solve(theta, draw.data, v, x);
        task.hessianVectorProduct(theta, draw.data, x, product);
    }

    /** {@code x = (F + damping I)^-1 b} in the parameters that move; b is 0 in the others. */
    private void solve(double[] theta, D data, double[] b, double[] x) {
        ConjugateGradient solver = room.solver(learner.solverSteps());
        int moved = theta.length - learner.fixed();
        LinearOperator damped =
                (v, image) -> {
                    task.fisherVectorProduct(theta, data, v, image);
                    for (int i = 0; i < moved; i++) {
                        image[i] += learner.damping() * v[i];
                    }
                    java.util.Arrays.fill(image, moved, image.length, 0);
                };
        solver.solveTruncated(damped, b, TOLERANCE * Math.sqrt(Vectors.dot(b, b)), x);
    }
}
