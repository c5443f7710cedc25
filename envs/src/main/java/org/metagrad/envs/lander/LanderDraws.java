package org.metagrad.envs.lander;

import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.RandomStream;

/**
 * The random numbers of lunar-lander episodes, apart from their source so that recorded ones can be
 * replayed.
 */
interface LanderDraws {
    /**
     * Begins episodes in all environments; see {@link BatchEnvironment#reset(RandomStream, int)}.
     */
    void start(RandomStream stream, int first);

    /** The height number {@code i} of the terrain, uniform in [0, 20/3) m. */
    double terrain(int environment, int i);

    /** A component of the force of the first step, uniform in [-1000, 1000) N. */
    double initialForce(int environment, int component);

    /** Where the wind (0) or the turbulence (1) begins, uniform in -9999..9998. */
    int windIndex(int environment, int i);

    /**
     * One of the two numbers by which the engines miss, uniform in [-1, 1).
     *
     * @param step 0 for the step that a reset makes
     */
    double dispersion(int environment, int step, int i);
}
