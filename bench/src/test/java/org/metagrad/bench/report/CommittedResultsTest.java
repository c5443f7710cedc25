package org.metagrad.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metagrad.bench.suite.Point;
import org.metagrad.bench.suite.Suite;
import org.metagrad.meta.store.Json;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The measurements in {@code bench/results} are of what the suites are at present. */
class CommittedResultsTest {
    private static final Path FOLDER = Path.of("results");

    private static Map<?, ?> machine(Suite suite) throws IOException {
        Path file = FOLDER.resolve(suite.key() + ".machine.json");
        return (Map<?, ?>) Json.parse(Files.readString(file));
    }

    private static List<Point> points(Suite suite) {
        assumeTrue(suite.isBuilt());
        return Point.of(suite, List.of(), new OptionsBuilder().build());
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void theirBenchmarksAndParametersAreThoseOfTheSuite(Suite suite) throws IOException {
        List<String> wanted =
                points(suite).stream().map(p -> p.benchmark() + p.parameters()).toList();
        assertThat(JmhFile.read(FOLDER.resolve(suite.key() + ".json")))
                .extracting(r -> r.benchmark() + new java.util.TreeMap<>(r.parameters()))
                .as("run ./metagrad bench %s", suite.key())
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void theirSettingsAreThoseOfThePresets(Suite suite) throws IOException {
        Map<?, ?> machine = machine(suite);
        Map<String, String> wanted = suite.settings(points(suite));
        // without its commit a file says of itself that it is older than such settings
        if (machine.containsKey("commit")) {
            assertThat(machine.containsKey("settings") ? machine.get("settings") : Map.of())
                    .as("of other settings: run ./metagrad bench %s", suite.key())
                    .isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void theirMarksStandBesideThem(Suite suite) throws IOException {
        Map<String, String> machine = Fields.of(suite.key(), machine(suite)).texts();
        Path file = FOLDER.resolve(suite.key() + ".json");
        List<String> marks = Marks.of(machine, JmhFile.read(file));
        Object written = machine(suite).get("marks");
        assertThat(written == null ? List.of() : written).isEqualTo(marks);
    }
}
