package org.metagrad.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.metagrad.bench.io.TextFile;
import org.metagrad.bench.jmh.Point;
import org.metagrad.bench.jmh.Suite;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;

/**
 * A run of one suite: point after point, the results so far kept in their file all the time.
 *
 * @param results where they go; the machine's file goes beside it
 * @param format of the results
 */
record SuiteRun(
        Suite suite,
        List<Point> points,
        Options user,
        Path results,
        ResultFormatType format,
        String command) {

    private static final Pattern JVM = Pattern.compile("(\"jvm\" : )\"[^\"]*\"");

    /** Says what is to come. */
    String announcement() {
        double seconds = points.stream().mapToDouble(Point::seconds).sum();
        return String.format(
                Locale.ROOT,
                "Suite %s: %d points, about %.0f min; results go to %s",
                suite.key(),
                points.size(),
                Math.ceil(seconds / 60),
                results);
    }

    /**
     * Measures.
     *
     * @return the number of points that failed
     * @throws IOException if a file cannot be written, or JMH cannot run
     */
    int run(PrintStream out) throws IOException {
        OutputFormat output =
                OutputFormatFactory.createFormatInstance(
                        out, user.verbosity().orElse(Defaults.VERBOSITY));
        MachineFile machine = new MachineFile(suite.key(), command);
        if (results.getParent() != null) {
            Files.createDirectories(results.getParent());
        }
        List<RunResult> all = new ArrayList<>();
        double left = points.stream().mapToDouble(Point::seconds).sum();
        int failed = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            output.println(
                    String.format(
                            Locale.ROOT,
                            "# Point %d of %d, about %.0f min left: %s",
                            i + 1,
                            points.size(),
                            Math.ceil(left / 60),
                            point));
            left -= point.seconds();
            try {
                var done = new Runner(point.options(user), new OneRun(output)).run();
                all.addAll(done);
                failed += done.isEmpty() ? 1 : 0;
            } catch (RunnerException | RuntimeException failure) {
                // Not a benchmark's own failure unless -foe wants it so: nothing else would run.
                throw new IOException(point + ": " + failure.getMessage(), failure);
            }
            write(all);
            machine.write(machineFile());
        }
        output.endRun(all);
        output.flush();
        out.println("\nThe results of suite " + suite.key() + " are in " + results);
        return failed;
    }

    /** What JMH writes, but where this machine keeps its Java is nobody's business. */
    private void write(List<RunResult> all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream text = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(format, text).writeOut(all);
        }
        String written = bytes.toString(StandardCharsets.UTF_8);
        TextFile.write(results, JVM.matcher(written).replaceAll("$1\"java\""));
    }

    /** {@code kernels.machine.json} beside {@code kernels.json}. */
    Path machineFile() {
        String name = results.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String base = dot > 0 ? name.substring(0, dot) : name;
        return results.resolveSibling(base + ".machine.json");
    }
}
