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
import org.metagrad.meta.learner.MultiStepLoss;
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
    private final Cancellation cancellation;
    private final Draws draws;
    private final double[] theta;
    private final double[] thetaBefore;
    private final double[] thetaHere;
    private final Workers<? extends TaskWorker<?>> workers;
    private final OuterUpdate update;
    private final DirectedStep directedStep;
    private final MetaGradient[] gradients;
    private final MeanMetaGradient mean;
    private final double[] scoresBefore;
    private final double[] scoresAfter;
    private final double[] creditedReturns;
    private final double[] creditUnits;
    private final MultiStepLoss stepLosses;
    private final double[] stepWeights;

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

    OuterIteration(
            TrainingConfig config,
            LearningProblem problem,
            MetaLearner learner,
            Cancellation cancellation,
            FloatKernels kernels) {
        this.config = config;
        this.problem = problem;
        this.learner = learner;
        this.cancellation = cancellation;
        draws = new Draws(config, problem);
        double[] initial = draws.initialParameters();
        theta = learner.initial(initial, config.alpha());
        thetaBefore = new double[theta.length];
        thetaHere = new double[theta.length];
        mean = new MeanMetaGradient(theta.length);
        workers = problem.open(learner, config.threads(), kernels);
        update = chosenUpdate();
        directedStep = new DirectedStep(config, problem, learner, draws, cancellation);
        boolean losses = config.multiStepLoss() > 0;
        stepLosses = losses ? new MultiStepLoss(config.innerSteps(), config.multiStepLoss()) : null;
        stepWeights = losses ? new double[config.innerSteps()] : null;
        gradients = new MetaGradient[config.tasks()];
        for (int t = 0; t < gradients.length; t++) {
            gradients[t] = learner.room(initial.length);
            if (config.samplingCredit() > 0) {
                gradients[t].withSamplingCredit();
            }
            gradients[t].weighSteps(stepWeights);
        }
        scoresBefore = new double[config.tasks()];
        scoresAfter = new double[config.tasks()];
        creditedReturns = new double[config.tasks()];
        creditUnits = new double[config.tasks()];
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
        gradientsBefore = derivatives(DerivativeCount::gradients);
        productsBefore = derivatives(DerivativeCount::products);
        problem.begin(iteration);
        directedStep.clock().reset();
        workers.states().forEach(worker -> worker.clock().reset());
        if (config.algorithm().directed()) {
            double[] gradient = directedStep.take(iteration, theta, workers, gradients);
            requireFinite("the gradient of the directed step", gradient, iteration);
        }
        if (stepLosses != null) {
            stepLosses.weights(iteration - config.warmIterations(), stepWeights);
        }
        workers.forEach(config.tasks(), (worker, t) -> scored(worker, iteration, t));
        optimiser = System.nanoTime();
        average(iteration);
        if (config.sharpness().filter(form -> form == Sharpness.UPPER).isPresent()
                && config.rho() > 0) {
            averageUphill(iteration);
        }
        secondOrderNorm = mean.secondOrderNorm();
        for (MetaGradient gradient : gradients) {
            negativeCurvatures += gradient.negativeCurvature() ? 1 : 0;
        }
        if (config.lookAhead()) {
            System.arraycopy(thetaBefore, 0, theta, 0, theta.length);
        }
        if (config.algorithm().base() != Algorithm.Base.RANDOM) {
            update.step(theta, gradients, mean, iteration);
            problem.fit();
        }
        requireFinite("a parameter", theta, iteration);
        end = System.nanoTime();
        stepLength = distance(theta, thetaBefore);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    private void average(int iteration) {
        mean.average(gradients);
        if (config.samplingCredit() > 0) {
            mean.addSamplingCredit(
                    config.samplingCredit(), creditedReturns, creditUnits, gradients);
        }
        requireFinite("the meta-gradient", mean.values(), iteration);
    }

    /** The mean once more, {@code rho} uphill along it, on the same random numbers. */
    private void averageUphill(int iteration) {
        System.arraycopy(theta, 0, thetaHere, 0, theta.length);
        Sharp.ascend(config.rho(), theta, mean.values());
        workers.forEach(config.tasks(), (worker, t) -> metaGradient(worker, iteration, t));
        optimiser = System.nanoTime();
        average(iteration);
        System.arraycopy(thetaHere, 0, theta, 0, theta.length);
    }

    private void scored(TaskWorker<?> worker, int iteration, int t) {
        int last = metaGradient(worker, iteration, t);
        MetaGradient result = gradients[t];
        scoresBefore[t] = worker.score(result.iterate(0), 0);
        scoresAfter[t] = worker.score(result.iterate(learner.innerSteps()), last);
    }

    /** The number of the draw under the adapted parameters. */
    private int metaGradient(TaskWorker<?> worker, int iteration, int t) {
        cancellation.stopIfCancelled(iteration);
        worker.enter(draws.task(iteration, t), draws.trajectories(iteration, t), t);
        learner.metaGradient(worker, theta, gradients[t]);
        int last = Math.min(learner.innerSteps(), learner.draws() - 1);
        creditedReturns[t] = worker.creditedReturn(last);
        creditUnits[t] = worker.creditUnit(last);
        return last;
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
        return directedStep.clock().seconds(phase) + sum / workers.states().size();
    }

    /** Steps of the environments that the workers have taken since construction. */
    long environmentSteps() {
        return workers.states().stream().mapToLong(TaskWorker::steps).sum();
    }

    /** What the workers have computed since construction. */
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
                Vectors.mean(scoresBefore),
                Vectors.mean(scoresAfter),
                secondOrderNorm,
                derivatives(DerivativeCount::gradients) - gradientsBefore,
                derivatives(DerivativeCount::products) - productsBefore,
                stepLength);
    }

    /** Stops the worker threads. */
    @Override
    public void close() {
        workers.close();
    }
}
