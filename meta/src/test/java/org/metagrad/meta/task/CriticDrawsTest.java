package org.metagrad.meta.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.Adaptation;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.rollout.Trajectories;

/** Which values a draw is measured against: none before they are fitted, and no other policy's. */
class CriticDrawsTest {
    private static final int TASKS = 2;

    private static TrainingConfig config(String... entries) {
        Map<String, String> all =
                new HashMap<>(
                        Map.of(
                                "algorithm", "maml",
                                "tasks", Integer.toString(TASKS),
                                "trajectories", "3",
                                "hidden-width", "8",
                                "threads", "1"));
        for (int i = 0; i < entries.length; i += 2) {
            all.put(entries[i], entries[i + 1]);
        }
        return TrainingConfig.of(all);
    }

    private static PolicyProblem problem(String... entries) {
        return (PolicyProblem) LearningProblem.of(config(entries));
    }

    private static float[] weights(PolicyProblem problem, int draw) {
        PolicyTask worker = problem.worker(new Maml(1, 0.1), FloatKernels.best());
        worker.enter(problem.medium(), RandomStream.of(4), TaskWorker.APART);
        Trajectories samples = worker.sample(problem.initial(RandomStream.of(3)), draw);
        int row = problem.losses().layout().row("weights");
        float[] weights = new float[samples.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = samples.tiles().get(samples.column(i), row);
        }
        return weights;
    }

    @Test
    void aNetworkThatHasLearntNothingIsNotAsked() {
        PolicyProblem critic = problem("advantage", "critic");
        PolicyProblem linear = problem("gae-lambda", "0.99");
        for (int draw = 0; draw < 2; draw++) {
            float[] ofBaseline = weights(linear, draw);
            assertThat(weights(critic, draw)).isEqualTo(ofBaseline);
            critic.beside().critic(draw).parameters()[0] += 0.1;
            assertThat(weights(critic, draw)).isNotEqualTo(ofBaseline);
        }
    }

    /** The state alone does not say how much of an episode is to come. */
    @Test
    void valuesSeeTheTimeLeft() {
        PolicyProblem problem = problem("advantage", "critic");
        PolicyTask worker = problem.worker(new Maml(1, 0.1), FloatKernels.best());
        Trajectories samples = problem.room().trajectories();
        samples.clear();
        float[] still = new float[problem.observationSize() * 3];
        for (int t = 0; t < 3; t++) {
            for (int e = 0; e < 3; e++) {
                samples.append(e, t, still, e, 3, new float[3], 3);
            }
        }
        samples.arrange(new boolean[] {true, true, true}, samples.finalStates().clone());
        double[] values = new double[9];
        double[] ofFinal = new double[3];
        worker.criticPlans().values(samples, values, ofFinal);
        double step = values[3] - values[0];
        assertThat(Math.abs(step)).isGreaterThan(1e-4);
        for (int e = 0; e < 3; e++) {
            assertThat(values[e]).isEqualTo(values[0]);
            assertThat(values[3 + e]).isEqualTo(values[3]);
            // near enough to linear over so few of 500 steps
            assertThat((values[6 + e] - values[0]) / step).isBetween(1.9, 2.1);
            assertThat((ofFinal[e] - values[0]) / step).isBetween(2.9, 3.1);
        }
    }

    /** What comes after adaptation, of other policies, does not change the values before it. */
    @Test
    void eachDrawHasItsOwnValues() {
        List<double[]> one = fitted(0.1);
        List<double[]> other = fitted(-0.4);
        assertThat(other.get(0)).isEqualTo(one.get(0));
        assertThat(other.get(1)).isNotEqualTo(one.get(1));
        PolicyProblem problem = problem("advantage", "critic");
        assertThat(one.get(0)).isNotEqualTo(problem.beside().critic(0).parameters());
        assertThat(problem.beside().critic(7)).isSameAs(problem.beside().critic(1));
    }

    /** The networks' parameters after a meta-batch whose adapted policies are moved by so much. */
    private static List<double[]> fitted(double moved) {
        PolicyProblem problem = problem("advantage", "critic");
        Maml maml = new Maml(1, 0.1);
        double[] theta = problem.initial(RandomStream.of(3));
        double[] adapted = Arrays.stream(theta).map(x -> x + moved).toArray();
        try (Workers<PolicyTask> workers = problem.open(maml, 1, FloatKernels.best())) {
            workers.forEach(
                    TASKS,
                    (worker, t) -> {
                        worker.enter(problem.medium(), RandomStream.of(t), t);
                        worker.sample(theta, 0);
                        worker.sample(adapted, 1);
                    });
            problem.fit();
        }
        return problem.otherValues().stream().map(double[]::clone).toList();
    }

    /** After reading too: a run that trained nothing has no values, a trained one has. */
    @Test
    void whetherItIsFittedIsSeenFromItsParameters() {
        for (String algorithm : List.of("random", "maml")) {
            TrainingConfig config =
                    config("advantage", "critic", "algorithm", algorithm, "iterations", "1");
            try (Training training = new Training(config)) {
                training.step();
                PolicyProblem problem = (PolicyProblem) LearningProblem.of(config);
                float[] theta = training.parameters();
                int at = theta.length - problem.others().size();
                for (double[] values : problem.otherValues()) {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = theta[at++];
                    }
                }
                float[] ofBaseline = weights(problem("gae-lambda", "0.99"), 1);
                if (algorithm.equals("random")) {
                    assertThat(weights(problem, 1)).isEqualTo(ofBaseline);
                } else {
                    assertThat(weights(problem, 1)).isNotEqualTo(ofBaseline);
                }
            }
        }
    }

    @Test
    void aFolderOfOneNetworkForAllDrawsIsRefused() {
        TrainingConfig config = config("advantage", "critic", "iterations", "1");
        try (Training training = new Training(config)) {
            List<SafeTensors.Tensor> old = new ArrayList<>();
            for (SafeTensors.Tensor tensor : training.namedParameters()) {
                if (!tensor.name().startsWith("value1.")) {
                    String name = tensor.name().replace("value0.", "value.");
                    old.add(new SafeTensors.Tensor(name, tensor.shape(), tensor.data()));
                }
            }
            assertThatThrownBy(() -> Evaluation.parameters(config, old))
                    .hasMessage(
                            "it is of an older version, whose value network served all draws of a task; such a run has to be trained anew");
            assertThatThrownBy(() ->
                            new Adaptation(config)
                                    .adapt(new float[7], LearningProblem.of(config).medium(), 1, 1))
                    .hasMessageStartingWith("theta has 7 values, the configuration wants ");
        }
    }
}
