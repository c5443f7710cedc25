package org.metagrad.meta;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.Direction;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;
import org.metagrad.meta.config.WarmStart;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.problem.Problem;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.SupervisedProblem;

/**
 * Meta-training, one outer iteration at a time.
 *
 * <p>An iteration of X draws N tasks, averages their meta-gradients and takes one step of the outer
 * optimiser. In the directed form (Directed-MAML, arXiv 2510.00212) a plain gradient step on the
 * medium task comes before: {@code theta <- theta - eta grad L(theta; D_m)}.
 *
 * <p>The parameters are a pure function of the configuration, its number of threads apart: every
 * draw has a stream of its own, keyed by seed, iteration, task and draw, and sums over tasks run in
 * the order of the tasks. Not for use by several threads at once, {@link #cancel}, {@link
 * #cancelAfter} and {@link #close} apart.
 */
public final class Training implements AutoCloseable {
    private final TrainingConfig config;
    private final LearningProblem problem;
    private final MetaLearner learner;
    private final Phases phases;
    // Whether the parameters of another run, where the configuration wants them, are there.
    private boolean begun;
    private int iteration;
    private long environmentSteps;
    // Steps that this object's workers have not taken: those before a checkpoint.
    private long earlierSteps;
    private boolean usable = true;
    private volatile boolean closed;
    private final Cancellation cancellation = new Cancellation();

    /**
     * Prepares a run; nothing is drawn yet.
     *
     * @param config what is trained and how
     * @throws IllegalArgumentException if an algorithm that trains on the medium task meets a
     *     distribution whose medium task is degenerate, unless the configuration gives another one
     *     or allows it
     */
    public Training(TrainingConfig config) {
        this(config, FloatKernels.best());
    }

    /**
     * Prepares a run whose tasks are computed in other processes; the directed step, the outer step
     * and the fits of value networks are not. The bits are those of a run in one process.
     *
     * @param config what is trained and how, on an environment that it names
     * @param executor computes the tasks of meta-batches; not closed by this
     * @throws IllegalArgumentException as {@link #Training(TrainingConfig)}, or one line naming
     *     what of the configuration needs its tasks in one process: an optimiser that replays them
     */
    public Training(TrainingConfig config, BatchExecutor executor) {
        this(RemoteTasks.sendable(config), LearningProblem.of(config), executor);
    }

    private Training(TrainingConfig config, LearningProblem problem, BatchExecutor executor) {
        this(config, problem, Learners.of(config, problem), FloatKernels.best(), executor);
    }

    /**
     * Prepares a run on tasks of the user's own; the configuration's environment is not looked at.
     *
     * @param config what is trained and how
     * @param distribution immutable; its environments may be stepped by several threads at once,
     *     each by one
     * @throws IllegalArgumentException if an algorithm that trains on the medium task meets a
     *     distribution whose medium task is degenerate, unless the configuration gives another one
     *     or allows it
     * @throws EnvironmentException if the distribution or an environment throws or breaks its
     *     contract
     */
    public Training(TrainingConfig config, TaskDistribution distribution) {
        this(config, new PolicyProblem(config, distribution), FloatKernels.best());
    }

    /**
     * Prepares a run of a learner of the user's own; of the configuration's algorithm only counts
     * whether it takes the directed step.
     *
     * @param config what is trained and how
     * @param distribution immutable; its environments may be stepped by several threads at once,
     *     each by one
     * @param learner immutable; serves several threads at once
     * @throws IllegalArgumentException if the configuration wants of the learner what belongs to a
     *     built-in one: a baseline's training, a trust region or sampling credit; or if an
     *     algorithm that trains on the medium task meets a distribution whose medium task is
     *     degenerate, unless the configuration gives another one or allows it
     * @throws EnvironmentException if the distribution or an environment throws or breaks its
     *     contract
     */
    public Training(TrainingConfig config, TaskDistribution distribution, MetaLearner learner) {
        this(
                config,
                new PolicyProblem(config, distribution),
                Learners.own(config, learner),
                FloatKernels.best());
    }

    /**
     * Prepares a run on a supervised problem of the user's own; the configuration's network is not
     * looked at, and its environment only where an entry is refused that belongs to policies or to
     * supervised problems: {@code sinusoid} or {@code prototypes} for those of the latter.
     *
     * @param config what is trained and how
     * @param problem immutable; several threads draw from its tasks at once
     * @throws IllegalArgumentException one line naming what of the configuration belongs to
     *     policies, an algorithm that trains on the medium task where the problem has none, or
     *     CAVIA where its network has no room for a context
     */
    public Training(TrainingConfig config, Problem problem) {
        this(config, SupervisedProblem.own(config, problem), FloatKernels.best());
    }

    /**
     * Prepares a run of a learner of the user's own on a supervised problem of the user's own.
     *
     * @param config what is trained and how; of its algorithm only counts whether it takes the
     *     directed step
     * @param problem immutable; several threads draw from its tasks at once
     * @param learner immutable; serves several threads at once
     * @throws IllegalArgumentException as {@link #Training(TrainingConfig, Problem)}, or if the
     *     configuration wants of the learner what belongs to a built-in one
     */
    public Training(TrainingConfig config, Problem problem, MetaLearner learner) {
        this(
                config,
                SupervisedProblem.own(config, problem),
                Learners.own(config, learner),
                FloatKernels.best());
    }

