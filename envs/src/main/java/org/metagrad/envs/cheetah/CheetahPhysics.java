package org.metagrad.envs.cheetah;

import org.metagrad.envs.cheetah.physics.CheetahModel;
import org.metagrad.envs.cheetah.physics.CheetahWorld;

/**
 * The physics of one half-cheetah without rewards or episodes, in double, for comparisons with
 * other simulators. The order of positions, velocities and controls is that of {@link HalfCheetah}.
 */
public final class CheetahPhysics {
    private final CheetahModel model = new CheetahModel();
    private final CheetahWorld world = new CheetahWorld(model);

    /**
     * The physics of a body.
     *
     * @param body of the cheetah
     */
    public CheetahPhysics(HalfCheetahTask.Body body) {
        model.scale(body.mass(), body.friction(), body.gear());
    }

    /**
     * Makes some steps of .01 s under the same controls; an environment makes five.
     *
     * @param steps how many
     * @param positions m and rad [9]. Modified.
     * @param velocities m/s and rad/s [9]. Modified.
     * @param controls of the motors, each in [-1, 1] [6]. Not modified.
     */
    public void step(int steps, double[] positions, double[] velocities, double[] controls) {
        world.step(steps, positions, velocities, controls);
    }

    /**
     * {@return the terms of the equation of motion}
     *
     * @param positions m and rad [9]. Not modified.
     * @param velocities m/s and rad/s [9]. Not modified.
     * @param controls of the motors, each in [-1, 1] [6]. Not modified.
     */
    public CheetahForces forces(double[] positions, double[] velocities, double[] controls) {
        return CheetahForces.of(model, positions, velocities, controls);
    }

    /**
     * {@return how often the contact solver stopped at its limit of 100 iterations, short of the
     * minimum}
     */
    public long solverLimitsReached() {
        return world.solverLimitsReached();
    }
}
