package org.metagrad.bench.verify.envs;

import java.nio.file.Path;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Tables;
import org.metagrad.fixtures.Table;

/**
 * {@code halfcheetah/}: MuJoCo's half-cheetah, the terms of its equation of motion, trajectories,
 * and episodes in distribution.
 */
public final class HalfCheetahFolder implements FolderCheck {
    /** The check, which keeps nothing between folders. */
    public HalfCheetahFolder() {}

    @Override
    public String folder() {
        return "halfcheetah";
    }

    @Override
    public void run(Path folder, Report report) {
        Tables tables = new Tables(folder, FolderCheck.files(folder, report));
        if (tables.has("index.csv")) {
            Path path = tables.path("index.csv");
            report.guard(FolderCheck.name(path), path, () -> trajectories(tables, report));
        } else {
            report.fail("halfcheetah/index", folder.resolve("index.csv") + ":1: no such file");
        }
        new CheetahConstants(tables, report).run();
        new CheetahStates(tables, report).run();
        new CheetahStatistics(tables, report).run();
        tables.finish(report);
    }

    private static void trajectories(Tables tables, Report report) {
        Table index = tables.read("index.csv");
        for (int row = 0; row < index.rows(); row++) {
            int at = row;
            String file = index.text(row, "file");
            String name = "halfcheetah/" + file.replaceFirst("\\.csv$", "");
            report.guard(
                    name,
                    tables.path("index.csv"),
                    () -> {
                        Table rows = tables.named(index, at, "file");
                        new CheetahTrajectory(index, at, rows).run(name, report);
                    });
        }
    }
}
