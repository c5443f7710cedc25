package org.metagrad.envs.lander;

import org.metagrad.envs.exact.Sine;
import org.metagrad.envs.lander.physics.LanderWorld;

/**
 * The impulses of a lunar lander's engines and the gusts of its wind.
 *
 * <p>Source: {@code step} in Gymnasium's lunar_lander.py. An engine misses by two random numbers,
 * and pushes where lunar_lander.py lets it: the 17 and 14 of the side engines make their lever
 * depend on the angle.
 */
final class LanderEngines {
    private static final double SCALE = 30;

    private LanderEngines() {}

    /**
     * Fires the main engine.
     *
     * @param power impulse per m of nozzle offset, N s/m
     * @param draw0 uniform in [-1, 1)
     * @param draw1 uniform in [-1, 1)
     */
    static void fireMain(LanderWorld world, double power, double draw0, double draw1) {
        double tipX = world.sin();
        double tipY = world.cos();
        double along = 4 / SCALE + 2 * (draw0 / SCALE);
        double aside = draw1 / SCALE;
        double x = tipX * along - tipY * aside;
        double y = -tipY * along - tipX * aside;
        world.applyImpulse(-x * power, -y * power, world.x() + x, world.y() + y);
    }

    /**
     * Fires a side engine.
     *
     * @param direction -1 left, +1 right
     * @param power impulse per m of nozzle offset, N s/m
     * @param draw0 uniform in [-1, 1)
     * @param draw1 uniform in [-1, 1)
     */
    static void fireSide(
            LanderWorld world, double direction, double power, double draw0, double draw1) {
        double tipX = world.sin();
        double tipY = world.cos();
        double along = draw0 / SCALE;
        double aside = 3 * (draw1 / SCALE) + direction * 12 / SCALE;
        double x = tipX * along - tipY * aside;
        double y = -tipY * along - tipX * aside;
        double pointX = world.x() + x - tipX * 17 / SCALE;
        double pointY = world.y() + y + tipY * 14 / SCALE;
        world.applyImpulse(-x * power, -y * power, pointX, pointY);
    }

    /**
     * The strength of the wind at an index of time, between -1 and 1 and never periodic: {@code
     * tanh(sin(0.02 k) + sin(0.01 pi k))}. StrictMath, for the same bits everywhere.
     */
    static double gust(int index) {
        return StrictMath.tanh(Sine.of(0.02 * index) + Sine.of(Math.PI * 0.01 * index));
    }
}
