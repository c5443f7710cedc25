package org.metagrad.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.metagrad.bench.io.Count;

/** What a file of results holds before another takes its place, in a few words. */
public final class EarlierResults {
    private EarlierResults() {}

    /**
     * {@return the results that are there, such as {@code 138 results of 2026-11-21T12:04:24Z};
     * empty if there is no file}
     *
     * @param results a file that may be there, of any kind
     * @param machine the file beside it, which may be there
     */
    public static Optional<String> describe(Path results, Path machine) {
        if (!Files.exists(results)) {
            return Optional.empty();
        }
        String count;
        try {
            count = Count.of(JmhFile.read(results).size(), "result");
        } catch (IOException | IllegalArgumentException _) {
            count = "earlier contents";
        }
        return Optional.of(count + date(machine));
    }

    /**
     * {@return the comparison that is there, such as {@code the comparison of 2026-11-21}}
     *
     * @param machine the file beside the comparison, which may be there
     */
    public static String comparison(Path machine) {
        return "the comparison" + date(machine);
    }

    private static String date(Path machine) {
        try {
            return Files.exists(machine)
                    ? " of " + Fields.of(machine.toString(), Fields.parse(machine)).text("date")
                    : "";
        } catch (IOException | IllegalArgumentException _) {
            return "";
        }
    }
}
