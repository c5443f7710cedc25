package org.metagrad.bench.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.fixtures.TensorFile;
import picocli.CommandLine;

/** A folder with copies of the reference data, good or damaged, and the command run on it. */
record ReferenceFolder(Path directory) {

    record Outcome(int exitCode, List<String> lines, String err) {
        List<String> failures() {
            return lines.stream().filter(line -> line.startsWith("FAIL ")).toList();
        }

        String totals() {
            return lines.getLast();
        }
    }

    /** The lines of a stored file such as {@code torch/tiny_4-8-2_tanh_ce.csv}. */
    static List<String> stored(String name) throws IOException {
        InputStream plain = TensorFile.class.getResourceAsStream(name);
        InputStream in =
                plain != null
                        ? plain
                        : new GZIPInputStream(TensorFile.class.getResourceAsStream(name + ".gz"));
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new ArrayList<>(reader.lines().toList());
        }
    }

    /** The lines of a stored file less the results that begin otherwise than one of these. */
    static List<String> reduced(String name, String... kept) throws IOException {
        List<String> lines = stored(name);
        lines.removeIf(line ->
                line.matches("(hessian|third_|K\\d+\\.|directed\\.|\\w+_steps\\d\\.).*")
                        && Stream.of(kept).noneMatch(line::startsWith));
        return lines;
    }

    Path write(String name, List<String> lines) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    /** With all ways to run programs. */
    Outcome verify() {
        return run(directory.toString());
    }

    /**
     * With the interpreter alone, which reads and compares the same and takes a third of the time.
     */
    Outcome verifyReference() {
        return run(new VerifyCommand(List.of(Engine.REFERENCE)), directory.toString());
    }

    static Outcome run(String... arguments) {
        return run(new VerifyCommand(), arguments);
    }

    private static Outcome run(VerifyCommand command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                new CommandLine(command)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Outcome(exitCode, out.toString().lines().toList(), err.toString());
    }

    /** The index of the line with that name. */
    static int line(List<String> lines, String name) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(name + ",")) {
                return i;
            }
        }
        throw new AssertionError("no " + name);
    }

    /** Puts other dims and values in place of those of a name. */
    static void replace(List<String> lines, String name, String rest) {
        lines.set(line(lines, name), name + "," + rest);
    }

    /** Changes one number of an array by about 1e-6 of its size, a whole number by 1. */
    static void perturb(List<String> lines, String name, int index) {
        String[] parts = lines.get(line(lines, name)).split(",", 3);
        String[] values = parts[2].split(",");
        String old = values[index];
        if (parts[1].startsWith("int:")) {
            int value = Integer.parseInt(old);
            values[index] = Integer.toString(value == 0 ? 1 : value - 1);
        } else {
            double value = Double.parseDouble(old);
            values[index] = Double.toString(value + 1e-6 * (Math.abs(value) + 1));
        }
        replace(lines, name, parts[1] + "," + String.join(",", values));
    }
}
