package org.metagrad.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All results of a folder.
 *
 * @param suites those that are there
 * @param accuracy how exact the approximations are; empty if that is not there
 */
record Results(Map<Suite, Measured> suites, Optional<AccuracyResults> accuracy) {

    /**
     * Reads {@code SUITE.json}, {@code SUITE.machine.json} and {@code accuracy.json}, whatever is
     * there; {@code SUITE-part.json} of a suite of which nothing else is there.
     *
     * @throws IllegalArgumentException naming the file that is not what its name says
     */
    static Results read(Path folder) throws IOException {
        Map<Suite, Measured> suites = new EnumMap<>(Suite.class);
        for (Suite suite : Suite.values()) {
            for (String name : List.of(suite.file(), suite.file() + "-part")) {
                Path file = folder.resolve(name + ".json");
                List<JmhResult> results = Files.exists(file) ? JmhFile.read(file) : List.of();
                if (!results.isEmpty()) {
                    suites.putIfAbsent(suite, new Measured(suite, results, machine(folder, name)));
                }
            }
        }
        Path accuracy = folder.resolve(AccuracyResults.FILE + ".json");
        return new Results(
                suites,
                Files.exists(accuracy)
                        ? Optional.of(
                                AccuracyResults.read(
                                        accuracy, machine(folder, AccuracyResults.FILE)))
                        : Optional.empty());
    }

    private static Map<String, String> machine(Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ".machine.json");
        return Files.exists(file)
                ? Fields.of(file.toString(), Fields.parse(file)).texts()
                : Map.of();
    }
}
