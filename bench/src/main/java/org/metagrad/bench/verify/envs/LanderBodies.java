package org.metagrad.bench.verify.envs;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.metagrad.bench.verify.check.Deviations;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Tables;
import org.metagrad.fixtures.Table;

/**
 * {@code bodies.csv} and {@code joints.csv}: the constants of lunar_lander.py, from which the
 * lander's world is built.
 */
final class LanderBodies {
    private static final double SCALE = 30;

    /** Corners counter-clockwise, in units of 1/30 m. */
    private static final double[][] LANDER = {
        {17, -10}, {17, 0}, {14, 17}, {-14, 17}, {-17, 0}, {-17, -10}
    };

    private static final double[][] LEG = {{-2, -8}, {2, -8}, {2, 8}, {-2, 8}};

    /** The recorded numbers are float32, or double in another order of sums. */
    private static final double ROUNDED = 2e-6;

    private final Tables tables;
    private final String prefix;
    private final Report report;

    LanderBodies(Tables tables, String prefix, Report report) {
        this.tables = tables;
        this.prefix = prefix;
        this.report = report;
    }

    void run() {
        guarded("bodies.csv", this::bodies);
        guarded("joints.csv", this::joints);
    }

    private void guarded(String file, Runnable check) {
        if (tables.has(file)) {
            var path = tables.path(file);
            report.guard(FolderCheck.name(path), path, check);
        }
    }

    private static void requireAll(Table table, String column, String... names) {
        Set<String> missing = new TreeSet<>(List.of(names));
        for (int row = 0; row < table.rows(); row++) {
            missing.remove(table.text(row, column));
        }
        if (!missing.isEmpty()) {
            throw table.error(
                    table.rows() - 1,
                    "the file ends without " + column + " " + String.join(", ", missing));
        }
    }

    private void bodies() {
        Table table = tables.read("bodies.csv");
        requireAll(table, "body", "lander", "leg0", "leg1");
        Deviations deviations = new Deviations(table);
        for (int row = 0; row < table.rows(); row++) {
            boolean lander = table.text(row, "body").equals("lander");
            if (!lander && !table.text(row, "body").matches("leg[01]")) {
                throw table.error(row, "no body '" + table.text(row, "body") + "'");
            }
            body(deviations, row, lander ? LANDER : LEG, lander ? 5 : 1);
            if (table.columns().contains("density")) {
                deviations.compare(row, "density", lander ? 5 : 1, ROUNDED);
                deviations.compare(row, "friction", lander ? 0.1 : 0.2, ROUNDED);
                deviations.compare(row, "restitution", 0, 0);
                deviations.compare(row, "polygon_skin_radius", 0.01, ROUNDED);
                deviations.compare(row, "category_bits", lander ? 16 : 32, 0);
                deviations.compare(row, "mask_bits", 1, 0);
                corners(table, row, lander ? LANDER : LEG);
            }
        }
        deviations.report(prefix + "bodies", report);
    }

    /** Mass, centre and inertia of a polygon, by triangles from the origin. */
    private static void body(Deviations deviations, int row, double[][] shape, double density) {
        double mass = 0;
        double y = 0;
        double inertia = 0;
        for (int i = 0; i < shape.length; i++) {
            double ax = shape[i][0] / SCALE;
            double ay = shape[i][1] / SCALE;
            double bx = shape[(i + 1) % shape.length][0] / SCALE;
            double by = shape[(i + 1) % shape.length][1] / SCALE;
            double cross = ax * by - ay * bx;
            mass += density * cross / 2;
            y += density * cross * (ay + by) / 6;
            inertia +=
                    density
                            * cross
                            * (ax * ax + ax * bx + bx * bx + ay * ay + ay * by + by * by)
                            / 12;
        }
        deviations.compare(row, "mass", mass, ROUNDED);
        deviations.compare(row, "inertia_about_body_origin", inertia, ROUNDED);
        deviations.compare(row, "local_center_x", 0, ROUNDED);
        deviations.compare(row, "local_center_y", y / mass, ROUNDED);
    }

    private static void corners(Table table, int row, double[][] shape) {
        String text = table.text(row, "vertices_xy_ccw");
        String want =
                Arrays.stream(shape)
                        .flatMapToDouble(Arrays::stream)
                        .mapToObj(v -> Float.toString((float) (v / SCALE)))
                        .collect(Collectors.joining(" "));
        String[] cells = text.split(" ");
        String[] wanted = want.split(" ");
        boolean same = cells.length == wanted.length;
        try {
            for (int i = 0; same && i < cells.length; i++) {
                same =
                        Math.abs(Double.parseDouble(cells[i]) - Double.parseDouble(wanted[i]))
                                <= ROUNDED;
            }
        } catch (NumberFormatException _) {
            same = false;
        }
        if (!same) {
            throw table.error(row, "vertices_xy_ccw is '" + text + "', '" + want + "' wanted");
        }
    }

    private void joints() {
        Table table = tables.read("joints.csv");
        requireAll(table, "joint", "leg0", "leg1");
        Deviations deviations = new Deviations(table);
        for (int row = 0; row < table.rows(); row++) {
            if (!table.text(row, "joint").matches("leg[01]")) {
                throw table.error(row, "no joint '" + table.text(row, "joint") + "'");
            }
            boolean first = table.text(row, "joint").equals("leg0");
            deviations.compare(row, "lower_angle", first ? 0.4 : -0.9, ROUNDED);
            deviations.compare(row, "upper_angle", first ? 0.9 : -0.4, ROUNDED);
            deviations.compare(row, "motor_speed", first ? -0.3 : 0.3, ROUNDED);
            deviations.compare(row, "max_motor_torque", 40, ROUNDED);
            deviations.flag(row, "motor_enabled", true);
            deviations.flag(row, "limit_enabled", true);
        }
        deviations.report(prefix + "joints", report);
    }
}
