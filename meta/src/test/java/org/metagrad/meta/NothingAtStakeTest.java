package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.autodiff.optimiser.Adam;
import org.metagrad.autodiff.optimiser.AdamW;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.update.ReplayedTask;

/** Where every reward is 0 there is nothing to learn, and no parameter moves by a bit. */
class NothingAtStakeTest {

    /** An environment that pays nothing. */
    private static final class Unpaid extends ForeignEnvironment {
        private final double[] nothing;

        private Unpaid(BatchEnvironment inner) {
            super(inner);
            nothing = new double[inner.size()];
        }

        @Override
        public double[] rewards() {
            return nothing;
        }
    }

    private static TrainingConfig config(String algorithm, String optimiser) {
        return TrainingConfig.of(
                Map.of(
                        "algorithm", algorithm,
                        "optimiser", optimiser,
                        "tasks", "2",
                        "trajectories", "4",
                        "hidden-width", "9",
                        "inner-steps", "2",
                        "threads", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "adam, maml, cartpole",
        "adam, meta-sgd, navigation-shifted",
        "rmsprop, directed-maml, cartpole",
        "momentum, reptile, cartpole",
        "trpo, maml, cartpole",
        "trpo, directed-maml, navigation-shifted",
        "promp, maml, cartpole",
        "promp, directed-anil, cartpole",
        "promp, meta-sgd, cartpole",
        "promp, cavia, navigation-shifted",
        "promp, fomaml, navigation-shifted"
    })
    void noParameterMoves(String optimiser, String algorithm, String like) {
        var tasks = new ForeignTasks(like, Unpaid::new);
        try (Training training = new Training(config(algorithm, optimiser), tasks)) {
            float[] start = training.parameters();
            training.step();
            training.step();
            training.step();
            assertThat(training.parameters()).isEqualTo(start);
        }
    }

    /** Decoupled decay is all that moves anything. */
    @Test
    void adamWWithoutDecayMovesNothing() {
        TrainingConfig config = config("maml", "promp");
        var problem = new PolicyProblem(config, new ForeignTasks("cartpole", Unpaid::new));
        var learner = Learners.of(config, problem);
        var draws = new Draws(config, problem);
        double[] theta = draws.initialParameters();
        double[] start = theta.clone();
        AdamW optimiser = new AdamW(theta.length, Adam.Settings.of(0.1));
        var worker = problem.worker(learner, org.metagrad.kernels.FloatKernels.best());
        ReplayedTask replayed = new ReplayedTask(problem, worker, learner.innerSteps());
        MetaGradient room = learner.room(theta.length);
        worker.enter(draws.task(0, 0), draws.trajectories(0, 0), 0);
        learner.metaGradient(worker, theta, room);
        optimiser.step(theta, room.gradient());
        for (int epoch = 0; epoch < 3; epoch++) {
            replayed.enter(0);
            learner.metaGradient(replayed, theta, room);
            optimiser.step(theta, room.gradient());
        }
        assertThat(theta).isEqualTo(start);
        assertThat(Arrays.stream(optimiser.state()).skip(1)).allMatch(x -> x == 0);
    }
}
