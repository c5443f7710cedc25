package org.metagrad.envs;

import java.util.ArrayList;
import java.util.List;

/**
 * CartPole with unknown dynamics: gravity U[5, 15] m/s^2, half-length U[0.25, 1] m, pole mass
 * U[0.05, 0.5] kg, cart mass 1 kg. The ranges are this project's own, not those of a paper.
 *
 * <p>One fixed linear policy balances most of these tasks, so report the return before adaptation
 * too.
 */
public final class CartPoleDynamics implements TaskDistribution {
    private static final double GRAVITY_LOW = 5;
    private static final double GRAVITY_HIGH = 15;
    private static final double LENGTH_LOW = 0.25;
    private static final double LENGTH_HIGH = 1;
    private static final double POLE_MASS_LOW = 0.05;
    private static final double POLE_MASS_HIGH = 0.5;
    private static final double CART_MASS = 1;
    private static final CartPole.Task MEDIUM = new CartPole.Task(10, 0.625, 0.275, CART_MASS);

    /** The distribution; it has no parameters. */
    public CartPoleDynamics() {}

    @Override
    public String name() {
        return "cartpole-dynamics";
    }

    /** Gravity, half-length and pole mass from the counters 0, 1 and 2 of the stream. */
    @Override
    public CartPole.Task sample(RandomStream stream) {
        return new CartPole.Task(
                between(GRAVITY_LOW, GRAVITY_HIGH, stream.uniform(0)),
                between(LENGTH_LOW, LENGTH_HIGH, stream.uniform(1)),
                between(POLE_MASS_LOW, POLE_MASS_HIGH, stream.uniform(2)),
                CART_MASS);
    }

    /** Gravity 10 m/s^2, half-length 0.625 m, pole mass 0.275 kg. */
    @Override
    public CartPole.Task medium() {
        return MEDIUM;
    }

    @Override
    public List<EnvironmentTask> corners() {
        List<EnvironmentTask> corners = new ArrayList<>();
        for (double gravity : new double[] {GRAVITY_LOW, GRAVITY_HIGH}) {
            for (double length : new double[] {LENGTH_LOW, LENGTH_HIGH}) {
                for (double poleMass : new double[] {POLE_MASS_LOW, POLE_MASS_HIGH}) {
                    corners.add(new CartPole.Task(gravity, length, poleMass, CART_MASS));
                }
            }
        }
        return List.copyOf(corners);
    }

    @Override
    public BatchEnvironment environment(EnvironmentTask task, int size) {
        return new CartPole(CartPole.requireTask(task), size);
    }

    private static double between(double low, double high, double uniform) {
        return low + (high - low) * uniform;
    }
}
