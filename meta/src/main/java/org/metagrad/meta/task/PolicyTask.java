package org.metagrad.meta.task;

import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.tiles.Crew;
import org.metagrad.autodiff.tiles.FloatKeptRoom;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.advantage.Advantages;
import org.metagrad.meta.advantage.Critic;
import org.metagrad.meta.advantage.CriticPlans;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.rollout.Rollout;
import org.metagrad.meta.rollout.Trajectories;
import org.metagrad.meta.rollout.WatchedEnvironment;
import org.metagrad.meta.task.PhaseClock.Phase;

/**
 * Reinforcement learning as a {@link LearningTask}: a draw is K trajectories under the given
 * parameters with their advantages, the loss is the surrogate. One for each thread; {@link #enter}
 * turns it to the next task.
 */
public final class PolicyTask implements TaskWorker<Trajectories> {
    /**
     * Advantages that deviate by less are rounding: a difference of returns divided by them would
     * be no credit.
     */
    private static final double LEAST_SCALE = 1e-6;

    private final BatchEnvironment environment;
    private final Rollout rollout;
    private final Advantages advantages;
    private final FloatTiledLoss loss;
    private final FloatTiledLoss likelihood;
    private final TiledDivergence outputs;
    private final CriticPlans criticPlans;
    private final PolicyProblem problem;
    private final FloatKernels kernels;
    private final Trajectories[] own;
    private final FloatKeptRoom[] roomsOfKept;
    private final int innerSteps;
    private final PhaseClock clock = new PhaseClock();
    private final DerivativeCount derivatives = new DerivativeCount();
    private RandomStream stream;
    private int slot = APART;
    private Trajectories[] draws;

    /**
     * Buffers and plans of one thread, at no task yet.
     *
     * @param innerSteps draws before the outer one
     * @param draws how many draws stay valid beside each other
     */
    PolicyTask(PolicyProblem problem, int innerSteps, int draws, FloatKernels kernels) {
        this.innerSteps = innerSteps;
        this.problem = problem;
        this.kernels = kernels;
        int trajectories = problem.config().trajectories();
        environment = problem.environment(trajectories);
        criticPlans =
                problem.beside().critic(0) == null
                        ? null
                        : new CriticPlans(
                                problem.beside().critic(0),
                                problem.losses().layout(),
                                problem.room().tileWidth(),
                                trajectories,
                                kernels);
        advantages = problem.advantages(criticPlans);
        boolean keeps = !problem.room().alongEpisodes();
        loss =
                new FloatTiledLoss(
                        problem.losses().surrogate(),
                        keeps ? problem.sampler()::distributions : null,
                        problem.losses().layout(),
                        problem.room().tileWidth(),
                        kernels);
        rollout = problem.rollout(trajectories, loss.shared(), kernels);
        likelihood =
                problem.config().samplingCredit() > 0
                        ? new FloatTiledLoss(
                                problem.losses().likelihood(),
                                problem.losses().layout(),
                                problem.room().tileWidth(),
                                kernels)
                        : null;
        outputs =
                problem.losses()
                        .outputs()
                        .map(divergence ->
                                new TiledDivergence(
                                        divergence,
                                        problem.losses().layout(),
                                        problem.room().tileWidth(),
                                        kernels))
                        .orElse(null);
        own = new Trajectories[draws];
        for (int i = 0; i < draws; i++) {
            own[i] = problem.room().trajectories();
        }
        roomsOfKept = new FloatKeptRoom[draws];
        Arrays.setAll(roomsOfKept, _ -> new FloatKeptRoom());
        this.draws = own;
    }

    /** Has threads that have no task compute tiles for the others. */
    static void share(List<PolicyTask> ofThreads, Crew crew) {
        FloatTiledLoss.share(ofThreads.stream().map(one -> one.loss).toList(), crew);
        if (ofThreads.getFirst().likelihood != null) {
            FloatTiledLoss.share(ofThreads.stream().map(one -> one.likelihood).toList(), crew);
        }
        if (ofThreads.getFirst().criticPlans != null) {
            CriticPlans.share(ofThreads.stream().map(one -> one.criticPlans).toList(), crew);
        }
        if (ofThreads.getFirst().outputs != null) {
            TiledDivergence.share(ofThreads.stream().map(one -> one.outputs).toList(), crew);
        }
    }

    @Override
    public void enter(EnvironmentTask task, RandomStream stream, int slot) {
        WatchedEnvironment.setTask(problem.name(), environment, task);
        this.stream = stream;
        this.slot = slot;
        Trajectories[] kept = slot == APART ? null : kept(slot);
        draws = kept == null ? own : kept;
    }

    /**
     * The draws of a task of the meta-batch, null where they are not kept. Until the next call
     * their linearisations are kept here, with this thread and not with each task.
     */
    public Trajectories[] kept(int slot) {
        Trajectories[] kept = problem.room().kept(slot, own.length);
        for (int i = 0; kept != null && i < kept.length; i++) {
            kept[i].tiles().kept().keepIn(roomsOfKept[i]);
        }
        return kept;
    }

