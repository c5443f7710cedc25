package org.metagrad.bench.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Adam;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.BatchLoss;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.MetaGradient;

/**
 * Multi-task training, a body shared by M sinusoids with a head for each, beside ANIL on the same
 * tasks from the same start: a new task's head is fitted to the frozen features by ridge regression
 * of the one, by inner steps of the other; how far their predictions are apart, by width.
 */
final class Bridging {
    private static final int TASKS = 8;
    private static final int NEW_TASKS = 10;
    private static final int POINTS = 20;

    /** Networks that can fit the tasks: of 4 units neither way can, and both predict alike. */
    static final List<Integer> WIDTHS = List.of(16, 32, 64);

    private static final int ITERATIONS = 200;
    private static final double RATE = 0.003;
    private static final int INNER_STEPS = 5;
    private static final double RIDGE = 0.1;

    private Bridging() {}

    static Findings findings(RandomStream stream, RidgeHead.Fit fit, List<Integer> widths) {
        List<Claim> claims = new ArrayList<>();
        List<String> curves = new ArrayList<>();
        claims.add(oneTask(stream));
        double residual = 0;
        List<Double> distances = new ArrayList<>();
        curves.add(
                "width  apart   error of heads  error of ANIL   gradients of 20 points: heads, ANIL (and products)");
        for (int width : widths) {
            Run run = new Run(stream, width, fit);
            residual = Math.max(residual, run.residual);
            distances.add(run.apart);
            curves.add(
                    MultiStep.figures(
                            "%-5d  %-6.3f  %-14.3f  %-13.3f   %d, %d (%d)",
                            width,
                            run.apart,
                            run.ofHeads,
                            run.ofAnil,
                            2L * ITERATIONS * TASKS,
                            (long) ITERATIONS * TASKS * (INNER_STEPS + 1),
                            (long) ITERATIONS * TASKS * INNER_STEPS));
        }
        claims.add(
                new Claim(
                        "heads on frozen features satisfy the normal equations",
                        residual < 1e-10,
                        MultiStep.figures("largest residual %.1e (below 1e-10)", residual)));
        claims.add(
                new Claim(
                        "predictions of multi-task training and ANIL come nearer with width",
                        distances.getLast() < distances.getFirst(),
                        MultiStep.figures(
                                "%.3f of the targets' size at width %d, %.3f at %d",
                                distances.getFirst(),
                                widths.getFirst(),
                                distances.getLast(),
                                widths.getLast())));
        return new Findings(claims, curves);
    }

    /** With one task the loss of heads is plain regression. */
    private static Claim oneTask(RandomStream stream) {
        Mlp network = new Mlp(List.of(1, 8, 8, 1), Mlp.Activation.TANH);
        double[] theta = NetworkTask.start(network, stream.split(1000));
        NetworkTask task =
                NetworkTask.random(new MeanSquaredError(network), POINTS, stream.split(0));
        double[] plain = task.loss().gradient(theta, task.support());
        BatchLoss heads = new BatchLoss(new HeadsError(network), Engine.DOUBLE);
        double[] one = heads.gradient(theta, heads(List.of(task), 1));
        double[] apart = new double[plain.length];
        Vectors.step(one, 1, plain, apart);
        double error = Math.sqrt(Vectors.dot(apart, apart) / Vectors.dot(plain, plain));
        return new Claim(
                "one head is plain regression",
                error < 1e-14,
                MultiStep.figures(
                        "relative difference of the gradients %.1e (below 1e-14)", error));
    }

    /** All support and query points, a column each, with weights in the heads of their tasks. */
    private static Batch heads(List<NetworkTask> tasks, int batches) {
        int n = tasks.size() * batches * POINTS;
        double[] x = new double[n];
        double[] targets = new double[tasks.size() * n];
        double[] weights = new double[tasks.size() * n];
        int at = 0;
        for (int t = 0; t < tasks.size(); t++) {
            List<Batch> own = List.of(tasks.get(t).support(), tasks.get(t).query());
            for (Batch batch : own.subList(0, batches)) {
                for (int i = 0; i < POINTS; i++) {
                    x[at] = batch.data().get(0)[i];
                    targets[t * n + at] = batch.data().get(1)[i];
                    weights[t * n + at] = 1.0 / n;
                    at++;
                }
            }
        }
        return new Batch(n, List.of(x, targets, weights));
    }

    /** Both trainings at a width, and what they predict on new tasks. */
    private static final class Run {
        private final Mlp network;
        private final int body;
        private double residual;
        private double apart;
        private double ofHeads;
        private double ofAnil;

