package org.metagrad.bench.verify.envs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Tables;
import org.metagrad.envs.cheetah.CheetahForces;
import org.metagrad.envs.cheetah.CheetahPhysics;
import org.metagrad.envs.cheetah.HalfCheetah;
import org.metagrad.envs.cheetah.HalfCheetahTask;
import org.metagrad.fixtures.TensorFile;

/**
 * {@code states.csv}: the terms of the equation of motion of single states, their constraints row
 * by row, and the state after one step of the physics.
 */
final class CheetahStates {
    private static final String FILE = "states.csv";
    private static final int DOFS = HalfCheetah.DOFS;
    private static final int MOTORS = 6;
    private static final int BODIES = 7;
    private static final int EDGES = 4;
    private static final double SMOOTH = 1e-10;
    private static final double CONSTRAINED = 1e-8;
    private static final double STEP = 1e-9;

    private static final int LIMIT_ROW = 3;
    private static final int CONTACT_ROW = 6;

    private final Tables tables;
    private final Report report;

    CheetahStates(Tables tables, Report report) {
        this.tables = tables;
        this.report = report;
    }

    void run() {
        if (tables.has(FILE)) {
            Path path = tables.path(FILE);
            report.guard(
                    FolderCheck.name(path),
                    path,
                    () -> {
                        TensorFile file = TensorFile.read(path);
                        int states = FolderCheck.whole(file, "nstates", 1, 100_000);
                        for (int i = 0; i < states; i++) {
                            String key = String.format(Locale.ROOT, "s%02d", i);
                            String name = FolderCheck.name(path) + "/" + key;
                            report.guard(name, path, () -> new One(file, key, name).run());
                        }
                    });
        }
    }

    /** One state. */
    private final class One {
        private final TensorFile file;
        private final String key;
        private final String name;

        One(TensorFile file, String key, String name) {
            this.file = file;
            this.key = key;
            this.name = name;
        }

        void run() {
            double[] q = want("qpos", DOFS);
            double[] v = want("qvel", DOFS);
            double[] controls = want("ctrl", MOTORS);
            CheetahPhysics physics = new CheetahPhysics(HalfCheetahTask.Body.GYMNASIUM);
            CheetahForces forces = physics.forces(q, v, controls);
            compare("M", forces.mass(), SMOOTH, DOFS, DOFS);
            compare("qfrc_bias", forces.bias(), SMOOTH, DOFS);
            compare("qfrc_passive", forces.passive(), SMOOTH, DOFS);
            compare("qfrc_actuator", forces.actuator(), SMOOTH, DOFS);
            compare("qacc_smooth", forces.smoothAcceleration(), SMOOTH, DOFS);
            compare("qfrc_constraint", forces.constraint(), CONSTRAINED, DOFS);
            compare("qacc", forces.acceleration(), CONSTRAINED, DOFS);
            places("body_xpos", forces.hinges());
            places("body_com_xipos", forces.centresOfMass());
            rows(forces);
            physics.step(1, q, v, controls);
            compare("next_qpos_dt0.01", q, STEP, DOFS);
            compare("next_qvel_dt0.01", v, STEP, DOFS);
        }

        private int count(String array) {
            return (int) want(array, 1)[0];
        }

        private double[] want(String array, int... dims) {
            return FolderCheck.numbers(file, key + "." + array, dims);
        }

        private void compare(String array, double[] got, double tolerance, int... dims) {
            report.error(name + "/" + array, error(got, want(array, dims)), tolerance);
        }

        /** Of the bodies without the world; the middle coordinate is 0. */
        private void places(String array, double[] got) {
            double[] want = want(array, BODIES + 1, 3);
            double worst = 0;
            for (int b = 0; b < BODIES; b++) {
                worst = Math.max(worst, Math.abs(got[2 * b] - want[3 * b + 3]));
                worst = Math.max(worst, Math.abs(want[3 * b + 4]));
                worst = Math.max(worst, Math.abs(got[2 * b + 1] - want[3 * b + 5]));
            }
            report.error(name + "/" + array, worst, SMOOTH);
        }

