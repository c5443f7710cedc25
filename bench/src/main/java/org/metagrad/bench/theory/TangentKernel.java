package org.metagrad.bench.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.nn.LinearisedError;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;

/**
 * Identities of Meta-RKHS: the energy is MAML's loss to first order, and the closed form is the
 * gradient flow of the linearised network.
 */
final class TangentKernel {
    private static final int POINTS = 5;
    private static final double TIME = 0.5;
    private static final int FLOW_STEPS = 4000;

    private TangentKernel() {}

    /** Meta-RKHS I of so many steps of a size. */
    interface First {
        MetaLearner of(int steps, double alpha, int fixed);
    }

    /** Meta-RKHS II. */
    interface Second {
        MetaLearner of(int steps, double alpha, int points);
    }

    static Findings findings(RandomStream stream, First first, Second second) {
        Mlp network = new Mlp(List.of(1, 8, 1), Mlp.Activation.TANH);
        double[] theta = NetworkTask.start(network, stream.split(3));
        List<Claim> claims = new ArrayList<>();
        claims.add(order(stream, network, theta, first));

        NetworkTask task = NetworkTask.random(new LinearisedError(network), POINTS, stream);
        double[] closed = adapted(task, theta, second.of(1, TIME, POINTS));
        double error = distance(closed, flow(task, theta)) / length(tail(closed));
        claims.add(
                new Claim(
                        "II's closed form is the gradient flow of the linearised network",
                        error < 1e-6,
                        MultiStep.figures(
                                "%.1e from %d steps of the midpoint rule (below 1e-06)",
                                error, FLOW_STEPS)));
        double still = distance(adapted(task, theta, second.of(3, 0, POINTS)), closedAt(theta));
        claims.add(
                new Claim(
                        "II without time adapts nothing",
                        still == 0,
                        MultiStep.figures("%.1e (0)", still)));
        double left =
                task.loss().value(adapted(task, theta, second.of(1, 1e9, POINTS)), task.support());
        claims.add(
                new Claim(
                        "II in infinite time is kernel regression, which meets every support point",
                        left < 1e-9,
                        MultiStep.figures("support error %.1e (below 1e-09)", left)));
        double slope = slopeError(task, theta, second);
        claims.add(
                new Claim(
                        "II's meta-gradient is the derivative through network and both kernels",
                        slope < 1e-6,
                        MultiStep.figures(
                                "%.1e from differences of the outer loss along itself (below 1e-06)",
                                slope)));
        return new Findings(claims, List.of());
    }

    /** MAML with one step on the same data less the energy's gradient falls as alpha squared. */
    private static Claim order(RandomStream stream, Mlp network, double[] theta, First first) {
        NetworkTask drawn = NetworkTask.random(new MeanSquaredError(network), POINTS, stream);
        NetworkTask task = new NetworkTask(drawn.loss(), drawn.support(), drawn.support(), 1);
        double[] errors = new double[2];
        double[] alphas = {1e-3, 5e-4};
        for (int i = 0; i < 2; i++) {
            double[] maml = gradient(task, theta, new Maml(1, alphas[i]));
            double[] energy = gradient(task, theta, first.of(1, alphas[i], 0));
            errors[i] = distance(maml, energy);
        }
        double order = Math.log(errors[0] / errors[1]) / Math.log(2);
        return new Claim(
                "I is MAML of one step on the same data to first order in alpha",
                order > 1.9 && order < 2.1,
                MultiStep.figures(
                        "difference %.1e at alpha 1e-3, %.1e at half of it: order %.2f (1.9 to 2.1)",
                        errors[0], errors[1], order));
    }

    private static double slopeError(NetworkTask task, double[] theta, Second second) {
        MetaLearner learner = second.of(1, TIME, POINTS);
        double[] g = gradient(task, theta, learner);
        double norm = length(g);
        double step = 1e-4;
        double[] at = theta.clone();
        Vectors.step(theta, -step / norm, g, at);
        double up = task.loss().value(adapted(task, at, learner), task.query());
        Vectors.step(theta, step / norm, g, at);
        double down = task.loss().value(adapted(task, at, learner), task.query());
        return Math.abs((up - down) / (2 * step) / norm - 1);
    }

    private static double[] gradient(NetworkTask task, double[] theta, MetaLearner learner) {
        return run(task, theta, learner).gradient();
    }

    private static double[] adapted(NetworkTask task, double[] theta, MetaLearner learner) {
        return run(task, theta, learner).iterate(1);
    }

    private static MetaGradient run(NetworkTask task, double[] theta, MetaLearner learner) {
        int vector = learner.metaParameters(2 * theta.length) == theta.length ? 2 : 1;
        MetaGradient result = learner.room(vector * theta.length);
        learner.metaGradient(task, theta, result);
        return result;
    }

    /** The flow in delta by the midpoint rule. */
    private static double[] flow(NetworkTask task, double[] theta) {
        double[] at = closedAt(theta);
        double[] middle = at.clone();
        double h = TIME / FLOW_STEPS;
        for (int s = 0; s < FLOW_STEPS; s++) {
            double[] g = task.loss().gradient(at, task.support());
            for (int i = theta.length; i < at.length; i++) {
                middle[i] = at[i] - h / 2 * g[i];
            }
            g = task.loss().gradient(middle, task.support());
            for (int i = theta.length; i < at.length; i++) {
                at[i] -= h * g[i];
            }
        }
        return at;
    }

    private static double[] closedAt(double[] theta) {
        return Arrays.copyOf(theta, 2 * theta.length);
    }

    private static double[] tail(double[] both) {
        return Arrays.copyOfRange(both, both.length / 2, both.length);
    }

    private static double length(double[] x) {
        return Math.sqrt(Vectors.dot(x, x));
    }

    private static double distance(double[] x, double[] y) {
        double[] apart = new double[x.length];
        Vectors.step(x, 1, y, apart);
        return length(apart);
    }
}
