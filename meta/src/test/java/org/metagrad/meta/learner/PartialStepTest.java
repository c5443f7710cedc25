package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.ContextLoss;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.autodiff.tiles.DoubleTiledLoss;
import org.metagrad.autodiff.tiles.DoubleTiles;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.meta.ConfiguredTask;
import org.metagrad.meta.check.Batch;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.task.LearningProblem;

/**
 * Learners whose steps move a part of the parameters, ANIL and CAVIA: with products of directions
 * in that part alone their meta-gradients are those with products of all directions.
 */
class PartialStepTest {
    private static final double ALPHA = 0.4;
    private static final int[] SIZES = {37, 23, 41};
    private static final Mlp NETWORK = new Mlp(List.of(5, 17, 19, 3), Mlp.Activation.TANH);

    /** A learner's part of a loss's parameters. */
    private record Case(String name, Loss loss, int from, int to) {
        int parameters() {
            return loss.parameterShapes().stream().mapToInt(s -> s.size()).sum();
        }

        MetaLearner learner(int k) {
            return loss instanceof ContextLoss c
                    ? new Cavia(k, ALPHA, c.context(), true)
                    : new Anil(k, ALPHA, from, to, true);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        int all = NETWORK.parameterCount();
        int head = all - 3 * 20;
        Loss regression = new MeanSquaredError(NETWORK);
        // LVC, whose value is not what it is the gradient of, comes with the tasks of a training.
        Loss categorical = new PolicyLoss(new CategoricalPolicy(NETWORK), Surrogate.LOGPROB, 0.1);
        Loss gaussian = new PolicyLoss(new GaussianPolicy(NETWORK), Surrogate.LOGPROB, 0);
        return Stream.of(
                new Case("regression", regression, head, all),
                new Case("categorical policy", categorical, head, all),
                new Case("gaussian policy, log_std stays", gaussian, head, all),
                new Case("gaussian policy, log_std follows", gaussian, head, all + 3),
                new Case("log_std alone", gaussian, all, all + 3),
                new Case("policy in context", new ContextLoss(categorical, 2), all, all + 2),
                new Case("regression in context", new ContextLoss(regression, 2), all, all + 2));
    }

    private static double[] theta(Case c) {
        double[] theta = new SplittableRandom(1).doubles(c.parameters(), -0.6, 0.6).toArray();
        if (c.loss() instanceof ContextLoss) {
            Arrays.fill(theta, c.from(), c.to(), 0);
        }
        return theta;
    }

    /** Random data, columns that are indices whole numbers. */
    private static List<double[]> data(Loss loss, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> data = new ArrayList<>();
        for (Loss.Data d : loss.data()) {
            boolean index = d.rows() == 1 && d.name().equals("actions");
            double scale = d.name().equals("weights") ? 4.0 / columns : 1;
            data.add(
                    random.doubles((long) d.rows() * columns, -1, 1)
                            .map(x -> index ? (x > 0 ? 2 : 1) : scale * x)
                            .toArray());
        }
        return data;
    }

