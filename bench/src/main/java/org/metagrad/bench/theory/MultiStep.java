package org.metagrad.bench.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;

/**
 * MAML of N inner steps: its meta-gradient is the outer gradient times {@code (1 - alpha h)^N} in a
 * direction of curvature h, which grows without bound in N for {@code alpha h > 2}. With {@code
 * alpha / N} in the place of alpha it stays below {@code max(1, |1 - alpha h|)}, near {@code
 * exp(-alpha h)}.
 */
final class MultiStep {
    private static final double PRODUCT = 2.5;
    private static final int MOST_STEPS = 20;
    private static final double[] PRODUCTS = {0.5, 1.5, PRODUCT};
    private static final double TOLERANCE = 1e-12;
    private static final int NETWORKS = 3;
    private static final double BOUNDED = 3;
    private static final double UNBOUNDED = 100;

    private MultiStep() {}

    /** A learner of so many steps of a size. */
    interface Learner {
        MetaLearner of(int innerSteps, double alpha);
    }

    static Findings findings(RandomStream stream, Learner learner) {
        List<Claim> claims = new ArrayList<>();
        List<String> curves = new ArrayList<>();
        double error = 0;
        for (int n = 1; n <= MOST_STEPS; n++) {
            for (double product : PRODUCTS) {
                double want = Math.pow(1 - product, n);
                error = Math.max(error, Math.abs(factor(learner.of(n, 1), product) / want - 1));
            }
        }
        claims.add(
                new Claim(
                        "on quadratics the meta-gradient is (1 - alpha h)^N times the outer gradient",
                        error < TOLERANCE,
                        figures(
                                "largest relative error %.1e over N = 1..%d, alpha h = 0.5, 1.5, 2.5 (below %.0e)",
                                error, MOST_STEPS, TOLERANCE)));
        double constant = Math.abs(factor(learner.of(MOST_STEPS, 1), PRODUCT));
        double divided = Math.abs(factor(learner.of(MOST_STEPS, 1.0 / MOST_STEPS), PRODUCT));
        claims.add(
                new Claim(
                        "at alpha h = 2.5 and N = 20 it is 3e3 with alpha and .07 with alpha / N",
                        Math.abs(constant / Math.pow(1.5, 20) - 1) < 1e-9
                                && Math.abs(divided - Math.pow(0.875, 20)) < 1e-9,
                        figures("%.4g and %.4g", constant, divided)));
        networks(stream, learner, claims, curves);
        return new Findings(claims, curves);
    }

    /** The meta-gradient over the outer gradient in a direction of curvature {@code h}. */
    private static double factor(MetaLearner learner, double h) {
        DiagonalTask task = new DiagonalTask(new double[] {h}, new double[] {1});
        MetaGradient result = learner.room(1);
        learner.metaGradient(task, new double[] {0.3}, result);
        return result.gradient()[0] / result.firstOrder()[0];
    }

    /** Sinusoids: the length of the meta-gradient over that of the outer gradient. */
    private static void networks(
            RandomStream stream, Learner learner, List<Claim> claims, List<String> curves) {
        Mlp network = new Mlp(List.of(1, 40, 40, 1), Mlp.Activation.TANH);
        double[][] ratios = new double[2][MOST_STEPS];
        for (int t = 0; t < NETWORKS; t++) {
            RandomStream own = stream.split(t);
            NetworkTask task = NetworkTask.random(new MeanSquaredError(network), 10, own);
            double[] theta = NetworkTask.start(network, own.split(3));
            double alpha = PRODUCT / task.greatestCurvature(theta);
            for (int n = 1; n <= MOST_STEPS; n++) {
                ratios[0][n - 1] =
                        Math.max(ratios[0][n - 1], ratio(task, theta, learner.of(n, alpha)));
                ratios[1][n - 1] =
                        Math.max(ratios[1][n - 1], ratio(task, theta, learner.of(n, alpha / n)));
            }
        }
        double greatest = 0;
        double bounded = 0;
        curves.add(
                "N     alpha      alpha / N   (length of the meta-gradient over the outer one's)");
        for (int n = 1; n <= MOST_STEPS; n++) {
            greatest = Math.max(greatest, ratios[0][n - 1]);
            bounded = Math.max(bounded, ratios[1][n - 1]);
            curves.add(figures("%-4d  %-9.3g  %-9.3g", n, ratios[0][n - 1], ratios[1][n - 1]));
        }
        claims.add(
                new Claim(
                        "on sinusoids at alpha h = 2.5 it grows beyond all bounds with N, and does not with alpha / N",
                        greatest > UNBOUNDED && bounded < BOUNDED,
                        figures(
                                "N = 1..%d, greatest of %d networks: %.3g with alpha (above %.0f), %.3g with alpha / N (below %.0f)",
                                MOST_STEPS, NETWORKS, greatest, UNBOUNDED, bounded, BOUNDED)));
    }

    /** Infinite where the steps have left all numbers. */
    private static double ratio(NetworkTask task, double[] theta, MetaLearner learner) {
        MetaGradient result = learner.room(theta.length);
        learner.metaGradient(task.steps(learner.innerSteps()), theta, result);
        double ratio = length(result.gradient()) / length(result.firstOrder());
        return Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
    }

    private static double length(double[] x) {
        return Math.sqrt(Vectors.dot(x, x));
    }

    static String figures(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
