package org.metagrad.bench.verify.envs;

import org.metagrad.bench.verify.check.Deviations;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Tables;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.lander.LanderEpisode;
import org.metagrad.envs.lander.LunarLander;
import org.metagrad.fixtures.Table;

/** {@code example_terrain_draws_*.csv} and the {@code _edges_} made of them. */
final class LanderTerrain {
    private static final String DRAWS = "example_terrain_draws";
    private static final String EDGES_OF = "example_terrain_edges";
    private static final int EDGES = 11;
    private static final int EVERYTHING = 65535;

    /** The recorded heights are float32. */
    private static final double ROUNDED = 1e-6;

    private final Tables tables;
    private final Report report;

    LanderTerrain(Tables tables, Report report) {
        this.tables = tables;
        this.report = report;
    }

    void run() {
        for (String name : tables.names(DRAWS)) {
            var path = tables.path(name);
            report.guard(FolderCheck.name(path), path, () -> compare(name));
        }
        for (String name : tables.names(EDGES_OF)) {
            String draws = name.replace(EDGES_OF, DRAWS);
            if (!tables.has(draws)) {
                var path = tables.path(name);
                report.fail(FolderCheck.name(path), path + ":1: needs " + draws);
            }
        }
    }

    private void compare(String name) {
        Table draws = tables.read(name);
        Table edges = tables.read(name.replace(DRAWS, EDGES_OF));
        double[] heights = new double[12];
        if (draws.rows() != heights.length) {
            throw draws.error(draws.rows() - 1, draws.rows() + " draws, 12 wanted");
        }
        for (int i = 0; i < heights.length; i++) {
            if (draws.whole(i, "i", 0, heights.length) != i) {
                throw draws.error(i, "i is '" + draws.text(i, "i") + "', " + i + " wanted");
            }
            heights[i] = draws.number(i, "terrain_draw");
        }
        if (edges.rows() != EDGES) {
            throw edges.error(edges.rows() - 1, edges.rows() + " edges, 11 wanted");
        }
        double[] ground = ground(heights);
        Deviations deviations = new Deviations(edges);
        for (int row = 0; row < EDGES; row++) {
            boolean bottom = row == 0;
            deviations.compare(row, "fixture", row, 0);
            deviations.compare(row, "friction", bottom ? 0.2 : 0.1, 0);
            deviations.compare(row, "restitution", 0, 0);
            deviations.compare(row, "category_bits", 1, 0);
            deviations.compare(row, "mask_bits", EVERYTHING, 0);
            deviations.compare(row, "x1", bottom ? 0 : 2.0 * (row - 1), ROUNDED);
            deviations.compare(row, "y1", bottom ? 0 : ground[row - 1], ROUNDED);
            deviations.compare(row, "x2", bottom ? 20 : 2.0 * row, ROUNDED);
            deviations.compare(row, "y2", bottom ? 0 : ground[row], ROUNDED);
        }
        deviations.report("lunarlander/" + name.replaceFirst("\\.csv$", ""), report);
    }

    private static double[] ground(double[] draws) {
        var episode = new LanderEpisode(draws, new double[2], new int[2], new double[1][2]);
        LunarLander environment =
                LunarLander.replay(
                        LunarLander.Task.GYMNASIUM, LunarLander.Options.GYMNASIUM, episode);
        environment.reset(RandomStream.of(0));
        return environment.scene(0).ground();
    }
}
