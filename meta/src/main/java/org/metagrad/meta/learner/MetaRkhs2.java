package org.metagrad.meta.learner;

import java.util.Arrays;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * Meta-RKHS II (Zhou, Wang, Xu, Gao and Chen, Meta-learning with neural tangent kernels, ICLR 2021,
 * arXiv 2102.03909, section 3.3): adaptation in the space of the neural tangent kernel, in closed
 * form. Gradient flow of the squared error for a time t from the network linearised at theta leads,
 * with {@code K = J J'}, to the function
 *
 * <pre>  f_t(x) = f(x) + K(x, X) K(X, X)^-1 (exp(-t K(X, X)) - I) (f(X) - Y).</pre>
 *
 * <p>A task's vector is {@code (theta, delta)}, of {@link
 * org.metagrad.autodiff.nn.LinearisedError}: predictions are {@code f + J delta}, every task starts
 * at {@code delta = 0}, and the flow moves delta alone. With {@code A} the Hessian of the loss in
 * delta, of rank n or less, and g the gradient, {@code delta_t = -phi(A) g} with {@code phi(x) = (1
 * - exp(-t x)) / x}: the formula above in the space of the parameters, where t counts time for the
 * mean squared error (the paper's t is {@code 2/n} times as long). {@link TangentSpace} has the
 * eigenvalues of A from at most n + 1 products.
 *
 * <p>The meta-gradient is that of the outer loss at {@code (theta, delta_t(theta))}, through f(x),
 * f(X) and both kernels. With {@code v = dL'/d delta}, {@code q_i} the eigenvectors of A and {@code
 * x_i} its eigenvalues,
 *
 * <pre>  dF = dL'/dtheta - G(0, phi(A) v) - sum_ij (v'q_i) P_ij (g'q_j) d(q_i' A q_j),
 *   P_ij = (phi(x_i) - phi(x_j)) / (x_i - x_j),   P_ii = phi'(x_i),</pre>
 *
 * <p>where {@code G(delta, w)} is the part in theta of the Hessian-vector product at {@code (theta,
 * delta)} along w: the one mixed second derivative that all of it comes from, as {@code d(z'A z) =
 * G(z, z) - G(0, z)}. The sum over i and j is one over the eigenvectors of the small symmetric
 * matrix in it.
 *
 * @param steps k; the time is {@code k alpha}
 * @param alpha the time of a step
 * @param points the rank of A at most: support points times outputs
 */
public record MetaRkhs2(int steps, double alpha, int points) implements MetaLearner {

    /** Checks the numbers. */
    public MetaRkhs2 {
        InnerLoop.requireSteps(steps, 1);
        if (!(alpha >= 0) || points < 1) {
            throw new IllegalArgumentException(
                    "alpha " + alpha + ", points " + points + ": from 0 and from 1 wanted");
        }
    }

    /** One: the whole time at once. */
    @Override
    public int innerSteps() {
        return 1;
    }

    /** The length of theta. */
    @Override
    public int metaParameters(int parameters) {
        return parameters / 2;
    }

    /** Starts a task at {@code (theta, 0)}. */
    @Override
    public void start(double[] theta, double[] start) {
        System.arraycopy(theta, 0, start, 0, theta.length);
        Arrays.fill(start, theta.length, start.length, 0);
    }

    /** A step of 1 in delta along {@link #innerGradient}, the way of the flow. */
    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return new StepSize(1, parameters / 2, parameters);
    }

    /**
     * The way {@code phi(A) g} that the flow goes down for a time of alpha, from where delta is.
     */
    @Override
    public <D> void innerGradient(
            LearningTask<D> task, double[] theta, D data, double[] g, MetaGradient room) {
        TangentSpace space = space(task, theta, data, room);
        linearise(task, theta, data, g);
        flow(space, inDelta(g, room), alpha, g);
    }

    private <D> TangentSpace space(LearningTask<D> task, double[] at, D data, MetaGradient room) {
        TangentSpace space = room.tangentSpace(points + 1);
        space.start(
                (point, direction, product) ->
                        task.hessianVectorProduct(
                                point, data, at.length / 2, at.length, direction, product),
                at);
        return space;
    }

    /** The gradient in delta, {@code [2 P]} with 0 in its first half. */
    private static <D> void linearise(LearningTask<D> task, double[] at, D data, double[] g) {
        int half = at.length / 2;
        task.linearise(at, data, half, at.length, g);
        Arrays.fill(g, 0, half, 0);
    }

    /** The part in delta of a vector of {@code (theta, delta)}, live until the next one. */
    private static double[] inDelta(double[] vector, MetaGradient room) {
        double[] part = room.metaSpare();
        System.arraycopy(vector, part.length, part, 0, part.length);
        return part;
    }

    /** Writes {@code phi(A) g [2 P]} for a time, in the space that g spans. */
    private void flow(TangentSpace space, double[] g, double time, double[] moved) {
        // delta_t needs the span of g alone; what an outer gradient adds to it has no part of g
        space.span(g, points);
        space.decompose();
        double[] c = new double[points + 1];
        space.coordinates(g, c);
        space.flow(time, c);
        Arrays.fill(moved, 0, g.length, 0);
        System.arraycopy(space.combine(c), 0, moved, g.length, g.length);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        double time = steps * alpha;
        double[] from = result.iterate(0);
        start(theta, from);
        D data = task.sample(from, 0);
        TangentSpace space = space(task, from, data, result);
        double[] g = result.innerGradient(0);
        linearise(task, from, data, g);
        double[] moved = result.scaled();
        flow(space, inDelta(g, result), time, moved);
        double[] at = result.iterate(1);
        Vectors.step(from, 1, moved, at);

        double[] outer = result.cotangent();
        task.gradient(at, task.sample(at, 1), outer);
        result.takeFirstOrder(outer);
        double[] ofOuter = new double[points + 1];
        double[] ofInner = new double[points + 1];
        space.span(inDelta(outer, result), points + 1);
        space.decompose();
        space.coordinates(inDelta(outer, result), ofOuter);
        space.coordinates(inDelta(g, result), ofInner);
        space.pullBack(time, ofOuter, ofInner, outer);
        result.takeGradient(outer);
    }
}
