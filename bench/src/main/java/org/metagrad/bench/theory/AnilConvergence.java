package org.metagrad.bench.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Sgd;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;

/**
 * ANIL's convergence by the number N of inner steps: where the inner loss is strongly convex in
 * what adapts, as that of a least-squares head is, steps of one size converge for any N and larger
 * N needs fewer outer steps; where all layers adapt it is not convex, the size has to fall as 1/N
 * ({@link MultiStep}), and larger N brings nothing.
 */
final class AnilConvergence {
    private static final int WIDTH = 8;
    private static final int POINTS = 40;
    private static final int TASKS = 4;
    private static final int[] STEPS = {1, 2, 4, 8, 16};
    private static final int MOST_ITERATIONS = 1000;
    private static final double OUTER_STEP = 0.02;

    /** Of the first weights over those usual: features that differ within a unit of x. */
    private static final double SPREAD = 2;

    /** Of the loss before any adaptation. */
    private static final double TOLERANCE = 0.5;

    private AnilConvergence() {}

    /** A learner that adapts a range of the parameters by so many steps of a size. */
    interface Learner {
        MetaLearner of(int innerSteps, double alpha, int from, int to);
    }

    static Findings findings(RandomStream stream, Learner learner) {
        Mlp network = new Mlp(List.of(1, WIDTH, 1), Mlp.Activation.TANH);
        List<NetworkTask> tasks = new ArrayList<>();
        for (int t = 0; t < TASKS; t++) {
            tasks.add(NetworkTask.random(new MeanSquaredError(network), POINTS, stream.split(t)));
        }
        double[] theta = NetworkTask.start(network, stream.split(TASKS));
        for (int i = 0; i < WIDTH; i++) {
            theta[i] *= SPREAD;
        }
        int all = theta.length;
        int head = all - WIDTH - 1;
        double[] ofHead = eigenvalues(tasks.getFirst(), theta, head);
        double[] ofAll = eigenvalues(tasks.getFirst(), theta, 0);
        List<Claim> claims = new ArrayList<>();
        claims.add(
                new Claim(
                        "the head's block of the inner Hessian is positive definite",
                        ofHead[0] > 0,
                        MultiStep.figures("eigenvalues %.2e to %.3g", ofHead[0], last(ofHead))));
        claims.add(
                new Claim(
                        "the whole inner Hessian is not",
                        ofAll[0] < -1e-3,
                        MultiStep.figures("eigenvalues %.2e to %.3g", ofAll[0], last(ofAll))));
        double ofHeadStep = 1 / last(ofHead);
        double ofAllStep = 1 / last(ofAll);
        int[][] counts = new int[2][STEPS.length];
        List<String> curves = new ArrayList<>();
        double before = 0;
        for (NetworkTask task : tasks) {
            before += task.loss().value(theta, task.query()) / TASKS;
        }
        double goal = TOLERANCE * before;
        curves.add(
                MultiStep.figures(
                        "N     head       all layers at 1/N   (outer steps to a mean loss of %.2f, half of that at the start)",
                        goal));
        for (int i = 0; i < STEPS.length; i++) {
            int n = STEPS[i];
            counts[0][i] = iterations(tasks, theta, learner.of(n, ofHeadStep, head, all), goal);
            counts[1][i] = iterations(tasks, theta, learner.of(n, ofAllStep / n, 0, all), goal);
            curves.add(
                    MultiStep.figures("%-4d  %-9s  %s", n, text(counts[0][i]), text(counts[1][i])));
        }
        claims.add(
                new Claim(
                        "with the head alone adapted, a larger N needs fewer outer steps",
                        falls(counts[0]),
                        MultiStep.figures(
                                "%s at N = 1 to %s at N = 16",
                                text(counts[0][0]), text(last(counts[0])))));
        claims.add(
                new Claim(
                        "with all layers adapted, by steps of 1/N as it wants, N beyond 4 does not help",
                        last(counts[1]) <= MOST_ITERATIONS && last(counts[1]) > 0.8 * counts[1][2],
                        MultiStep.figures(
                                "%s at N = 4, %s at N = 16 (above 0.8 of it)",
                                text(counts[1][2]), text(last(counts[1])))));
        return new Findings(claims, curves);
    }

    /** Whether they fall from the first to the last and rise nowhere. */
    private static boolean falls(int[] counts) {
        boolean falls = counts[0] > last(counts);
        for (int i = 1; i < counts.length; i++) {
            falls &= counts[i] <= counts[i - 1];
        }
        return falls;
    }

    private static String text(int count) {
        return count > MOST_ITERATIONS ? "over " + MOST_ITERATIONS : Integer.toString(count);
    }

    private static double last(double[] x) {
        return x[x.length - 1];
    }

    private static int last(int[] x) {
        return x[x.length - 1];
    }

    /** Those of the inner loss's Hessian from a parameter on, ascending. */
    private static double[] eigenvalues(NetworkTask task, double[] theta, int from) {
        int n = theta.length - from;
        DMatrixRMaj block = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            double[] v = new double[theta.length];
            v[from + i] = 1;
            double[] row = task.loss().product(theta, task.support(), v);
            for (int j = 0; j < n; j++) {
                block.add(i, j, row[from + j] / 2);
                block.add(j, i, row[from + j] / 2);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
        if (!eigen.decompose(block)) {
            throw new ArithmeticException("the eigenvalues of a Hessian did not converge");
        }
        double[] values = new double[n];
        Arrays.setAll(values, i -> eigen.getEigenvalue(i).getReal());
        Arrays.sort(values);
        return values;
    }

    /**
     * Outer steps of plain descent until the mean loss after adaptation is small; else one more
     * than allowed.
     */
    private static int iterations(
            List<NetworkTask> tasks, double[] start, MetaLearner learner, double goal) {
        double[] theta = start.clone();
        MetaGradient result = learner.room(theta.length);
        Sgd descent = new Sgd(theta.length, OUTER_STEP);
        double[] mean = new double[theta.length];
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            Arrays.fill(mean, 0);
            double loss = 0;
            for (NetworkTask task : tasks) {
                learner.metaGradient(task.steps(learner.innerSteps()), theta, result);
                Vectors.addShare(result.gradient(), tasks.size(), mean);
                loss +=
                        task.loss().value(result.iterate(learner.innerSteps()), task.query())
                                / tasks.size();
            }
            if (loss <= goal) {
                return i;
            }
            descent.step(theta, mean);
        }
        return MOST_ITERATIONS + 1;
    }
}
