package org.metagrad.envs.lander;

/** The worlds of a batch of environments, which step together. */
public final class LanderBatch {
    private final LanderWorld[] worlds;

    /** Worlds that have not been reset. */
    public LanderBatch(int size) {
        worlds = new LanderWorld[size];
        for (int e = 0; e < size; e++) {
            worlds[e] = new LanderWorld();
        }
    }

    /** The world of environment {@code e}. */
    public LanderWorld get(int e) {
        return worlds[e];
    }

    /**
     * One step of some of the worlds.
     *
     * @param which the worlds to step [size]. Not modified.
     * @param gravity upwards, m/s^2
     */
    public void step(boolean[] which, double gravity) {
        for (int e = 0; e < worlds.length; e++) {
            if (which[e]) {
                worlds[e].step(gravity);
            }
        }
    }
}
