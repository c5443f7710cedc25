package org.metagrad.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with small results of two suites, and of accuracy where that is asked for. */
public final class SampleResults {
    private static final List<String> FILES =
            List.of("meta-update.json", "meta-update.machine.json", "kernels.json");

    private SampleResults() {}

    /** Copies them. */
    public static void copy(Path folder) throws IOException {
        for (String file : FILES) {
            try (InputStream in = SampleResults.class.getResourceAsStream(file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
    }

    /** Adds a comparison of accuracy with times. */
    public static void addAccuracy(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("accuracy.json"),
                """
                {"settings":{"seed":1,"inner steps":1},"references":{"closed form":"the formula"},"rows":[
                {"problem":"quadratics","stage":"one","reference":"closed form","approximation":"maml",
                 "cosine":1.0,"cosineLow":1.0,"cosineHigh":1.0,"error":0.0,"errorLow":0.0,"errorHigh":0.0},
                {"problem":"quadratics","stage":"one","reference":"closed form","approximation":"fomaml",
                 "cosine":0.9,"cosineLow":0.8,"cosineHigh":0.95,"error":0.3,"errorLow":0.2,"errorHigh":0.4},
                {"problem":"quadratics","stage":"one","reference":"closed form","approximation":"maml-lvc",
                 "cosine":0.99,"cosineLow":0.98,"cosineHigh":1.0,"error":0.1,"errorLow":0.05,"errorHigh":0.2}
                ]}
                """);
        Files.writeString(
                folder.resolve("accuracy.machine.json"),
                """
                {"command":"./metagrad bench accuracy",
                 "milliseconds":{"quadratics":{"maml":4.0,"maml-lvc":4.4,"fomaml":2.5}}}
                """);
    }
}
