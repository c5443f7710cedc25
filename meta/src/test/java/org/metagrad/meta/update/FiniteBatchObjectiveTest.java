package org.metagrad.meta.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.tiles.DoubleTiledLoss;
import org.metagrad.autodiff.tiles.DoubleTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.fixtures.Closeness;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.meta.advantage.Advantages;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MetaSgd;
import org.metagrad.meta.objective.MeanLogProbability;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.rollout.Trajectories;

/**
 * The mean meta-gradient with a sampling credit of 1 is the gradient of what it is to be: the
 * discounted return after adaptation on a finite batch, in the units of the loss, in expectation
 * over all batches before adaptation and all after it.
 *
 * <p>Two states, two actions, two steps, so four trajectories; the action is the next state. The
 * weights are those of {@link Advantages} with values that are wrong, the credit is {@link
 * MeanMetaGradient}'s.
 */
class FiniteBatchObjectiveTest {
    private static final int STEPS = 2;
    private static final double GAMMA = 0.8;
    private static final double SCALE = 1.5;
    private static final double ALPHA = 2;
    private static final double[][] REWARDS = {{1, -0.5}, {0.3, 2}};
    private static final int[][] TRAJECTORIES = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    private static final double[] THETA = {0.2, -0.4, 0.5, 0.1, -0.3, 0.25};
    private static final CategoricalPolicy POLICY =
            new CategoricalPolicy(new Mlp(List.of(2, 2), Mlp.Activation.IDENTITY));

    /** A batch of trajectories by their numbers. Null stands for all batches after adaptation. */
    private record Draw(int[] trajectories, DoubleTiles weighed, DoubleTiles counted) {}

    private static int state(int[] actions, int t) {
        return t == 0 ? 0 : actions[0];
    }

    private static double reward(int[] actions, int t) {
        return REWARDS[state(actions, t)][actions[t]];
    }

    private static double pi(double[] theta, int state, int action) {
        double other = logit(theta, state, 1 - action) - logit(theta, state, action);
        return 1 / (1 + Math.exp(other));
    }

    private static double logit(double[] theta, int state, int action) {
        return theta[2 * action + state] + theta[4 + action];
    }

    private static double probability(double[] theta, int trajectory) {
        int[] actions = TRAJECTORIES[trajectory];
        return pi(theta, 0, actions[0]) * pi(theta, actions[0], actions[1]);
    }

    private static double probability(double[] theta, int[] batch) {
        return Arrays.stream(batch)
                .mapToDouble(i -> probability(theta, i))
                .reduce(1, (a, b) -> a * b);
    }

    private static double expectedReturn(double[] theta) {
        double sum = 0;
        for (int i = 0; i < TRAJECTORIES.length; i++) {
            int[] actions = TRAJECTORIES[i];
            sum += probability(theta, i) * (reward(actions, 0) + GAMMA * reward(actions, 1));
        }
        return sum;
    }

    private static List<int[]> batches(int k) {
        if (k == 0) {
            return List.of(new int[0]);
        }
        List<int[]> all = new ArrayList<>();
        for (int[] start : batches(k - 1)) {
            for (int i = 0; i < TRAJECTORIES.length; i++) {
                int[] longer = Arrays.copyOf(start, k);
                longer[k - 1] = i;
                all.add(longer);
            }
        }
        return all;
    }

    /** A task whose inner draws are given beforehand and whose outer draw is every one. */
    private static final class Enumerated implements LearningTask<Draw> {
        private final int k;
        private final Advantages advantages;
        private final Trajectories samples;
        private final DoubleTiledLoss loss;
        private final DoubleTiledLoss likelihood;
        private final List<Draw> all;
        private List<Draw> inner = List.of();

        Enumerated(int k, Surrogate surrogate) {
            this.k = k;
            Loss ofPolicy = new PolicyLoss(POLICY, surrogate, 0);
            SampleLayout layout = SampleLayout.of(List.of(ofPolicy));
            loss = DoubleTiledLoss.of(ofPolicy, STEPS * k, DoubleKernels.best());
            likelihood =
                    DoubleTiledLoss.of(
                            new MeanLogProbability(POLICY), STEPS * k, DoubleKernels.best());
            samples = new Trajectories(layout, k, STEPS, false);
            advantages =
                    Advantages.of(
                            new Advantages.Settings(k, STEPS, GAMMA, 1, SCALE, true, false),
                            (drawn, values, ofFinal) -> {
                                for (int i = 0; i < drawn.size(); i++) {
                                    values[i] = 0.3 - 0.2 * drawn.time(i) + drawn.state(i, 1);
                                }
                            });
            all = batches(k).stream().map(this::draw).toList();
        }

