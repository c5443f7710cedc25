package org.metagrad.meta.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.tiles.FloatKeptRoom;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.rollout.Trajectories;

class RolloutTest {
    /** CartPole pays 1 for each step of the dynamics, so the returns count them as well. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void countsEveryStepOfAHeldAction(int actionRepeat) {
        int trajectories = 6;
        var problem =
                (PolicyProblem)
                        LearningProblem.of(
                                TrainingConfig.defaults()
                                        .with("trajectories", "" + trajectories)
                                        .with("action-repeat", "" + actionRepeat)
                                        .with("hidden-width", "8"));
        BatchEnvironment environment = problem.environment(trajectories);
        Trajectories samples = problem.room().trajectories();
        var rollout = problem.rollout(problem.config().trajectories(), null, FloatKernels.best());
        double[] theta = new double[problem.taskParameters()];
        double returns = 0;
        int decisions = 0;
        for (int draw = 0; draw < 2; draw++) {
            rollout.run(theta, environment, RandomStream.of(draw), samples);
            returns += samples.meanReturn() * trajectories;
            decisions += samples.size();
        }
        assertThat(rollout.steps()).isEqualTo(Math.round(returns));
        if (actionRepeat == 1) {
            assertThat(rollout.steps()).isEqualTo(decisions);
        } else {
            assertThat(rollout.steps()).isBetween(2L * decisions, 3L * decisions);
        }
    }

    /** What a rollout sets up, its streams, does not grow with the number of its steps. */
    @ParameterizedTest
    @MethodSource("org.metagrad.envs.catalogue.Environments#names")
    void aStepAllocatesNothing(String name) {
        var problem =
                (PolicyProblem)
                        LearningProblem.of(
                                TrainingConfig.of(Map.of("env", name, "trajectories", "8"))
                                        .with("hidden-width", "8"));
        BatchEnvironment environment = problem.environment(problem.config().trajectories());
        Trajectories samples = problem.room().trajectories();
        var rollout = problem.rollout(problem.config().trajectories(), null, FloatKernels.best());
        double[] theta = new double[problem.taskParameters()];
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // What sets a rollout up is a stream; an object for each of its 20 decisions or more is
        // 320 bytes.
        long allocated = Long.MAX_VALUE;
        for (int draw = 0; draw < 20_000 && allocated >= 100; draw++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            rollout.run(theta, environment, RandomStream.of(draw), samples);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(samples.size()).isGreaterThan(20);
        }
        assertThat(allocated).isLessThan(100);
    }

    private static PolicyProblem problem(String name, String... options) {
        TrainingConfig config =
                TrainingConfig.of(Map.of("env", name, "trajectories", "7", "entropy-bonus", ".1"))
                        .with("hidden-width", "24");
        for (int i = 0; i < options.length; i += 2) {
            config = config.with(options[i], options[i + 1]);
        }
        return (PolicyProblem) LearningProblem.of(config);
    }

    private static double[] parameters(PolicyProblem problem) {
        double[] theta = problem.initial(RandomStream.of(3));
        theta[theta.length - 1] += .01;
        return theta;
    }

    private static FloatTiledLoss planned(PolicyProblem problem) {
        return new FloatTiledLoss(
                problem.losses().surrogate(),
                problem.sampler()::distributions,
                problem.losses().layout(),
                problem.room().tileWidth(),
                FloatKernels.best());
    }

    /** Gradient, and product with theta, by plans that are given activations or are not. */
    private static double[] derivatives(
            FloatTiledLoss loss, double[] theta, FloatTiles tiles, boolean linearise) {
        double[] results = new double[2 * theta.length];
        double[] g = new double[theta.length];
        if (linearise) {
            loss.linearise(theta, tiles, g);
        } else {
            loss.gradient(theta, tiles, g);
        }
        System.arraycopy(g, 0, results, 0, g.length);
        loss.hessianVectorProduct(theta, tiles, theta, g);
        System.arraycopy(g, 0, results, g.length, g.length);
        return results;
    }

