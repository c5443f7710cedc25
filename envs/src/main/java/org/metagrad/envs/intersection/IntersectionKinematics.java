package org.metagrad.envs.intersection;

/**
 * The vehicles of many intersections and one step of them; the rules are in {@link Intersection}.
 *
 * <p>As in {@code CartPolePhysics} the loops are short and free of branches on the data, for C2 to
 * vectorise; conditions are the factors 0 and 1 of {@link #positive}.
 */
final class IntersectionKinematics {
    /** Where the ego vehicle has arrived, m. */
    static final double ARRIVAL = 10;

    /** Half the length of one vehicle and half the width of the other, m. */
    private static final double CROSSING = 3.5;

    /** Where the other vehicle stops if it yields, m before the crossing. */
    private static final double STOP = 4.5;

    private static final double SHORTEST_STOP = 0.5;
    private static final double GREATEST_SPEED = 15;
    private static final double SLOWEST_FORECAST = 0.5;
    private static final double FOLLOWING_GAP = 0.5;
    private static final double LEADING_GAP = 2;
    private static final double HARDEST_CRUISE_BRAKE = 4;
    private static final double CRUISE_ACCELERATION = 2;
    private static final double HARDEST_YIELD_BRAKE = 6;

    private static final double PROGRESS_REWARD = 0.05;
    private static final double STEP_COST = 0.05;
    private static final double ACCELERATION_COST = 0.0025;
    private static final double COLLISION_REWARD = -10;
    private static final double ARRIVAL_REWARD = 5;

    /** Above 1 / (smallest positive difference met), so that a clamp of the product is exact. */
    private static final double STEEP = 0x1p200;

    /** Distances from the crossing, m [size]. */
    final double[] egoPosition;

    final double[] otherPosition;

    /** Speeds, m/s [size]. */
    final double[] egoSpeed;

    final double[] otherSpeed;

    /** Steps until the time limit [size]. */
    final double[] stepsLeft;

    /** The agent's accelerations in the next step, m/s^2 [size]. */
    final double[] egoAcceleration;

    /** 1 where the last step ended what was alive, 0 elsewhere [size]. */
    final double[] ended;

    /** Rewards of the last step [size]. */
    final double[] rewards;

    private final double[] alive;
    private final double[] otherAcceleration;
    private final double[] egoProgress;
    private final double[] otherProgress;

    /**
     * The vehicles of intersections that have not been reset.
     *
     * @param alive 1 for running, 0 for finished [size]; a live view, not modified here
     */
    IntersectionKinematics(double[] alive) {
        int size = alive.length;
        this.alive = alive;
        egoPosition = new double[size];
        otherPosition = new double[size];
        egoSpeed = new double[size];
        otherSpeed = new double[size];
        stepsLeft = new double[size];
        egoAcceleration = new double[size];
        ended = new double[size];
        rewards = new double[size];
        otherAcceleration = new double[size];
        egoProgress = new double[size];
        otherProgress = new double[size];
    }

    /** Advances by {@code Intersection.TAU} what is alive, gives rewards, and marks what ends. */
    void step(Intersection.Task task) {
        drive(task, egoPosition, egoSpeed, otherPosition, otherSpeed, otherAcceleration);
        advance(egoPosition, egoSpeed, egoAcceleration, egoProgress, alive);
        advance(otherPosition, otherSpeed, otherAcceleration, otherProgress, alive);
        count(stepsLeft, alive);
        judge(egoPosition, otherPosition, egoAcceleration, egoProgress, alive, ended, rewards);
    }

    /** The accelerations of the other vehicles. */
    private static void drive(
            Intersection.Task task,
            double[] egoPosition,
            double[] egoSpeed,
            double[] otherPosition,
            double[] otherSpeed,
            double[] acceleration) {
        double wanted = task.speed();
        double yield = task.yield();
        for (int e = 0; e < acceleration.length; e++) {
            double speed = otherSpeed[e];
            double enter = -CROSSING - otherPosition[e];
            double leave = CROSSING - egoPosition[e];
            double forecast = Math.max(egoSpeed[e], SLOWEST_FORECAST);
            double egoEnters = (-CROSSING - egoPosition[e]) / forecast;
            double egoLeaves = leave / forecast;
            double otherEnters = enter / Math.max(speed, SLOWEST_FORECAST);
            double early = egoLeaves - (otherEnters - FOLLOWING_GAP);
            double late = otherEnters + LEADING_GAP - egoEnters;
            double conflict = positive(Math.min(Math.min(enter, leave), Math.min(early, late)));

            double cruise =
                    Math.max(-HARDEST_CRUISE_BRAKE, Math.min(CRUISE_ACCELERATION, wanted - speed));
            double room = Math.max(-STOP - otherPosition[e], SHORTEST_STOP);
            double brake = Math.min(speed * speed / (2 * room), HARDEST_YIELD_BRAKE);
            double share = conflict * yield;
            acceleration[e] = (1 - share) * cruise - share * brake;
        }
    }

    /** {@code p += max(0, v dt + a dt^2 / 2); v = clip(v + a dt, 0, 15)}. */
    private static void advance(
            double[] position,
            double[] speed,
            double[] acceleration,
            double[] progress,
            double[] alive) {
        for (int e = 0; e < position.length; e++) {
            double dt = Intersection.TAU * alive[e];
            double v = speed[e];
            double a = acceleration[e];
            double way = Math.max(0.0, v * dt + a * (dt * dt) / 2);
            progress[e] = way;
            position[e] = position[e] + way;
            speed[e] = Math.max(0.0, Math.min(GREATEST_SPEED, v + a * dt));
        }
    }

    private static void count(double[] stepsLeft, double[] alive) {
        for (int e = 0; e < stepsLeft.length; e++) {
            stepsLeft[e] -= alive[e];
        }
    }

    private static void judge(
            double[] egoPosition,
            double[] otherPosition,
            double[] acceleration,
            double[] progress,
            double[] alive,
            double[] ended,
            double[] rewards) {
        for (int e = 0; e < rewards.length; e++) {
            double p = egoPosition[e];
            double a = acceleration[e];
            double farther = Math.max(Math.abs(p), Math.abs(otherPosition[e]));
            double collides = alive[e] * positive(CROSSING - farther);
            double arrives = alive[e] * (1 - positive(ARRIVAL - p));
            ended[e] = collides + arrives;
            rewards[e] =
                    alive[e]
                                    * (PROGRESS_REWARD * progress[e]
                                            - STEP_COST
                                            - ACCELERATION_COST * (a * a))
                            + collides * COLLISION_REWARD
                            + arrives * ARRIVAL_REWARD;
        }
    }

    /** 1 for x > 0, else 0; the sign of a difference is exact. */
    private static double positive(double x) {
        return Math.max(0.0, Math.min(1.0, x * STEEP));
    }
}
