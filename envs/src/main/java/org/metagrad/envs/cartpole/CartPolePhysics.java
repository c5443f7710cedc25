package org.metagrad.envs.cartpole;

import org.metagrad.envs.exact.SmallAngle;

/**
 * The states of many cart-poles and one step of them: the arithmetic of {@code step} in Gymnasium's
 * cartpole.py, operation by operation.
 *
 * <p>The loops are free of branches on the data and of calls that are not inlined, and short, so
 * that C2 turns each into vector instructions; as a single loop the step is too long for it, and
 * ten times slower. A finished environment is held still by a time step of 0.
 */
final class CartPolePhysics {
    /**
     * Above 1 / (distance of a threshold to its neighbouring doubles), so that a clamp of the
     * product is exact.
     */
    private static final double STEEP = 0x1p200;

    /** Cart positions, m [size]. */
    final double[] x;

    /** Cart velocities, m/s [size]. */
    final double[] xDot;

    /** Pole angles, rad [size]; while running within pi/4, as {@link SmallAngle} needs. */
    final double[] theta;

    /** Pole angular velocities, rad/s [size]. */
    final double[] thetaDot;

    /** Pushes of the next step, N [size]. */
    final double[] force;

    /** 1 for running, 0 for finished [size]; not modified here. */
    private final double[] alive;

    /** 1 where the last step ended what was alive, 0 elsewhere [size]. */
    final double[] fell;

    /** Rewards of the last step [size]. */
    final double[] rewards;

    private final double[] sin;
    private final double[] cos;
    private final double[] xAcceleration;
    private final double[] thetaAcceleration;

    /**
     * The states of cart-poles at rest in the middle.
     *
     * @param alive 1 for running, 0 for finished [size]; a live view
     */
    CartPolePhysics(double[] alive) {
        int size = alive.length;
        this.alive = alive;
        x = new double[size];
        xDot = new double[size];
        theta = new double[size];
        thetaDot = new double[size];
        force = new double[size];
        fell = new double[size];
        rewards = new double[size];
        sin = new double[size];
        cos = new double[size];
        xAcceleration = new double[size];
        thetaAcceleration = new double[size];
    }

    /**
     * Advances by {@code CartPole.TAU} what is alive, gives the rewards, and marks what has passed
     * a threshold.
     */
    void step(CartPole.Task task, CartPole.Options options) {
        sinCos(theta, sin, cos);
        accelerations(task, thetaDot, force, sin, cos, xAcceleration, thetaAcceleration);
        if (options.semiImplicit()) {
            semiImplicitEuler(x, xDot, xAcceleration, alive);
            semiImplicitEuler(theta, thetaDot, thetaAcceleration, alive);
        } else {
            explicitEuler(x, xDot, xAcceleration, alive);
            explicitEuler(theta, thetaDot, thetaAcceleration, alive);
        }
        if (options.suttonBartoReward()) {
            judge(x, theta, alive, fell, rewards, 0.0, -1.0);
        } else {
            judge(x, theta, alive, fell, rewards, 1.0, 1.0);
        }
    }

    private static void sinCos(double[] theta, double[] sin, double[] cos) {
        for (int e = 0; e < theta.length; e++) {
            double angle = theta[e];
            sin[e] = SmallAngle.sin(angle);
            cos[e] = SmallAngle.cos(angle);
        }
    }

    private static void accelerations(
            CartPole.Task task,
            double[] thetaDot,
            double[] force,
            double[] sin,
            double[] cos,
            double[] xAcceleration,
            double[] thetaAcceleration) {
        double totalMass = task.totalMass();
        double poleMassLength = task.poleMassLength();
        double poleMass = task.poleMass();
        double length = task.length();
        double gravity = task.gravity();
        for (int e = 0; e < thetaDot.length; e++) {
            double s = sin[e];
            double c = cos[e];
            double temp = (force[e] + poleMassLength * (thetaDot[e] * thetaDot[e]) * s) / totalMass;
            double angular =
                    (gravity * s - c * temp)
                            / (length * (4.0 / 3.0 - poleMass * (c * c) / totalMass));
            xAcceleration[e] = temp - poleMassLength * angular * c / totalMass;
            thetaAcceleration[e] = angular;
        }
    }

    /** {@code q += dt qDot; qDot += dt acceleration}: positions advance with the old velocities. */
    private static void explicitEuler(
            double[] q, double[] qDot, double[] acceleration, double[] alive) {
        for (int e = 0; e < q.length; e++) {
            double dt = CartPole.TAU * alive[e];
            double velocity = qDot[e];
            q[e] = q[e] + dt * velocity;
            qDot[e] = velocity + dt * acceleration[e];
        }
    }

    /** {@code qDot += dt acceleration; q += dt qDot}: positions advance with the new velocities. */
    private static void semiImplicitEuler(
            double[] q, double[] qDot, double[] acceleration, double[] alive) {
        for (int e = 0; e < q.length; e++) {
            double dt = CartPole.TAU * alive[e];
            double velocity = qDot[e] + dt * acceleration[e];
            q[e] = q[e] + dt * velocity;
            qDot[e] = velocity;
        }
    }

    /** Rewards those alive for being up or for falling, and marks those that fell. */
    private static void judge(
            double[] x,
            double[] theta,
            double[] alive,
            double[] fell,
            double[] rewards,
            double rewardUp,
            double rewardFall) {
        double difference = rewardFall - rewardUp;
        for (int e = 0; e < x.length; e++) {
            // The sign of a difference is exact; the clamp makes it 0 (within or on the edge) or 1.
            double margin =
                    Math.min(
                            CartPole.X_THRESHOLD - Math.abs(x[e]),
                            CartPole.THETA_THRESHOLD - Math.abs(theta[e]));
            double outside = Math.max(0.0, Math.min(1.0, -margin * STEEP));
            double falls = alive[e] * outside;
            fell[e] = falls;
            rewards[e] = alive[e] * rewardUp + falls * difference;
        }
    }
}
