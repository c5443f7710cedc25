package org.metagrad.meta.problem;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.nn.CrossEntropy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Network;

/**
 * A supervised few-shot problem: tasks, the network that adapts to them, the loss it goes down and
 * what is reported. {@code new Training(config, problem)} meta-trains it by any learner. Immutable.
 *
 * <p>Of a configuration count the learner and its steps, K ({@code trajectories}), threads, tasks
 * and the outer optimiser; the network is this one. A regression adapts to K examples, a
 * classification of N labels to N K. An outer loss is over as many others, of a classification at
 * least 5 of each label; an adaptation is judged by 100 others, or 15 of each label.
 */
public final class Problem {
    private static final int JUDGES = 100;
    private static final int JUDGES_OF_LABEL = 15;

    /** One example of each label would tell an outer loss too little. */
    private static final int LEAST_QUERIES_OF_LABEL = 5;

    /** A loss of one's own, of which the mean over the examples is taken. */
    @FunctionalInterface
    public interface LossOfExamples {
        /**
         * Appends the loss.
         *
         * @param b the builder to which it is appended
         * @param outputs of the network, {@code [outputs, columns]}
         * @param targets what is wanted, {@code [outputs, columns]}, or the labels {@code [1,
         *     columns]} of a classification
         * @return a loss for each example, {@code [1, columns]}
         */
        Variable of(ProgramBuilder b, Variable outputs, Variable targets);
    }

    private final String name;
    private final Score score;
    private final int ways;
    private final IntFunction<? extends Network> network;
    private final LossOfExamples loss;
    private final FewShotTasks<?> tasks;
    private final int judges;

    private Problem(
            String name,
            Score score,
            int ways,
            IntFunction<? extends Network> network,
            LossOfExamples loss,
            FewShotTasks<?> tasks,
            int judges) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("problem: a name wanted, it is blank");
        }
        this.name = name;
        this.score = score;
        this.ways = ways;
        this.network = network;
        this.loss = loss;
        this.tasks = Objects.requireNonNull(tasks, "tasks");
        this.judges = judges;
        network(0);
    }

    /**
     * {@return a regression: the mean squared error is learnt from, and reported}
     *
     * @param name for messages and checkpoints
     * @param network its outputs are the predictions
     * @param tasks what is drawn; targets are as many numbers as the network has outputs
     */
    public static Problem regression(String name, Network network, FewShotTasks<?> tasks) {
        return regression(name, _ -> network, tasks);
    }

    /**
     * {@return a regression whose network has room for the context that CAVIA adapts}
     *
     * @param name for messages and checkpoints
     * @param network for a number of context values, 0 for other learners, the network that has
     *     them as its last inputs
     * @param tasks what is drawn, without the context
     */
    public static Problem regression(
            String name, IntFunction<? extends Network> network, FewShotTasks<?> tasks) {
        return new Problem(name, Score.ERROR, 0, network, null, tasks, JUDGES);
    }

    /**
     * {@return a classification: the mean cross-entropy is learnt from, the share of right labels
     * reported}
     *
     * @param name for messages and checkpoints
     * @param network its outputs are the logits, one for each label
     * @param tasks what is drawn; the target is the label
     */
    public static Problem classification(String name, Network network, FewShotTasks<?> tasks) {
        return classification(name, _ -> network, tasks);
    }

    /**
     * {@return a classification whose network has room for the context that CAVIA adapts}
     *
     * @param name for messages and checkpoints
     * @param network for a number of context values, 0 for other learners, the network that has
     *     them as its last inputs
     * @param tasks what is drawn, without the context
     */
    public static Problem classification(
            String name, IntFunction<? extends Network> network, FewShotTasks<?> tasks) {
        int ways = network.apply(0).outputs();
        return new Problem(
                name, Score.ACCURACY, ways, network, null, tasks, JUDGES_OF_LABEL * ways);
    }

    /**
     * {@return a classification of a data set: a task has as many of its classes as the network has
     * outputs}
     *
     * @param name for messages and checkpoints
     * @param network its outputs are the logits, one for each label
     * @param rows of numbers, {@code [class][row][input]}; taken as they are. Not to be modified.
     * @param heldOut how many of the classes, the last ones, are for evaluation alone; 0 to
     *     evaluate on those of the training
     * @throws IllegalArgumentException if there are fewer classes than labels
     */
    public static Problem classification(
            String name, Network network, float[][][] rows, int heldOut) {
        return classification(name, network, new LabelledRows(rows, network.outputs(), heldOut));
    }

    /**
     * {@return this problem with a loss of one's own; what is reported stays}
     *
     * @param loss of each example
     */
    public Problem withLoss(LossOfExamples loss) {
        return new Problem(name, score, ways, network, loss, tasks, judges);
    }

    /**
     * {@return this problem with another number of examples that judge an adaptation, when it is
     * evaluated}
     *
     * @param examples at least one
     * @throws IllegalArgumentException if it is less
     */
    public Problem withJudges(int examples) {
        if (examples < 1) {
            throw new IllegalArgumentException("judges " + examples + ": at least 1 wanted");
        }
        return new Problem(name, score, ways, network, loss, tasks, examples);
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return what is reported} */
    public Score score() {
        return score;
    }

    /** {@return the tasks} */
    public FewShotTasks<?> tasks() {
        return tasks;
    }

    /** {@return the number of labels of a classification, 0 of a regression} */
    public int labels() {
        return ways;
    }

    /** {@return the numbers that an example's target has} */
    public int targets() {
        return ways > 0 ? 1 : network(0).outputs();
    }

    /** {@return the rows of an example without the context} */
    public int inputs() {
        return network(0).inputs();
    }

    /**
     * {@return the number of examples of an adaptation}
     *
     * @param k of each label, or in all
     */
    public int examples(int k) {
        return Math.multiplyExact(k, Math.max(1, ways));
    }

    /**
     * {@return the number of examples of an outer loss in training}
     *
     * @param k as for {@link #examples}
     */
    public int queries(int k) {
        return examples(ways > 0 ? Math.max(k, LEAST_QUERIES_OF_LABEL) : k);
    }

    /** {@return the number of examples that judge an adaptation} */
    public int judges() {
        return judges;
    }

    /**
     * {@return the network}
     *
     * @param context the number of context values among its inputs
     * @throws IllegalArgumentException if it has no room for them
     */
    public Network network(int context) {
        Network plain = network.apply(0);
        if (context == 0) {
            return plain;
        }
        Network wider = network.apply(context);
        if (wider.inputs() != plain.inputs() + context) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "algorithm cavia on %s: its network has %d inputs with a context of %d as without; a function from the number of context values to the network wanted",
                            name,
                            wider.inputs(),
                            context));
        }
        return wider;
    }

    /**
     * {@return what is learnt from: data x, targets and weights}
     *
     * @param of the network
     */
    public Loss loss(Network of) {
        return loss == null ? usual(of) : new ExampleLoss(of, targets(), loss);
    }

    /**
     * {@return the mean squared error of a network where another loss is learnt from; empty where
     * what is reported is the loss itself, or an accuracy}
     *
     * @param of the network
     */
    public Optional<Loss> reported(Network of) {
        return loss == null || score == Score.ACCURACY ? Optional.empty() : Optional.of(usual(of));
    }

    private Loss usual(Network of) {
        return score == Score.ACCURACY ? new CrossEntropy(of) : new MeanSquaredError(of);
    }
}
