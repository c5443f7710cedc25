package org.metagrad.bench.verify.envs;

import java.nio.file.Path;
import java.util.Arrays;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Tables;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.envs.cheetah.CheetahForces;
import org.metagrad.envs.cheetah.CheetahPhysics;
import org.metagrad.envs.cheetah.HalfCheetah;
import org.metagrad.envs.cheetah.HalfCheetahTask;
import org.metagrad.fixtures.TensorFile;

/** {@code model.csv}: what the compiled constants amount to in the reference pose. */
final class CheetahConstants {
    private static final String FILE = "model.csv";
    private static final double TOLERANCE = 1e-12;
    private static final int DOFS = HalfCheetah.DOFS;
    private static final int MOTORS = 6;
    private static final int BODIES = 8;
    private static final int GEOMS = 9;
    private static final int TORSO = 1;

    private final Tables tables;
    private final Report report;

    CheetahConstants(Tables tables, Report report) {
        this.tables = tables;
        this.report = report;
    }

    void run() {
        if (tables.has(FILE)) {
            Path path = tables.path(FILE);
            report.guard(FolderCheck.name(path), path, () -> compare(path));
        }
    }

    private void compare(Path path) {
        TensorFile file = TensorFile.read(path);
        Wanted wanted = new Wanted(path, file, report);
        wanted.requireWhole();
        CheetahPhysics physics = new CheetahPhysics(HalfCheetahTask.Body.GYMNASIUM);
        double[] full = new double[MOTORS];
        Arrays.fill(full, 1);
        CheetahForces rest = physics.forces(new double[DOFS], new double[DOFS], full);
        compare(wanted, "dof_M0", diagonal(rest.mass()), DOFS);
        compare(wanted, "actuator_gear", gears(rest.actuator()), MOTORS, MOTORS);
        compare(wanted, "jnt_stiffness", springs(physics), DOFS);
        compare(wanted, "dof_damping", dampers(physics), DOFS);
        double mass = FolderCheck.numbers(file, "body_subtreemass", BODIES)[TORSO];
        report.error("halfcheetah/model/mass", Math.abs(rest.mass()[0] / mass - 1), TOLERANCE);
        places(file, rest);
    }

    private static void compare(Wanted wanted, String name, double[] got, int... dims) {
        wanted.require(name, dims);
        wanted.compare(name, "", got, 1, TOLERANCE);
    }

    private static double[] diagonal(double[] mass) {
        double[] diagonal = new double[DOFS];
        Arrays.setAll(diagonal, d -> mass[DOFS * d + d]);
        return diagonal;
    }

    private static double[] gears(double[] actuator) {
        double[] gears = new double[MOTORS * MOTORS];
        for (int j = 0; j < MOTORS; j++) {
            gears[MOTORS * j] = actuator[DOFS - MOTORS + j];
        }
        return gears;
    }

    private static double[] springs(CheetahPhysics physics) {
        double[] ones = new double[DOFS];
        Arrays.fill(ones, 1);
        double[] passive = physics.forces(ones, new double[DOFS], new double[MOTORS]).passive();
        return Arrays.stream(passive).map(f -> 0.0 - f).toArray();
    }

    private static double[] dampers(CheetahPhysics physics) {
        double[] ones = new double[DOFS];
        Arrays.fill(ones, 1);
        double[] passive = physics.forces(new double[DOFS], ones, new double[MOTORS]).passive();
        return Arrays.stream(passive).map(f -> 0.0 - f).toArray();
    }

    /** Origins, centres of mass and capsules, from the frames of the bodies, which are upright. */
    private void places(TensorFile file, CheetahForces rest) {
        double[] offsets = FolderCheck.numbers(file, "body_pos", BODIES, 3);
        double[] centres = FolderCheck.numbers(file, "body_ipos", BODIES, 3);
        double[] geoms = FolderCheck.numbers(file, "geom_pos", GEOMS, 3);
        double[] sizes = FolderCheck.numbers(file, "geom_size", GEOMS, 3);
        int[] parents = file.ints("body_parentid");
        int[] bodies = file.ints("geom_bodyid");
        double[] at = new double[3 * BODIES];
        double worst = 0;
        for (int b = 1; b < BODIES; b++) {
            for (int k = 0; k < 3; k++) {
                at[3 * b + k] = at[3 * parents[b] + k] + offsets[3 * b + k];
            }
            worst = Math.max(worst, away(rest.hinges(), b - 1, at, b, null));
            worst = Math.max(worst, away(rest.centresOfMass(), b - 1, at, b, centres));
        }
        report.error("halfcheetah/model/bodies", worst, TOLERANCE);
        worst = 0;
        for (int g = 1; g < GEOMS; g++) {
            double[] ends = rest.capsules();
            double x = (ends[4 * g - 4] + ends[4 * g - 2]) / 2;
            double z = (ends[4 * g - 3] + ends[4 * g - 1]) / 2;
            double length =
                    Math.hypot(
                            ends[4 * g - 4] - ends[4 * g - 2], ends[4 * g - 3] - ends[4 * g - 1]);
            int b = bodies[g];
            worst = Math.max(worst, Math.abs(x - (at[3 * b] + geoms[3 * g])));
            worst = Math.max(worst, Math.abs(z - (at[3 * b + 2] + geoms[3 * g + 2])));
            worst = Math.max(worst, Math.abs(length - 2 * sizes[3 * g + 1]));
            worst = Math.max(worst, Math.abs(CheetahForces.RADIUS - sizes[3 * g]));
        }
        report.error("halfcheetah/model/geoms", worst, TOLERANCE);
    }

    private static double away(double[] got, int i, double[] at, int b, double[] offset) {
        double x = at[3 * b] + (offset == null ? 0 : offset[3 * b]);
        double z = at[3 * b + 2] + (offset == null ? 0 : offset[3 * b + 2]);
        return Math.max(Math.abs(got[2 * i] - x), Math.abs(got[2 * i + 1] - z));
    }
}