        private void rows(CheetahForces forces) {
            int contacts = count("ncon");
            int rows = count("nefc");
            int ours = forces.limits().size() + EDGES * forces.contacts().size();
            report.error(
                    name + "/rows",
                    Math.abs(contacts - forces.contacts().size()) + Math.abs(rows - ours),
                    0);
            if (rows == 0 || rows != ours || contacts != forces.contacts().size()) {
                return;
            }
            int[] types = file.ints(key + ".efc_type");
            int[] ids = file.ints(key + ".efc_id");
            double[] positions = want("efc_pos", rows);
            double worst = 0;
            for (int i = 0; i < rows; i++) {
                int id = ids[i];
                if (types[i] == LIMIT_ROW) {
                    CheetahForces.Limit limit =
                            forces.limits().stream()
                                    .filter(l -> l.hinge() == id - (DOFS - MOTORS))
                                    .findFirst()
                                    .orElseThrow(() -> missing("limit of joint " + id));
                    worst = Math.max(worst, Math.abs(limit.depth() - positions[i]));
                    worst = Math.max(worst, row(i, rows, limit.row()));
                } else if (types[i] == CONTACT_ROW) {
                    CheetahForces.Contact contact = contact(forces, id, contacts);
                    int edge = 0;
                    while (i - edge > 0 && edge < EDGES - 1 && sameContact(types, ids, i, edge)) {
                        edge++;
                    }
                    worst = Math.max(worst, Math.abs(contact.depth() - positions[i]));
                    worst = Math.max(worst, row(i, rows, contact.edges().get(order(id, edge))));
                } else {
                    throw missing("row of type " + types[i]);
                }
            }
            report.error(name + "/constraints", worst, CONSTRAINED);
        }

        /** Whether the row before the last {@code edge} ones is of the same contact too. */
        private static boolean sameContact(int[] types, int[] ids, int i, int edge) {
            return types[i - edge - 1] == CONTACT_ROW && ids[i - edge - 1] == ids[i];
        }

        /** MuJoCo's first tangent points along x or against it. */
        private int order(int contact, int edge) {
            int contacts = count("ncon");
            double along = want("contact_frame", contacts, 9)[9 * contact + 3];
            return edge < 2 && along < 0 ? 1 - edge : edge;
        }

        /** Ours of the same capsule, at the same place. */
        private CheetahForces.Contact contact(CheetahForces forces, int id, int contacts) {
            int capsule = file.ints(key + ".contact_geom")[id] - 1;
            double x = want("contact_pos", contacts, 3)[3 * id];
            return forces.contacts().stream()
                    .filter(c -> c.capsule() == capsule)
                    .min(Comparator.comparingDouble(c -> Math.abs(c.x() - x)))
                    .orElseThrow(() -> missing("contact of geom " + (capsule + 1)));
        }

        private IllegalArgumentException missing(String what) {
            return file.error(key + ".nefc", "there is no " + what + " here");
        }

        private double row(int i, int rows, CheetahForces.Row row) {
            double[] jacobian =
                    Arrays.copyOfRange(want("efc_J", rows, DOFS), DOFS * i, DOFS * i + DOFS);
            double[] got = {row.weight(), row.target(), row.force()};
            double[] want = {
                want("efc_D", rows)[i], want("efc_aref", rows)[i], want("efc_force", rows)[i]
            };
            return Math.max(error(got, want), error(row.jacobian(), jacobian));
        }
    }

    /** The largest {@code |got - want| / max(1, |want|)}. */
    private static double error(double[] got, double[] want) {
        double worst = 0;
        for (int i = 0; i < want.length; i++) {
            double error = Math.abs(got[i] - want[i]) / Math.max(1, Math.abs(want[i]));
            worst = error <= worst ? worst : error;
        }
        return worst;
    }
}
