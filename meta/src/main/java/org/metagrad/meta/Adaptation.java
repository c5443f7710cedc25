package org.metagrad.meta;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.envs.ActionRepeat;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.InnerStep;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.problem.Problem;
import org.metagrad.meta.rollout.Trajectories;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.Scorer;
import org.metagrad.meta.task.SupervisedProblem;
import org.metagrad.meta.task.TaskWorker;

/**
 * Adapts a meta-trained policy to a new task by policy-gradient steps, as it is done at run time.
 * Owns its buffers: one for each thread.
 */
public final class Adaptation {

    /**
     * What came of an adaptation.
     *
     * @param theta the task's adapted parameters, flat; CAVIA's context comes last
     * @param meanReturns mean undiscounted return over the K trajectories, the mean squared error
     *     of a regression or the share of right labels of a classification, after 0, 1, ... steps
     */
    public record Result(float[] theta, double[] meanReturns) {}

    private static final int MOST_STEPS = 1_000_000;

    private final TrainingConfig config;
    private final LearningProblem problem;
    private final MetaLearner learner;
    private final TaskWorker<?> worker;
    private final MetaGradient room;
    private final int metaParameters;
    private final int wanted;
    // Whether what is learnt beside theta is there, without which a task's vector is not enough.
    private boolean othersKnown;

    /**
     * Adapts with the policy, step size and number of trajectories of a configuration.
     *
     * @param config the step size, number of trajectories and policy
     */
    public Adaptation(TrainingConfig config) {
        this(config, LearningProblem.of(config));
    }

    /**
     * Adapts to tasks of the user's own; the configuration's environment is not looked at.
     *
     * @param config the step size, number of trajectories and policy
     * @param distribution immutable; makes the environments
     */
    public Adaptation(TrainingConfig config, TaskDistribution distribution) {
        this(config, new PolicyProblem(config, distribution));
    }

    /**
     * Adapts by the steps of a learner of the user's own.
     *
     * @param config the step size, number of trajectories and policy
     * @param distribution immutable; makes the environments
     * @param learner immutable; its inner loop adapts
     * @throws IllegalArgumentException as {@link Training#Training(TrainingConfig,
     *     TaskDistribution, MetaLearner)}
     */
    public Adaptation(TrainingConfig config, TaskDistribution distribution, MetaLearner learner) {
        this(config, new PolicyProblem(config, distribution), Learners.own(config, learner));
    }

    /**
     * Adapts to tasks of a supervised problem of the user's own.
     *
     * @param config the learner, its steps and the number of examples
     * @param problem immutable; its tasks are drawn from by this object
     * @throws IllegalArgumentException as {@link Training#Training(TrainingConfig, Problem)}
     */
    public Adaptation(TrainingConfig config, Problem problem) {
        this(config, SupervisedProblem.own(config, problem));
    }

    /**
     * Adapts to tasks of a supervised problem of the user's own by the steps of a learner of the
     * user's own.
     *
     * @param config the number of examples
     * @param problem immutable; its tasks are drawn from by this object
     * @param learner immutable; its inner loop adapts
     * @throws IllegalArgumentException as {@link Training#Training(TrainingConfig, Problem)}
     */
    public Adaptation(TrainingConfig config, Problem problem, MetaLearner learner) {
        this(config, SupervisedProblem.own(config, problem), Learners.own(config, learner));
    }

    private Adaptation(TrainingConfig config, LearningProblem problem) {
        this(config, problem, Learners.of(config, problem));
    }

    private Adaptation(TrainingConfig config, LearningProblem problem, MetaLearner learner) {
        this.config = config;
        this.problem = problem;
        this.learner = learner;
        worker = problem.adaptationWorker(FloatKernels.best());
        room = learner.room(problem.taskParameters());
        metaParameters = learner.metaParameters(problem.taskParameters());
        wanted = metaParameters + problem.others().size();
        othersKnown = problem.others().size() == 0;
    }

    /**
     * Takes {@code steps} steps of the algorithm's own inner loop, {@code theta <- theta - a ∘ grad
     * L(theta; D)} or by the inner optimiser that is configured, each on K fresh trajectories of
     * the task. (The examples of a supervised task stay the same, and what is returned are scores
     * on others.)
     *
     * @param theta what {@link Training#parameters} gave. Not modified.
     * @param task a task of the configuration's environment
     * @param steps from 0 to 1,000,000
     * @param seed fixes every draw
     * @return the adapted parameters and the scores
     * @throws IllegalArgumentException if the length of theta, the kind of task or the number of
     *     steps is wrong, or theta is not finite
     * @throws ArithmeticException if a policy's adapted parameters or its distributions of actions
     *     are not finite; where those of a supervised problem are not, its errors are infinite and
     *     nothing is labelled right
     * @throws EnvironmentException if an environment throws or breaks its contract
     */
    public Result adapt(float[] theta, EnvironmentTask task, int steps, long seed) {
        return adapt(theta, task, steps, RandomStream.of(seed));
    }

