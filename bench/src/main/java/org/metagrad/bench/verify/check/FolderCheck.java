package org.metagrad.bench.verify.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.metagrad.fixtures.TensorFile;

/** The checks on one folder of reference data. */
public interface FolderCheck {

    /** {@return the folder's name} */
    String folder();

    /**
     * Compares everything in the folder.
     *
     * @param folder the folder
     * @param report gets the lines
     * @throws IllegalArgumentException if the folder is not as it should be; within a file that is
     *     better a line of its own, see {@link Report#guard}
     */
    void run(Path folder, Report report);

    /**
     * {@return the reference files of a folder by name, {@code .csv} or {@code .csv.gz}; what else
     * there is gets a line that it is skipped}
     *
     * @param folder the folder
     * @param report gets the lines
     * @throws IllegalArgumentException if there is none
     */
    static List<Path> files(Path folder, Report report) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
                    files.add(entry);
                } else {
                    report.skip(folder.getFileName() + "/" + name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException(folder + ": has no reference file (.csv)");
        }
        return files;
    }

    /**
     * {@return the name of a file's checks: folder and file without its ending}
     *
     * @param file the file
     */
    static String name(Path file) {
        String name = file.getFileName().toString();
        return file.getParent().getFileName() + "/" + name.substring(0, name.indexOf(".csv"));
    }

    /**
     * {@return the finite numbers of an array of known size}
     *
     * @param file the file
     * @param name of the array
     * @param dims the wanted dimensions
     * @throws IllegalArgumentException naming file and line if it is missing or has other dims
     */
    static double[] numbers(TensorFile file, String name, int... dims) {
        int[] found = file.dims(name);
        double[] values = file.finiteDoubles(name);
        if (!Arrays.equals(found, dims)) {
            throw file.error(
                    name,
                    String.format(
                            Locale.ROOT,
                            "'%s' has dims %s, %s wanted",
                            name,
                            Arrays.toString(found),
                            Arrays.toString(dims)));
        }
        return values;
    }

    /**
     * {@return the whole number of a file within limits}
     *
     * @param file the file
     * @param name of the number
     * @param least the smallest number allowed
     * @param greatest the largest number allowed
     */
    static int whole(TensorFile file, String name, int least, int greatest) {
        int value = file.intScalar(name);
        if (value < least || value > greatest) {
            throw file.error(
                    name,
                    String.format(
                            Locale.ROOT,
                            "'%s' is %d, %d to %d wanted",
                            name,
                            value,
                            least,
                            greatest));
        }
        return value;
    }
}
