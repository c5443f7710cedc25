package org.metagrad.bench.compare;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.metagrad.bench.io.TextFile;
import org.metagrad.bench.option.BuildInfo;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;
import org.metagrad.meta.run.WrongFolderException;
import org.metagrad.meta.store.AtomicFile;

/**
 * {@code compare.properties}: all that is compared, with which seeds, up to which budget and
 * against which targets. It is on the disk before the first run begins, and nothing of it can be
 * changed afterwards.
 */
final class GridFile {
    static final String NAME = "compare.properties";
    private static final String DESCRIPTION = TrainingConfig.DESCRIPTION;
    private static final String ALL = "all.";
    private static final String SEED_OFFSET = ".seed-offset";

    private final Path path;

    GridFile(Path folder) {
        path = folder.resolve(NAME);
    }

    /**
     * Writes the description of a grid, or checks that it is the one that is there.
     *
     * @param arguments of the command, for the reader
     * @throws WrongFolderException one line naming the entry in which another grid is there
     */
    void settle(Grid grid, List<String> arguments) throws IOException, WrongFolderException {
        if (!Files.exists(path)) {
            Map<String, String> all = entries(grid);
            describe(arguments).forEach((key, value) -> all.put(DESCRIPTION + key, value));
            AtomicFile.writeDurably(path, text(all).getBytes(StandardCharsets.UTF_8));
            return;
        }
        Map<String, String> there = read();
        for (var entry : ofGrid(grid).entrySet()) {
            requireSame(entry.getKey(), there.getOrDefault(entry.getKey(), ""), entry.getValue());
        }
        for (Column column : grid.columns()) {
            requireSame(
                    column.name() + SEED_OFFSET,
                    there.getOrDefault(column.name() + SEED_OFFSET, "0"),
                    Long.toString(column.seedOffset()));
            TrainingConfig before = config(column, there);
            for (TrainingKey key : TrainingKey.values()) {
                requireSame(
                        column.name() + "." + key.key(),
                        before.text(key),
                        column.config().text(key));
            }
        }
    }

    private void requireSame(String key, String theirs, String ours) throws WrongFolderException {
        if (!ours.equals(theirs)) {
            throw new WrongFolderException(
                    String.format(
                            Locale.ROOT,
                            "%s: was begun with %s %s, here it is %s; what is compared is settled before the first run, another folder is wanted",
                            path,
                            key,
                            theirs.isEmpty() ? "none" : theirs,
                            ours.isEmpty() ? "none" : ours),
                    null);
        }
    }

    /**
     * The configuration of a column as the file has it. What came into being after the file is what
     * changes nothing.
     */
    private TrainingConfig config(Column column, Map<String, String> there)
            throws WrongFolderException {
        Map<String, String> stored = new LinkedHashMap<>();
        for (TrainingKey key : TrainingKey.values()) {
            String value =
                    there.getOrDefault(column.name() + "." + key.key(), there.get(ALL + key.key()));
            if (value != null) {
                stored.put(key.key(), value);
            }
        }
        for (TrainingKey key : List.of(TrainingKey.SEED, TrainingKey.THREADS)) {
            stored.put(key.key(), column.config().text(key));
        }
        try {
            return TrainingConfig.fromMap(stored);
        } catch (IllegalArgumentException problem) {
            throw new WrongFolderException(
                    path + ": column " + column.name() + ": " + problem.getMessage(), problem);
        }
    }

    /** {@return what the file has, descriptions of the machine among it} */
    Map<String, String> read() throws IOException, WrongFolderException {
        Properties properties = new Properties();
        Map<String, String> entries = new LinkedHashMap<>();
        try (Reader text = new StringReader(TextFile.read(path))) {
            properties.load(text);
        } catch (IllegalArgumentException problem) {
            throw new WrongFolderException(path + ": " + problem.getMessage(), problem);
        }
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> entries.put(key, properties.getProperty(key)));
        return entries;
    }

    /** What is not of a single column. */
    private static Map<String, String> ofGrid(Grid grid) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(
                "columns",
                grid.columns().stream().map(Column::name).collect(Collectors.joining(",")));
        entries.put("seeds", grid.seeds().text());
        entries.put("budget", grid.budget() == Long.MAX_VALUE ? "" : Long.toString(grid.budget()));
        entries.put(
                "targets",
                grid.targets().stream().map(String::valueOf).collect(Collectors.joining(",")));
        entries.put("evaluate-every", Integer.toString(grid.evaluateEvery()));
        entries.put(
                "comparisons",
                grid.comparisons().stream()
                        .map(pair -> pair.column() + ":" + pair.reference())
                        .collect(Collectors.joining(",")));
        return entries;
    }

    private static Map<String, String> entries(Grid grid) {
        Map<String, String> entries = new LinkedHashMap<>(ofGrid(grid));
        Map<String, String> common = new LinkedHashMap<>(grid.columns().getFirst().settings());
        grid.columns().forEach(column -> common.entrySet().retainAll(column.settings().entrySet()));
        common.forEach((key, value) -> entries.put(ALL + key, value));
        for (Column column : grid.columns()) {
            column.settings()
                    .forEach((key, value) -> {
                        if (!common.containsKey(key)) {
                            entries.put(column.name() + "." + key, value);
                        }
                    });
            if (column.seedOffset() != 0) {
                entries.put(column.name() + SEED_OFFSET, Long.toString(column.seedOffset()));
            }
        }
        return entries;
    }

    private static Map<String, String> describe(List<String> arguments) {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("version", BuildInfo.version());
        description.put("commit", BuildInfo.commit());
        description.put("jdk", BuildInfo.jdk());
        description.put("os", BuildInfo.system());
        description.put("command", "metagrad " + String.join(" ", arguments));
        description.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return description;
    }

    private static String text(Map<String, String> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach((key, value) ->
                text.append(escaped(key).replace("=", "\\=").replace(":", "\\:"))
                        .append('=')
                        .append(escaped(value))
                        .append('\n'));
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replaceFirst("^ ", "\\\\ ");
    }
}
