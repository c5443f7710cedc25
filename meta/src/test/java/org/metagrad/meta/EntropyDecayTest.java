package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.TaskWorker;

/** The share of the entropy bonus at each iteration, as the gradients see it. */
class EntropyDecayTest {
    private static TrainingConfig config(String environment, String surrogate, String bonus) {
        return TrainingConfig.of(
                Map.of(
                        "env",
                        environment,
                        "surrogate",
                        surrogate,
                        "algorithm",
                        "maml",
                        "tasks",
                        "2",
                        "trajectories",
                        "3",
                        "hidden-width",
                        "8",
                        "entropy-bonus",
                        bonus,
                        "entropy-decay",
                        bonus.equals("0") ? "0" : "4"));
    }

    /** The gradient of the same draw at iteration {@code t}. */
    private static double[] gradient(TrainingConfig config, int t) {
        LearningProblem problem = LearningProblem.of(config);
        problem.begin(t);
        return gradient(problem.worker(new Maml(1, 0.1), FloatKernels.best()), problem);
    }

    private static <D> double[] gradient(TaskWorker<D> worker, LearningProblem problem) {
        double[] theta = problem.initial(RandomStream.of(3));
        double[] gradient = new double[theta.length];
        worker.enter(problem.medium(), RandomStream.of(4), TaskWorker.APART);
        worker.gradient(theta, worker.sample(theta, 0), gradient);
        return gradient;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lvc", "loaded(0.5,0.9)"})
    void theBonusFallsLinearlyToNone(String surrogate) {
        TrainingConfig decaying = config("navigation-shifted", surrogate, "0.5");
        double[] whole = gradient(decaying, 0);
        double[] quarter = gradient(decaying, 3);
        double[] none = gradient(config("navigation-shifted", surrogate, "0"), 0);
        double[] mixed = new double[whole.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = 0.25 * whole[i] + 0.75 * none[i];
        }
        assertThat(whole).isNotEqualTo(none);
        assertThat(quarter).containsExactly(mixed, within(1e-6));
        assertThat(gradient(decaying, 4)).containsExactly(none, within(1e-7));
        assertThat(gradient(decaying, 100)).containsExactly(none, within(1e-7));
        assertThat(whole).isEqualTo(gradient(decaying.with("entropy-decay", "0"), 100));
    }

    /** Who adapts a trained policy does it with what is left of the bonus at the end. */
    @Test
    void adaptationIsAsAtTheEndOfTheTraining() {
        TrainingConfig decaying =
                config("navigation-shifted", "lvc", "0.5").with("iterations", "3");
        double[] atTheEnd = gradient(decaying, 3);
        LearningProblem problem = LearningProblem.of(decaying);
        double[] adapting = gradient(problem.adaptationWorker(FloatKernels.best()), problem);
        assertThat(adapting).isEqualTo(atTheEnd).isNotEqualTo(gradient(decaying, 0));
    }
}
