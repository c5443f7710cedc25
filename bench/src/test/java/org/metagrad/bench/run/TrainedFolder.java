package org.metagrad.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metagrad.bench.Metagrad;
import picocli.CommandLine;

/** A small run by the real backend, and what of its folder is the same each time. */
public final class TrainedFolder {
    private static final List<String> SMALL =
            List.of("--tasks=2", "--trajectories=3", "--hidden-width=4", "--hidden-layers=1");

    private TrainedFolder() {}

    public record Outcome(int exitCode, String out, String err) {}

    /** The arguments of a new run. */
    public static List<String> training(Path run, int iterations) {
        List<String> arguments = new ArrayList<>(List.of("train", "--out", run.toString()));
        arguments.add("--iterations=" + iterations);
        arguments.addAll(SMALL);
        return arguments;
    }

    public static Outcome execute(List<String> arguments) {
        return execute(arguments, Path::of);
    }

    /** With the files that these paths lead to. */
    static Outcome execute(List<String> arguments, CommandLine.ITypeConverter<Path> paths) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Metagrad.commandLine(Backend.ofMeta(), new Terminal(false, 80))
                        .registerConverter(Path.class, paths)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    public static Outcome resume(Path run, String... options) {
        List<String> arguments = new ArrayList<>(List.of("train", "--resume", run.toString()));
        arguments.addAll(List.of(options));
        return execute(arguments);
    }

    /** Parameters, table of returns, and metrics without the columns of seconds. */
    public static Map<String, String> results(Path run) throws IOException {
        Map<String, String> results = new TreeMap<>();
        for (String name : List.of("parameters.safetensors", "evaluation.csv")) {
            results.put(name, bytes(run.resolve(name)));
        }
        List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
        String[] header = lines.getFirst().split(",");
        results.put(
                "metrics.csv",
                lines.stream()
                        .map(line -> withoutSeconds(header, line.split(",")))
                        .collect(Collectors.joining("\n")));
        return results;
    }

    /** Every file, byte for byte. */
    static Map<String, String> contents(Path run) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), bytes(file));
            }
        }
        return contents;
    }

    private static String bytes(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private static String withoutSeconds(String[] header, String[] fields) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            if (!header[i].endsWith("seconds")) {
                kept.add(fields[i]);
            }
        }
        return String.join(",", kept);
    }
}
