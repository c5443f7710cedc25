package org.metagrad.bench.report;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which results are kept unless the user says it. */
public final class ResultsFolder {
    private ResultsFolder() {}

    /**
     * {@return the folder {@code bench/results} where metagrad is checked out, {@code results}
     * elsewhere}
     */
    public static Path usual() {
        return under(Path.of(""));
    }

    static Path under(Path folder) {
        boolean checkedOut = Files.exists(folder.resolve("bench/pom.xml"));
        return folder.resolve(checkedOut ? "bench/results" : "results");
    }
}