    @Override
    public Trajectories sample(double[] theta, int draw) {
        Trajectories samples = draw(draw);
        long start = System.nanoTime();
        rollout.run(theta, environment, stream.split(draw), samples);
        if (problem.beside().scale() != null && slot != APART) {
            problem.beside().scale().collect(slot, rollout.observationSums());
        }
        clock.add(Phase.ROLLOUT, start);
        start = System.nanoTime();
        problem.losses().shareEntropy(samples);
        Critic critic = problem.beside().critic(draw);
        if (critic != null) {
            criticPlans.turnTo(critic);
        }
        advantages.weigh(samples);
        if (critic != null && slot != APART) {
            critic.collect(slot, samples, advantages.valueTargets());
        }
        clock.add(Phase.ADVANTAGE, start);
        return samples;
    }

    @Override
    public void gradient(double[] theta, Trajectories data, double[] gradient) {
        long start = System.nanoTime();
        loss.gradient(theta, data.tiles(), gradient);
        derivatives.addGradient();
        boolean outer = innerSteps < draws.length && data == draws[innerSteps];
        clock.add(outer ? Phase.OUTER : Phase.INNER, start, loss.helped());
    }

    @Override
    public void linearise(double[] theta, Trajectories data, double[] gradient) {
        linearise(theta, data, 0, theta.length, gradient);
    }

    @Override
    public void linearise(double[] theta, Trajectories data, int from, int to, double[] gradient) {
        long start = System.nanoTime();
        loss.linearise(theta, data.tiles(), from, to, gradient);
        derivatives.addGradient();
        clock.add(Phase.INNER, start, loss.helped());
    }

    /** The sum over all steps of all trajectories of {@code grad log pi(a_t|s_t)}. */
    @Override
    public void logLikelihoodGradient(double[] theta, Trajectories data, double[] gradient) {
        if (likelihood == null) {
            throw new IllegalStateException(
                    "this configuration's sampling-credit is 0: more is wanted for the gradient of the log-likelihood");
        }
        long start = System.nanoTime();
        likelihood.gradient(theta, data.tiles(), gradient);
        derivatives.addGradient();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= data.size();
        }
        clock.add(Phase.OUTER, start, likelihood.helped());
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, Trajectories data, double[] v, double[] product) {
        hessianVectorProduct(theta, data, 0, theta.length, v, product);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, Trajectories data, int from, int to, double[] v, double[] product) {
        long start = System.nanoTime();
        loss.hessianVectorProduct(theta, data.tiles(), from, to, v, product);
        derivatives.addProduct();
        clock.add(Phase.OUTER, start, loss.helped());
    }

    @Override
    public void fisherVectorProduct(
            double[] theta, Trajectories data, double[] v, double[] product) {
        long start = System.nanoTime();
        requireOutputs().fisherVectorProduct(theta, data.tiles(), v, product);
        derivatives.addProduct();
        clock.add(Phase.INNER, start, outputs.helped());
    }

    @Override
    public void divergenceGradient(
            double[] theta, double[] target, Trajectories data, double[] gradient) {
        long start = System.nanoTime();
        requireOutputs().gradient(theta, target, data.tiles(), gradient);
        derivatives.addGradient();
        clock.add(Phase.OUTER, start, outputs.helped());
    }

    private TiledDivergence requireOutputs() {
        if (outputs == null) {
            throw new IllegalStateException(
                    "this configuration's learner takes no divergences of what is predicted: algorithm natural-maml, or bmg with matching divergence, is wanted for one that does");
        }
        return outputs;
    }

    /** The mean undiscounted return of trajectories that were drawn under theta, negative. */
    @Override
    public double value(double[] theta, Trajectories data) {
        return -data.meanReturn();
    }

    @Override
    public void noise(int number, double[] to) {
        TaskWorker.noise(stream, number, to);
    }

    /** The samples of a draw of the current task. */
    Trajectories draw(int draw) {
        return draws[draw % draws.length];
    }

    /** The mean undiscounted return of the draw. */
    @Override
    public double score(double[] theta, int draw) {
        return draw(draw).meanReturn();
    }

    @Override
    public double creditedReturn(int draw) {
        return switch (problem.config().stateWeighting()) {
            case DISCOUNTED -> draw(draw).meanReturn(problem.config().discountOfDecision());
            case UNDISCOUNTED -> draw(draw).meanReturn();
        };
    }

    @Override
    public double creditUnit(int draw) {
        Trajectories samples = draw(draw);
        return samples.scale() < LEAST_SCALE
                ? Double.POSITIVE_INFINITY
                : samples.scale() * samples.meanLength();
    }

    @Override
    public long steps() {
        return rollout.steps();
    }

    @Override
    public PhaseClock clock() {
        return clock;
    }

    @Override
    public DerivativeCount derivatives() {
        return derivatives;
    }

    /** What computes values and their gradients; null without critic. */
    CriticPlans criticPlans() {
        return criticPlans;
    }

    public FloatKernels kernels() {
        return kernels;
    }
}
