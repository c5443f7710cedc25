package org.metagrad.meta;

import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.Environments;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.kernels.FloatKernels;

/**
 * Adapts a meta-trained policy to a new task by policy-gradient steps, as it is done at run time.
 * Owns its buffers: one for each thread.
 */
public final class Adaptation {

    /**
     * What came of an adaptation.
     *
     * @param theta the adapted parameters, flat
     * @param meanReturns mean undiscounted return over the K trajectories after 0, 1, ... steps
     */
    public record Result(float[] theta, double[] meanReturns) {}

    private final TrainingConfig config;
    private final CategoricalPolicy policy;
    private final PolicyGradientTask task;
    private final FloatKernels kernels;

    /** For policies, step size and number of trajectories of this configuration. */
    public Adaptation(TrainingConfig config) {
        this(config, Environments.named(config.environment()));
    }

    /** To tasks of the user's own; the configuration's environment is not looked at. */
    public Adaptation(TrainingConfig config, TaskDistribution distribution) {
        this(config, distribution, FloatKernels.best());
    }

    private Adaptation(TrainingConfig config, TaskDistribution distribution, FloatKernels kernels) {
        this.config = config;
        this.kernels = kernels;
        policy = PolicyParameters.policy(config, distribution);
        task = new PolicyGradientTask(config, distribution, policy, 1, kernels);
    }

    /**
     * Takes {@code steps} steps {@code theta <- theta - alpha grad L(theta; D)}, each on K fresh
     * trajectories of the task.
     *
     * @param theta the meta-trained parameters. Not modified.
     * @param task a task of the configuration's environment
     * @param steps from 0
     * @param seed fixes every draw
     * @throws IllegalArgumentException if the length of theta, the kind of task or the number of
     *     steps is wrong, or theta is not finite
     * @throws ArithmeticException if the adapted parameters are not finite
     */
    public Result adapt(float[] theta, EnvironmentTask task, int steps, long seed) {
        return adapt(theta, task, steps, RandomStream.of(seed));
    }

    /**
     * Runs one episode of a policy in each copy of an environment, as training does.
     *
     * @param theta the parameters, adapted or not. Not modified.
     * @param environment of the configuration's kind. Reset and stepped to the end.
     * @param seed fixes every draw
     * @throws IllegalArgumentException if the length of theta is wrong
     */
    public void play(float[] theta, BatchEnvironment environment, long seed) {
        requireLength(theta);
        double[] at = new double[theta.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = theta[i];
        }
        int inputs = environment.observationSize();
        int size = environment.size();
        var samples = new Trajectories(inputs, size, environment.horizon());
        new Rollout(policy, size, kernels).run(at, environment, RandomStream.of(seed), samples);
    }

    private void requireLength(float[] theta) {
        int wanted = policy.network().parameterCount();
        if (theta.length != wanted) {
            throw new IllegalArgumentException(
                    "theta has " + theta.length + " values, the policy wants " + wanted);
        }
    }

    Result adapt(float[] theta, EnvironmentTask to, int steps, RandomStream stream) {
        requireLength(theta);
        int wanted = theta.length;
        if (steps < 0) {
            throw new IllegalArgumentException("steps " + steps + ": from 0 wanted");
        }
        for (float value : theta) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(
                        "theta has a value that is not finite: " + value);
            }
        }
        task.enter(to, stream);
        double[] at = new double[wanted];
        for (int i = 0; i < wanted; i++) {
            at[i] = theta[i];
        }
        double[] gradient = new double[wanted];
        double[] returns = new double[steps + 1];
        for (int s = 0; s <= steps; s++) {
            Trajectories samples = task.sample(at, s);
            returns[s] = samples.meanReturn();
            if (s < steps) {
                task.gradient(at, samples, gradient);
                Maml.step(at, config.alpha(), gradient, at);
                if (!Maml.finite(at)) {
                    throw new ArithmeticException(
                            "step %d: the adapted parameters are not finite; alpha %s is too large"
                                    .formatted(s + 1, config.alpha()));
                }
            }
        }
        float[] adapted = new float[wanted];
        FloatTiledLoss.round(at, adapted);
        return new Result(adapted, returns);
    }
}
