package org.metagrad.meta;

import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MultiStepLoss;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.TaskWorker;

/**
 * The results of the tasks of a meta-batch, and what computes that of one: the same on the threads
 * of a training and on a {@link BatchWorker}.
 */
final class MetaBatch {
    private final TrainingConfig config;
    private final LearningProblem problem;
    private final MetaLearner learner;
    private final Draws draws;
    private final Cancellation cancellation;
    private final MetaGradient[] gradients;
    private final double[] scoresBefore;
    private final double[] scoresAfter;
    private final double[] creditedReturns;
    private final double[] creditUnits;
    private final MultiStepLoss stepLosses;
    private final double[] stepWeights;

    /**
     * Room for results.
     *
     * @param rooms how many there are beside each other: the number of tasks, or 1 for the last one
     *     alone
     */
    MetaBatch(
            TrainingConfig config,
            LearningProblem problem,
            MetaLearner learner,
            Draws draws,
            Cancellation cancellation,
            int rooms) {
        this.config = config;
        this.problem = problem;
        this.learner = learner;
        this.draws = draws;
        this.cancellation = cancellation;
        boolean losses = config.multiStepLoss() > 0;
        stepLosses = losses ? new MultiStepLoss(config.innerSteps(), config.multiStepLoss()) : null;
        stepWeights = losses ? new double[config.innerSteps()] : null;
        gradients = new MetaGradient[rooms];
        for (int i = 0; i < rooms; i++) {
            gradients[i] = learner.room(problem.taskParameters());
            if (config.samplingCredit() > 0) {
                gradients[i].withSamplingCredit();
            }
            gradients[i].weighSteps(stepWeights);
        }
        scoresBefore = new double[rooms];
        scoresAfter = new double[rooms];
        creditedReturns = new double[rooms];
        creditUnits = new double[rooms];
    }

    /** Begins an iteration: what changes with it holds until the next. */
    void begin(int iteration) {
        problem.begin(iteration);
        if (stepLosses != null) {
            stepLosses.weights(iteration - config.warmIterations(), stepWeights);
        }
    }

    /**
     * Computes the meta-gradient of task {@code t}.
     *
     * @param theta the meta-parameters. Not modified.
     * @param scored whether the returns before and after adaptation are wanted too
     * @throws Cancellation.Requested when cancelled
     */
    void compute(TaskWorker<?> worker, double[] theta, int iteration, int t, boolean scored) {
        cancellation.stopIfCancelled(iteration);
        worker.enter(draws.task(iteration, t), draws.trajectories(iteration, t), t);
        int room = t % gradients.length;
        MetaGradient result = gradients[room];
        learner.metaGradient(worker, theta, result);
        // the number of the draw under the adapted parameters
        int last = Math.min(learner.innerSteps(), learner.draws() - 1);
        creditedReturns[room] = worker.creditedReturn(last);
        creditUnits[room] = worker.creditUnit(last);
        if (scored) {
            scoresBefore[room] = worker.score(result.iterate(0), 0);
            scoresAfter[room] = worker.score(result.iterate(learner.innerSteps()), last);
        }
    }

    /** How well the task in a room went. */
    TaskResult.Scores scores(int room) {
        return new TaskResult.Scores(
                scoresBefore[room], scoresAfter[room], creditedReturns[room], creditUnits[room]);
    }

    /** Takes the result of task {@code t} over, as if it had been computed here. */
    void take(int t, TaskResult result, boolean scored) {
        result.writeTo(gradients[t]);
        creditedReturns[t] = result.scores().creditedReturn();
        creditUnits[t] = result.scores().creditUnit();
        if (scored) {
            scoresBefore[t] = result.scores().before();
            scoresAfter[t] = result.scores().after();
        }
        problem.collect(t, result.collected());
    }

    /** The meta-gradients, by room; live. */
    MetaGradient[] gradients() {
        return gradients;
    }

    double[] scoresBefore() {
        return scoresBefore;
    }

    double[] scoresAfter() {
        return scoresAfter;
    }

    double[] creditedReturns() {
        return creditedReturns;
    }

    double[] creditUnits() {
        return creditUnits;
    }
}
