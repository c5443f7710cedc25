package org.metagrad.meta;

import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.InnerStep;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.rollout.Actor;
import org.metagrad.meta.task.CollectedTask;
import org.metagrad.meta.task.PolicyProblem;

/**
 * What the copies of a {@link Policy} share and none changes.
 *
 * @param meta what was meta-learnt. Not modified.
 * @param innerStep the rule of adaptation
 * @param acting when single actions go over to vectors
 * @param adapting when gradients do
 */
record TrainedPolicy(
        TrainingConfig config,
        PolicyProblem problem,
        MetaLearner learner,
        double[] meta,
        InnerStep innerStep,
        WarmUp acting,
        WarmUp adapting) {
    private static final int ACTS = 100;

    static TrainedPolicy of(PolicyProblem problem, MetaLearner learner, double[] meta) {
        double[] start = new double[problem.taskParameters()];
        learner.start(meta, start);
        return new TrainedPolicy(
                problem.config(),
                problem,
                learner,
                meta,
                learner.innerStep(meta, start.length),
                new WarmUp(kernels -> acts(problem, start, kernels)),
                new WarmUp(kernels -> gradients(problem, start, kernels)));
    }

    private static Runnable acts(PolicyProblem problem, double[] at, FloatKernels kernels) {
        Actor actor = problem.actor(kernels);
        actor.turnTo(at);
        float[] observation = new float[problem.observationSize()];
        return () -> {
            for (int i = 0; i < ACTS; i++) {
                actor.mode(observation);
            }
        };
    }

    private static Runnable gradients(PolicyProblem problem, double[] at, FloatKernels kernels) {
        CollectedTask task = new CollectedTask(problem, kernels);
        float[] observation = new float[problem.observationSize()];
        float[] action = new float[problem.actions().dimensions()];
        task.start(1);
        for (int t = 0; t < problem.horizon(); t++) {
            task.add(0, t, observation, 0, action, 0, t % 2);
        }
        task.weigh(0);
        double[] gradient = new double[at.length];
        return () -> {
            task.gradient(at, gradient);
            task.remember(at);
            task.ratioGradient(at, gradient);
        };
    }
}
