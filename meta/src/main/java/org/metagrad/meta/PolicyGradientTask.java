package org.metagrad.meta;

import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.PhaseClock.Phase;

/**
 * Reinforcement learning as a {@link LearningTask}: a draw is K trajectories under the given
 * parameters with their advantages, the loss is the surrogate. One for each thread; {@link #enter}
 * turns it to the next task.
 */
final class PolicyGradientTask implements LearningTask<Trajectories> {
    private final BatchEnvironment environment;
    private final Rollout rollout;
    private final Advantages advantages;
    private final FloatTiledLoss loss;
    private final Trajectories[] draws;
    private final PhaseClock clock = new PhaseClock();
    private RandomStream stream;

    /**
     * @param draws how many draws stay valid beside each other
     */
    PolicyGradientTask(
            TrainingConfig config,
            TaskDistribution distribution,
            CategoricalPolicy policy,
            int draws,
            FloatKernels kernels) {
        int trajectories = config.trajectories();
        environment = distribution.environment(distribution.medium(), trajectories);
        int inputs = environment.observationSize();
        int horizon = environment.horizon();
        rollout = new Rollout(policy, trajectories, kernels);
        advantages =
                new Advantages(
                        inputs, trajectories, horizon, config.discount(), config.gaeLambda());
        loss =
                new FloatTiledLoss(
                        columns -> Surrogate.LVC.loss(policy, columns),
                        policy.network().parameterShapes().size(),
                        kernels,
                        trajectories * horizon);
        this.draws = new Trajectories[draws];
        for (int i = 0; i < draws; i++) {
            this.draws[i] = new Trajectories(inputs, trajectories, horizon);
        }
    }

    /** Turns to a task; draw {@code d} is a pure function of {@code stream.split(d)}. */
    PolicyGradientTask enter(EnvironmentTask task, RandomStream stream) {
        environment.setTask(task);
        this.stream = stream;
        return this;
    }

    @Override
    public Trajectories sample(double[] theta, int draw) {
        Trajectories samples = draws[draw % draws.length];
        long start = System.nanoTime();
        rollout.run(theta, environment, stream.split(draw), samples);
        clock.add(Phase.ROLLOUT, start);
        start = System.nanoTime();
        advantages.weigh(samples);
        clock.add(Phase.ADVANTAGE, start);
        return samples;
    }

    @Override
    public void gradient(double[] theta, Trajectories data, double[] gradient) {
        long start = System.nanoTime();
        loss.gradient(theta, data.tiles(), gradient);
        clock.add(data == draws[draws.length - 1] ? Phase.OUTER : Phase.INNER, start);
    }

    @Override
    public void linearise(double[] theta, Trajectories data, double[] gradient) {
        long start = System.nanoTime();
        loss.linearise(theta, data.tiles(), gradient);
        clock.add(Phase.INNER, start);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, Trajectories data, double[] v, double[] product) {
        long start = System.nanoTime();
        loss.hessianVectorProduct(theta, data.tiles(), v, product);
        clock.add(Phase.OUTER, start);
    }

    /** The samples of a draw of the current task. */
    Trajectories draw(int draw) {
        return draws[draw % draws.length];
    }

    /** Environment steps taken since construction. */
    long steps() {
        return rollout.steps();
    }

    PhaseClock clock() {
        return clock;
    }
}
