package org.metagrad.meta;

import java.util.Locale;
import java.util.function.ToLongFunction;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.Sharpness;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.Sharp;
import org.metagrad.meta.task.DerivativeCount;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PhaseClock.Phase;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.SupervisedProblem;
import org.metagrad.meta.task.TaskWorker;
import org.metagrad.meta.task.Workers;
import org.metagrad.meta.update.MeanMetaGradient;
import org.metagrad.meta.update.OptimiserUpdate;
import org.metagrad.meta.update.OuterUpdate;
import org.metagrad.meta.update.ProximalUpdate;
import org.metagrad.meta.update.TrustRegionUpdate;

/**
 * What one outer iteration computes: the directed step where there is one, the meta-gradients of
 * all tasks, their mean, and the step along it. Owns the meta-parameters, the worker threads and
 * all room; which iteration it is, and whether there is another, {@link Training} knows.
 */
final class OuterIteration implements AutoCloseable {
    private final TrainingConfig config;
    private final LearningProblem problem;
    private final MetaLearner learner;
    private final double[] theta;
    private final double[] thetaBefore;
    private final double[] thetaHere;
    private final Workers<? extends TaskWorker<?>> workers;
    private final OuterUpdate update;
    private final DirectedStep directedStep;
    private final MetaBatch batch;
    // Null where the workers do all.
    private final RemoteTasks remote;
    private final MeanMetaGradient mean;

    // Since construction.
    private long negativeCurvatures;

    // Of the last iteration.
    private double secondOrderNorm;
    private long gradientsBefore;
    private long productsBefore;
    private double stepLength;
    private long start;
    private long optimiser;
    private long end;

    /**
     * The iterations of a phase.
     *
     * @param remote where tasks are computed if not by worker threads; null for these
     */
    OuterIteration(
            TrainingConfig config,
            LearningProblem problem,
            MetaLearner learner,
            Cancellation cancellation,
            FloatKernels kernels,
            RemoteTasks remote) {
        this.config = config;
        this.problem = problem;
        this.learner = learner;
        this.remote = remote;
        Draws draws = new Draws(config, problem);
        double[] initial = draws.initialParameters();
        theta = learner.initial(initial, config.alpha());
        thetaBefore = new double[theta.length];
        thetaHere = new double[theta.length];
        mean = new MeanMetaGradient(theta.length);
        workers = problem.open(learner, config.threads(), kernels);
        update = chosenUpdate();
        directedStep = new DirectedStep(config, problem, learner, draws, cancellation);
        batch = new MetaBatch(config, problem, learner, draws, cancellation, config.tasks());
    }

    private OuterUpdate chosenUpdate() {
        OptimiserUpdate plain = new OptimiserUpdate(config, learner, theta.length);
        return switch (problem) {
            case SupervisedProblem _ -> plain;
            case PolicyProblem policies ->
                    switch (config.optimiser()) {
                        case ADAM, SGD, MOMENTUM, RMSPROP -> plain;
                        case PROMP ->
                                new ProximalUpdate(policies, learner, plain, policies.workers());
                        case TRPO ->
                                new TrustRegionUpdate(policies, policies.workers(), theta.length);
                    };
        };
    }

    /** The meta-parameters; live. */
    double[] theta() {
        return theta;
    }

    /** What the mean meta-gradient does. */
    OuterUpdate update() {
        return update;
    }

    /**
     * Computes an iteration.
     *
     * @param iteration how many there were before
     * @throws ArithmeticException if a gradient or the parameters are no longer finite
     * @throws Cancellation.Requested if the end is asked for; the meta-parameters are then what
     *     they were
     */
    void run(int iteration) {
        System.arraycopy(theta, 0, thetaBefore, 0, theta.length);
        try {
            compute(iteration);
        } catch (Cancellation.Requested stopped) {
            // Tasks are asked for before the optimiser's step, so theta is all that has moved.
            System.arraycopy(thetaBefore, 0, theta, 0, theta.length);
            throw stopped;
        }
    }