    /** Episodes of one draw end at different times, and samples fill more than one tile. */
    @ParameterizedTest
    @CsvSource({
        "cartpole-dynamics, maml, tanh",
        "intersection, maml, relu",
        "intersection-continuous, maml, tanh",
        "navigation, cavia, tanh",
        "lunarlander-gravity, maml, tanh"
    })
    void derivativesFromKeptActivationsHaveTheSameBits(
            String name, String algorithm, String activation) {
        var problem = problem(name, "algorithm", algorithm, "activation", activation);
        BatchEnvironment environment = problem.environment(7);
        FloatTiledLoss loss = planned(problem);
        Trajectories samples = problem.room().trajectories();
        var rollout = problem.rollout(7, loss.shared(), FloatKernels.best());
        double[] theta = parameters(problem);
        for (int draw = 0; draw < 2; draw++) {
            rollout.run(theta, environment, RandomStream.of(draw), samples);
            problem.advantages(null).weigh(samples);
            FloatTiles tiles = samples.tiles();
            assertThat(loss.activations()).isGreaterThan(24);
            FloatTiles bare = new FloatTiles(tiles.rows(), tiles.capacity(), tiles.width());
            bare.copy(tiles);
            assertThat(bare.kept().isActivated(theta)).isFalse();
            double[] wanted = derivatives(loss, theta, bare, false);
            for (boolean linearise : new boolean[] {false, true}) {
                assertThat(tiles.kept().isActivated(theta)).isTrue();
                assertThat(derivatives(loss, theta, tiles, linearise)).isEqualTo(wanted);
            }
        }
    }

    /** The check of the check: activations that are not the policy's change the gradient. */
    @Test
    void theGradientReadsTheActivations() {
        var problem = problem("cartpole-dynamics");
        FloatTiledLoss loss = planned(problem);
        Trajectories samples = problem.room().trajectories();
        var rollout = problem.rollout(7, loss.shared(), FloatKernels.best());
        double[] theta = parameters(problem);
        rollout.run(theta, problem.environment(7), RandomStream.of(1), samples);
        problem.advantages(null).weigh(samples);
        double[] right = derivatives(loss, theta, samples.tiles(), false);
        int stride = FloatTiles.padded(samples.size());
        float[] others = new float[loss.activations() * stride];
        Arrays.fill(others, .5f);
        samples.activate(samples.size(), others, loss.activations(), stride, FloatKernels.best());
        samples.activated(theta, loss.activations());
        assertThat(derivatives(loss, theta, samples.tiles(), false)).isNotEqualTo(right);
    }

    /** Other parameters, another state, another batch in the same room: computed again. */
    @Test
    void activationsServeTheDrawTheyComeFrom() {
        var problem = problem("cartpole-dynamics");
        FloatTiledLoss loss = planned(problem);
        Trajectories samples = problem.room().trajectories();
        Trajectories other = problem.room().trajectories();
        FloatKeptRoom room = new FloatKeptRoom();
        samples.tiles().kept().keepIn(room);
        other.tiles().kept().keepIn(room);
        var rollout = problem.rollout(7, loss.shared(), FloatKernels.best());
        BatchEnvironment environment = problem.environment(7);
        double[] theta = parameters(problem);
        FloatTiles tiles = samples.tiles();

        rollout.run(theta, environment, RandomStream.of(1), samples);
        samples.weight(0, 2);
        assertThat(tiles.kept().isActivated(theta)).isTrue();
        double[] moved = theta.clone();
        moved[0] += 1e-9;
        assertThat(tiles.kept().isActivated(moved)).isFalse();
        tiles.set(0, 0, 2);
        assertThat(tiles.kept().isActivated(theta)).isFalse();

        // A linearisation at other parameters leaves theirs in the same place.
        rollout.run(theta, environment, RandomStream.of(1), samples);
        problem.advantages(null).weigh(samples);
        double[] wanted = derivatives(loss, theta, tiles, false);
        moved[0] += .1;
        derivatives(loss, moved, tiles, true);
        assertThat(derivatives(loss, theta, tiles, false)).isEqualTo(wanted);

        rollout.run(theta, environment, RandomStream.of(1), samples);
        rollout.run(theta, environment, RandomStream.of(2), other);
        assertThat(tiles.kept().isActivated(theta)).isFalse();
        assertThat(other.tiles().kept().isActivated(theta)).isTrue();
    }
}
