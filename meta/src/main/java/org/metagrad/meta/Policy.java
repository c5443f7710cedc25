package org.metagrad.meta;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.exchange.OnnxModel;
import org.metagrad.meta.exchange.StateDict;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.rollout.Actor;
import org.metagrad.meta.store.AtomicFile;
import org.metagrad.meta.task.CollectedTask;

/**
 * A meta-trained policy at run time: it acts in whatever the caller steps, and adapts to the
 * episodes that the caller collects. Made by {@link Policies}.
 *
 * <p>Given the trajectories that {@link Adaptation} drew it comes to the same parameters, bit for
 * bit. Observations are put into the units of the training and actions into those of the
 * environment here.
 *
 * <p>After its first call each method allocates nothing, but for what {@link #parameters}, {@link
 * #episodes} and {@link #copy} return, for room for more episodes than ever before, and for the two
 * calls that go over to vectors: the first actions and the first adaptation are computed by scalar
 * kernels, and once there have been many, a daemon thread has the virtual machine compile those on
 * vectors, whose bits are the same.
 *
 * <p>Not for several threads at once: each takes a {@link #copy}.
 */
public final class Policy {
    /** Who has done it so often will do it more. */
    private static final int MANY_ACTS = 100_000;

    private static final int MANY_ADAPTATIONS = 8;

    private final TrainedPolicy trained;
    private final long key;
    private final double[] gradient;
    private final MetaGradient room;
    private double[] at;
    private double[] next;
    // Of the inner optimiser, since the start of this adaptation.
    private double[] state;
    private double[] nextState;
    private int steps;
    private long acts;
    private Actor actor;
    private boolean actsOnVectors;
    private CollectedTask task;
    private int adaptations;
    private boolean adaptsOnVectors;

    Policy(TrainedPolicy trained, long seed) {
        this.trained = trained;
        key = RandomStream.of(seed).key();
        at = new double[trained.problem().taskParameters()];
        next = new double[at.length];
        gradient = new double[at.length];
        room = trained.learner().room(at.length);
        state = new double[trained.innerStep().stateSize(at.length)];
        nextState = new double[state.length];
        trained.learner().start(trained.meta(), at);
        actor = actor(FloatKernels.scalar());
    }

    /** Turns to parameters of a task. */
    Policy at(double[] theta) {
        System.arraycopy(theta, 0, at, 0, at.length);
        actor.turnTo(at);
        return this;
    }

    private Actor actor(FloatKernels kernels) {
        Actor actor = trained.problem().actor(kernels);
        actor.turnTo(at);
        return actor;
    }

    /**
     * {@return an action drawn from the policy's distribution, in the environment's units, {@code
     * [actions().dimensions()]}: for discrete actions the index} It is to be held for {@link
     * #actionRepeat} steps. Live: the next call overwrites it.
     *
     * @param observation as the environment shows it, {@code [observationSize]}. Not modified.
     * @throws IllegalArgumentException if it is of another length or not finite
     * @throws ArithmeticException if the policy's distribution is not finite
     */
    public float[] act(float[] observation) {
        return act(observation, key, acts);
    }

    /** Acts with the numbers of another stream. */
    float[] act(float[] observation, long stream, long counter) {
        float[] action = ready().draw(observation, stream, counter);
        acts++;
        return action;
    }

    /**
     * {@return the policy's most probable action, the first of several, or the mean, as {@link
     * #act} returns actions}
     *
     * @param observation as the environment shows it, {@code [observationSize]}. Not modified.
     * @throws IllegalArgumentException if it is of another length or not finite
     * @throws ArithmeticException if the policy's distribution is not finite
     */
    public float[] mode(float[] observation) {
        float[] action = ready().mode(observation);
        acts++;
        return action;
    }

    /**
     * {@return the distribution of actions: the logarithms of the probabilities of discrete ones,
     * or means and behind them the logarithms of the standard deviations, in the policy's own
     * units} Live.
     *
     * @param observation as the environment shows it, {@code [observationSize]}. Not modified.
     * @throws IllegalArgumentException if it is of another length or not finite
     */
    public float[] distribution(float[] observation) {
        return ready().distribution(observation);
    }

    private Actor ready() {
        if (acts == MANY_ACTS) {
            trained.acting().start();
        }
        if (!actsOnVectors && trained.acting().done()) {
            actsOnVectors = true;
            actor = actor(FloatKernels.best());
        }
        return actor;
    }

    /**
     * {@return the last action of {@link #act} or {@link #mode} in the policy's own units, as
     * {@link Episodes#add} takes it: before what lies beyond the range was cut off, and where
     * actions are normalised with -1 to 1 for the range} Live.
     */
    public float[] drawn() {
        return actor.drawn();
    }

    /** {@return room for episodes of this policy, without any} */
    public Episodes episodes() {
        return new Episodes(
                observationSize(), actions(), horizon(), actionRepeat(), discountWithin());
    }

