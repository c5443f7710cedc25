package org.metagrad.meta.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.nn.ContextLoss;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;

/** Further steps on episodes of a policy that has moved on; the first one is PolicyTest's. */
class CollectedTaskTest {
    private static final int EPISODES = 5;

    private static PolicyProblem problem(String options) {
        Map<String, String> given = new HashMap<>();
        given.put("env", "navigation-shifted");
        given.put("trajectories", "3");
        given.put("hidden-width", "8");
        given.put("advantage-scale", "0");
        for (String option : options.split(" ")) {
            given.put(option.split("=")[0], option.split("=")[1]);
        }
        return (PolicyProblem) LearningProblem.of(TrainingConfig.of(given));
    }

    /** Random episodes of several lengths. */
    private static CollectedTask collected(PolicyProblem problem) {
        CollectedTask task = new CollectedTask(problem, FloatKernels.best());
        RandomStream stream = RandomStream.of(4);
        int d = problem.observationSize();
        int a = problem.actions().dimensions();
        float[] observation = new float[d];
        float[] action = new float[a];
        task.start(EPISODES);
        for (int t = 0; t < problem.horizon(); t++) {
            for (int e = 0; e < EPISODES; e++) {
                if (t < problem.horizon() * (e + 1) / EPISODES) {
                    RandomStream of = stream.split(e).split(t);
                    for (int i = 0; i < d; i++) {
                        observation[i] = (float) of.normal(i);
                    }
                    for (int i = 0; i < a; i++) {
                        action[i] =
                                switch (problem.actions()) {
                                    case ActionSpace.Discrete(int n) ->
                                            (int) (n * of.uniform(d + i));
                                    case ActionSpace.Box _ -> (float) of.normal(d + i);
                                };
                    }
                    task.add(e, t, observation, 0, action, 0, of.normal(99));
                }
            }
        }
        task.weigh(0);
        return task;
    }

    private static double[] parameters(PolicyProblem problem, int seed) {
        double[] theta = problem.initial(RandomStream.of(1));
        RandomStream stream = RandomStream.of(seed);
        for (int i = 0; i < theta.length; i++) {
            theta[i] += .1 * stream.normal(i);
        }
        return theta;
    }

    private static void assertClose(double[] came, double[] wanted) {
        double size = 0;
        double apart = 0;
        for (int i = 0; i < wanted.length; i++) {
            size = Math.max(size, Math.abs(wanted[i]));
            apart = Math.max(apart, Math.abs(came[i] - wanted[i]));
        }
        assertThat(size).isGreaterThan(1e-3);
        assertThat(apart).isLessThan(2e-5 * size);
    }

    /** Whatever the surrogate, its gradient at the policy that acted is that of the ratios. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "surrogate=lvc",
                "surrogate=logprob algorithm=cavia",
                "surrogate=dice advantage=critic",
                "surrogate=dice state-weighting=discounted discount=0.9",
                "surrogate=loaded(0.5,0.9)",
                "surrogate=loaded(1,1) env=intersection",
                "surrogate=dice env=intersection advantage-scale=2",
                "env=cartpole-mass entropy-bonus=0.1"
            })
    void atThePolicyThatActedRatiosAreNoOtherLoss(String options) {
        PolicyProblem problem = problem(options);
        CollectedTask task = collected(problem);
        double[] theta = parameters(problem, 1);
        double[] surrogate = new double[theta.length];
        double[] ratios = new double[theta.length];
        task.gradient(theta, surrogate);
        task.remember(theta);
        task.takeRatios();
        task.ratioGradient(theta, ratios);
        assertClose(ratios, surrogate);
    }

    /** {@code grad (p / q) = (p / q) grad log p}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "surrogate=lvc",
                "surrogate=dice algorithm=cavia",
                "env=intersection surrogate=loaded(0.5,0.9)"
            })
    void elsewhereEachSampleCountsByItsRatio(String options) {
        PolicyProblem problem = problem(options + " entropy-bonus=0");
        double[] acted = parameters(problem, 1);
        double[] now = parameters(problem, 2);
        double[] came = new double[now.length];
        CollectedTask task = collected(problem);
        task.remember(acted);
        task.takeRatios();
        task.ratioGradient(now, came);

        CollectedTask other = collected(problem);
        other.remember(now);
        other.takeRatios();
        int old = problem.losses().layoutOfCollected().row("old log-probabilities");
        int weights = problem.losses().layoutOfCollected().row("weights");
        FloatTiles tiles = other.samples().tiles();
        for (int i = 0; i < other.samples().size(); i++) {
            int column = other.samples().column(i);
            double ratio =
                    Math.exp(
                            tiles.get(column, old)
                                    - task.samples().tiles().get(task.samples().column(i), old));
            assertThat(ratio).isNotEqualTo(1);
            other.samples().weight(i, ratio * tiles.get(column, weights));
        }
        Loss plain = new PolicyLoss(problem.policy(), Surrogate.LOGPROB, 0);
        int context = problem.config().context();
        FloatTiledLoss loss =
                new FloatTiledLoss(
                        context == 0 ? plain : new ContextLoss(plain, context),
                        problem.losses().layoutOfCollected(),
                        tiles.width(),
                        FloatKernels.best());
        double[] wanted = new double[now.length];
        loss.gradient(now, tiles, wanted);
        assertClose(came, wanted);
    }
}
