package org.metagrad.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.problem.Problem;
import org.metagrad.meta.problem.Score;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.Scorer;
import org.metagrad.meta.task.SupervisedProblem;
import org.metagrad.meta.task.Workers;

/**
 * Returns, mean squared errors or accuracies on held-out tasks before and after each adaptation
 * step.
 */
public final class Evaluation {
    // The first key under the evaluation seed. Training has none of these numbers, so that no
    // evaluation task occurs in training even where the two seeds are equal.
    private static final int TASKS = 101;
    private static final int TRAJECTORIES = 102;

    private Evaluation() {}

    /**
     * Adapts {@code theta} to held-out tasks, by K drawn trajectories a step as in training, and
     * scores each iterate by episodes of its own: with drawn actions, and by the mode.
     *
     * @param config of the training
     * @param theta the meta-trained parameters. Not modified.
     * @param protocol which tasks, how many steps and episodes
     * @return for each of 0, ..., steps adaptation steps a row {@link Acting#SAMPLED} and a row
     *     {@link Acting#MODE}; of supervised problems the first alone
     * @throws IllegalArgumentException if the length of theta is wrong, or theta is not finite
     * @throws ArithmeticException if theta itself gives distributions that are not finite; where an
     *     adaptation diverges, the task's returns from there on are {@code -Infinity}
     * @throws EnvironmentException if an environment throws or breaks its contract
     */
    public static List<EvaluationRow> evaluate(
            TrainingConfig config, float[] theta, EvaluationProtocol protocol) {
        return new HeldOut(
                        config, LearningProblem.of(config), () -> new Adaptation(config), protocol)
                .evaluate(theta);
    }

    /**
     * Adapts {@code theta} to held-out tasks of the user's own distribution; the configuration's
     * environment is not looked at.
     *
     * @param config of the training
     * @param distribution immutable; its environments may be stepped by several threads at once,
     *     each by one
     * @param theta the meta-trained parameters. Not modified.
     * @param protocol which tasks, how many steps and episodes
     * @return rows as {@link #evaluate(TrainingConfig, float[], EvaluationProtocol)} gives them
     */
    public static List<EvaluationRow> evaluate(
            TrainingConfig config,
            TaskDistribution distribution,
            float[] theta,
            EvaluationProtocol protocol) {
        return new HeldOut(
                        config,
                        new PolicyProblem(config, distribution),
                        () -> new Adaptation(config, distribution),
                        protocol)
                .evaluate(theta);
    }

    /**
     * Adapts {@code theta} to held-out tasks of a supervised problem of the user's own.
     *
     * @param config of the training
     * @param problem immutable; several threads draw from its tasks at once
     * @param theta the meta-trained parameters. Not modified.
     * @param protocol which tasks and how many steps
     * @return a row for each of 0, ..., steps adaptation steps
     * @throws IllegalArgumentException if the length of theta is wrong, theta is not finite, or as
     *     {@link Training#Training(TrainingConfig, Problem)}
     * @throws EnvironmentException if the tasks throw or break their contract
     */
    public static List<EvaluationRow> evaluate(
            TrainingConfig config, Problem problem, float[] theta, EvaluationProtocol protocol) {
        return new HeldOut(
                        config,
                        SupervisedProblem.own(config, problem),
                        () -> new Adaptation(config, problem),
                        protocol)
                .evaluate(theta);
    }

    /** The tasks of a protocol, each adapted to once, or several times in a finite family. */
    private static final class HeldOut {
        private final TrainingConfig config;
        private final LearningProblem problem;
        private final Supplier<Adaptation> adaptations;
        private final EvaluationProtocol protocol;
        private final RandomStream root;
        private final List<EnvironmentTask> tasks;
        private final int repetitions;
        private final List<Acting> actings;
        private final int measures;

        HeldOut(
                TrainingConfig config,
                LearningProblem problem,
                Supplier<Adaptation> adaptations,
                EvaluationProtocol protocol) {
            this.config = config;
            this.problem = problem;
            this.adaptations = adaptations;
            this.protocol = protocol;
            root = RandomStream.of(protocol.seed());
            List<EnvironmentTask> all = problem.all();
            tasks =
                    all.isEmpty()
                            ? drawn()
                            : all.subList(0, Math.min(all.size(), protocol.tasks()));
            repetitions =
                    all.isEmpty()
                            ? 1
                            : Math.ceilDiv(
                                    EvaluationProtocol.EPISODES_OF_FINITE, protocol.episodes());
            actings =
                    problem.score().ofPolicy() ? List.of(Acting.values()) : List.of(Acting.SAMPLED);
            measures = problem.measures().size();
        }

