package org.metagrad.meta.task;

import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.rollout.Rollout;
import org.metagrad.meta.rollout.Trajectories;
import org.metagrad.meta.rollout.WatchedEnvironment;

/**
 * Scores a policy by episodes of its own, with drawn actions and by its mode. All scores of a task
 * begin at the same starts and draw the same numbers, so that what differs between two of them is
 * the policy.
 */
final class PolicyScorer implements Scorer {
    /** The child of a task's stream from which scored episodes draw; adaptation has 0, 1, ... */
    private static final long SCORED = -1;

    private final PolicyProblem problem;
    private final BatchEnvironment environment;
    private final Rollout drawn;
    private final Rollout mode;
    private final Trajectories samples;
    private RandomStream stream;

    /** Buffers and plans of one thread. */
    PolicyScorer(PolicyProblem problem, int episodes, FloatKernels kernels) {
        this.problem = problem;
        environment = problem.environment(episodes);
        drawn = problem.scoredRollout(episodes, false, kernels);
        mode = problem.scoredRollout(episodes, true, kernels);
        samples = problem.room().trajectories(episodes, environment.horizon());
    }

    @Override
    public void enter(EnvironmentTask task, RandomStream stream) {
        WatchedEnvironment.setTask(problem.name(), environment, task);
        this.stream = stream.split(SCORED);
    }

    @Override
    public double score(double[] theta, boolean byMode, double[] measures) {
        Rollout rollout = byMode ? mode : drawn;
        rollout.run(theta, environment, stream, samples);
        rollout.measures(measures);
        return samples.meanReturn();
    }
}
