package org.metagrad.meta;

import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.task.LearningProblem;

/**
 * What a run draws at random. Each draw has a stream of its own, keyed by seed, purpose, iteration
 * and task, so that none depends on how many others there were.
 */
public final class Draws {
    // The first key under the seed: what a stream is for.
    private static final int INITIAL_PARAMETERS = 0;
    private static final int TASKS = 1;
    private static final int TRAJECTORIES = 2;
    private static final int MEDIUM_TRAJECTORIES = 3;
    private static final int DIRECTION_TASK = 4;
    private static final int DIRECTION_TRAJECTORIES = 5;

    private final TrainingConfig config;
    private final LearningProblem problem;
    private final RandomStream root;

    Draws(TrainingConfig config, LearningProblem problem) {
        this.config = config;
        this.problem = problem;
        root = RandomStream.of(config.seed());
    }

    double[] initialParameters() {
        return problem.initial(root.split(INITIAL_PARAMETERS));
    }

    /** Task {@code t} of an iteration. */
    EnvironmentTask task(int iteration, int t) {
        return config.algorithm().base() == Algorithm.Base.MEDIUM
                ? problem.medium()
                : problem.sample(root.split(TASKS).split(iteration).split(t));
    }

    RandomStream trajectories(int iteration, int t) {
        return root.split(TRAJECTORIES).split(iteration).split(t);
    }

    /** A random task for the directed step. */
    EnvironmentTask directionTask(int iteration) {
        return problem.sample(root.split(DIRECTION_TASK).split(iteration));
    }

    RandomStream mediumTrajectories(int iteration) {
        return root.split(MEDIUM_TRAJECTORIES).split(iteration);
    }

    /** The stream for the directed step's gradient of task {@code t}. */
    RandomStream directionTrajectories(int iteration, int t) {
        return root.split(DIRECTION_TRAJECTORIES).split(iteration).split(t);
    }
}
