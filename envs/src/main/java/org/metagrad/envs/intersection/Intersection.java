package org.metagrad.envs.intersection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.EpisodicEnvironment;
import org.metagrad.envs.RandomStream;

/**
 * Intersection-v0: two vehicles on straight, perpendicular paths that cross. The agent drives the
 * ego vehicle; the other one wants to go at a speed of its own and yields more or less. The rules
 * are this project's own.
 *
 * <p>State: the signed distances of the two vehicles from the crossing (negative before it) and
 * their speeds, p_e, v_e, p_o and v_o. An episode starts with p_e in -30 + U(-2, 2) m, v_e in 8 +
 * U(-1, 1) m/s, p_o in -distance + U(-2, 2) m and v_o in speed + U(-0.5, 0.5) m/s. One step is dt =
 * 0.2 s:
 *
 * <pre>
 *   p += max(0, v dt + a dt^2 / 2)
 *   v  = clip(v + a dt, 0, 15)
 * </pre>
 *
 * <p>The ego vehicle's acceleration is -4 (action 0), 0 (1) or +2 m/s^2 (2), or, with continuous
 * actions, any in [-5, 3]. The other's is {@code a = clip(speed - v_o, -4, 2)}; in conflict it is
 * {@code (1 - yield) a - yield clip(v_o^2 / (2 max(-4.5 - p_o, 0.5)), 0, 6)}, so that it stops
 * before the crossing. There is a conflict while {@code p_o < -3.5}, {@code p_e < 3.5} and, at
 * constant speeds of at least 0.5 m/s, the ego vehicle leaves the crossing (p_e = 3.5) later than
 * 0.5 s before the other enters it (p_o = -3.5) and enters it (p_e = -3.5) less than 2 s after
 * that. Both vehicles act on the same state.
 *
 * <p>The reward of a step is {@code 0.05 (progress of p_e) - 0.05 - 0.0025 a^2}. The vehicles are 5
 * m long and 2 m wide: they collide when {@code |p_e| < 3.5} and {@code |p_o| < 3.5}, which gives
 * -10 more and terminates, as does {@code p_e >= 10}, with 5 more. An episode is truncated after 75
 * steps.
 *
 * <p>Observation: p_e / 30, (v_e - 10) / 10, p_o / 30, (v_o - 10) / 10, and the share of the time
 * that is left.
 */
public final class Intersection implements EpisodicEnvironment {
    /** Time between two states, s. */
    public static final double TAU = 0.2;

    /** Steps after which an episode is truncated. */
    public static final int HORIZON = 75;

    private static final int OBSERVATION_SIZE = 5;
    private static final List<EpisodeMeasure> MEASURES =
            List.of(EpisodeMeasure.share("collisions"), EpisodeMeasure.share("arrivals"));
    private static final ActionSpace DISCRETE = new ActionSpace.Discrete(3);
    private static final ActionSpace.Box CONTINUOUS = new ActionSpace.Box(1, -5, 3);
    private static final double EGO_START = -30;
    private static final double EGO_START_SPEED = 8;
    private static final double POSITION_SPREAD = 2;
    private static final double EGO_SPEED_SPREAD = 1;
    private static final double OTHER_SPEED_SPREAD = 0.5;

    /**
     * How the other vehicle drives.
     *
     * @param speed what it wants to go at, m/s
     * @param distance of its start from the crossing, m, give or take 2
     * @param yield how much it gives way in a conflict, from 0 (not at all) to 1
     */
    public record Task(double speed, double distance, double yield) implements EnvironmentTask {
        /**
         * A task within the ranges for which the physics is meant.
         *
         * @throws IllegalArgumentException if speed is not in [0.5, 14.5], distance not in [0,
         *     1000], or yield not in [0, 1]
         */
        public Task {
            // so that every start lies within what the vehicles can do
            require("speed", speed, 0.5, 14.5, "m/s");
            require("distance", distance, 0, 1000, "m");
            require("yield", yield, 0, 1, "a share");
        }