        void begin(Draw... inner) {
            this.inner = List.of(inner);
        }

        private void fill(int[] batch) {
            samples.clear();
            for (int t = 0; t < STEPS; t++) {
                for (int e = 0; e < k; e++) {
                    int[] actions = TRAJECTORIES[batch[e]];
                    float[] state = new float[2];
                    state[state(actions, t)] = 1;
                    float[] taken = new float[k];
                    taken[e] = actions[t];
                    samples.append(e, t, state, 0, 1, taken, k);
                    samples.reward(samples.size() - 1, reward(actions, t));
                }
            }
            samples.arrange(new boolean[k], samples.finalStates().clone());
            advantages.weigh(samples);
        }

        Draw draw(int[] batch) {
            fill(batch);
            DoubleTiles weighed = new DoubleTiles(4, STEPS * k);
            DoubleTiles counted = new DoubleTiles(4, STEPS * k);
            for (int i = 0; i < samples.size(); i++) {
                weighed.append();
                counted.append();
                int[] actions = TRAJECTORIES[batch[samples.environment(i)]];
                int t = samples.time(i);
                for (DoubleTiles tiles : List.of(weighed, counted)) {
                    tiles.set(i, state(actions, t), 1);
                    tiles.set(i, 2, actions[t]);
                }
                weighed.set(i, 3, advantages.weights()[i]);
                counted.set(i, 3, 1);
            }
            return new Draw(batch, weighed, counted);
        }

        /** The credited return and its unit in expectation over all draws at parameters. */
        double[] outcome(double[] theta) {
            double[] outcome = new double[2];
            for (Draw draw : all) {
                fill(draw.trajectories);
                double p = probability(theta, draw.trajectories);
                outcome[0] += p * samples.meanReturn(GAMMA);
                outcome[1] += p * samples.scale() * samples.meanLength();
            }
            return outcome;
        }

        @Override
        public Draw sample(double[] theta, int draw) {
            return draw < inner.size() ? inner.get(draw) : new Draw(null, null, null);
        }

        @Override
        public void gradient(double[] theta, Draw data, double[] gradient) {
            if (data.trajectories != null) {
                loss.gradient(theta, data.weighed, gradient);
                return;
            }
            double[] one = new double[theta.length];
            Arrays.fill(gradient, 0);
            for (Draw draw : all) {
                loss.gradient(theta, draw.weighed, one);
                double p = probability(theta, draw.trajectories);
                for (int i = 0; i < one.length; i++) {
                    gradient[i] += p * one[i];
                }
            }
        }

        @Override
        public void logLikelihoodGradient(double[] theta, Draw data, double[] gradient) {
            likelihood.gradient(theta, data.counted, gradient);
        }

        @Override
        public void hessianVectorProduct(double[] theta, Draw data, double[] v, double[] product) {
            loss.hessianVectorProduct(theta, data.weighed, v, product);
        }
    }

    /** All sequences of inner draws. */
    private static List<Draw[]> sequences(Enumerated task, int steps) {
        List<Draw[]> sequences = new ArrayList<>();
        sequences.add(new Draw[0]);
        for (int s = 0; s < steps; s++) {
            List<Draw[]> longer = new ArrayList<>();
            for (Draw[] one : sequences) {
                for (Draw next : task.all) {
                    Draw[] more = Arrays.copyOf(one, one.length + 1);
                    more[one.length] = next;
                    longer.add(more);
                }
            }
            sequences = longer;
        }
        return sequences;
    }

    private static double probability(MetaGradient room, Draw[] draws) {
        double product = 1;
        for (int s = 0; s < draws.length; s++) {
            product *= probability(room.iterate(s), draws[s].trajectories);
        }
        return product;
    }

    private static MetaGradient room(MetaLearner learner) {
        return learner.room(THETA.length).withSamplingCredit();
    }

