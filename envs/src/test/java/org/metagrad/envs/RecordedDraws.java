package org.metagrad.envs;

import org.metagrad.fixtures.Table;

/** The draws of one recorded lunar-lander episode. */
final class RecordedDraws implements LanderDraws {
    private static final Table INDEX = Table.read("lunarlander/index.csv");

    private final int row;
    private final Table trajectory;

    RecordedDraws(String file) {
        row = row(file);
        trajectory = Table.read("lunarlander/" + file);
    }

    private static int row(String file) {
        for (int row = 0; row < INDEX.rows(); row++) {
            if (INDEX.text(row, "file").equals(file)) {
                return row;
            }
        }
        throw new IllegalArgumentException(file + " is not in the index");
    }

    /** A single environment that will replay the episode. */
    LunarLander environment() {
        boolean wind = INDEX.value(row, "enable_wind") == 1;
        var task =
                new LunarLander.Task(
                        INDEX.value(row, "gravity"),
                        13,
                        0.6,
                        wind ? INDEX.value(row, "wind_power") : 0,
                        wind ? INDEX.value(row, "turbulence_power") : 0);
        return environment(task);
    }

    /** A single environment that will replay the episode with another task. */
    LunarLander environment(LunarLander.Task task) {
        return new LunarLander(task, LunarLander.Options.GYMNASIUM, new Episodes(1, 1000), this);
    }

    Table trajectory() {
        return trajectory;
    }

    double recorded(String column) {
        return INDEX.value(row, column);
    }

    @Override
    public void start(RandomStream stream, int first) {}

    @Override
    public double terrain(int environment, int i) {
        return INDEX.value(row, "terrain_draw" + i);
    }

    @Override
    public double initialForce(int environment, int component) {
        return INDEX.value(row, component == 0 ? "initial_force_x" : "initial_force_y");
    }

    @Override
    public int windIndex(int environment, int i) {
        double index = INDEX.value(row, i == 0 ? "wind_idx0" : "torque_idx0");
        return Double.isNaN(index) ? 0 : (int) index;
    }

    @Override
    public double dispersion(int environment, int step, int i) {
        return trajectory.value(step, "disp" + i);
    }
}
