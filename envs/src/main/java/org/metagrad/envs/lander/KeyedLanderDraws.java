package org.metagrad.envs.lander;

import org.metagrad.envs.RandomStream;
import org.metagrad.envs.lander.physics.LanderWorld;

/**
 * The draws of environment {@code e} from {@code stream.split(first + e)}: terrain at the counters
 * 0 to 11, force at 12 and 13, wind at 14 and 15, dispersion from 16 on, two a step.
 */
final class KeyedLanderDraws implements LanderDraws {
    private static final double HEIGHT_RANGE = LanderWorld.HEIGHT / 2;
    private static final double FORCE = 1000;
    private static final int WIND_INDEX = 9999;

    private static final int FORCE_COUNTER = LanderWorld.TERRAIN_DRAWS;
    private static final int WIND_COUNTER = FORCE_COUNTER + 2;
    private static final int DISPERSION_COUNTER = WIND_COUNTER + 2;

    private final long[] keys;

    KeyedLanderDraws(int size) {
        keys = new long[size];
    }

    @Override
    public void start(RandomStream stream, int first) {
        for (int e = 0; e < keys.length; e++) {
            keys[e] = RandomStream.split(stream.key(), (long) first + e);
        }
    }

    @Override
    public double terrain(int environment, int i) {
        return HEIGHT_RANGE * RandomStream.uniform(keys[environment], i);
    }

    @Override
    public double initialForce(int environment, int component) {
        return FORCE * symmetric(environment, (long) FORCE_COUNTER + component);
    }

    @Override
    public int windIndex(int environment, int i) {
        double uniform = RandomStream.uniform(keys[environment], (long) WIND_COUNTER + i);
        return (int) Math.floor(2 * WIND_INDEX * uniform) - WIND_INDEX;
    }

    @Override
    public double dispersion(int environment, int step, int i) {
        return symmetric(environment, DISPERSION_COUNTER + 2L * step + i);
    }

    private double symmetric(int environment, long counter) {
        return 2 * RandomStream.uniform(keys[environment], counter) - 1;
    }
}
