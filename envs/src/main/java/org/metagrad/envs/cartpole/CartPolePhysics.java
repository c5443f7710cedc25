package org.metagrad.envs.cartpole;

import org.metagrad.envs.exact.SmallAngle;

/**
 * The states of many cart-poles and one step of them: the arithmetic of {@code step} in Gymnasium's
 * cartpole.py, operation by operation.
 *
 * <p>The loops are free of branches on the data and of calls that are not inlined, and short, so
 * that C2 turns each into vector instructions; as a single loop the step is too long for it, and
 * ten times slower. They run over the poles that are up, which {@link CartPoleSlots} keeps in the
 * first places.
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

    /** 1 where the last step passed a threshold, 0 elsewhere [size]. */
    final double[] fell;

    private final double[] sin;
    private final double[] cos;
    private final double[] xAcceleration;
    private final double[] thetaAcceleration;

    /** The states of cart-poles at rest in the middle. */
    CartPolePhysics(int size) {
        x = new double[size];
        xDot = new double[size];
        theta = new double[size];
        thetaDot = new double[size];
        force = new double[size];
        fell = new double[size];
        sin = new double[size];
        cos = new double[size];
        xAcceleration = new double[size];
        thetaAcceleration = new double[size];
    }

    /**
     * Advances the first {@code n} by {@code CartPole.TAU}, and marks those that have passed a
     * threshold.
     */
    void step(int n, CartPole.Task task, CartPole.Options options) {
        sinCos(n, theta, sin, cos);
        accelerations(n, task, thetaDot, force, sin, cos, xAcceleration, thetaAcceleration);
        if (options.semiImplicit()) {
            semiImplicitEuler(n, x, xDot, xAcceleration);
            semiImplicitEuler(n, theta, thetaDot, thetaAcceleration);
        } else {
            explicitEuler(n, x, xDot, xAcceleration);
            explicitEuler(n, theta, thetaDot, thetaAcceleration);
        }
        judge(n, x, theta, fell);
    }

    /** Lets two cart-poles change places. */
    void swap(int i, int j) {
        swap(x, i, j);
        swap(xDot, i, j);
        swap(theta, i, j);
        swap(thetaDot, i, j);
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    private static void sinCos(int n, double[] theta, double[] sin, double[] cos) {
        for (int i = 0; i < n; i++) {
            double angle = theta[i];
            sin[i] = SmallAngle.sin(angle);
            cos[i] = SmallAngle.cos(angle);
        }
    }

    private static void accelerations(
            int n,
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
        for (int i = 0; i < n; i++) {
            double s = sin[i];
            double c = cos[i];
            double temp = (force[i] + poleMassLength * (thetaDot[i] * thetaDot[i]) * s) / totalMass;
            double angular =
                    (gravity * s - c * temp)
                            / (length * (4.0 / 3.0 - poleMass * (c * c) / totalMass));
            xAcceleration[i] = temp - poleMassLength * angular * c / totalMass;
            thetaAcceleration[i] = angular;
        }
    }

    /** {@code q += dt qDot; qDot += dt acceleration}: positions advance with the old velocities. */
    private static void explicitEuler(int n, double[] q, double[] qDot, double[] acceleration) {
        for (int i = 0; i < n; i++) {
            double velocity = qDot[i];
            q[i] = q[i] + CartPole.TAU * velocity;
            qDot[i] = velocity + CartPole.TAU * acceleration[i];
        }
    }

    /** {@code qDot += dt acceleration; q += dt qDot}: positions advance with the new velocities. */
    private static void semiImplicitEuler(int n, double[] q, double[] qDot, double[] acceleration) {
        for (int i = 0; i < n; i++) {
            double velocity = qDot[i] + CartPole.TAU * acceleration[i];
            q[i] = q[i] + CartPole.TAU * velocity;
            qDot[i] = velocity;
        }
    }

    private static void judge(int n, double[] x, double[] theta, double[] fell) {
        for (int i = 0; i < n; i++) {
            // The sign of a difference is exact; the clamp makes it 0 (within or on the edge) or 1.
            double margin =
                    Math.min(
                            CartPole.X_THRESHOLD - Math.abs(x[i]),
                            CartPole.THETA_THRESHOLD - Math.abs(theta[i]));
            fell[i] = Math.max(0.0, Math.min(1.0, -margin * STEEP));
        }
    }
}
