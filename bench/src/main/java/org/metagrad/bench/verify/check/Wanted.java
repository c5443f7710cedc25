package org.metagrad.bench.verify.check;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metagrad.fixtures.TensorFile;

/**
 * The recorded results of one file, and their comparison. A result that cannot be read is one
 * failed check, and is left out of the comparisons.
 */
public final class Wanted {
    private final Path path;
    private final TensorFile file;
    private final String prefix;
    private final Report report;
    private final Map<String, double[]> values = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    public Wanted(Path path, TensorFile file, Report report) {
        this.path = path;
        this.file = file;
        this.prefix = FolderCheck.name(path) + "/";
        this.report = report;
    }

    /** Fails if the file is known to have more lines. */
    public void requireWhole() {
        RecordedLines.shortage(FolderCheck.name(path), file.lines())
                .ifPresent(problem ->
                        report.fail(
                                FolderCheck.name(path),
                                path + ":" + file.lines() + ": " + problem));
    }

    /** The ways to run programs that are to be checked. */
    public List<Engine> engines() {
        return report.engines();
    }

    /** Reads a result that must be there. */
    public void require(String name, int... dims) {
        known.add(name);
        report.guard(
                prefix + name, path, () -> values.put(name, FolderCheck.numbers(file, name, dims)));
    }

    /** Fails if there is nothing of that name. */
    public void requireThere(String name) {
        report.guard(prefix + name, path, () -> file.dims(name));
    }

    /** Reads a result if it is there. */
    public boolean read(String name, int... dims) {
        if (file.has(name)) {
            require(name, dims);
        }
        return values.containsKey(name);
    }

    /** Whether any of these names is there. */
    public boolean any(String... names) {
        for (String name : names) {
            if (file.has(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the result could be read. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The recorded result. */
    public double[] get(String name) {
        return values.get(name);
    }

    /** Compares what was computed, if there is a result to compare it with. */
    public void compare(String name, Engine engine, double[] got, double tolerance) {
        double[] want = values.get(name);
        if (want != null) {
            String full = prefix + name + engine.suffix();
            report.compare(full, got, want, engine.smallestNorm(), tolerance);
        }
    }

    /**
     * The same for one of several ways to the result.
     *
     * @param way what the check's name ends with
     * @param smallest the norm below which the error is taken relative to it
     */
    public void compare(String name, String way, double[] got, double smallest, double tolerance) {
        double[] want = values.get(name);
        if (want != null) {
            report.compare(prefix + name + way, got, want, smallest, tolerance);
        }
    }

    /** Compares with something else that belongs to the result of this name. */
    public void compareTo(
            String name, Engine engine, double[] got, double[] want, double tolerance) {
        String full = prefix + name + engine.suffix();
        report.compare(full, got, want, engine.smallestNorm(), tolerance);
    }

    /** Does a part of the checks; if it throws, that is a failed check of this name. */
    public void guard(String name, Runnable part) {
        report.guard(prefix + name, path, part);
    }

    /** Names that are data or description and no results. */
    public void known(String regex) {
        file.names().stream().filter(name -> name.matches(regex)).forEach(known::add);
    }

    /** Gives a line to every name that nothing has asked for. */
    public void skipUnknown() {
        file.names().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> report.skip(prefix + name));
    }
}
