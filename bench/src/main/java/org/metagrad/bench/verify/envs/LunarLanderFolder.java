package org.metagrad.bench.verify.envs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Tables;
import org.metagrad.bench.verify.envs.LanderReplay.Precision;
import org.metagrad.fixtures.LanderRecording;
import org.metagrad.fixtures.Table;

/**
 * {@code lunarlander/}: Gymnasium's LunarLander, whole episodes replayed from their draws, and
 * returns in distribution; in {@code double/} with Box2D in double.
 */
public final class LunarLanderFolder implements FolderCheck {
    private static final Map<String, Precision> REPEATS =
            Map.of("double", Precision.DOUBLE, "correctly_rounded_sincos", Precision.FLOAT);

    /** The check, which keeps nothing between folders. */
    public LunarLanderFolder() {}

    @Override
    public String folder() {
        return "lunarlander";
    }

    @Override
    public void run(Path folder, Report report) {
        Tables tables = new Tables(folder, files(folder, report));
        Map<String, LanderRecording> recordings = new HashMap<>();
        if (tables.has("index.csv")) {
            Path path = tables.path("index.csv");
            report.guard(FolderCheck.name(path), path, () -> originals(tables, recordings, report));
        } else {
            report.fail("lunarlander/index", folder.resolve("index.csv") + ":1: no such file");
        }
        for (Map.Entry<String, Precision> repeat : new java.util.TreeMap<>(REPEATS).entrySet()) {
            Path path = folder.resolve(repeat.getKey());
            if (Files.isDirectory(path)) {
                String name = "lunarlander/" + repeat.getKey();
                report.guard(
                        name, path, () -> repeats(path, recordings, repeat.getValue(), report));
            }
        }
        new LanderTerrain(tables, report).run();
        new LanderBodies(tables, "lunarlander/", report).run();
        new LanderStatistics(tables, report).run();
        tables.finish(report);
    }

    /** The reference files; folders that have a check are not among what is skipped. */
    private static List<Path> files(Path folder, Report report) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
                    files.add(entry);
                } else if (!REPEATS.containsKey(name)) {
                    report.skip("lunarlander/" + name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void originals(
            Tables tables, Map<String, LanderRecording> recordings, Report report) {
        Table index = tables.read("index.csv");
        for (int row = 0; row < index.rows(); row++) {
            int at = row;
            String file = index.text(row, "file");
            String name = "lunarlander/" + file.replaceFirst("\\.csv$", "");
            report.guard(
                    name,
                    tables.path("index.csv"),
                    () -> {
                        Table rows = tables.named(index, at, "file");
                        LanderRecording recording = new LanderRecording(index, at, rows);
                        recordings.put(file, recording);
                        new LanderScoreRows(index, at, rows, Precision.FLOAT).run(name, report);
                        new LanderReplay(recording, rows, Precision.FLOAT).run(name, report);
                    });
        }
    }

    private static void repeats(
            Path folder,
            Map<String, LanderRecording> recordings,
            Precision precision,
            Report report) {
        Tables tables = new Tables(folder, FolderCheck.files(folder, report));
        Table index = tables.read("index.csv");
        String prefix = "lunarlander/" + folder.getFileName() + "/";
        for (int row = 0; row < index.rows(); row++) {
            int at = row;
            String name = prefix + index.text(row, "file").replaceFirst("\\.csv$", "");
            report.guard(
                    name,
                    tables.path("index.csv"),
                    () -> {
                        String original = index.text(at, "same_draws_and_actions_as");
                        LanderRecording recording = recordings.get(original);
                        if (recording == null) {
                            throw index.error(at, "there is no recording '" + original + "'");
                        }
                        Table rows = tables.named(index, at, "file");
                        new LanderScoreRows(index, at, rows, precision).run(name, report);
                        new LanderReplay(recording, rows, precision).run(name, report);
                    });
        }
        new LanderBodies(tables, prefix, report).run();
        tables.finish(report);
    }
}
