package org.metagrad.meta.learner;

import org.metagrad.autodiff.optimiser.ConjugateGradient;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * MAML with implicit gradients (Rajeswaran, Finn, Kakade and Levine 2019, arXiv 1909.04630): a task
 * adapts to the minimum of its loss near theta,
 *
 * <pre>  phi* = argmin_phi  L(phi; D) + lambda/2 |phi - theta|^2,</pre>
 *
 * <p>by {@code k} steps of gradient descent or of another optimiser from theta. At the minimum
 * {@code grad L(phi*) + lambda (phi* - theta) = 0}, and the derivative of that equation gives the
 * meta-gradient without the way that led there (their lemma 1):
 *
 * <pre>  u = (I + H / lambda)^-1 grad L(phi*; D'),   H the Hessian of L(.; D) at phi*.</pre>
 *
 * <p>It is solved by conjugate gradients on Hessian-vector products. They need {@code I + H/lambda}
 * positive definite, which lambda above the most negative eigenvalue of H makes it. At a direction
 * of negative curvature the solution stops with what was reached, and {@link
 * MetaGradient#negativeCurvature} says so. Of k steps that end before the minimum the gradient is
 * one of a nearby problem.
 *
 * @param innerSteps {@code k}, at least 2
 * @param optimiser takes the inner steps ({@link HeldStep}); of plain ones {@code alpha (lambda +
 *     the largest eigenvalue of H)} is to be below 2
 * @param lambda how strongly adapted parameters are held at theta, above 0
 * @param solverSteps steps of conjugate gradients at most, a Hessian-vector product each
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record Imaml(
        int innerSteps, InnerOptimiser optimiser, double lambda, int solverSteps, int fixed)
        implements MetaLearner {
    /** Of the residual to the right-hand side, from which on a solution is exact enough. */
    private static final double TOLERANCE = 1e-10;

    /** Checks the numbers. */
    public Imaml {
        InnerLoop.requireSteps(innerSteps, 2);
        StepSize.requireFixed(fixed);
        if (!(lambda > 0 && Double.isFinite(lambda)) || solverSteps < 1) {
            throw new IllegalArgumentException(
                    "lambda "
                            + lambda
                            + " and "
                            + solverSteps
                            + " solver steps: lambda above 0 and at least 1 step wanted");
        }
    }

    /**
     * The learner of plain inner steps.
     *
     * @param innerSteps {@code k}, at least 2
     * @param alpha the inner step size
     * @param lambda how strongly adapted parameters are held at theta, above 0
     * @param solverSteps steps of conjugate gradients at most, a Hessian-vector product each
     * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
     */
    public Imaml(int innerSteps, double alpha, double lambda, int solverSteps, int fixed) {
        this(innerSteps, new InnerOptimiser.Sgd(alpha), lambda, solverSteps, fixed);
    }

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return new HeldStep(optimiser.on(0, parameters - fixed), lambda, meta);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        start(theta, result.iterate(0));
        InnerStep held = innerStep(theta, theta.length);
        InnerLoop<D> inner = new InnerLoop<>(task, held, innerSteps, result, false);
        double[] phi = result.iterate(innerSteps);
        double[] v = inner.outerGradient();
        result.takeFirstOrder(v);
        // the last inner draw again, now under phi: the same points, or other trajectories
        D data = task.sample(phi, innerSteps - 1);
        task.linearise(phi, data, result.innerGradient(innerSteps - 1));
        solve(task, phi, data, v, result);
        result.takeGradient(v);
    }

    /** {@code v <- (I + H/lambda)^-1 v}; what is fixed gets what the others bring to it. */
    private <D> void solve(
            LearningTask<D> task, double[] phi, D data, double[] v, MetaGradient room) {
        int moved = phi.length - fixed;
        double[] product = room.product();
        double[] right = room.spare();
        System.arraycopy(v, 0, right, 0, v.length);
        java.util.Arrays.fill(right, moved, right.length, 0);
        double[] u = room.scaled();
        ConjugateGradient solver = room.solver(solverSteps);
        boolean convex =
                solver.solveTruncated(
                        (x, image) -> {
                            task.hessianVectorProduct(phi, data, x, product);
                            for (int i = 0; i < moved; i++) {
                                image[i] = x[i] + product[i] / lambda;
                            }
                            java.util.Arrays.fill(image, moved, image.length, 0);
                        },
                        right,
                        TOLERANCE * Math.sqrt(Vectors.dot(right, right)),
                        u);
        room.reportCurvature(!convex);
        System.arraycopy(u, 0, v, 0, moved);
        if (fixed > 0) {
            task.hessianVectorProduct(phi, data, u, product);
            for (int i = moved; i < v.length; i++) {
                v[i] -= product[i] / lambda;
            }
        }
    }
}