    /**
     * Adapts: takes steps of the algorithm's own inner loop, {@code theta <- theta - a ∘ grad
     * L(theta; episodes)}.
     *
     * <p>The episodes are to be those of this policy as it is now, or of copies of it. The first
     * step is that of {@link Adaptation} on them. Further ones use the same episodes again, each
     * step of these weighed by the ratio of its action's probability to that under the policy that
     * acted, {@code -sum_t w_t pi(a_t|s_t) / pi_acted(a_t|s_t)} ({@link
     * org.metagrad.meta.objective.RatioLoss}), for all surrogates alike: right for small steps, and
     * a way of its own, as training draws new trajectories for each step. To do that collect new
     * episodes and call this again.
     *
     * @param episodes of which there may be more or fewer than in training. Emptied, as what comes
     *     next is of another policy.
     * @param steps from 1 to 1,000,000
     * @throws IllegalArgumentException if there are no episodes, the last one is going on, they are
     *     of another kind of policy, or the number of steps is wrong
     * @throws ArithmeticException if the adapted parameters are not finite; the policy is then what
     *     it was, and so are the episodes
     */
    public void adapt(Episodes episodes, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps " + steps + ": from 1 wanted");
        }
        Adaptation.requireSteps(steps);
        episodes.requireUsable(
                observationSize(), actions(), horizon(), actionRepeat(), discountWithin());
        CollectedTask draw = task();
        give(episodes, draw);
        draw.weigh(this.steps);
        System.arraycopy(at, 0, next, 0, at.length);
        System.arraycopy(state, 0, nextState, 0, state.length);
        if (steps > 1) {
            draw.remember(at);
        }
        for (int s = 0; s < steps; s++) {
            if (s == 1) {
                draw.takeRatios();
            }
            trained.learner()
                    .innerGradient(draw, next, draw.sample(next, this.steps + s), gradient, room);
            trained.innerStep().step(this.steps + s, next, gradient, nextState, next, nextState);
            if (!Vectors.finite(next)) {
                throw new ArithmeticException(
                        String.format(
                                Locale.ROOT,
                                "step %d: the adapted parameters are not finite; alpha %s is too large",
                                this.steps + s + 1,
                                trained.config().alpha()));
            }
        }
        double[] before = at;
        at = next;
        next = before;
        double[] stateBefore = state;
        state = nextState;
        nextState = stateBefore;
        this.steps += steps;
        actor.turnTo(at);
        episodes.clear();
        if (++adaptations == MANY_ADAPTATIONS) {
            trained.adapting().start();
        }
    }

    private CollectedTask task() {
        boolean warm = trained.adapting().done();
        if (task == null || warm && !adaptsOnVectors) {
            adaptsOnVectors = warm;
            task =
                    new CollectedTask(
                            trained.problem(), warm ? FloatKernels.best() : FloatKernels.scalar());
        }
        return task;
    }

    private static void give(Episodes from, CollectedTask to) {
        to.start(from.count());
        int observationSize = from.observations().length / from.room();
        int actionSize = from.actions().length / from.room();
        boolean more = true;
        for (int t = 0; more; t++) {
            more = false;
            for (int e = 0; e < from.count(); e++) {
                if (t < from.length(e)) {
                    int sample = from.firstSample(e) + t;
                    to.add(
                            e,
                            t,
                            from.observations(),
                            sample * observationSize,
                            from.actions(),
                            sample * actionSize,
                            from.reward(sample));
                    more = true;
                }
            }
        }
        for (int e = 0; e < from.count(); e++) {
            if (from.truncated(e)) {
                to.truncate(e, from.last(), e * observationSize);
            }
        }
    }

    /** Goes back to what was meta-trained: the start of every adaptation. */
    public void reset() {
        steps = 0;
        Arrays.fill(state, 0);
        trained.learner().start(trained.meta(), at);
        actor.turnTo(at);
    }

    /**
     * {@return a policy that is now as this one, for another thread}
     *
     * @param seed of the numbers with which it draws its actions
     */
    public Policy copy(long seed) {
        Policy copy = new Policy(trained, seed);
        System.arraycopy(at, 0, copy.at, 0, at.length);
        System.arraycopy(state, 0, copy.state, 0, state.length);
        copy.steps = steps;
        copy.actor.turnTo(at);
        return copy;
    }

    /** {@return the adapted parameters, as {@link Adaptation.Result#theta} has them} */
    public float[] parameters() {
        float[] theta = new float[at.length];
        FloatTiledLoss.round(at, theta);
        return theta;
    }

    /**
     * Writes the policy as it is now as an ONNX model of opset 13: {@code observation [batch, D]},
     * as the environment shows it, to {@code action}, what {@link #mode} gives, beside {@code
     * log_probabilities [batch, n]}, or {@code mean [batch, A]} and {@code log_std [batch, A]} of
     * continuous actions, in the policy's own units. The batch is free.
     *
     * @param file replaced in one piece
     * @throws IOException naming the file, if it cannot be written
     */
    public void writeOnnx(Path file) throws IOException {
        AtomicFile.write(file, OnnxModel.bytes(trained.problem().exchanged(parameters())));
    }

    /**
     * Writes the policy as it is now as a safetensors file with the names and shapes of a PyTorch
     * module's {@code state_dict}: {@code net.0.weight [out, in]}, {@code net.0.bias [out]}, {@code
     * net.2.weight} and so on of a {@code Sequential} named net; beside these {@code log_std [A]}
     * of continuous actions, {@code context [C]} of CAVIA, whose network reads it behind the
     * observation, and {@code observations.mean} and {@code observations.variance [D]} where
     * observations are normalised. {@link Policies#ofStateDict} reads it.
     *
     * @param file replaced in one piece
     * @throws IOException naming the file, if it cannot be written
     */
    public void writeStateDict(Path file) throws IOException {
        StateDict.of(trained.problem().exchanged(parameters())).write(file);
    }

    /** {@return how many steps of adaptation it has taken} */
    public int adaptationSteps() {
        return steps;
    }

    /** {@return the number of components of an observation} */
    public int observationSize() {
        return trained.problem().observationSize();
    }

    /** {@return what the environment takes} */
    public ActionSpace actions() {
        return trained.problem().actions();
    }

    /** {@return the most decisions of an episode} */
    public int horizon() {
        return trained.problem().horizon();
    }

    /** {@return for how many steps of the environment an action is to be held} */
    public int actionRepeat() {
        return trained.config().actionRepeat();
    }

    private double discountWithin() {
        return trained.config().discountWithinDecision();
    }
}
