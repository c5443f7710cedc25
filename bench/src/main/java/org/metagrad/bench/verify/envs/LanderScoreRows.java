package org.metagrad.bench.verify.envs;

import org.metagrad.bench.verify.check.Deviations;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.envs.LanderReplay.Precision;
import org.metagrad.envs.lander.LanderScene;
import org.metagrad.fixtures.Table;

/**
 * The formulas of lunar_lander.py within each row: observation from body, shaping from observation,
 * reward from shaping, and the totals in the index. They hold after a touch too, where a replay of
 * a file in float parts from it.
 */
final class LanderScoreRows {
    private static final int LONGEST = 100_000;

    /** In float, an observation is rounded; all else is computed in double from the bodies. */
    private static final double ROUNDED = 2e-6;

    private static final double EXACT = 1e-9;
    private static final double HALF_WIDTH = LanderScene.WIDTH / 2;
    private static final double HALF_HEIGHT = LanderScene.HEIGHT / 2;
    private static final double PAD = LanderScene.HEIGHT / 4 + 18 / 30.0;

    private final Table index;
    private final int file;
    private final Table rows;
    private final Precision precision;

    LanderScoreRows(Table index, int file, Table rows, Precision precision) {
        this.index = index;
        this.file = file;
        this.rows = rows;
        this.precision = precision;
    }

    void run(String name, Report report) {
        Deviations score = new Deviations(rows);
        double before = Double.NaN;
        double sum = 0;
        int touch = -1;
        for (int t = 0; t < rows.rows(); t++) {
            if (rows.whole(t, "t", 0, LONGEST) != t) {
                throw rows.error(t, "t is '" + rows.text(t, "t") + "', " + t + " wanted");
            }
            double[] o = observation(t);
            observe(score, t, o);
            double shaping =
                    -100 * Math.sqrt(o[0] * o[0] + o[1] * o[1])
                            - 100 * Math.sqrt(o[2] * o[2] + o[3] * o[3])
                            - 100 * Math.abs(o[4])
                            + 10 * rows.whole(t, "leg0", 0, 1)
                            + 10 * rows.whole(t, "leg1", 0, 1);
            if (rows.columns().contains("shaping")) {
                score.compare(t, "shaping", shaping, EXACT * Math.max(1, Math.abs(shaping)));
            }
            double reward = t == 0 ? 0 : reward(t, o[0], shaping - before);
            score.compare(t, "reward", reward, EXACT * Math.max(100, Math.abs(shaping)));
            before = shaping;
            sum += rows.number(t, "reward");
            if (touch < 0 && rows.whole(t, "touching_contacts", 0, 100) > 0) {
                touch = t;
            }
        }
        score.report(name + "/score", report);
        totals(name, sum, touch, report);
    }

    private double[] observation(int t) {
        return new double[] {
            (body(t, "px") - HALF_WIDTH) / HALF_WIDTH,
            (body(t, "py") - PAD) / HALF_HEIGHT,
            body(t, "vx") * HALF_WIDTH / 50,
            body(t, "vy") * HALF_HEIGHT / 50,
            body(t, "angle"),
            20 * body(t, "omega") / 50
        };
    }

    /** What Gymnasium computed with: the float32, widened. */
    private double body(int t, String column) {
        double value = rows.number(t, "lander_" + column);
        return switch (precision) {
            case DOUBLE -> value;
            case FLOAT -> rows.floatValue(t, "lander_" + column);
        };
    }

    private void observe(Deviations score, int t, double[] o) {
        double tolerance = precision == Precision.DOUBLE ? EXACT : ROUNDED;
        score.compareRelative(t, "x", o[0], tolerance);
        score.compareRelative(t, "y", o[1], tolerance);
        score.compareRelative(t, "vx", o[2], tolerance);
        score.compareRelative(t, "vy", o[3], tolerance);
        score.compareRelative(t, "angle", o[4], tolerance);
        score.compareRelative(t, "angvel", o[5], tolerance);
    }

    /** The growth of the shaping less the fuel, or what the end gives. */
    private double reward(int t, double x, double growth) {
        boolean terminated = rows.flag(t, "terminated");
        boolean asleep = rows.columns().contains("awake") && !rows.flag(t, "awake");
        if ((asleep || Math.abs(x) >= 1) && !terminated) {
            throw rows.error(t, "terminated is 0, though the lander sleeps or is out of view");
        }
        int action = rows.whole(t, "action", 0, 3);
        if (terminated) {
            // without the column, the sign tells
            boolean rests =
                    rows.columns().contains("awake") ? asleep : rows.number(t, "reward") > 0;
            return rests ? 100 : -100;
        }
        return growth - (action == 2 ? 0.30 : action == 0 ? 0 : 0.03);
    }

    private void totals(String name, double sum, int touch, Report report) {
        Deviations totals = new Deviations(index);
        int last = rows.rows() - 1;
        totals.compare(file, "steps", last, 0);
        totals.compare(file, "return", sum, 1e-9 * Math.max(1, Math.abs(sum)));
        totals.compare(file, "last_terminated", rows.value(last, "terminated"), 0);
        if (index.columns().contains("first_touch_step")) {
            totals.compare(file, "first_touch_step", touch, 0);
            totals.compare(file, "last_reward", rows.value(last, "reward"), 0);
        }
        totals.report(name + "/index", report);
    }
}