        private List<EnvironmentTask> drawn() {
            List<EnvironmentTask> drawn = new ArrayList<>();
            for (int t = 0; t < protocol.tasks(); t++) {
                drawn.add(problem.sampleHeldOut(root.split(TASKS).split(t)));
            }
            return drawn;
        }

        /** A thread's buffers. */
        private record Worker(Adaptation adaptation, Scorer scorer) {}

        List<EvaluationRow> evaluate(float[] theta) {
            // of one adaptation: [steps + 1][ways to act][the return, then the measures]
            double[][][][] scores = new double[tasks.size() * repetitions][][][];
            try (Workers<Worker> workers =
                    new Workers<>(Math.min(config.threads(), scores.length), _ -> worker())) {
                workers.forEach(scores.length, (worker, i) -> scores[i] = scores(worker, theta, i));
            }
            List<EvaluationRow> rows = new ArrayList<>();
            for (int s = 0; s <= protocol.steps(); s++) {
                for (Acting acting : actings) {
                    rows.add(row(scores, s, acting));
                }
            }
            return rows;
        }

        private Worker worker() {
            Adaptation adaptation = adaptations.get();
            return new Worker(adaptation, adaptation.scorer(protocol.episodes()));
        }

        /** The scores of adaptation {@code i}. */
        private double[][][] scores(Worker worker, float[] theta, int i) {
            EnvironmentTask task = tasks.get(i / repetitions);
            RandomStream stream = root.split(TRAJECTORIES).split(i);
            worker.scorer.enter(task, stream);
            double[][][] scores = new double[protocol.steps() + 1][actings.size()][1 + measures];
            for (double[][] unreached : scores) {
                setDiverged(unreached);
            }
            double[] means = new double[measures];
            int[] reached = new int[1];
            try {
                worker.adaptation.follow(
                        theta,
                        task,
                        protocol.steps(),
                        stream,
                        false,
                        (s, at) -> {
                            for (Acting acting : actings) {
                                double[] score = scores[s][acting.ordinal()];
                                double mean = worker.scorer.score(at, acting == Acting.MODE, means);
                                System.arraycopy(means, 0, score, 1, measures);
                                score[0] = mean;
                            }
                            reached[0]++;
                        });
            } catch (ArithmeticException diverged) {
                if (reached[0] == 0) {
                    throw diverged;
                }
                // one task of many: what it did not reach stays infinitely bad
                setDiverged(scores[reached[0]]);
            }
            return scores;
        }

        /** An infinitely bad result, and nothing measured. */
        private void setDiverged(double[][] ofActings) {
            for (double[] score : ofActings) {
                Arrays.fill(score, Double.NaN);
                score[0] = problem.score().worst();
            }
        }

        private EvaluationRow row(double[][][][] scores, int s, Acting acting) {
            List<TaskScore> ofTasks = new ArrayList<>();
            for (int t = 0; t < tasks.size(); t++) {
                double[] sums = new double[1 + measures];
                for (int r = 0; r < repetitions; r++) {
                    double[] score = scores[t * repetitions + r][s][acting.ordinal()];
                    for (int m = 0; m < sums.length; m++) {
                        sums[m] += score[m] / repetitions;
                    }
                }
                ofTasks.add(
                        new TaskScore(
                                tasks.get(t),
                                sums[0],
                                DoubleStream.of(sums).skip(1).boxed().toList()));
            }
            return new EvaluationRow(s, acting, problem.measures(), ofTasks);
        }
    }

    /**
     * {@return what the scores are}
     *
     * @param config of the training
     */
    public static Score score(TrainingConfig config) {
        return config.score();
    }

    /**
     * {@return the flat parameter vector of tensors read from a file}
     *
     * @param config of the training
     * @param problem of the user's own
     * @param tensors named as a training names them
     * @throws IllegalArgumentException as {@link #parameters(TrainingConfig, List)}
     */
    public static float[] parameters(
            TrainingConfig config, Problem problem, List<SafeTensors.Tensor> tensors) {
        LearningProblem own = SupervisedProblem.own(config, problem);
        return Learners.flat(Learners.of(config, own), own, tensors);
    }

    /**
     * {@return the flat parameter vector of tensors read from a file}
     *
     * @param config of the training
     * @param tensors named as a training names them
     * @throws IllegalArgumentException naming a tensor that is missing, not finite, or of a shape
     *     that does not fit the configuration
     */
    public static float[] parameters(TrainingConfig config, List<SafeTensors.Tensor> tensors) {
        LearningProblem problem = LearningProblem.of(config);
        return Learners.flat(Learners.of(config, problem), problem, tensors);
    }
}