    /**
     * Runs one episode of a policy in each copy of an environment, as training does: actions are
     * held as the configuration says.
     *
     * @param theta what {@link Training#parameters} gave, or what this object has adapted; where
     *     the two are of one length, the former. Not modified.
     * @param environment of the configuration's kind. Reset and stepped to the end.
     * @param seed fixes every draw
     * @throws IllegalArgumentException if the length of theta or the kind of environment is wrong,
     *     or there is no policy
     * @throws EnvironmentException if the environment throws or breaks its contract
     */
    public void play(float[] theta, BatchEnvironment environment, long seed) {
        if (!(problem instanceof PolicyProblem control)) {
            throw new IllegalArgumentException(
                    problem.name() + ": a " + problem.score().kind() + " has no policy");
        }
        double[] at = new double[problem.taskParameters()];
        if (theta.length == wanted) {
            learner.start(meta(theta), at);
        } else if (theta.length == at.length && othersKnown) {
            for (int i = 0; i < at.length; i++) {
                at[i] = theta[i];
            }
        } else {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "theta has %d values: %d wanted, or, after this object has adapted, the %d of a task",
                            theta.length,
                            wanted,
                            at.length));
        }
        control.requireKind(environment);
        int repeat = config.actionRepeat();
        BatchEnvironment held = repeat == 1 ? environment : new ActionRepeat(environment, repeat);
        Trajectories samples = control.room().trajectories(held.size(), held.horizon());
        control.rollout(held.size(), null, FloatKernels.best())
                .run(at, held, RandomStream.of(seed), samples);
    }

    /** The meta-parameters in double; what is learnt beside them goes to its place. */
    private double[] meta(float[] theta) {
        double[] meta = Learners.meta(theta, metaParameters, wanted, problem);
        othersKnown = true;
        return meta;
    }

    /** Checks a number of adaptation steps. */
    static void requireSteps(int steps) {
        if (steps < 0) {
            throw new IllegalArgumentException("steps " + steps + ": from 0 wanted");
        }
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "steps " + steps + ": at most " + MOST_STEPS + " wanted");
        }
    }

    Result adapt(float[] theta, EnvironmentTask to, int steps, RandomStream stream) {
        requireSteps(steps);
        double[] scores = new double[steps + 1];
        // Step sizes learnt for k steps may well diverge after more of them: what is not reached.
        Arrays.fill(scores, problem.score().worst());
        Visitor visitor = (s, at) -> scores[s] = worker.score(at, s);
        double[] at = follow(theta, to, steps, stream, true, visitor);
        float[] adapted = new float[at.length];
        FloatTiledLoss.round(at, adapted);
        return new Result(adapted, scores);
    }

    /**
     * What scores the iterates of this adaptation, in the units of what was learnt beside theta.
     */
    Scorer scorer(int episodes) {
        return problem.scorer(episodes, FloatKernels.best());
    }

    /** Looks at the parameters of a task after 0, 1, ... steps. */
    interface Visitor {
        /**
         * Looks at an iterate.
         *
         * @param theta live. Not modified.
         */
        void at(int step, double[] theta);
    }

    /**
     * Adapts and shows every iterate; without a policy as far as they are finite.
     *
     * @param drawsLast whether there is a draw under the last iterate, too, when it is shown
     * @return the last iterate
     */
    double[] follow(
            float[] theta,
            EnvironmentTask to,
            int steps,
            RandomStream stream,
            boolean drawsLast,
            Visitor visitor) {
        double[] meta = meta(theta);
        Learners.requireFinite(theta);
        worker.enter(to, stream, TaskWorker.APART);
        return follow(worker, meta, steps, drawsLast, visitor);
    }

    private <D> double[] follow(
            TaskWorker<D> task, double[] meta, int steps, boolean drawsLast, Visitor visitor) {
        double[] at = new double[problem.taskParameters()];
        learner.start(meta, at);
        double[] gradient = new double[at.length];
        InnerStep rule = learner.innerStep(meta, at.length);
        double[] state = new double[rule.stateSize(at.length)];
        for (int s = 0; s < steps; s++) {
            D samples = task.sample(at, s);
            visitor.at(s, at);
            learner.innerGradient(task, at, samples, gradient, room);
            rule.step(s, at, gradient, state, at, state);
            if (!Vectors.finite(at)) {
                if (!problem.score().ofPolicy()) {
                    return at;
                }
                throw new ArithmeticException(
                        String.format(
                                Locale.ROOT,
                                "step %d: the adapted parameters are not finite; alpha %s is too large",
                                s + 1,
                                config.alpha()));
            }
        }
        if (drawsLast) {
            task.sample(at, steps);
        }
        visitor.at(steps, at);
        return at;
    }
}