    private void compute(int iteration) {
        start = System.nanoTime();
        gradientsBefore = gradients();
        productsBefore = products();
        batch.begin(iteration);
        if (remote != null) {
            remote.begin();
        }
        directedStep.clock().reset();
        workers.states().forEach(worker -> worker.clock().reset());
        if (config.algorithm().directed()) {
            double[] gradient = directedStep.take(iteration, theta, workers, batch.gradients());
            requireFinite("the gradient of the directed step", gradient, iteration);
        }
        computeTasks(iteration, true);
        optimiser = System.nanoTime();
        average(iteration);
        if (config.sharpness().filter(form -> form == Sharpness.UPPER).isPresent()
                && config.rho() > 0) {
            averageUphill(iteration);
        }
        secondOrderNorm = mean.secondOrderNorm();
        for (MetaGradient gradient : batch.gradients()) {
            negativeCurvatures += gradient.negativeCurvature() ? 1 : 0;
        }
        if (config.lookAhead()) {
            System.arraycopy(thetaBefore, 0, theta, 0, theta.length);
        }
        if (config.algorithm().base() != Algorithm.Base.RANDOM) {
            update.step(theta, batch.gradients(), mean, iteration);
            problem.fit();
        }
        requireFinite("a parameter", theta, iteration);
        end = System.nanoTime();
        stepLength = distance(theta, thetaBefore);
    }

    private void computeTasks(int iteration, boolean scored) {
        if (remote == null) {
            workers.forEach(
                    config.tasks(),
                    (worker, t) -> batch.compute(worker, theta, iteration, t, scored));
        } else {
            remote.compute(iteration, theta, scored, batch);
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    private void average(int iteration) {
        mean.average(batch.gradients());
        if (config.samplingCredit() > 0) {
            mean.addSamplingCredit(
                    config.samplingCredit(),
                    batch.creditedReturns(),
                    batch.creditUnits(),
                    batch.gradients());
        }
        requireFinite("the meta-gradient", mean.values(), iteration);
    }

    /** The mean once more, {@code rho} uphill along it, on the same random numbers. */
    private void averageUphill(int iteration) {
        System.arraycopy(theta, 0, thetaHere, 0, theta.length);
        Sharp.ascend(config.rho(), theta, mean.values());
        computeTasks(iteration, false);
        optimiser = System.nanoTime();
        average(iteration);
        System.arraycopy(thetaHere, 0, theta, 0, theta.length);
    }

    /** Meta-gradients since construction that met a direction of negative curvature. */
    long negativeCurvatures() {
        return negativeCurvatures;
    }

    private void requireFinite(String what, double[] values, int iteration) {
        if (!Vectors.finite(values)) {
            throw new ArithmeticException(
                    String.format(
                            Locale.ROOT,
                            "iteration %d: %s is not finite%s",
                            iteration + 1,
                            what,
                            config.smallerSteps()));
        }
    }

    /** The directed step's seconds, and the workers' busy seconds divided by their number. */
    private double seconds(Phase phase) {
        double sum = workers.states().stream().mapToDouble(w -> w.clock().seconds(phase)).sum();
        return directedStep.clock().seconds(phase)
                + sum / workers.states().size()
                + (remote == null ? 0 : remote.seconds(phase));
    }

    /** Steps of the environments that the workers have taken since construction. */
    long environmentSteps() {
        return workers.states().stream().mapToLong(TaskWorker::steps).sum()
                + (remote == null ? 0 : remote.steps());
    }

    private long gradients() {
        return derivatives(DerivativeCount::gradients) + (remote == null ? 0 : remote.gradients());
    }

    private long products() {
        return derivatives(DerivativeCount::products) + (remote == null ? 0 : remote.products());
    }

    /** What the worker threads have computed since construction. */
    private long derivatives(ToLongFunction<DerivativeCount> kind) {
        return workers.states().stream()
                .mapToLong(worker -> kind.applyAsLong(worker.derivatives()))
                .sum();
    }

    /**
     * The figures of the iteration computed last.
     *
     * @param done iterations since the start of the run
     * @param environmentSteps since the start of the run
     */
    IterationMetrics metrics(int done, long environmentSteps) {
        return new IterationMetrics(
                done,
                environmentSteps,
                (end - start) * 1e-9,
                new PhaseSeconds(
                        seconds(Phase.ROLLOUT),
                        seconds(Phase.ADVANTAGE),
                        seconds(Phase.INNER),
                        seconds(Phase.OUTER),
                        (end - optimiser) * 1e-9),
                Vectors.mean(batch.scoresBefore()),
                Vectors.mean(batch.scoresAfter()),
                secondOrderNorm,
                gradients() - gradientsBefore,
                products() - productsBefore,
                stepLength);
    }

    /** Stops the worker threads. */
    @Override
    public void close() {
        workers.close();
    }
}