        private static void require(
                String name, double value, double low, double high, String unit) {
            if (!(value >= low && value <= high)) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "%s is %s: it must be from %s to %s (%s)",
                                name,
                                value,
                                low,
                                high,
                                unit));
            }
        }

        @Override
        public String describe() {
            return String.format(
                    Locale.ROOT,
                    "other vehicle: speed %.4g m/s, distance %.4g m, yield %.4g",
                    speed,
                    distance,
                    yield);
        }
    }

    private final boolean continuous;
    private final Episodes episodes;
    private final IntersectionKinematics vehicles;
    private Task task;

    /**
     * A batch with the three discrete actions that has not been reset.
     *
     * @param task the other vehicle of all
     * @param size the number of environments, at least 1
     */
    public Intersection(Task task, int size) {
        this(task, size, false);
    }

    /**
     * A batch that has not been reset.
     *
     * @param task the other vehicle of all
     * @param size the number of environments, at least 1
     * @param continuous whether an action is an acceleration, m/s^2, and not one of three
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public Intersection(Task task, int size, boolean continuous) {
        this.task = task;
        this.continuous = continuous;
        episodes = new Episodes(size, HORIZON);
        vehicles = new IntersectionKinematics(episodes.alive());
    }

    @Override
    public Episodes episodes() {
        return episodes;
    }

    @Override
    public double[] rewards() {
        return vehicles.rewards;
    }

    @Override
    public int observationSize() {
        return OBSERVATION_SIZE;
    }

    @Override
    public ActionSpace actionSpace() {
        return continuous ? CONTINUOUS : DISCRETE;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public void setTask(EnvironmentTask task) {
        this.task = Episodes.requireTask(task, Task.class, "Intersection");
    }

    @Override
    public void reset(RandomStream stream, int first) {
        for (int e = 0; e < vehicles.rewards.length; e++) {
            long key = RandomStream.split(stream.key(), (long) first + e);
            vehicles.egoPosition[e] = around(EGO_START, POSITION_SPREAD, key, 0);
            vehicles.egoSpeed[e] = around(EGO_START_SPEED, EGO_SPEED_SPREAD, key, 1);
            vehicles.otherPosition[e] = around(-task.distance(), POSITION_SPREAD, key, 2);
            vehicles.otherSpeed[e] = around(task.speed(), OTHER_SPEED_SPREAD, key, 3);
        }
        Arrays.fill(vehicles.rewards, 0.0);
        Arrays.fill(vehicles.stepsLeft, HORIZON);
        episodes.start();
    }

    private static double around(double middle, double spread, long key, int counter) {
        return middle + spread * (2 * RandomStream.uniform(key, counter) - 1);
    }

    @Override
    public void step(float[] actions, int offset, int stride) {
        episodes.requireActions(actions, offset, stride, 1);
        if (continuous) {
            episodes.requireFinite(actions, offset, stride, 1);
            clip(actions, offset, vehicles.egoAcceleration, episodes.alive());
        } else {
            decode(actions, offset, vehicles.egoAcceleration);
        }
        vehicles.step(task);
        episodes.step(vehicles.ended);
    }

    private static void clip(float[] actions, int offset, double[] acceleration, double[] alive) {
        double low = CONTINUOUS.low(0);
        double high = CONTINUOUS.high(0);
        for (int e = 0; e < acceleration.length; e++) {
            // what has ended may come with an action that is not finite
            double action = alive[e] == 0 ? 0.0 : actions[offset + e];
            acceleration[e] = Math.max(low, Math.min(high, action));
        }
    }

    private void decode(float[] actions, int offset, double[] acceleration) {
        boolean[] running = episodes.running();
        for (int e = 0; e < acceleration.length; e++) {
            float action = actions[offset + e];
            // zero for 0, 1 and 2 alone, and not a branch on a random action
            if (action * (action - 1f) * (action - 2f) != 0f) {
                if (running[e]) {
                    throw new IllegalArgumentException(
                            "environment "
                                    + e
                                    + ": action "
                                    + action
                                    + " is not allowed, only 0 (brake), 1 (coast) and 2"
                                    + " (accelerate) are");
                }
                action = 1f;
            }
            // -4, 0 and 2 for 0, 1 and 2
            acceleration[e] = (5.0 - action) * action - 4.0;
        }
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        episodes.requireObservations(out, offset, stride, OBSERVATION_SIZE);
        position(vehicles.egoPosition, out, offset);
        speed(vehicles.egoSpeed, out, offset + stride);
        position(vehicles.otherPosition, out, offset + 2 * stride);
        speed(vehicles.otherSpeed, out, offset + 3 * stride);
        time(vehicles.stepsLeft, out, offset + 4 * stride);
    }

    private static void time(double[] stepsLeft, float[] out, int offset) {
        for (int e = 0; e < stepsLeft.length; e++) {
            out[offset + e] = (float) (stepsLeft[e] / HORIZON);
        }
    }

    private static void position(double[] values, float[] out, int offset) {
        for (int e = 0; e < values.length; e++) {
            out[offset + e] = (float) (values[e] / 30);
        }
    }

    private static void speed(double[] values, float[] out, int offset) {
        for (int e = 0; e < values.length; e++) {
            out[offset + e] = (float) ((values[e] - 10) / 10);
        }
    }

    @Override
    public List<EpisodeMeasure> measures() {
        return MEASURES;
    }

    /** Whether the episode ended in a collision, or beyond the crossing. */
    @Override
    public double measure(int measure, int e) {
        boolean terminated = episodes.terminated()[e];
        return switch (measure) {
            case 0 -> collided(e) ? 1 : 0;
            case 1 -> terminated && !collided(e) ? 1 : 0;
            default -> throw new IndexOutOfBoundsException(measure);
        };
    }

    /**
     * {@return whether environment {@code e} has ended in a collision}
     *
     * @param e number of the environment, from 0
     */
    public boolean collided(int e) {
        return episodes.terminated()[e] && vehicles.egoPosition[e] < IntersectionKinematics.ARRIVAL;
    }

    /** Puts environment {@code e} into a state and lets it run from there. */
    void setState(
            int e, double egoPosition, double egoSpeed, double otherPosition, double otherSpeed) {
        episodes.resume(e);
        vehicles.egoPosition[e] = egoPosition;
        vehicles.egoSpeed[e] = egoSpeed;
        vehicles.otherPosition[e] = otherPosition;
        vehicles.otherSpeed[e] = otherSpeed;
    }

    /** A copy of p_e, v_e, p_o and v_o of environment {@code e}. */
    double[] state(int e) {
        return new double[] {
            vehicles.egoPosition[e],
            vehicles.egoSpeed[e],
            vehicles.otherPosition[e],
            vehicles.otherSpeed[e]
        };
    }
}
