package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.envs.navigation.Navigation;
import org.metagrad.envs.sinusoid.Sinusoid;
import org.metagrad.meta.config.ProblemName;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.task.LearningProblem;

/** Environments of a user's own that throw or break their contract, and what is said of each. */
class EnvironmentMisuseTest {
    private static final int K = 3;

    /** A fault that shows in step 2. */
    private abstract static class Faulty extends ForeignEnvironment {
        int step = -1;

        private Faulty(BatchEnvironment inner) {
            super(inner);
        }

        @Override
        public void reset(RandomStream stream, int first) {
            super.reset(stream, first);
            step = 0;
        }

        @Override
        public void step(float[] actions, int offset, int stride) {
            super.step(actions, offset, stride);
            step++;
        }
    }

    /** What one fault is, and the end of its message after the environment's name. */
    private record Case(String message, UnaryOperator<BatchEnvironment> fault) {
        @Override
        public String toString() {
            return message;
        }
    }

    private static TrainingConfig config(String... entries) {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of(
                                "algorithm", "maml",
                                "tasks", "2",
                                "trajectories", "" + K,
                                "hidden-width", "4",
                                "threads", "1"));
        for (int i = 0; i < entries.length; i += 2) {
            config = config.with(entries[i], entries[i + 1]);
        }
        return config;
    }

    private static Case reward(double came, String text) {
        return new Case(
                "trajectory 1, step 2: the reward is "
                        + text
                        + ", a number from -1.0E100 to 1.0E100 was wanted",
                inner ->
                        new Faulty(inner) {
                            @Override
                            public double[] rewards() {
                                double[] rewards = super.rewards().clone();
                                if (step == 3) {
                                    rewards[1] = came;
                                }
                                return rewards;
                            }
                        });
    }

    private static Case rewards(double[] came, String text) {
        return new Case(
                "trajectories 0 to 2, step 0: rewards() has " + text + ", 3 were wanted",
                inner ->
                        new ForeignEnvironment(inner) {
                            @Override
                            public double[] rewards() {
                                return came;
                            }
                        });
    }

    private static Case observation(float came, String text) {
        return new Case(
                "trajectory 2, step 2: component 1 of 2 of the observation is "
                        + text
                        + ", a finite number was wanted",
                inner ->
                        new Faulty(inner) {
                            @Override
                            public void observe(float[] out, int offset, int stride) {
                                super.observe(out, offset, stride);
                                if (step == 2) {
                                    out[offset + stride + 2] = came;
                                }
                            }
                        });
    }

    private static Case running(boolean[] came, String text) {
        return new Case(
                "trajectories 0 to 2, step 2: running() has " + text + ", 3 were wanted",
                inner ->
                        new Faulty(inner) {
                            @Override
                            public boolean[] running() {
                                return step == 2 ? came : super.running();
                            }
                        });
    }

    private static Case thrown(Throwable thrown) {
        return new Case(
                "trajectories 0 to 2, step 2: step threw " + thrown,
                inner ->
                        new Faulty(inner) {
                            @Override
                            public void step(float[] actions, int offset, int stride) {
                                if (step == 2) {
                                    EnvironmentMisuseTest.<RuntimeException>raise(thrown);
                                }
                                super.step(actions, offset, stride);
                            }
                        });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    static List<Case> inAnEpisode() {
        List<Case> all = new ArrayList<>();
        all.add(reward(Double.NaN, "NaN"));
        all.add(reward(Double.NEGATIVE_INFINITY, "-Infinity"));
        all.add(reward(1e200, "1.0E200"));
        all.add(rewards(null, "null"));
        all.add(rewards(new double[2], "2 values"));
        all.add(observation(Float.NaN, "NaN"));
        all.add(observation(Float.POSITIVE_INFINITY, "Infinity"));
        all.add(running(null, "null"));
        all.add(running(new boolean[7], "7 values"));
        all.add(thrown(new IllegalStateException("my own")));
        all.add(thrown(new CancellationException("of mine")));
        all.add(thrown(new AssertionError("never")));
        all.add(thrown(new java.io.IOException("undeclared")));
        all.add(
                new Case(
                        "trajectory 0, step 0: component 1 of 2 of the observation was not written by observe, a finite number was wanted",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public void observe(float[] out, int offset, int stride) {
                                        // the second row lies a stride further
                                        Arrays.fill(out, offset, offset + 2 * size(), 0.5f);
                                    }
                                }));
        all.add(
                new Case(
                        "trajectories 0 to 2, step 0: observe threw java.lang.ArrayIndexOutOfBoundsException",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public void observe(float[] out, int offset, int stride) {
                                        out[out.length] = 1;
                                    }
                                }));
        all.add(
                new Case(
                        "trajectories 0 to 2, step 0: reset threw java.lang.ArithmeticException: / by zero",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public void reset(RandomStream stream, int first) {
                                        throw new ArithmeticException("/ by zero");
                                    }
                                }));
        all.add(
                new Case(
                        "trajectories 0 to 2, step 0: none is running after the reset",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public void reset(RandomStream stream, int first) {}
                                }));
        all.add(
                new Case(
                        "trajectories 0 to 2, step 2: runningCount() is 2, but 3 of running() are true",
                        inner ->
                                new Faulty(inner) {
                                    @Override
                                    public int runningCount() {
                                        return step == 2 ? 2 : super.runningCount();
                                    }
                                }));
        all.add(
                new Case(
                        "trajectories 0 to 2, step 5: 3 are running still, but an episode ends after the horizon of 5 steps",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public int horizon() {
                                        return 5;
                                    }
                                }));
        all.add(
                new Case(
                        "trajectory 1, step 3: is running, but its episode ended after 2 steps; until the next reset it stays where it is",
                        inner ->
                                new Faulty(inner) {
                                    @Override
                                    public boolean[] running() {
                                        boolean[] running = super.running().clone();
                                        running[1] &= step != 2;
                                        return running;
                                    }

                                    @Override
                                    public int runningCount() {
                                        return step == 2 ? 2 : super.runningCount();
                                    }
                                }));
        all.add(
                new Case(
                        "trajectory 0, step 100: is both terminated and truncated, one of the two was wanted",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public boolean[] terminated() {
                                        return truncated();
                                    }
                                }));
        all.add(
                new Case(
                        "trajectories 0 to 2, step 100: truncated() has 1 values, 3 were wanted",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public boolean[] truncated() {
                                        return new boolean[1];
                                    }
                                }));
        all.add(
                new Case(
                        "trajectories 0 to 2, step 100: steps() has fallen by 600 in an episode",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public long steps() {
                                        return -2 * super.steps();
                                    }
                                }));
        return all;
    }

    /** Goals that no policy reaches, so that no episode ends before its 100 steps are over. */
    private static TaskDistribution farAway(UnaryOperator<BatchEnvironment> fault) {
        return new ForeignTasks("navigation-shifted", fault) {
            @Override
            public EnvironmentTask sample(RandomStream stream) {
                return new Navigation.Task(1000, 2000);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("inAnEpisode")
    void whatHappensInAnEpisodeIsNamedWithItsTaskTrajectoryAndStep(Case wrong) {
        String message = "environment foreign, task goal (1000, 2000), " + wrong.message();
        TaskDistribution tasks = farAway(wrong.fault());
        try (Training training = new Training(config(), tasks)) {
            assertThatThrownBy(() -> training.run(_ -> {}))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageStartingWith(message);
        }
        float[] theta =
                new float[LearningProblem.of(config("env", "navigation-shifted")).taskParameters()];
        assertThatThrownBy(() ->
                        new Adaptation(config(), tasks).adapt(theta, tasks.sample(null), 0, 1))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(() ->
                        Evaluation.evaluate(
                                config(), tasks, theta, new EvaluationProtocol(1, 1, 1, 1)))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(() ->
                        new Adaptation(config(), tasks)
                                .play(theta, tasks.environment(tasks.sample(null), K), 1))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void whatAnEnvironmentThrowsIsTheCause() {
        Throwable own = new CancellationException("of mine");
        TaskDistribution tasks = farAway(thrown(own).fault());
        try (Training training = new Training(config("threads", "2"), tasks)) {
            assertThatThrownBy(() -> training.run(_ -> {})).hasCause(own);
            assertThatThrownBy(training::step).hasMessage("this training has failed before");
        }
    }

    @Test
    void anExhaustedMachineIsNotTheEnvironments() {
        TaskDistribution tasks = farAway(thrown(new StackOverflowError("deep")).fault());
        try (Training training = new Training(config(), tasks)) {
            assertThatThrownBy(training::step).isInstanceOf(StackOverflowError.class);
        }
    }

    /** Arrays need not be live: what is asked for after a step is what counts. */
    @Test
    void copiesOfTheArraysServeAsWell() {
        UnaryOperator<BatchEnvironment> copying =
                inner ->
                        new ForeignEnvironment(inner) {
                            @Override
                            public double[] rewards() {
                                return super.rewards().clone();
                            }

                            @Override
                            public boolean[] running() {
                                return super.running().clone();
                            }

                            @Override
                            public boolean[] truncated() {
                                return super.truncated().clone();
                            }
                        };
        for (String repeat : List.of("1", "2")) {
            TrainingConfig config = config("action-repeat", repeat);
            try (Training live =
                            new Training(config, new ForeignTasks("cartpole", inner -> inner));
                    Training copied = new Training(config, new ForeignTasks("cartpole", copying))) {
                assertThat(copied.step().returnAfter()).isEqualTo(live.step().returnAfter());
                assertThat(copied.parameters()).isEqualTo(live.parameters());
            }
        }
    }

    @Test
    void theLastObservationIsCheckedWhereItIsRead() {
        UnaryOperator<BatchEnvironment> fault =
                inner ->
                        new Faulty(inner) {
                            @Override
                            public void observe(float[] out, int offset, int stride) {
                                super.observe(out, offset, stride);
                                if (step == 100) {
                                    out[offset] = Float.NaN;
                                }
                            }
                        };
        try (Training training = new Training(config(), farAway(fault))) {
            training.step();
        }
        try (Training training = new Training(config("advantage", "critic"), farAway(fault))) {
            assertThatThrownBy(training::step)
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining(
                            "trajectory 0, step 100: component 0 of 2 of the observation is NaN");
        }
    }

    private static Case shape(String message, UnaryOperator<BatchEnvironment> fault) {
        return new Case("environment foreign: " + message, fault);
    }

    static List<Case> beforeTheFirst() {
        return List.of(
                shape("environment(..., 1) gave null", _ -> null),
                shape(
                        "horizon() is 0, at least 1 was wanted",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public int horizon() {
                                        return 0;
                                    }
                                }),
                shape(
                        "horizon() is 2147483647: 3 trajectories take up to 6442450941 samples, there is room for ",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public int horizon() {
                                        return Integer.MAX_VALUE;
                                    }
                                }),
                shape(
                        "observationSize() is -1, at least 1 was wanted",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public int observationSize() {
                                        return -1;
                                    }
                                }),
                shape(
                        "size() is 1, a batch of 3 was asked for",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public int size() {
                                        return 1;
                                    }
                                }),
                shape(
                        "actionSpace() gave null",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public ActionSpace actionSpace() {
                                        return null;
                                    }
                                }),
                shape(
                        "actionSpace() threw java.lang.UnsupportedOperationException: later",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public ActionSpace actionSpace() {
                                        throw new UnsupportedOperationException("later");
                                    }
                                }),
                shape(
                        "batches differ: one has observations of 4, horizon 500 and actions Discrete[n=2], another of 4, 503 and Discrete[n=2]",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public int horizon() {
                                        return size() == 1 ? 500 : 500 + size();
                                    }
                                }));
    }

    @ParameterizedTest
    @MethodSource("beforeTheFirst")
    void whatABatchIsNotIsNamed(Case wrong) {
        TaskDistribution tasks = new ForeignTasks("cartpole", wrong.fault());
        assertThatThrownBy(() -> new Training(config(), tasks))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith(wrong.message());
        assertThatThrownBy(() -> new Adaptation(config(), tasks))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith(wrong.message());
    }

    /** Tasks that give what the test says. */
    private static class Answers extends ForeignTasks {
        private Answers() {
            super("cartpole", inner -> inner);
        }
    }

    @Test
    void whatADistributionGivesOrThrowsIsNamed() {
        TaskDistribution noName =
                new Answers() {
                    @Override
                    public String name() {
                        return null;
                    }
                };
        assertThatThrownBy(() -> new Training(config(), noName))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("EnvironmentMisuseTest")
                .hasMessageEndingWith("name() gave null");
        TaskDistribution noMedium =
                new Answers() {
                    @Override
                    public EnvironmentTask medium() {
                        throw new CancellationException("no medium");
                    }
                };
        assertThatThrownBy(() -> new Training(config(), noMedium))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage(
                        "environment foreign: medium() threw java.util.concurrent.CancellationException: no medium");
        TaskDistribution noReason =
                new Answers() {
                    @Override
                    public Optional<String> degenerateMedium() {
                        return null;
                    }
                };
        assertThatThrownBy(() -> new Training(config("algorithm", "directed-maml"), noReason))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("environment foreign: degenerateMedium() gave null");
        assertThatThrownBy(() -> new Training(config(), (TaskDistribution) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the distribution of tasks is null");
    }

    @Test
    void whatSampleGivesOrThrowsIsNamed() {
        TaskDistribution nothing =
                new Answers() {
                    @Override
                    public EnvironmentTask sample(RandomStream stream) {
                        return null;
                    }
                };
        try (Training training = new Training(config(), nothing)) {
            assertThatThrownBy(() -> training.run(_ -> {}))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessage("environment foreign: sample(...) gave null");
        }
        TaskDistribution cancelling =
                new Answers() {
                    @Override
                    public EnvironmentTask sample(RandomStream stream) {
                        throw new CancellationException("mine");
                    }
                };
        try (Training training = new Training(config(), cancelling)) {
            assertThatThrownBy(() -> training.run(_ -> {}))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageEndingWith(
                            "sample(...) threw java.util.concurrent.CancellationException: mine");
        }
    }

    @Test
    void aForeignTaskIsNamed() {
        float[] theta = new float[LearningProblem.of(config()).taskParameters()];
        Adaptation cartPole = new Adaptation(config());
        var sinusoid = new Sinusoid(1, 2);
        assertThatThrownBy(() -> cartPole.adapt(theta, sinusoid, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "environment cartpole-dynamics, task amplitude 1.000, phase 2.000 rad: task is a org.metagrad.envs.sinusoid.Sinusoid: CartPole wants a org.metagrad.envs.cartpole.CartPole$Task");
        assertThatThrownBy(() -> cartPole.adapt(theta, null, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("environment cartpole-dynamics, task null: a task was wanted");
        TaskDistribution casting =
                new ForeignTasks(
                        "cartpole",
                        inner ->
                                new ForeignEnvironment(inner) {
                                    @Override
                                    public void setTask(EnvironmentTask task) {
                                        super.setTask((CartPole.Task) task);
                                    }
                                });
        assertThatThrownBy(() -> new Adaptation(config(), casting).adapt(theta, sinusoid, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("environment foreign, task amplitude 1.000")
                .hasCauseInstanceOf(ClassCastException.class);
    }

    @Test
    void aForeignTaskOnTheSinusoidIsNamed() {
        TrainingConfig config = TrainingConfig.of(Map.of("env", "sinusoid", "algorithm", "maml"));
        float[] theta = new float[LearningProblem.of(config).taskParameters()];
        Adaptation sinusoid = new Adaptation(config);
        assertThatThrownBy(() -> sinusoid.adapt(theta, CartPole.Task.GYMNASIUM, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "task is a org.metagrad.envs.cartpole.CartPole$Task: sinusoid wants a org.metagrad.envs.sinusoid.Sinusoid");
        assertThatThrownBy(() -> sinusoid.adapt(theta, null, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("task is null: sinusoid wants a org.metagrad.envs.sinusoid.Sinusoid");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 1_000_001})
    void numbersBeyondAllUseAreNamed(int many) {
        float[] theta = new float[LearningProblem.of(config()).taskParameters()];
        var task = CartPole.Task.GYMNASIUM;
        String steps = "steps " + many + ": at most 1000000 wanted";
        assertThatThrownBy(() -> new Adaptation(config()).adapt(theta, task, many, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(steps);
        assertThatThrownBy(() -> new EvaluationProtocol(1, 1, many, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(steps);
        assertThatThrownBy(() -> new EvaluationProtocol(1, many, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tasks " + many + ": at most 1000000 wanted");
    }

    @Test
    void aBatchThatThePolicyIsNotForIsNamed() {
        float[] theta = new float[LearningProblem.of(config()).taskParameters()];
        var goal = new Navigation(new Navigation.Task(1, 1), 2);
        assertThatThrownBy(() -> new Adaptation(config()).play(theta, goal, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "environment: observations of 2 and actions Box[dimensions=2, low=-0.1, high=0.1], the policy is for 4 and Discrete[n=2]");
    }

    /** Finite parameters may give logits or means that are not: the policy's fault. */
    @ParameterizedTest
    @ValueSource(strings = {"cartpole", "navigation-shifted"})
    void aPolicyThatOverflowsIsNamedAsSuch(String name) {
        TrainingConfig config = config("env", name);
        float[] theta = new float[LearningProblem.of(config).taskParameters()];
        Arrays.fill(theta, 3e38f);
        EnvironmentTask medium = ProblemName.mediumTask(config.environment(), config.medium());
        assertThatThrownBy(() -> new Adaptation(config).adapt(theta, medium, 0, 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("environment " + config.environment() + ", task ")
                .hasMessageContaining(
                        ", trajectory 0, step 0: the policy's distribution of actions")
                .hasMessageEndingWith(
                        "; try smaller steps than alpha "
                                + config.alpha()
                                + ", outer-learning-rate "
                                + config.outerLearningRate());
    }

    @Test
    void onlyStepSizesThatThereAreAreNamed() {
        assertThat(config("algorithm", "directed-maml", "eta", "0.2").smallerSteps())
                .isEqualTo("; try smaller steps than alpha 0.1, eta 0.2, outer-learning-rate 0.01");
        assertThat(config().smallerSteps())
                .isEqualTo("; try smaller steps than alpha 0.1, outer-learning-rate 0.01");
        assertThat(config("optimiser", "trpo").smallerSteps())
                .isEqualTo("; try smaller steps than alpha 0.1, max-divergence 0.01");
        assertThat(TrainingConfig.of(Map.of("algorithm", "joint")).smallerSteps())
                .isEqualTo("; try smaller steps than outer-learning-rate 0.01");
        assertThat(TrainingConfig.of(Map.of("algorithm", "random")).smallerSteps()).isEmpty();
    }
}
