package org.metagrad.envs.cheetah;

import java.util.Arrays;
import java.util.List;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.EpisodicEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.cheetah.physics.CheetahModel;
import org.metagrad.envs.cheetah.physics.CheetahWorld;

/**
 * A cheetah with two legs in the plane of its side: Gymnasium's HalfCheetah-v4
 * (mujoco/half_cheetah_v4.py and half_cheetah.xml) with the task's reward or body.
 *
 * <p>State: positions and velocities of x, z and pitch of the torso, m and rad, then of the hinges
 * of back thigh, shin and foot and front thigh, shin and foot, rad. Observation [17]: all but x, in
 * this order; or, as an option, with x, y (0) and z of the centre of mass of the whole cheetah
 * behind them [20], as in the code of the MAML paper. Actions: the controls of the six motors, each
 * in [-1, 1].
 *
 * <p>The reward of a step of .05 s is the task's for the mean velocity v of the torso over it, less
 * w |a|^2 for the action a as it was clipped. An episode starts from positions U(-0.1, 0.1) and
 * velocities 0.1 N(0, 1), and only the time limit ends it.
 *
 * <p>The physics is that of MuJoCo 2.2 in double arithmetic (package {@code physics}), five steps
 * of .01 s: from any state of MuJoCo's the next one agrees with MuJoCo's to about 1e-11. It keeps
 * nothing from one step to the next but the state.
 */
public final class HalfCheetah implements EpisodicEnvironment {
    /** Time between two states, s. */
    public static final double TAU = 0.05;

    /** Components of positions, and of velocities. */
    public static final int DOFS = CheetahModel.DOFS;

    private static final int PHYSICS_STEPS = 5;
    private static final int MOTORS = CheetahModel.HINGES;
    private static final int STATE_SIZE = 2 * DOFS - 1;
    private static final int CENTRE_SIZE = 3;
    private static final double START_SPREAD = 0.1;
    private static final ActionSpace.Box ACTIONS = new ActionSpace.Box(MOTORS, -1, 1);
    private static final List<EpisodeMeasure> OF_DIRECTION =
            List.of(EpisodeMeasure.number("velocity"), EpisodeMeasure.share("right directions"));
    private static final List<EpisodeMeasure> OF_VELOCITY =
            List.of(EpisodeMeasure.number("velocity"), EpisodeMeasure.number("speed error"));
    private static final List<EpisodeMeasure> OF_BODY = List.of(EpisodeMeasure.number("velocity"));

    /**
     * What the user chooses besides the task.
     *
     * @param horizon steps after which an episode is truncated
     * @param controlCost weight w of the cost of control
     * @param centreObserved whether the centre of mass is observed too
     */
    public record Options(int horizon, double controlCost, boolean centreObserved) {
        /** The options of HalfCheetah-v4: 1000 steps, a tenth of |a|^2, 17 observations. */
        public static final Options GYMNASIUM = new Options(1000, 0.1, false);

        /** 200 steps and .05 |a|^2, as in the code of the MAML paper; 17 observations. */
        public static final Options META_LEARNING = new Options(200, 0.05, false);

        /**
         * Options with a horizon.
         *
         * @throws IllegalArgumentException if {@code horizon < 1}, or the cost is negative or not
         *     finite
         */
        public Options {
            if (horizon < 1) {
                throw new IllegalArgumentException(
                        "horizon is " + horizon + ": an episode needs at least 1 step");
            }
            if (!(controlCost >= 0) || Double.isInfinite(controlCost)) {
                throw new IllegalArgumentException(
                        "controlCost is " + controlCost + ": it must be at least 0 and finite");
            }
        }

        /** These options with another horizon. */
        Options withHorizon(int steps) {
            return new Options(steps, controlCost, centreObserved);
        }
    }

    private final Options options;
    private final Episodes episodes;
    private final CheetahModel model = new CheetahModel();
    private final CheetahWorld world = new CheetahWorld(model);
    private HalfCheetahTask task;

    /** The states [DOFS][size]. */
    private final double[][] positions;

    private final double[][] velocities;

    /** Where the episodes began, m, the steps they have taken, and the sum of |v - speed|. */
    private final double[] start;

    private final int[] taken;
    private final double[] speedErrors;

    /** One state and its controls, and a centre of mass. */
    private final double[] q = new double[DOFS];

    private final double[] v = new double[DOFS];
    private final double[] controls = new double[MOTORS];
    private final double[] centre = new double[2];

    /**
     * A batch with Gymnasium's options that has not been reset.
     *
     * @param task of all
     * @param size the number of environments, at least 1
     */
    public HalfCheetah(HalfCheetahTask task, int size) {
        this(task, size, Options.GYMNASIUM);
    }

    /**
     * A batch that has not been reset.
     *
     * @param task of all
     * @param size the number of environments, at least 1
     * @param options horizon, cost of control, and what is observed
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public HalfCheetah(HalfCheetahTask task, int size, Options options) {
        this.options = options;
        episodes = new Episodes(size, options.horizon());
        positions = new double[DOFS][size];
        velocities = new double[DOFS][size];
        start = new double[size];
        taken = new int[size];
        speedErrors = new double[size];
        this.task = task;
        shape(task.body());
    }

    private void shape(HalfCheetahTask.Body body) {
        model.scale(body.mass(), body.friction(), body.gear());
    }

    @Override
    public Episodes episodes() {
        return episodes;
    }

    @Override
    public int observationSize() {
        return STATE_SIZE + (options.centreObserved() ? CENTRE_SIZE : 0);
    }

    @Override
    public ActionSpace actionSpace() {
        return ACTIONS;
    }

    @Override
    public HalfCheetahTask task() {
        return task;
    }

    /**
     * Replaces the task by one of the same kind.
     *
     * @throws IllegalArgumentException if it is of another kind, direction, velocity or body
     */
    @Override
    public void setTask(EnvironmentTask task) {
        HalfCheetahTask next = Episodes.requireTask(task, this.task.getClass(), "HalfCheetah");
        if (!next.body().equals(this.task.body())) {
            shape(next.body());
        }
        this.task = next;
    }