    /** The mean of the meta-gradients with that weight of the credit. */
    private static double[] mean(Enumerated task, MetaLearner learner, double weight) {
        double[] meta = learner.initial(THETA, ALPHA);
        double[] sum = new double[meta.length];
        MetaGradient[] one = {room(learner)};
        for (Draw[] draws : sequences(task, learner.innerSteps())) {
            task.begin(draws);
            learner.metaGradient(task, meta, one[0]);
            double[] outcome = task.outcome(one[0].iterate(draws.length));
            MeanMetaGradient mean = new MeanMetaGradient(meta.length);
            mean.average(one);
            mean.addSamplingCredit(
                    weight, new double[] {outcome[0]}, new double[] {outcome[1]}, one);
            double p = probability(one[0], draws);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += p * mean.values()[i];
            }
        }
        return sum;
    }

    /** {@code -E[R(theta') / (scale T)]}, of learners whose steps are {@link MetaLearner#adapt}. */
    private static double objective(Enumerated task, MetaLearner learner, double[] meta) {
        return objective(task, learner, meta, Arrays.copyOf(meta, THETA.length), 0);
    }

    private static double objective(
            Enumerated task, MetaLearner learner, double[] meta, double[] at, int step) {
        if (step == learner.innerSteps()) {
            return -expectedReturn(at) / (SCALE * STEPS);
        }
        double sum = 0;
        double[] gradient = new double[at.length];
        for (Draw draw : task.all) {
            double[] next = new double[at.length];
            task.gradient(at, draw, gradient);
            learner.innerStep(meta, at.length).step(0, at, gradient, null, next, null);
            sum +=
                    probability(at, draw.trajectories)
                            * objective(task, learner, meta, next, step + 1);
        }
        return sum;
    }

    /** By differences of the fourth order. */
    private static double[] derivative(Enumerated task, MetaLearner learner) {
        double h = 1e-3;
        double[] meta = learner.initial(THETA, ALPHA);
        double[] derivative = new double[meta.length];
        double[] places = {-2, -1, 1, 2};
        double[] factors = {1, -8, 8, -1};
        for (int i = 0; i < meta.length; i++) {
            for (int f = 0; f < places.length; f++) {
                double[] moved = meta.clone();
                moved[i] += places[f] * h;
                derivative[i] += factors[f] * objective(task, learner, moved) / (12 * h);
            }
        }
        return derivative;
    }

    /** A learner and the number of trajectories of a batch. */
    record Case(MetaLearner learner, int k) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(new Maml(1, ALPHA), 2),
                new Case(new Maml(1, ALPHA), 3),
                new Case(new Maml(2, ALPHA), 2),
                new Case(new MetaSgd(1, true), 2));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aWeightOfOneIsTheGradientOverFiniteBatches(Case c) {
        Enumerated task = new Enumerated(c.k, Surrogate.LOGPROB);
        double[] want = derivative(task, c.learner);
        assertThat(Closeness.relativeError(mean(task, c.learner, 1), want)).isLessThan(1e-8);
        assertThat(Closeness.relativeError(mean(task, c.learner, 0), want)).isGreaterThan(0.01);
        assertThat(Closeness.relativeError(mean(task, c.learner, 0.5), want)).isGreaterThan(0.01);
    }

    /** Why the credit wants logprob: others count the odds of the trajectories twice. */
    @Test
    void withTheHessianOfLvcItIsNot() {
        Enumerated task = new Enumerated(2, Surrogate.LVC);
        Maml maml = new Maml(1, ALPHA);
        double error = Closeness.relativeError(mean(task, maml, 1), derivative(task, maml));
        assertThat(error).isGreaterThan(0.01);
    }

    /** The mean return of another task, by all pairs of batches of two tasks. */
    @Test
    void theBaselineLeavesTheMeanUnchanged() {
        Enumerated task = new Enumerated(2, Surrogate.LOGPROB);
        Maml maml = new Maml(1, ALPHA);
        List<Draw[]> sequences = sequences(task, 1);
        List<MetaGradient> rooms = new ArrayList<>();
        List<double[]> outcomes = new ArrayList<>();
        double[] odds = new double[sequences.size()];
        for (int d = 0; d < odds.length; d++) {
            MetaGradient room = room(maml);
            task.begin(sequences.get(d));
            maml.metaGradient(task, THETA, room);
            rooms.add(room);
            outcomes.add(task.outcome(room.iterate(1)));
            odds[d] = probability(room, sequences.get(d));
        }
        double[] sum = new double[THETA.length];
        for (int a = 0; a < odds.length; a++) {
            for (int b = 0; b < odds.length; b++) {
                MetaGradient[] two = {rooms.get(a), rooms.get(b)};
                MeanMetaGradient mean = new MeanMetaGradient(THETA.length);
                mean.average(two);
                mean.addSamplingCredit(
                        1,
                        new double[] {outcomes.get(a)[0], outcomes.get(b)[0]},
                        new double[] {outcomes.get(a)[1], outcomes.get(b)[1]},
                        two);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += odds[a] * odds[b] * mean.values()[i];
                }
            }
        }
        assertThat(Closeness.relativeError(sum, mean(task, maml, 1))).isLessThan(1e-12);
    }
}
