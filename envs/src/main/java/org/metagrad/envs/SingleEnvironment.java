package org.metagrad.envs;

/**
 * One environment with the calls of Gymnasium, {@code reset(seed)} and {@code step(action)}: a view
 * of a batch of one, for trying things by hand. It allocates; a rollout uses {@link
 * BatchEnvironment}.
 */
public final class SingleEnvironment {
    private final BatchEnvironment batch;

    /**
     * What came of a step.
     *
     * @param observation of the state after it
     * @param reward of the step
     * @param terminated whether the dynamics ended the episode
     * @param truncated whether the time limit ended it
     */
    public record Step(float[] observation, double reward, boolean terminated, boolean truncated) {}

    /**
     * Wraps a batch of one environment.
     *
     * @param batch of size 1
     * @throws IllegalArgumentException if it is of another size
     */
    public SingleEnvironment(BatchEnvironment batch) {
        if (batch.size() != 1) {
            throw new IllegalArgumentException(
                    "the batch has " + batch.size() + " environments: 1 was wanted");
        }
        this.batch = batch;
    }

    /**
     * {@return an environment with this task, which must be of the distribution's family}
     *
     * @param distribution makes the environment
     * @param task of the distribution's family
     */
    public static SingleEnvironment of(TaskDistribution distribution, EnvironmentTask task) {
        return new SingleEnvironment(distribution.environment(task, 1));
    }

    /** {@return what {@link #step} accepts} */
    public ActionSpace actionSpace() {
        return batch.actionSpace();
    }

    /** {@return the length of an observation} */
    public int observationSize() {
        return batch.observationSize();
    }

    /**
     * Starts an episode, a pure function of the seed.
     *
     * @param seed any number
     * @return the first observation
     */
    public float[] reset(long seed) {
        batch.reset(RandomStream.of(seed));
        return observation();
    }

    /**
     * Takes a step.
     *
     * @param action its components, or the index of a discrete action
     * @return what came of it
     * @throws IllegalArgumentException if it is not allowed or of a wrong length
     * @throws IllegalStateException before the first reset and after the end of the episode
     */
    public Step step(float... action) {
        int wanted = batch.actionSpace().dimensions();
        if (action.length != wanted) {
            throw new IllegalArgumentException(
                    "the action has " + action.length + " components: " + wanted + " wanted");
        }
        batch.step(action);
        return new Step(
                observation(), batch.rewards()[0], batch.terminated()[0], batch.truncated()[0]);
    }

    private float[] observation() {
        float[] observation = new float[batch.observationSize()];
        batch.observe(observation, 0, 1);
        return observation;
    }
}
