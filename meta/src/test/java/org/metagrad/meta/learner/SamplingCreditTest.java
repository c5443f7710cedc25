package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Shape;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.ConfiguredTask;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;

/**
 * The sampling credit by enumeration of all batches of trajectories: with it the mean meta-gradient
 * is the derivative of the mean return after adaptation, without it that is not so.
 *
 * <p>Two states, two actions, two steps; the action is the next state; the policy is a softmax of a
 * table. The inner loss is the one whose gradient MAML differentiates along the path: with given
 * trajectories, {@code -sum_t log pi R_t}.
 */
class SamplingCreditTest {
    private static final int STATES = 2;
    private static final double[][] REWARDS = {{1, -0.5}, {0.3, 2}};
    private static final double[] THETA = {0.2, -0.4, 0.5, 0.1};
    private static final double[] STEP_SIZES = {0.3, 0.5, -0.2, 0.4};

    /** The four trajectories, as the actions at both steps. */
    private static final int[][] TRAJECTORIES = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};

    /** A batch of two trajectories; null for the outer draw, which is the expectation. */
    private record Batch(int[][] trajectories) {}

    /** A task whose draws are given beforehand and whose outer loss is exact. */
    private record Enumerated(List<Batch> draws) implements LearningTask<Batch> {
        @Override
        public Batch sample(double[] theta, int draw) {
            return draw < draws.size() ? draws.get(draw) : new Batch(null);
        }

        @Override
        public void gradient(double[] theta, Batch data, double[] gradient) {
            java.util.Arrays.fill(gradient, 0);
            if (data.trajectories == null) {
                for (int[] actions : TRAJECTORIES) {
                    double weight = -probability(theta, actions) * rewardToGo(actions, 0);
                    addScore(theta, actions, new double[] {weight, weight}, gradient);
                }
                return;
            }
            for (int[] actions : data.trajectories) {
                double share = -1.0 / data.trajectories.length;
                double[] weights = {share * rewardToGo(actions, 0), share * rewardToGo(actions, 1)};
                addScore(theta, actions, weights, gradient);
            }
        }

        @Override
        public void logLikelihoodGradient(double[] theta, Batch data, double[] gradient) {
            java.util.Arrays.fill(gradient, 0);
            for (int[] actions : data.trajectories) {
                addScore(theta, actions, new double[] {1, 1}, gradient);
            }
        }

        /** Of {@code log softmax}: {@code -(diag(pi) - pi pi')} for each visit of a state. */
        @Override
        public void hessianVectorProduct(double[] theta, Batch data, double[] v, double[] product) {
            java.util.Arrays.fill(product, 0);
            for (int[] actions : data.trajectories) {
                for (int t = 0; t < 2; t++) {
                    int row = 2 * state(actions, t);
                    double weight = rewardToGo(actions, t) / data.trajectories.length;
                    double mean = pi(theta, row, 0) * v[row] + pi(theta, row, 1) * v[row + 1];
                    for (int a = 0; a < 2; a++) {
                        product[row + a] += weight * pi(theta, row, a) * (v[row + a] - mean);
                    }
                }
            }
        }
    }

    private static double pi(double[] theta, int row, int action) {
        double other = theta[row + 1 - action] - theta[row + action];
        return 1 / (1 + Math.exp(other));
    }

    private static int state(int[] actions, int t) {
        return t == 0 ? 0 : actions[0];
    }

    private static double rewardToGo(int[] actions, int from) {
        double sum = 0;
        for (int t = from; t < 2; t++) {
            sum += REWARDS[state(actions, t)][actions[t]];
        }
        return sum;
    }

    private static double probability(double[] theta, int[] actions) {
        return pi(theta, 0, actions[0]) * pi(theta, 2 * actions[0], actions[1]);
    }

    /** {@code to += sum_t w_t grad log pi(a_t|s_t)}. */
    private static void addScore(double[] theta, int[] actions, double[] w, double[] to) {
        for (int t = 0; t < 2; t++) {
            int row = 2 * state(actions, t);
            for (int a = 0; a < 2; a++) {
                to[row + a] += w[t] * ((actions[t] == a ? 1 : 0) - pi(theta, row, a));
            }
        }
    }

    private static double expectedReturn(double[] theta) {
        double sum = 0;
        for (int[] actions : TRAJECTORIES) {
            sum += probability(theta, actions) * rewardToGo(actions, 0);
        }
        return sum;
    }

    private static List<Batch> batches() {
        List<Batch> all = new ArrayList<>();
        for (int[] first : TRAJECTORIES) {
            for (int[] second : TRAJECTORIES) {
                all.add(new Batch(new int[][] {first, second}));
            }
        }
        return all;
    }

    /** All sequences of batches, one for each inner step. */
    private static List<List<Batch>> sequences(int steps) {
        if (steps == 0) {
            return List.of(List.of());
        }
        List<List<Batch>> all = new ArrayList<>();
        for (List<Batch> start : sequences(steps - 1)) {
            for (Batch last : batches()) {
                List<Batch> longer = new ArrayList<>(start);
                longer.add(last);
                all.add(longer);
            }
        }
        return all;
    }

    private static double probability(MetaGradient room, List<Batch> draws) {
        double product = 1;
        for (int s = 0; s < draws.size(); s++) {
            for (int[] actions : draws.get(s).trajectories) {
                product *= probability(room.iterate(s), actions);
            }
        }
        return product;
    }

    /** {@code E[L(theta_k)]}, and in {@code gradient} the mean of what the learner says of it. */
    private static double mean(
            MetaLearner learner,
            double[] meta,
            double baseline,
            boolean credit,
            double[] gradient) {
        double loss = 0;
        MetaGradient room = learner.room(2 * STATES).withSamplingCredit();
        java.util.Arrays.fill(gradient, 0);
        for (List<Batch> draws : sequences(learner.innerSteps())) {
            learner.metaGradient(new Enumerated(draws), meta, room);
            double p = probability(room, draws);
            double after = -expectedReturn(room.iterate(learner.innerSteps()));
            loss += p * after;
            for (int i = 0; i < gradient.length; i++) {
                double ofCredit = credit ? (after - baseline) * room.samplingCredit()[i] : 0;
                gradient[i] += p * (room.gradient()[i] + ofCredit);
            }
        }
        return loss;
    }

    static List<MetaLearner> learners() {
        return List.of(
                new Maml(1, 0.7),
                new Maml(2, 0.7),
                new Anil(2, 0.7, 2, 4, true),
                new MetaSgd(1, true),
                new MetaSgd(2, true),
                new Lslr(2, List.of(new Shape(2, 1), new Shape(2, 1)), true),
                new MetaCurvature(2, 0.7, List.of(new Shape(2, 2)), true));
    }

    private static double[] meta(MetaLearner learner) {
        double[] meta = learner.initial(THETA, 0);
        for (int i = 0; i < meta.length - THETA.length; i++) {
            meta[THETA.length + i] += STEP_SIZES[i % STEP_SIZES.length];
        }
        return meta;
    }

    @ParameterizedTest
    @MethodSource("learners")
    void withItTheMeanMetaGradientIsTheDerivativeOfTheMeanReturn(MetaLearner learner) {
        double[] meta = meta(learner);
        double[] gradient = new double[meta.length];
        double[] ignored = new double[meta.length];
        double[] without = new double[meta.length];
        mean(learner, meta, 0.8, true, gradient);
        mean(learner, meta, 0, false, without);
        double missed = 0;
        for (int i = 0; i < meta.length; i++) {
            double[] up = meta.clone();
            double[] down = meta.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double difference =
                    (mean(learner, up, 0, false, ignored) - mean(learner, down, 0, false, ignored))
                            / 2e-5;
            assertThat(gradient[i]).as("element %d", i).isCloseTo(difference, within(1e-8));
            missed = Math.max(missed, Math.abs(without[i] - difference));
        }
        assertThat(missed).isGreaterThan(0.01);
    }

    @Test
    void theMeanDoesNotDependOnTheBaseline() {
        MetaLearner learner = new Maml(2, 0.7);
        double[] one = new double[THETA.length];
        double[] other = new double[THETA.length];
        mean(learner, THETA, 0, true, one);
        mean(learner, THETA, 5, true, other);
        for (int i = 0; i < one.length; i++) {
            assertThat(one[i]).isCloseTo(other[i], within(1e-12));
        }
    }

    @Test
    void trainingTakesItAndLeavesEverythingElseAlone() {
        Map<String, String> small =
                Map.of(
                        "algorithm",
                        "maml",
                        "iterations",
                        "2",
                        "tasks",
                        "3",
                        "trajectories",
                        "2",
                        "threads",
                        "1",
                        "inner-steps",
                        "2",
                        "surrogate",
                        "logprob");
        TrainingConfig plain = TrainingConfig.of(small);
        assertThat(after(plain.with("sampling-credit", "0.01"))).isNotEqualTo(after(plain));
        assertThat(after(plain.with("sampling-credit", "0"))).isEqualTo(after(plain));
    }

    /** The whole of the credit drowns nothing: its units are those of the loss. */
    @ParameterizedTest
    @ValueSource(strings = {"101", "102"})
    void withTheWholeOfItReturnsAfterAdaptationImprove(String seed) {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.ofEntries(
                                Map.entry("env", "navigation-shifted"),
                                Map.entry("algorithm", "maml"),
                                Map.entry("sampling-credit", "1"),
                                Map.entry("iterations", "40"),
                                Map.entry("trajectories", "10"),
                                Map.entry("hidden-width", "16"),
                                Map.entry("threads", "2"),
                                Map.entry("seed", seed)));
        List<Double> returns = new ArrayList<>();
        try (Training training = new Training(config)) {
            training.run(metrics -> returns.add(metrics.returnAfter()));
        }
        assertThat(mean(returns.subList(35, 40))).isGreaterThan(0.6 * mean(returns.subList(0, 5)));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(x -> x).average().orElseThrow();
    }

    @Test
    void aConfiguredTaskGivesItOrSaysWhyNot() {
        TrainingConfig with =
                TrainingConfig.of(
                        Map.of(
                                "env", "cartpole-dynamics",
                                "algorithm", "maml",
                                "sampling-credit", "1",
                                "trajectories", "2",
                                "hidden-width", "8"));
        MetaGradient room = credited(with);
        assertThat(Arrays.stream(room.samplingCredit()).anyMatch(x -> x != 0)).isTrue();
        assertThatThrownBy(() -> credited(with.with("sampling-credit", "0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("this configuration's sampling-credit is 0");
    }

    private static MetaGradient credited(TrainingConfig config) {
        Maml maml = new Maml(1, 0.1);
        ConfiguredTask<?> task = ConfiguredTask.of(config, maml);
        RandomStream stream = RandomStream.of(1);
        task.enter(Environments.named("cartpole-dynamics").medium(), stream);
        double[] theta = new double[task.parameters()];
        MetaGradient room = maml.room(theta.length).withSamplingCredit();
        maml.metaGradient(task, theta, room);
        return room;
    }

    private static float[] after(TrainingConfig config) {
        try (Training training = new Training(config)) {
            training.run(_ -> {});
            return training.parameters();
        }
    }
}
