package org.metagrad.envs.cartpole;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.EpisodicEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.exact.NegativeExponential;

/**
 * A pole balanced on a cart by pushing the cart left (action 0) or right (action 1): Gymnasium's
 * CartPole-v1 (classic_control/cartpole.py, after Barto, Sutton and Anderson 1983) with the task's
 * physical constants.
 *
 * <p>State and observation: cart position x (m), its velocity (m/s), pole angle theta from upright
 * (rad), its velocity (rad/s). One step is 0.02 s of explicit Euler. An episode starts with every
 * component uniform in [-0.05, 0.05), is terminated when |x| > 2.4 m or |theta| > 12 degrees, and
 * is truncated after 500 steps. The reward is 1 for every step, the terminating one included.
 *
 * <p>The state is double, in the order of operations of cartpole.py, with which a step agrees to
 * about 1e-15. Two differences: stepping an environment that has ended leaves it where it is, and a
 * fall in step 500 is a termination only, not a truncation too.
 */
public final class CartPole implements EpisodicEnvironment {
    /** Time between two states, s. */
    public static final double TAU = 0.02;

    /** The bound of |x| above which an episode ends, m. */
    public static final double X_THRESHOLD = 2.4;

    /**
     * The bound of |theta| above which an episode ends, rad: 12 degrees as cartpole.py computes
     * them.
     */
    public static final double THETA_THRESHOLD = 12 * 2 * Math.PI / 360;

    /** Steps after which an episode is truncated. */
    public static final int HORIZON = 500;

    private static final int OBSERVATION_SIZE = 4;
    private static final double START_LOW = -0.05;
    private static final double START_HIGH = 0.05;
    private static final ActionSpace ACTIONS = new ActionSpace.Discrete(2);

    /**
     * The physical constants of one cart-pole.
     *
     * @param gravity m/s^2
     * @param length HALF the length of the pole, m
     * @param poleMass kg
     * @param cartMass kg
     */
    public record Task(double gravity, double length, double poleMass, double cartMass)
            implements EnvironmentTask {
        /** The task of CartPole-v1: gravity 9.8, half-length 0.5, pole 0.1, cart 1. */
        public static final Task GYMNASIUM = new Task(9.8, 0.5, 0.1, 1.0);

        /**
         * A task with physical parameters.
         *
         * @throws IllegalArgumentException if a length or mass is not positive and finite, or
         *     gravity is not finite
         */
        public Task {
            if (!Double.isFinite(gravity)) {
                throw new IllegalArgumentException(
                        "gravity is " + gravity + ": it must be finite (m/s^2)");
            }
            requirePositive("length", length, "m");
            requirePositive("poleMass", poleMass, "kg");
            requirePositive("cartMass", cartMass, "kg");
        }

        /** {@return {@code poleMass + cartMass}, kg} */
        public double totalMass() {
            return poleMass + cartMass;
        }

        /** {@return {@code poleMass * length}, kg m} */
        public double poleMassLength() {
            return poleMass * length;
        }

        @Override
        public String describe() {
            return String.format(
                    Locale.ROOT,
                    "gravity %.4g m/s^2, half-length %.4g m, pole mass %.4g kg, cart mass %.4g kg",
                    gravity,
                    length,
                    poleMass,
                    cartMass);
        }
    }

    /**
     * What cartpole.py lets its user choose besides the physical constants.
     *
     * @param force magnitude of the push, N
     * @param semiImplicit positions advance with the new velocities in place of the old ones
     * @param suttonBartoReward reward 0 for every step and -1 for the terminating one
     */
    public record Options(double force, boolean semiImplicit, boolean suttonBartoReward) {
        /** The options of CartPole-v1: 10 N, explicit Euler, reward 1. */
        public static final Options GYMNASIUM = new Options(10.0, false, false);

        /**
         * Options with a force.
         *
         * @throws IllegalArgumentException if {@code force} is not positive and finite
         */
        public Options {
            requirePositive("force", force, "N");
        }
    }

    private final Options options;
    private final Episodes episodes;
    private final CartPolePhysics physics;
    private final CartPoleSlots slots;
    private final double[] earned;
    private Task task;

    /**
     * A batch with the options of CartPole-v1 that has not been reset.
     *
     * @param task lengths, masses and gravity of all
     * @param size the number of environments, at least 1
     */
    public CartPole(Task task, int size) {
        this(task, size, Options.GYMNASIUM);
    }

