package org.metagrad.bench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The files into which the results of a run go. They grow in a file beside the one that they are
 * meant for, so that a run which is stopped, fails or measures a part of a suite only costs no
 * earlier results.
 *
 * @param file that a whole run fills in the end
 * @param part where results grow, and where those of a part of a suite stay
 */
record ResultFiles(Path file, Path part) {
    private static final String JSON = ".json";

    /** {@code kernels-part.json} beside {@code kernels.json}. */
    static ResultFiles of(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        return new ResultFiles(
                file, file.resolveSibling(name.substring(0, end) + "-part" + name.substring(end)));
    }

    /**
     * What the results in a file were measured on: {@code kernels.machine.json} beside {@code
     * kernels.json}, {@code kernels.csv.machine.json} beside {@code kernels.csv}.
     */
    static Path machine(Path results) {
        String name = results.getFileName().toString();
        String base = name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
        return results.resolveSibling(base + ".machine.json");
    }

    /** Puts what has grown in the place of what was there. */
    void finish() throws IOException {
        move(machine(part), machine(file));
        move(part, file);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
