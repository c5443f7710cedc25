package org.metagrad.envs.lander;

import org.metagrad.envs.RandomStream;
import org.metagrad.envs.lander.physics.LanderWorld;

/**
 * The random numbers of one lunar-lander episode, to play it again; see {@link LunarLander#replay}.
 *
 * @param terrain heights, uniform in [0, 20/3) m [12]
 * @param force of the first step, uniform in [-1000, 1000) N [2]
 * @param windIndex where wind and turbulence begin [2]
 * @param dispersion by which the engines miss in step t, uniform in [-1, 1) [steps + 1][2]; step 0
 *     is that of the reset
 */
public record LanderEpisode(
        double[] terrain, double[] force, int[] windIndex, double[][] dispersion)
        implements LanderDraws {
    /**
     * An episode's draws, each array of its own length.
     *
     * @throws IllegalArgumentException if an array has another length
     */
    public LanderEpisode {
        require("terrain", terrain.length, LanderWorld.TERRAIN_DRAWS);
        require("force", force.length, 2);
        require("windIndex", windIndex.length, 2);
        for (double[] pair : dispersion) {
            require("dispersion of a step", pair.length, 2);
        }
    }

    private static void require(String name, int length, int wanted) {
        if (length != wanted) {
            throw new IllegalArgumentException(
                    name + " has " + length + " numbers: " + wanted + " wanted");
        }
    }

    @Override
    public void start(RandomStream stream, int first) {}

    @Override
    public double terrain(int environment, int i) {
        return terrain[i];
    }

    @Override
    public double initialForce(int environment, int component) {
        return force[component];
    }

    @Override
    public int windIndex(int environment, int i) {
        return windIndex[i];
    }

    @Override
    public double dispersion(int environment, int step, int i) {
        return dispersion[step][i];
    }
}