    Training(TrainingConfig config, FloatKernels kernels) {
        this(config, LearningProblem.of(config), kernels);
    }

    private Training(TrainingConfig config, LearningProblem problem, FloatKernels kernels) {
        this(config, problem, Learners.of(config, problem), kernels);
    }

    private Training(
            TrainingConfig config,
            LearningProblem problem,
            MetaLearner learner,
            FloatKernels kernels) {
        this(config, problem, learner, kernels, null);
    }

    private Training(
            TrainingConfig config,
            LearningProblem problem,
            MetaLearner learner,
            FloatKernels kernels,
            BatchExecutor executor) {
        this.config = config;
        this.problem = problem;
        this.learner = learner;
        refuseDegenerateMedium(config);
        if (config.warmIterations() > 0) {
            refuseDegenerateMedium(config.warmPhase());
        }
        begun = !(config.warmStart() instanceof WarmStart.Run);
        phases = new Phases(config, problem, learner, cancellation, kernels, executor);
    }

    private void refuseDegenerateMedium(TrainingConfig config) {
        boolean onMedium =
                config.algorithm().directed() && config.direction() == Direction.MEDIUM
                        || config.algorithm().base() == Algorithm.Base.MEDIUM;
        if (onMedium && !problem.hasMedium()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: %s has no medium task%s",
                            config.algorithm().name(),
                            problem.name(),
                            config.algorithm().directed()
                                    ? "; direction random or mean, or an algorithm without the directed step, wanted"
                                    : ""));
        }
        if (!onMedium || config.allowDegenerateMedium() || !config.medium().isEmpty()) {
            return;
        }
        problem.degenerateMedium()
                .ifPresent(reason -> {
                    throw new IllegalArgumentException(
                            String.format(
                                    Locale.ROOT,
                                    "%s: the medium task of %s is degenerate, %s: a step on it teaches nothing; give another with --medium, or --allow-degenerate-medium true",
                                    config.algorithm().name(),
                                    problem.name(),
                                    reason));
                });
    }

    /**
     * Does one outer iteration.
     *
     * @return the figures of the iteration
     * @throws ArithmeticException if a gradient or the parameters are no longer finite, which too
     *     large a step size brings about
     * @throws IllegalStateException after {@link #close}, by which another thread ends an iteration
     *     that is going on as well; or after an iteration that failed
     * @throws EnvironmentException if an environment throws or breaks its contract
     * @throws CancellationException when cancelled; the training then stands where it stood before
     *     the iteration
     */
    public IterationMetrics step() {
        requireUsable();
        requireBegun();
        // Until the end of the iteration: what fails half-way must not be gone on with.
        usable = false;
        try {
            OuterIteration outer = phases.outer();
            outer.run(iteration);
            usable = true;
            iteration++;
            phases.done(iteration);
            environmentSteps = earlierSteps + outer.environmentSteps();
            if (phases.openNext(iteration)) {
                earlierSteps = environmentSteps;
            }
            return outer.metrics(iteration, environmentSteps);
        } catch (Cancellation.Requested stopped) {
            earlierSteps = environmentSteps - phases.outer().environmentSteps();
            usable = true;
            throw stopped;
        } catch (RuntimeException failure) {
            if (closed) {
                throw new IllegalStateException(
                        "this training was closed in iteration " + (iteration + 1), failure);
            }
            throw failure;
        }
    }

    /**
     * Does iterations until the configuration's number of them is reached or the run is cancelled.
     *
     * @param listener gets the figures of each iteration on the calling thread, when the training
     *     stands behind that iteration; what it throws ends the call
     * @return the number of iterations done since the start of the run
     * @throws ArithmeticException as {@link #step}
     * @throws IllegalStateException as {@link #step}
     * @throws EnvironmentException as {@link #step}
     */
    public int run(Consumer<? super IterationMetrics> listener) {
        while (iteration < config.iterations() && !cancellation.isCancelled()) {
            IterationMetrics done;
            try {
                done = step();
            } catch (Cancellation.Requested _) {
                break;
            }
            listener.accept(done);
        }
        return iteration;
    }

    /**
     * Asks for the end, from any thread at any time, and returns at once. An iteration that is
     * going on is given up as soon as the workers are through with the tasks they are at.
     * Parameters and checkpoint remain at hand; to go on, restore the checkpoint in another
     * training.
     */
    public void cancel() {
        cancellation.cancel();
    }

    /**
     * Cancels the training once {@code time} has passed; replaces an earlier deadline.
     *
     * @param time from now; at once if it is not positive, never if it is longer than 292 years
     */
    public void cancelAfter(Duration time) {
        cancellation.cancelAfter(time);
    }

    /**
     * {@return a copy of all that the rest of the run depends on}
     *
     * @throws IllegalStateException after {@link #close}, after an iteration that failed, or before
     *     {@link #warmStart} where the configuration wants one
     */
    public Checkpoint checkpoint() {
        requireUsable();
        requireBegun();
        return new Checkpoint(config, problem.name(), iteration, environmentSteps, phases.copy());
    }

    /**
     * Continues from a checkpoint instead of from where this training stands. The bits are those of
     * a training that was never stopped unless {@link Checkpoint#fusedMultiplyAdd} says that it
     * comes from a machine that rounds in another way.
     *
     * @param from a state of the same run
     * @throws IllegalArgumentException one line naming in what the checkpoint is of another run;
     *     nothing has changed then
     * @throws IllegalStateException after {@link #close}, or after an iteration that failed
     */
    public void restore(Checkpoint from) {
        requireUsable();
        if (!from.environment().equals(problem.name())) {
            throw different("environment", from.environment(), problem.name());
        }
        from.differsFrom(config)
                .ifPresent(key -> {
                    throw different(key.key(), from.config().text(key), config.text(key));
                });
        try {
            phases.restore(from.tensors(), from.iteration());
        } catch (IllegalArgumentException doesNotFit) {
            // the worker threads may be new ones, which have not counted a step
            earlierSteps = environmentSteps - phases.outer().environmentSteps();
            throw doesNotFit;
        }
        begun = true;
        iteration = from.iteration();
        environmentSteps = from.environmentSteps();
        earlierSteps = environmentSteps - phases.outer().environmentSteps();
    }

    /**
     * Takes over the parameters of another run before the first iteration: those of the network,
     * and of the policy. Values of a context and step sizes that the other run does not have stay
     * at their start.
     *
     * @param tensors named as {@link #namedParameters} names them; others are passed over
     * @throws IllegalArgumentException naming a tensor that is missing, not finite or of another
     *     shape; nothing has changed then
     * @throws IllegalStateException if iterations have been done, or as {@link #step}
     */
    public void warmStart(List<SafeTensors.Tensor> tensors) {
        requireUsable();
        if (iteration > 0) {
            throw new IllegalStateException(
                    "warm start after " + iteration + " iterations: before the first wanted");
        }
        problem.parameters().adopt(tensors, config.context(), phases.outer().theta());
        phases.begin();
        begun = true;
    }

    private void requireBegun() {
        if (!begun) {
            throw new IllegalStateException(
                    "warm-start "
                            + config.warmStart().name()
                            + ": its parameters are wanted first, by warmStart(tensors) or restore");
        }
    }

    private void requireUsable() {
        if (closed) {
            throw new IllegalStateException("this training is closed");
        }
        if (!usable) {
            throw new IllegalStateException("this training has failed before");
        }
    }

    private static IllegalArgumentException different(String key, String theirs, String ours) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "checkpoint: of a run with %s %s, this one has %s%s",
                        key,
                        theirs,
                        ours,
                        key.equals(TrainingKey.ITERATIONS.key())
                                ? ": its outer step size falls over all of its iterations"
                                : ""));
    }

    /**
     * {@return a copy of what is learnt, rounded to float: W1, b1, W2, b2, ..., each W row-major
     * [out, in]; behind it Meta-SGD's step sizes in the same order; behind that the value networks}
     */
    public float[] parameters() {
        return flat(phases.theta());
    }

    private float[] flat(double[] meta) {
        float[] copy = new float[meta.length + problem.others().size()];
        int at = 0;
        for (double value : meta) {
            copy[at++] = (float) value;
        }
        for (double[] others : problem.otherValues()) {
            for (double value : others) {
                copy[at++] = (float) value;
            }
        }
        return copy;
    }

    /**
     * {@return {@link #parameters} with the average of the meta-parameters in their place; empty
     * unless the configuration keeps one}
     */
    public Optional<float[]> averageParameters() {
        Average average = phases.average();
        return average.kept() ? Optional.of(flat(average.values())) : Optional.empty();
    }

    /**
     * {@return what is learnt as named matrices, rounded to float: {@code policy.W1} [out, in],
     * {@code policy.b1} [out] and so on}
     */
    public List<SafeTensors.Tensor> namedParameters() {
        return Learners.layout(learner, problem).tensors(parameters());
    }

    /** {@return {@link #averageParameters} as named matrices} */
    public Optional<List<SafeTensors.Tensor>> namedAverage() {
        return averageParameters().map(Learners.layout(learner, problem)::tensors);
    }

    /**
     * {@return how many meta-gradients since this object began met a direction of negative
     * curvature, where the learner solves systems ({@link org.metagrad.meta.learner.Imaml}); 0 for
     * all others}
     */
    public long negativeCurvatures() {
        return phases.outer().negativeCurvatures();
    }

    /**
     * Stops the worker threads, from any thread at any time, and returns at once. A {@link #run} or
     * {@link #step} of another thread ends with an IllegalStateException as soon as the workers are
     * through with the tasks they are at, which are interrupted: environments that wait may end
     * sooner.
     */
    @Override
    public void close() {
        closed = true;
        phases.close();
    }
}