    /**
     * A batch that has not been reset.
     *
     * @param task lengths, masses and gravity of all
     * @param size the number of environments, at least 1
     * @param options force, integrator and reward
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public CartPole(Task task, int size, Options options) {
        this.options = options;
        this.task = task;
        episodes = new Episodes(size, HORIZON);
        physics = new CartPolePhysics(size);
        slots = new CartPoleSlots(physics, size);
        earned = new double[size];
    }

    @Override
    public Episodes episodes() {
        return episodes;
    }

    @Override
    public int observationSize() {
        return OBSERVATION_SIZE;
    }

    @Override
    public ActionSpace actionSpace() {
        return ACTIONS;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public void setTask(EnvironmentTask task) {
        this.task = requireTask(task);
    }

    @Override
    public void reset(RandomStream stream, int first) {
        for (int e = 0; e < physics.x.length; e++) {
            long key = RandomStream.split(stream.key(), (long) first + e);
            physics.x[e] = start(key, 0);
            physics.xDot[e] = start(key, 1);
            physics.theta[e] = start(key, 2);
            physics.thetaDot[e] = start(key, 3);
        }
        episodes.start();
        slots.start();
    }

    private static double start(long key, int component) {
        return START_LOW + (START_HIGH - START_LOW) * RandomStream.uniform(key, component);
    }

    @Override
    public void step(float[] actions, int offset, int stride) {
        advance(actions, offset, stride);
        if (options.suttonBartoReward()) {
            for (int i = 0; i < slots.running(); i++) {
                earned[i] = 0.0 - physics.fell[i];
            }
        } else {
            Arrays.fill(earned, 0, slots.running(), 1.0);
        }
        slots.settle(earned, episodes.rewards(), episodes);
    }

    /** Steps with the reward {@code exp(-|x - goal|)} in place of the options' own. */
    void step(float[] actions, int offset, int stride, double goal) {
        advance(actions, offset, stride);
        for (int i = 0; i < slots.running(); i++) {
            earned[i] = NegativeExponential.of(Math.abs(physics.x[i] - goal));
        }
        slots.settle(earned, episodes.rewards(), episodes);
    }

    private void advance(float[] actions, int offset, int stride) {
        episodes.requireActions(actions, offset, stride, 1);
        double[] force = physics.force;
        double push = options.force();
        int running = slots.running();
        for (int i = 0; i < running; i++) {
            float action = actions[offset + slots.environment(i)];
            // a (a - 1) is zero for 0 and 1 alone, and not a branch on a random action
            if (action * (action - 1f) != 0f) {
                throw new IllegalArgumentException(
                        "environment "
                                + slots.environment(i)
                                + ": action "
                                + action
                                + " is not allowed, only 0 (left) and 1 (right) are");
            }
            force[i] = (2.0 * action - 1.0) * push;
        }
        physics.step(running, task, options);
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        episodes.requireObservations(out, offset, stride, OBSERVATION_SIZE);
        slots.round(physics.x, out, offset);
        slots.round(physics.xDot, out, offset + stride);
        slots.round(physics.theta, out, offset + 2 * stride);
        slots.round(physics.thetaDot, out, offset + 3 * stride);
    }

    /**
     * Puts environment {@code e} into a state and lets it run from there; the number of steps taken
     * stays.
     *
     * @param e number of the environment, from 0
     * @param x position of the cart, m
     * @param xDot velocity of the cart, m/s
     * @param theta angle of the pole from upright, rad
     * @param thetaDot angular velocity of the pole, rad/s
     * @throws IllegalArgumentException if |theta| > pi/4, beyond which the physics has no sine and
     *     cosine
     */
    public void setState(int e, double x, double xDot, double theta, double thetaDot) {
        if (!(Math.abs(theta) <= Math.PI / 4)) {
            throw new IllegalArgumentException(
                    "environment " + e + ": theta " + theta + " rad is not within pi/4");
        }
        episodes.resume(e);
        slots.resume(e);
        int i = slots.place(e);
        physics.x[i] = x;
        physics.xDot[i] = xDot;
        physics.theta[i] = theta;
        physics.thetaDot[i] = thetaDot;
    }

    /**
     * {@return a copy of the state x, xDot, theta and thetaDot of environment {@code e}}
     *
     * @param e number of the environment, from 0
     */
    public double[] state(int e) {
        int i = slots.place(e);
        return new double[] {physics.x[i], physics.xDot[i], physics.theta[i], physics.thetaDot[i]};
    }

    static Task requireTask(EnvironmentTask task) {
        return Episodes.requireTask(task, Task.class, "CartPole");
    }

    private static void requirePositive(String name, double value, String unit) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    name + " is " + value + ": it must be positive and finite (" + unit + ")");
        }
    }
}
