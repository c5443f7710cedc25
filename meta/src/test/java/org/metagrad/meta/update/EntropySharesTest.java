package org.metagrad.meta.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.Closeness;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.objective.ClippedLoss;
import org.metagrad.meta.rollout.Trajectories;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.PolicyTask;
import org.metagrad.meta.task.TaskWorker;

/** What a decaying entropy bonus leaves alone: all that is not the bonus. */
class EntropySharesTest {
    private static final int DECAY = 10;

    private static TrainingConfig config(String... entries) {
        Map<String, String> all =
                new HashMap<>(
                        Map.of(
                                "env", "intersection",
                                "algorithm", "maml",
                                "tasks", "2",
                                "trajectories", "4",
                                "hidden-width", "8",
                                "threads", "1",
                                "entropy-bonus", "0.5",
                                "entropy-decay", Integer.toString(DECAY)));
        for (int i = 0; i < entries.length; i += 2) {
            all.put(entries[i], entries[i + 1]);
        }
        return TrainingConfig.of(all);
    }

    /** The same draw at the same parameters at one iteration of a decay. */
    private static final class Drawn {
        private final PolicyProblem problem;
        private final PolicyTask worker;
        private final double[] theta;
        private final double[] moved;
        private final Trajectories samples;

        Drawn(TrainingConfig config, int iteration) {
            problem = (PolicyProblem) LearningProblem.of(config);
            problem.begin(iteration);
            worker = problem.worker(new Maml(1, 0.1), FloatKernels.best());
            worker.enter(problem.medium(), RandomStream.of(4), TaskWorker.APART);
            theta = problem.initial(RandomStream.of(3));
            samples = worker.sample(theta, 0);
            moved = theta.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += 0.1 * Math.sin(i);
            }
        }

        FloatTiledLoss of(Loss loss) {
            return new FloatTiledLoss(
                    loss,
                    problem.losses().layout(),
                    problem.room().tileWidth(),
                    FloatKernels.best());
        }

        double[] gradient(Loss loss) {
            double[] gradient = new double[theta.length];
            of(loss).gradient(moved, samples.tiles(), gradient);
            return gradient;
        }

        double[] fisherProduct() {
            double[] product = new double[theta.length];
            double[] v = new double[theta.length];
            Arrays.setAll(v, i -> Math.cos(i));
            of(problem.losses().divergence())
                    .hessianVectorProduct(theta, samples.tiles(), v, product);
            return product;
        }
    }

    /** What differs between the iterations is the bonus itself. */
    private static void requireDecay(Drawn at, int iteration, double[] whole, Loss withBonus) {
        double[] now = at.gradient(withBonus);
        if (iteration > 0) {
            assertThat(Closeness.relativeError(now, whole)).isGreaterThan(1e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9, 12})
    void divergenceAndFisherAreAsWithoutDecay(int iteration) {
        TrainingConfig config = config("optimiser", "trpo");
        Drawn whole = new Drawn(config, 0);
        Drawn at = new Drawn(config, iteration);
        Loss divergence = at.problem.losses().divergence();
        double value = at.of(divergence).value(at.moved, at.samples.tiles());
        assertThat(value)
                .isPositive()
                .isEqualTo(whole.of(divergence).value(at.moved, whole.samples.tiles()));
        assertThat(at.fisherProduct()).isEqualTo(whole.fisherProduct());
        Loss replayed = at.problem.losses().replayed();
        requireDecay(at, iteration, whole.gradient(replayed), replayed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9, 12})
    void thePenaltyOfProximalStepsIsAsWithoutDecay(int iteration) {
        TrainingConfig config = config("optimiser", "promp");
        Drawn at = new Drawn(config, iteration);
        double[] whole = penalty(new Drawn(config, 0));
        assertThat(Vectors.dot(whole, whole)).isGreaterThan(1e-6);
        assertThat(penalty(at)).containsExactly(whole, within(1e-6));
        Loss clipped = at.problem.losses().clipped();
        requireDecay(at, iteration, new Drawn(config, 0).gradient(clipped), clipped);
    }

    /** The gradient of the divergence in the clipped loss: what a coefficient of 1 changes. */
    private static double[] penalty(Drawn at) {
        double bonus = at.problem.config().entropyBonus();
        ClippedLoss own = (ClippedLoss) at.problem.losses().clipped();
        double[] with = at.gradient(new ClippedLoss(own.policy(), own.clip(), 1, bonus));
        double[] without = at.gradient(new ClippedLoss(own.policy(), own.clip(), 0, bonus));
        Vectors.step(with, 1, without, with);
        return with;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9, 12})
    void theSamplingCreditIsAsWithoutDecay(int iteration) {
        TrainingConfig config = config("sampling-credit", "1");
        double[] whole = score(new Drawn(config, 0));
        assertThat(Vectors.dot(whole, whole)).isPositive();
        assertThat(score(new Drawn(config, iteration))).isEqualTo(whole);
    }

    private static double[] score(Drawn at) {
        double[] score = new double[at.theta.length];
        at.worker.logLikelihoodGradient(at.theta, at.samples, score);
        return score;
    }

    /** A trust region that shrinks with the bonus would let the last steps go anywhere. */
    @Test
    void trustRegionStepsAreAsLongWithADecayAsWithout() {
        List<Double> decaying = lengths(config("optimiser", "trpo", "entropy-decay", "2"));
        List<Double> constant = lengths(config("optimiser", "trpo", "entropy-decay", "0"));
        for (int i = 0; i < decaying.size(); i++) {
            assertThat(decaying.get(i)).isBetween(0.5 * constant.get(i), 2 * constant.get(i));
        }
    }

    private static List<Double> lengths(TrainingConfig config) {
        List<Double> lengths = new ArrayList<>();
        try (Training training = new Training(config)) {
            float[] before = training.parameters();
            for (int iteration = 0; iteration < 4; iteration++) {
                training.step();
                float[] after = training.parameters();
                double squares = 0;
                for (int i = 0; i < after.length; i++) {
                    squares += (after[i] - before[i]) * (after[i] - before[i]);
                }
                lengths.add(Math.sqrt(squares));
                before = after;
            }
        }
        return lengths;
    }
}
