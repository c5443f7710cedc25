package org.metagrad.bench.jmh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a trained run, Intersection with continuous actions, out of this jar. */
final class TrainedRun {
    private TrainedRun() {}

    /** A copy in a temporary folder; nothing of the library is loaded for it. */
    static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("trained");
        for (String name : new String[] {"config.properties", "parameters.safetensors"}) {
            Path file = folder.resolve(name);
            try (InputStream in = TrainedRun.class.getResourceAsStream("trained/" + name)) {
                if (in == null) {
                    throw new IOException("trained/" + name + " is not among the resources");
                }
                Files.copy(in, file);
            }
            file.toFile().deleteOnExit();
        }
        folder.toFile().deleteOnExit();
        return folder;
    }
}