    private static double[] flat(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRestrictedProgramsAreTheWholeOnes(Case c) {
        int columns = 13;
        Loss loss = c.loss();
        double[] theta = theta(c);
        double[] v = new double[theta.length];
        Arrays.setAll(v, i -> c.from() <= i && i < c.to() ? Math.sin(i) : 0);
        List<double[]> point = new ArrayList<>(Batch.split(loss.parameterShapes(), theta));
        point.addAll(data(loss, columns, 3));
        List<double[]> whole = new ArrayList<>(point);
        whole.addAll(Batch.split(loss.parameterShapes(), v));
        int[] part = loss.wrt(c.from(), c.to());
        Linearisation linear = loss.linearisation(columns, c.from(), c.to());
        List<double[]> primal = ReferenceInterpreter.evaluate(linear.primal(), point);
        List<double[]> gradient = ReferenceInterpreter.evaluate(loss.gradient(columns), point);
        assertThat(
                        Closeness.relativeError(
                                flat(primal.subList(0, part.length)),
                                flat(gradient.subList(part[0], part[0] + part.length))))
                .isLessThan(1e-13);
        List<double[]> at = new ArrayList<>(point);
        at.addAll(primal.subList(part.length, primal.size()));
        List<double[]> directions = Batch.split(loss.parameterShapes(), v);
        Arrays.stream(part).forEach(i -> at.add(directions.get(i)));
        assertThat(
                        Closeness.relativeError(
                                flat(ReferenceInterpreter.evaluate(linear.tangent(), at)),
                                flat(
                                        ReferenceInterpreter.evaluate(
                                                loss.hessianVectorProduct(columns), whole))))
                .isLessThan(1e-13);
        Linearisation all = loss.linearisation(columns, 0, theta.length);
        assertThat(flops(linear)).isLessThan(flops(all) * 9 / 10);
    }

    private static long flops(Linearisation linear) {
        return Cost.of(linear.primal()).plus(Cost.of(linear.tangent())).flops();
    }

    /** A task whose draws are given. */
    private static final class InDouble implements LearningTask<DoubleTiles> {
        private final DoubleTiledLoss loss;
        private final DoubleTiles[] draws;

        InDouble(Case c, int innerSteps) {
            loss = DoubleTiledLoss.of(c.loss(), SIZES[2], DoubleKernels.best());
            draws = new DoubleTiles[innerSteps + 1];
            Arrays.setAll(draws, d -> tiles(c.loss(), SIZES[d], d));
        }

        private DoubleTiles tiles(Loss loss, int n, int seed) {
            DoubleTiles tiles = new DoubleTiles(this.loss.rows(), SIZES[2]);
            double[] rows = flat(data(loss, n, seed));
            for (int i = 0; i < n; i++) {
                tiles.append();
                for (int row = 0; row < tiles.rows(); row++) {
                    tiles.set(i, row, rows[row * n + i]);
                }
            }
            return tiles;
        }

        @Override
        public DoubleTiles sample(double[] theta, int draw) {
            return draws[draw];
        }

        @Override
        public void gradient(double[] theta, DoubleTiles data, double[] gradient) {
            loss.gradient(theta, data, gradient);
        }

        @Override
        public void linearise(
                double[] theta, DoubleTiles data, int from, int to, double[] gradient) {
            loss.linearise(theta, data, from, to, gradient);
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, DoubleTiles data, double[] v, double[] product) {
            loss.hessianVectorProduct(theta, data, v, product);
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, DoubleTiles data, int from, int to, double[] v, double[] product) {
            loss.hessianVectorProduct(theta, data, from, to, v, product);
        }
    }

    /** A task that is not told of ranges: its products are of all directions. */
    private record OfAll<D>(LearningTask<D> task) implements LearningTask<D> {
        @Override
        public D sample(double[] theta, int draw) {
            return task.sample(theta, draw);
        }

        @Override
        public void gradient(double[] theta, D data, double[] gradient) {
            task.gradient(theta, data, gradient);
        }

        @Override
        public void hessianVectorProduct(double[] theta, D data, double[] v, double[] product) {
            task.hessianVectorProduct(theta, data, v, product);
        }
    }

    private static MetaGradient run(MetaLearner learner, LearningTask<?> task, double[] theta) {
        MetaGradient result = learner.room(theta.length);
        learner.metaGradient(
                task, Arrays.copyOf(theta, learner.metaParameters(theta.length)), result);
        return result;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theMetaGradientIsThatOfAllDirectionsAndOfFiniteDifferences(Case c) {
        double[] theta = theta(c);
        for (int k = 1; k <= 2; k++) {
            int steps = k;
            MetaLearner learner = c.learner(k);
            InDouble task = new InDouble(c, k);
            MetaGradient result = run(learner, task, theta);
            MetaGradient ofAll = run(learner, new OfAll<>(task), theta);
            assertThat(Closeness.relativeError(result.gradient(), ofAll.gradient()))
                    .as("%d steps", k)
                    .isLessThan(1e-13);
            assertThat(Closeness.relativeError(result.iterate(k), ofAll.iterate(k)))
                    .isLessThan(1e-14);
            int learnt = result.gradient().length;
            double[] want =
                    FiniteDifferences.gradient(
                            at -> outerLoss(c, task, steps, Arrays.copyOf(at, theta.length)),
                            Arrays.copyOf(theta, learnt),
                            1e-5);
            assertThat(Closeness.relativeError(result.gradient(), want)).isLessThan(1e-8);
            assertThat(Closeness.relativeError(result.firstOrder(), want)).isGreaterThan(1e-3);
        }
    }

    /** {@code L(theta_k; D')}, from gradients alone. */
    private static double outerLoss(Case c, InDouble task, int k, double[] at) {
        double[] g = new double[at.length];
        for (int s = 0; s < k; s++) {
            task.gradient(at, task.sample(at, s), g);
            for (int i = c.from(); i < c.to(); i++) {
                at[i] -= ALPHA * g[i];
            }
        }
        return task.loss.value(at, task.sample(at, k));
    }

    /** In float, with activations that the rollout has left and, in regression, without. */
    @ParameterizedTest
    @CsvSource({
        "cartpole-dynamics, anil, 1",
        "cartpole-dynamics, cavia, 1",
        "navigation, anil, 1",
        "navigation, cavia, 1",
        "sinusoid, anil, 2",
        "sinusoid, cavia, 2"
    })
    void theTasksOfATrainingTakeAdvantageOfRanges(String environment, String algorithm, int k) {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of(
                                "env",
                                environment,
                                "algorithm",
                                algorithm,
                                "inner-steps",
                                "" + k,
                                "trajectories",
                                "3",
                                "hidden-width",
                                "33"));
        LearningProblem problem = LearningProblem.of(config);
        MetaLearner learner =
                algorithm.equals("anil")
                        ? Anil.of(problem.network(), k, ALPHA)
                        : new Cavia(k, ALPHA, config.context(), true);
        takesAdvantage(ConfiguredTask.of(config, learner), problem, learner);
    }

    private static <D> void takesAdvantage(
            ConfiguredTask<D> task, LearningProblem problem, MetaLearner learner) {
        task.enter(problem.medium(), RandomStream.of(1));
        double[] theta = problem.initial(RandomStream.of(2));
        MetaGradient result = run(learner, task, theta);
        MetaGradient ofAll = run(learner, new OfAll<>(task), theta);
        assertThat(Closeness.relativeError(result.gradient(), ofAll.gradient())).isLessThan(1e-6);
        assertThat(Closeness.relativeError(result.firstOrder(), ofAll.gradient()))
                .isGreaterThan(1e-4);
        // Gradients of what does not move are left out.
        double[] moves = theta.clone();
        learner.innerStep(theta, theta.length)
                .step(0, theta, result.innerGradient(0), null, moves, null);
        for (int i = 0; i < theta.length; i++) {
            assertThat(result.innerGradient(0)[i] == 0 || moves[i] != theta[i]).isTrue();
        }
        assertThat(Arrays.stream(ofAll.innerGradient(0)).filter(g -> g != 0).count())
                .isGreaterThan(Arrays.stream(result.innerGradient(0)).filter(g -> g != 0).count());
    }
}