    @Override
    public void reset(RandomStream stream, int first) {
        for (int e = 0; e < start.length; e++) {
            long key = RandomStream.split(stream.key(), (long) first + e);
            for (int d = 0; d < DOFS; d++) {
                positions[d][e] = START_SPREAD * (2 * RandomStream.uniform(key, d) - 1);
                velocities[d][e] = START_SPREAD * RandomStream.normal(key, (long) DOFS + d);
            }
            begin(e);
        }
        episodes.start();
    }

    private void begin(int e) {
        start[e] = positions[0][e];
        taken[e] = 0;
        speedErrors[e] = 0;
    }

    @Override
    public void step(float[] actions, int offset, int stride) {
        episodes.requireActions(actions, offset, stride, MOTORS);
        episodes.requireFinite(actions, offset, stride, MOTORS);
        boolean[] running = episodes.running();
        double[] rewards = episodes.rewards();
        for (int e = 0; e < running.length; e++) {
            rewards[e] = running[e] ? step(e, actions, offset + e, stride) : 0;
        }
        episodes.step();
    }

    /** Steps one cheetah and returns its reward. */
    private double step(int e, float[] actions, int first, int stride) {
        double cost = 0;
        for (int j = 0; j < MOTORS; j++) {
            double control = Math.max(-1.0, Math.min(1.0, actions[first + j * stride]));
            controls[j] = control;
            cost += control * control;
        }
        load(e);
        double before = q[0];
        world.step(PHYSICS_STEPS, q, v, controls);
        for (int d = 0; d < DOFS; d++) {
            positions[d][e] = q[d];
            velocities[d][e] = v[d];
        }
        double velocity = (q[0] - before) / TAU;
        double progress = task.progress(velocity);
        taken[e]++;
        // of a velocity task; of no meaning else
        speedErrors[e] -= progress;
        return progress - options.controlCost() * cost;
    }

    private void load(int e) {
        for (int d = 0; d < DOFS; d++) {
            q[d] = positions[d][e];
            v[d] = velocities[d][e];
        }
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        episodes.requireObservations(out, offset, stride, observationSize());
        for (int d = 1; d < DOFS; d++) {
            Episodes.round(positions[d], out, offset + (d - 1) * stride);
        }
        for (int d = 0; d < DOFS; d++) {
            Episodes.round(velocities[d], out, offset + (DOFS - 1 + d) * stride);
        }
        if (options.centreObserved()) {
            int row = offset + STATE_SIZE * stride;
            for (int e = 0; e < start.length; e++) {
                load(e);
                world.centreOfMass(q, centre);
                out[row + e] = (float) centre[0];
                out[row + stride + e] = 0;
                out[row + 2 * stride + e] = (float) centre[1];
            }
        }
    }

    @Override
    public List<EpisodeMeasure> measures() {
        return switch (task) {
            case HalfCheetahTask.Direction _ -> OF_DIRECTION;
            case HalfCheetahTask.Velocity _ -> OF_VELOCITY;
            case HalfCheetahTask.Body _ -> OF_BODY;
        };
    }

    /**
     * The mean velocity over the episode, m/s, that towards the task's direction; and whether it is
     * positive, or the mean of |v - speed|, m/s.
     */
    @Override
    public double measure(int measure, int e) {
        if (measure < 0 || measure >= measures().size()) {
            throw new IndexOutOfBoundsException(measure);
        }
        double velocity = (positions[0][e] - start[e]) / (TAU * taken[e]);
        double towards =
                task instanceof HalfCheetahTask.Direction(double direction)
                        ? direction * velocity
                        : velocity;
        return switch (task) {
            case HalfCheetahTask.Velocity _ when measure == 1 -> speedErrors[e] / taken[e];
            case HalfCheetahTask.Direction _ when measure == 1 -> towards > 0 ? 1 : 0;
            default -> towards;
        };
    }

    /**
     * Puts environment {@code e} into a state, from where its episode begins anew with the time
     * that is left of the batch's.
     *
     * @param e number of the environment, from 0
     * @param positions [9], m and rad. Not modified.
     * @param velocities [9], m/s and rad/s. Not modified.
     * @throws IllegalStateException before the first reset
     */
    public void setState(int e, double[] positions, double[] velocities) {
        episodes.resume(e);
        for (int d = 0; d < DOFS; d++) {
            this.positions[d][e] = positions[d];
            this.velocities[d][e] = velocities[d];
        }
        begin(e);
    }

    /**
     * {@return a copy of the positions of environment {@code e}, m and rad [9]}
     *
     * @param e number of the environment, from 0
     */
    public double[] positions(int e) {
        return Arrays.stream(positions).mapToDouble(row -> row[e]).toArray();
    }

    /**
     * {@return a copy of the velocities of environment {@code e}, m/s and rad/s [9]}
     *
     * @param e number of the environment, from 0
     */
    public double[] velocities(int e) {
        return Arrays.stream(velocities).mapToDouble(row -> row[e]).toArray();
    }

    /**
     * {@return how often the contact solver stopped at its limit of 100 iterations, short of the
     * minimum, since construction} It has never been seen to.
     */
    public long solverLimitsReached() {
        return world.solverLimitsReached();
    }

    /** {@return the mean number of iterations of the contact solver in a state with contacts} */
    public double solverIterations() {
        return (double) world.solverIterations() / Math.max(1, world.constrainedSteps());
    }
}
