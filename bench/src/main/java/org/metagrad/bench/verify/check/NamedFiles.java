package org.metagrad.bench.verify.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.metagrad.bench.io.TextFile;

/**
 * What {@code README.md} says is in the folders of reference data: a file that it names and is not
 * there has been lost. A heading such as {@code ## torch/}, or a row of a table that starts with
 * {@code torch/}, names a folder; {@code `index.csv`} below such a heading names a file in it.
 */
public final class NamedFiles {
    private static final Pattern HEADING = Pattern.compile("#+\\h+`?((?:[\\w-]+/)+).*");
    private static final Pattern ROW = Pattern.compile("\\|\\h*`?((?:[\\w-]+/)+)`?\\h*\\|.*");
    private static final Pattern FILE = Pattern.compile("`((?:[\\w-]+/)*[\\w*-]+\\.csv)`");

    private final Path directory;
    private final Predicate<String> checked;
    private final Report report;
    private final Set<Path> reported = new HashSet<>();

    /**
     * A folder with files that a list names.
     *
     * @param directory the folder
     * @param checked whether there is a check for the folder of that name; what is in others is not
     *     missed
     * @param report gets the lines
     */
    public NamedFiles(Path directory, Predicate<String> checked, Report report) {
        this.directory = directory;
        this.checked = checked;
        this.report = report;
    }

    /** Checks that every named file is there and is what the list says. */
    public void run() {
        read(directory, directory);
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(Files::isDirectory)
                    .filter(folder -> checked.test(folder.getFileName().toString()))
                    .sorted()
                    .forEach(folder -> read(folder, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path folder, Path base) {
        Path readme = folder.resolve("README.md");
        if (Files.isRegularFile(readme)) {
            report.guard("README", readme, () -> lines(readme, base));
        }
    }

    private void lines(Path readme, Path base) {
        List<String> lines;
        try {
            lines = TextFile.read(readme).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path section = base;
        for (int i = 0; i < lines.size(); i++) {
            String place = readme + ":" + (i + 1);
            String line = lines.get(i);
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches() && base.equals(directory)) {
                section = base.resolve(heading.group(1));
                folder(section, place);
            } else if (line.startsWith("# ") || line.startsWith("## ")) {
                section = base;
            } else if (row.matches() && base.equals(directory)) {
                folder(base.resolve(row.group(1)), place);
            }
            Matcher file = FILE.matcher(line);
            while (file.find()) {
                file(section, base, file.group(1), place);
            }
        }
    }

    private void folder(Path folder, String place) {
        if (isChecked(folder) && !Files.isDirectory(folder)) {
            fail(folder, place);
        }
    }

    /** A name belongs to the folder of its section, or stands with its folder before it. */
    private void file(Path section, Path base, String name, String place) {
        Path file = section.resolve(name);
        if (Files.isDirectory(section)
                && isChecked(file)
                && !isThere(section, name)
                && !isThere(base, name)) {
            fail(file, place);
        }
    }

    private boolean isChecked(Path path) {
        Path relative = directory.relativize(path);
        return checked.test(relative.getName(0).toString());
    }

    /** Gzipped or not; of a pattern one match is enough. */
    private static boolean isThere(Path folder, String name) {
        Path pattern = folder.resolve(name).getFileName();
        Path parent = folder.resolve(name).getParent();
        if (!Files.isDirectory(parent)) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, pattern + "{,.gz}")) {
            return found.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fail(Path path, String place) {
        if (reported.add(path)) {
            String name = directory.relativize(path).toString().replaceFirst("\\.csv$", "");
            report.fail(name, place + ": names '" + path.getFileName() + "', which is not there");
        }
    }
}