        Run(RandomStream stream, int width, RidgeHead.Fit fit) {
            network = new Mlp(List.of(1, width, width, 1), Mlp.Activation.TANH);
            double[] start = NetworkTask.start(network, stream.split(1001));
            body = start.length - width - 1;
            List<NetworkTask> tasks = new ArrayList<>();
            for (int t = 0; t < TASKS + NEW_TASKS; t++) {
                tasks.add(
                        NetworkTask.random(new MeanSquaredError(network), POINTS, stream.split(t)));
            }
            List<NetworkTask> trained = tasks.subList(0, TASKS);
            double[] shared = multiTask(trained, start, width);
            double alpha = 1.0 / (width + 1);
            double[] meta = anil(trained, start, alpha);
            double squares = 0;
            double targets = 0;
            for (NetworkTask task : tasks.subList(TASKS, TASKS + NEW_TASKS)) {
                double[][] phi = features(shared, task.support(), width);
                double[] y = task.support().data().get(1);
                double[] head = fit.of(phi, y, RIDGE);
                residual = Math.max(residual, RidgeHead.residual(phi, y, RIDGE, head));
                double[] withHead = withHead(shared, head);
                double[] adapted = adapted(task, meta, alpha);
                double[][] one = features(withHead, task.query(), width);
                double[][] other = features(adapted, task.query(), width);
                double[] want = task.query().data().get(1);
                for (int i = 0; i < POINTS; i++) {
                    double a = output(withHead, one[i]);
                    double b = output(adapted, other[i]);
                    squares += (a - b) * (a - b);
                    targets += want[i] * want[i];
                    ofHeads += (a - want[i]) * (a - want[i]) / (NEW_TASKS * POINTS);
                    ofAnil += (b - want[i]) * (b - want[i]) / (NEW_TASKS * POINTS);
                }
            }
            apart = Math.sqrt(squares / targets);
        }

        /** The body after training with a head for each task, which all begin as ANIL's. */
        private double[] multiTask(List<NetworkTask> tasks, double[] start, int width) {
            Mlp many = new Mlp(List.of(1, width, width, TASKS), Mlp.Activation.TANH);
            double[] theta = new double[many.parameterCount()];
            System.arraycopy(start, 0, theta, 0, body);
            for (int t = 0; t < TASKS; t++) {
                System.arraycopy(start, body, theta, body + t * width, width);
                theta[body + TASKS * width + t] = start[start.length - 1];
            }
            BatchLoss loss = new BatchLoss(new HeadsError(many), Engine.DOUBLE);
            Batch all = heads(tasks, 2);
            Adam adam = new Adam(theta.length, RATE);
            for (int i = 0; i < ITERATIONS; i++) {
                adam.step(theta, loss.gradient(theta, all));
            }
            double[] shared = start.clone();
            System.arraycopy(theta, 0, shared, 0, body);
            return shared;
        }

        private double[] anil(List<NetworkTask> tasks, double[] start, double alpha) {
            double[] theta = start.clone();
            Anil learner = new Anil(INNER_STEPS, alpha, body, theta.length, true);
            MetaGradient room = learner.room(theta.length);
            Adam adam = new Adam(theta.length, RATE);
            double[] mean = new double[theta.length];
            for (int i = 0; i < ITERATIONS; i++) {
                Arrays.fill(mean, 0);
                for (NetworkTask task : tasks) {
                    learner.metaGradient(task.steps(INNER_STEPS), theta, room);
                    Vectors.addShare(room.gradient(), tasks.size(), mean);
                }
                adam.step(theta, mean);
            }
            return theta;
        }

        private double[] adapted(NetworkTask task, double[] meta, double alpha) {
            double[] at = meta.clone();
            for (int s = 0; s < INNER_STEPS; s++) {
                double[] g = task.loss().gradient(at, task.support());
                for (int i = body; i < at.length; i++) {
                    at[i] -= alpha * g[i];
                }
            }
            return at;
        }

        private double[] withHead(double[] shared, double[] head) {
            double[] theta = shared.clone();
            System.arraycopy(head, 0, theta, body, head.length);
            return theta;
        }

        /** Outputs of the last hidden layer and a 1, {@code [n][width + 1]}. */
        private double[][] features(double[] theta, Batch batch, int width) {
            double[][] phi = new double[POINTS][width + 1];
            for (int i = 0; i < POINTS; i++) {
                double[] hidden = new double[width];
                for (int j = 0; j < width; j++) {
                    hidden[j] =
                            StrictMath.tanh(
                                    theta[j] * batch.data().getFirst()[i] + theta[width + j]);
                }
                int at = 2 * width;
                for (int j = 0; j < width; j++) {
                    double z = theta[at + width * width + j];
                    for (int k = 0; k < width; k++) {
                        z += theta[at + j * width + k] * hidden[k];
                    }
                    phi[i][j] = StrictMath.tanh(z);
                }
                phi[i][width] = 1;
            }
            return phi;
        }

        private double output(double[] theta, double[] phi) {
            double sum = 0;
            for (int j = 0; j < phi.length; j++) {
                sum += theta[body + j] * phi[j];
            }
            return sum;
        }
    }
}
