package org.metagrad.meta.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.advantage.Advantages;
import org.metagrad.meta.advantage.Critic;
import org.metagrad.meta.advantage.CriticPlans;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.rollout.Trajectories;
import org.metagrad.meta.update.ReplayedTask;

/** The order of samples, their weights and what they remember. */
class TrajectoriesTest {
    private static final int K = 7;

    private static PolicyProblem problem(String... entries) {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of(
                                "tasks", "2",
                                "trajectories", "" + K,
                                "hidden-width", "8",
                                "inner-steps", "2"));
        for (int i = 0; i < entries.length; i += 2) {
            config = config.with(entries[i], entries[i + 1]);
        }
        return (PolicyProblem) LearningProblem.of(config);
    }

    private static PolicyTask draw(PolicyProblem problem, double[] theta) {
        PolicyTask task = problem.adaptationWorker(FloatKernels.best());
        task.enter(problem.medium(), RandomStream.of(3), TaskWorker.APART);
        task.sample(theta, 0);
        return task;
    }

    private static double[] theta(PolicyProblem problem) {
        return problem.initial(RandomStream.of(1));
    }

    @Test
    void wholeEpisodesLieOneAfterTheOtherWithinTiles() {
        PolicyProblem problem = problem("surrogate", "dice");
        Trajectories samples = draw(problem, theta(problem)).draw(0);
        FloatTiles tiles = samples.tiles();
        int follows = problem.losses().layout().row("follows");
        int[] before = new int[K];
        int ones = 0;
        for (int i = 0; i < samples.size(); i++) {
            int e = samples.environment(i);
            int column = samples.column(i);
            if (samples.time(i) > 0) {
                assertThat(column).isEqualTo(before[e] + 1);
                assertThat(column / tiles.width()).isEqualTo(before[e] / tiles.width());
                ones++;
            }
            assertThat(tiles.get(column, follows)).isEqualTo(samples.time(i) > 0 ? 1 : 0);
            before[e] = column;
        }
        float sum = 0;
        for (int column = 0; column < tiles.size(); column++) {
            sum += tiles.get(column, follows);
        }
        assertThat(sum).isEqualTo(ones);
    }

    /** The layout changes the order of a sum and nothing else. */
    @Test
    void loadedWithoutMemoryHasTheGradientOfTheDefault() {
        PolicyProblem plain = problem();
        PolicyProblem loaded = problem("surrogate", "loaded(0,1)");
        double[] theta = theta(plain);
        double[] wanted = new double[theta.length];
        double[] got = new double[theta.length];
        PolicyTask one = draw(plain, theta);
        one.gradient(theta, one.draw(0), wanted);
        PolicyTask other = draw(loaded, theta);
        other.gradient(theta, other.draw(0), got);
        double size = Math.sqrt(Vectors.dot(wanted, wanted));
        assertThat(size).isPositive();
        assertThat(got).containsExactly(wanted, within(1e-5 * size));
        double[] v = theta.clone();
        double[] product = new double[theta.length];
        one.hessianVectorProduct(theta, one.draw(0), v, wanted);
        other.hessianVectorProduct(theta, other.draw(0), v, product);
        double scale = Math.sqrt(Vectors.dot(wanted, wanted));
        assertThat(product).containsExactly(wanted, within(1e-4 * scale));
    }

    /** A replay under unchanged parameters is the draw itself, ratios of 1. */
    @ParameterizedTest
    @ValueSource(strings = {"cartpole-dynamics", "navigation-shifted"})
    void aReplayAtTheSameParametersHasTheSameMetaGradient(String environment) {
        PolicyProblem problem =
                problem("optimiser", "promp", "env", environment, "entropy-bonus", "0.05");
        double[] theta = theta(problem);
        MetaLearner maml = new Maml(2, 0.1);
        PolicyTask task = problem.worker(maml, FloatKernels.best());
        task.enter(problem.medium(), RandomStream.of(3), 0);
        MetaGradient drawn = maml.room(theta.length);
        maml.metaGradient(task, theta, drawn);
        MetaGradient replayed = maml.room(theta.length);
        ReplayedTask again = new ReplayedTask(problem, task, 2);
        again.enter(0);
        maml.metaGradient(again, theta, replayed);
        double size = Math.sqrt(Vectors.dot(drawn.gradient(), drawn.gradient()));
        assertThat(replayed.gradient()).containsExactly(drawn.gradient(), within(1e-4 * size));
        assertThat(replayed.iterate(2)).containsExactly(drawn.iterate(2), within(1e-5));
        double[] apart = drawn.firstOrder();
        assertThat(apart).isNotEqualTo(drawn.gradient());
    }

    /** A truncated CartPole goes on and a fallen one does not: the last weights say so. */
    @Test
    void truncationBootstrapsTheCriticAndTerminationDoesNot() {
        PolicyProblem problem = problem("advantage", "critic", "gae-lambda", "0");
        Critic critic = problem.beside().critic(0);
        critic.parameters()[0] += 0.1;
        CriticPlans worker = problem.adaptationWorker(FloatKernels.best()).criticPlans();
        Advantages advantages = problem.advantages(worker);
        Trajectories samples = problem.room().trajectories();
        BatchEnvironment environment = problem.environment(K);
        environment.setTask(CartPole.Task.GYMNASIUM);
        problem.rollout(K, null, FloatKernels.best())
                .run(theta(problem), environment, RandomStream.of(5), samples);
        double[] values = new double[samples.size()];
        double[] ends = new double[K];
        worker.values(samples, values, ends);
        boolean[] truncated = {true, false, true, false, false, false, false};
        samples.arrange(truncated, samples.finalStates().clone());
        advantages.weigh(samples);
        boolean[] seen = new boolean[K];
        for (int i = samples.size() - 1; i >= 0; i--) {
            int e = samples.environment(i);
            if (!seen[e]) {
                seen[e] = true;
                double end = truncated[e] ? 0.99 * ends[e] : 0;
                assertThat(ends[e]).isNotZero();
                assertThat(advantages.valueTargets()[i]).isCloseTo(1 + end, within(1e-9));
            }
        }
        assertThat(critic.scale()).isCloseTo(100, within(1e-9));
    }
}
