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

    /**
     * The results that a file wants.
     *
     * @param path of the file
     * @param file its arrays
     * @param report gets the lines
     */
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

    /** {@return the ways to run programs that are to be checked} */
    public List<Engine> engines() {
        return report.engines();
    }

    /**
     * Reads a result that must be there.
     *
     * @param name of the result
     * @param dims its dimensions
     */
    public void require(String name, int... dims) {
        known.add(name);
        report.guard(
                prefix + name, path, () -> values.put(name, FolderCheck.numbers(file, name, dims)));
    }

    /**
     * Fails if there is nothing of that name.
     *
     * @param name of the result
     */
    public void requireThere(String name) {
        report.guard(prefix + name, path, () -> file.dims(name));
    }

    /**
     * Reads a result if it is there.
     *
     * @param name of the result
     * @param dims its dimensions
     * @return whether it is there
     */
    public boolean read(String name, int... dims) {
        if (file.has(name)) {
            require(name, dims);
        }
        return values.containsKey(name);
    }

    /**
     * {@return whether any of these names is there}
     *
     * @param names of results
     */
    public boolean any(String... names) {
        for (String name : names) {
            if (file.has(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return whether the result could be read}
     *
     * @param name of the result
     */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * {@return the recorded result}
     *
     * @param name of the result
     */
    public double[] get(String name) {
        return values.get(name);
    }

    /**
     * Compares what was computed, if there is a result to compare it with.
     *
     * @param name of the result
     * @param engine the way in which it was computed
     * @param got what was computed. Not modified.
     * @param tolerance the largest relative error allowed
     */
    public void compare(String name, Engine engine, double[] got, double tolerance) {
        double[] want = values.get(name);
        if (want != null) {
            String full = prefix + name + engine.suffix();
            report.compare(full, got, want, engine.smallestNorm(), tolerance);
        }
    }

    /**
     * Compares what was computed in one of several ways to the result.
     *
     * @param name of the result
     * @param way what the check's name ends with
     * @param got what was computed. Not modified.
     * @param smallest the norm below which the error is taken relative to it
     * @param tolerance the largest relative error allowed
     */
    public void compare(String name, String way, double[] got, double smallest, double tolerance) {
        double[] want = values.get(name);
        if (want != null) {
            report.compare(prefix + name + way, got, want, smallest, tolerance);
        }
    }

    /**
     * Compares with something else that belongs to the result of this name.
     *
     * @param name of the result
     * @param engine the way in which it was computed
     * @param got what was computed. Not modified.
     * @param want the wanted values. Not modified.
     * @param tolerance the largest relative error allowed
     */
    public void compareTo(
            String name, Engine engine, double[] got, double[] want, double tolerance) {
        String full = prefix + name + engine.suffix();
        report.compare(full, got, want, engine.smallestNorm(), tolerance);
    }

    /**
     * Does a part of the checks; if it throws, that is a failed check of this name.
     *
     * @param name of the result
     * @param part of the checks
     */
    public void guard(String name, Runnable part) {
        report.guard(prefix + name, path, part);
    }

    /**
     * Names data or description that are no results.
     *
     * @param regex of their names
     */
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
