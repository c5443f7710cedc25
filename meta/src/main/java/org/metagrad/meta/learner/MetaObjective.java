package org.metagrad.meta.learner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * The meta-gradient of losses of one's own: a learner's inner loop on one loss, then another one at
 * what it adapted to, over tasks that are data. With {@link Maml}, for inner data D and outer data
 * D',
 *
 * <pre>
 *   F(theta) = mean over tasks of L'(theta_k; D'),  theta_{s+1} = theta_s - alpha grad L(theta_s; D)
 * </pre>
 *
 * <p>and its gradient is exact, with every second-order term. Any {@link MetaLearner} takes the
 * place. In double, for one thread: each has its own.
 */
public final class MetaObjective {

    /**
     * A task.
     *
     * @param inner data of the inner loss, as {@code innerLoss.data().pack} gives them, the same in
     *     all inner steps. Not modified.
     * @param outer data of the outer loss. Not modified.
     */
    public record Task(double[] inner, double[] outer) {}

    private final MetaLearner learner;
    private final DoubleEvaluator inner;
    private final DoubleEvaluator outer;
    private final MetaGradient room;
    private final int parameters;
    private final int metaParameters;

    /**
     * An objective.
     *
     * @param innerLoss what the inner steps go down, with one result of shape {@code [1, 1]}
     * @param outerLoss what is measured after them, with the same parameters
     * @param learner the inner loop and its derivative
     * @throws IllegalArgumentException if a loss is not scalar or their parameters differ
     */
    public MetaObjective(Formula innerLoss, Formula outerLoss, MetaLearner learner) {
        if (!innerLoss.parameters().equals(outerLoss.parameters())) {
            throw new IllegalArgumentException(
                    "meta-objective: the inner loss has "
                            + innerLoss.parameters()
                            + ", the outer loss "
                            + outerLoss.parameters());
        }
        for (Formula loss : List.of(innerLoss, outerLoss)) {
            if (!loss.results().shapes().equals(List.of(Shape.SCALAR))) {
                throw new IllegalArgumentException(
                        "meta-objective: losses with one [1, 1] result wanted, got "
                                + loss.results());
            }
        }
        this.learner = learner;
        inner = innerLoss.inDouble();
        outer = outerLoss.inDouble();
        parameters = innerLoss.parameters().size();
        metaParameters = learner.metaParameters(parameters);
        room = learner.room(parameters);
    }

    /**
     * {@return MAML's meta-gradient {@code dF/dtheta [P]} at a point, a new array} Plans anew: to
     * take many steps, make one objective and ask it for each gradient.
     *
     * @param innerLoss what the inner steps go down, with one result of shape {@code [1, 1]}
     * @param outerLoss what is measured after them, with the same parameters
     * @param theta {@code [P]}. Not modified.
     * @param tasks at least one
     * @param steps k, from 1
     * @param alpha the inner step size
     * @throws IllegalArgumentException if losses, lengths or steps are not as said
     */
    public static double[] metaGradient(
            Formula innerLoss,
            Formula outerLoss,
            double[] theta,
            List<Task> tasks,
            int steps,
            double alpha) {
        double[] gradient = new double[theta.length];
        new MetaObjective(innerLoss, outerLoss, new Maml(steps, alpha))
                .gradient(theta, tasks, gradient);
        return gradient;
    }

    /**
     * Computes the mean over tasks of the learner's meta-gradient.
     *
     * @param theta what is meta-learnt, {@code [M]}. Not modified.
     * @param tasks at least one
     * @param gradient {@code [M]}. Modified.
     * @return the mean outer loss after the inner steps
     * @throws IllegalArgumentException if a length is wrong or there is no task
     */
    public double gradient(double[] theta, List<Task> tasks, double[] gradient) {
        requireLength("theta", theta);
        requireLength("gradient", gradient);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("meta-objective: no tasks, at least one wanted");
        }
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (Task task : tasks) {
            learner.metaGradient(new Draws(task), theta, room);
            Vectors.addShare(room.gradient(), tasks.size(), gradient);
            loss += outer.data(task.outer()).value(room.iterate(learner.innerSteps()));
        }
        return loss / tasks.size();
    }

    private void requireLength(String what, double[] vector) {
        if (vector.length != metaParameters) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: %d values, %d wanted",
                            what,
                            vector.length,
                            metaParameters));
        }
    }

    /** A task whose draws say whether they are inner or outer data. */
    private final class Draws implements LearningTask<DoubleEvaluator> {
        private final Task task;

        Draws(Task task) {
            this.task = task;
        }

        @Override
        public DoubleEvaluator sample(double[] theta, int draw) {
            return draw < learner.innerSteps()
                    ? inner.data(task.inner())
                    : outer.data(task.outer());
        }

        @Override
        public void gradient(double[] theta, DoubleEvaluator loss, double[] gradient) {
            loss.gradient(theta, gradient);
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, DoubleEvaluator loss, double[] v, double[] product) {
            loss.hessianVectorProduct(theta, v, product);
        }
    }
}
