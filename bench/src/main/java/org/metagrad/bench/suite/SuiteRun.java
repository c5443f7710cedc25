package org.metagrad.bench.suite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.io.TextFile;
import org.metagrad.bench.jmh.PeerLibraries;
import org.metagrad.bench.report.EarlierResults;
import org.metagrad.bench.report.Marks;
import org.metagrad.bench.run.TimeLeft;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;

/**
 * A run of one suite: point after point, the results so far kept in their file all the time.
 *
 * @param missing how many points of the suite are not among those that are measured
 * @param files where results go
 */
record SuiteRun(
        Suite suite,
        List<Point> points,
        int missing,
        SuiteOptions user,
        ResultFiles files,
        String command) {

    private static final Pattern JVM = Pattern.compile("(\"jvm\" : )\"[^\"]*\"");

    /** Whether all points of the suite are measured. */
    private boolean isWhole() {
        return missing == 0;
    }

    /** Whether the results take the place of a file in the end: the suite's, or the user's own. */
    private boolean fills(int failed) {
        return user.namesResults() || isWhole() && failed == 0;
    }

    /** Says what is to come, and what it replaces. */
    String announcement() {
        double seconds = points.stream().mapToDouble(Point::seconds).sum();
        String count = isWhole() ? Count.of(points.size(), "point") : part(points.size());
        return String.format(
                Locale.ROOT,
                "Suite %s: %s, about %s; results go to %s%s",
                suite.key(),
                count,
                TimeLeft.text(seconds),
                files.part() + replaced(files.part(), " in place of %s"),
                fills(0) ? atTheEnd() : unchanged());
    }

    private String atTheEnd() {
        return ", in the end to " + files.file() + replaced(files.file(), " in place of %s");
    }

    private String unchanged() {
        return replaced(files.file(), "; " + files.file() + " with its %s stays");
    }

    private static String replaced(Path file, String words) {
        Optional<String> before = EarlierResults.describe(file, ResultFiles.machine(file));
        return before.map(earlier -> String.format(Locale.ROOT, words, earlier)).orElse("");
    }

    private String part(int measured) {
        return String.format(Locale.ROOT, "%d of %d points", measured, points.size() + missing);
    }

    /**
     * Measures.
     *
     * @param load of the machine before any benchmark
     * @return the number of points that failed
     * @throws IOException if a file cannot be written, or JMH cannot run
     */
    int run(PrintStream out, double load) throws IOException {
        OutputFormat output =
                OutputFormatFactory.createFormatInstance(
                        out, user.verbosity().orElse(Defaults.VERBOSITY));
        MachineFile machine = new MachineFile(suite.key(), command, load);
        machine.put("settings", suite.settings(points));
        if (suite == Suite.PEERS) {
            PeerLibraries.find().ifPresent(peers -> peers.describe().forEach(machine::put));
        }
        if (files.file().getParent() != null) {
            Files.createDirectories(files.file().getParent());
        }
        List<RunResult> all = new ArrayList<>();
        TimeLeft pace = new TimeLeft();
        double rest = points.stream().mapToDouble(Point::seconds).sum();
        int failed = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            output.println(
                    String.format(
                            Locale.ROOT,
                            "# Point %d of %d, about %s left: %s",
                            i + 1,
                            points.size(),
                            TimeLeft.text(pace.of(rest).orElse(rest)),
                            point));
            long start = System.nanoTime();
            try {
                var done = new Runner(point.options(user), new OneRun(output)).run();
                all.addAll(done);
                failed += done.isEmpty() ? 1 : 0;
            } catch (RunnerException | RuntimeException failure) {
                // Not a benchmark's own failure unless -foe wants it so: nothing else would run.
                throw new IOException(point + ": " + failure.getMessage(), failure);
            }
            rest -= point.seconds();
            pace.add(point.seconds(), (System.nanoTime() - start) / 1e9);
            boolean isLast = i == points.size() - 1;
            write(all, machine, isLast && isWhole() && failed == 0 ? "" : part(all.size()));
        }
        output.endRun(all);
        output.flush();
        out.println("\n" + finish(failed));
        if (machine.entries().get("marks") instanceof List<?> marks) {
            marks.forEach(mark -> out.println("Marked: " + mark));
        }
        return failed;
    }

    /** Says where the results are in the end. */
    private String finish(int failed) throws IOException {
        if (!fills(failed)) {
            return String.format(
                    Locale.ROOT,
                    "The results of suite %s, a part of it, are in %s%s",
                    suite.key(),
                    files.part(),
                    unchanged());
        }
        String before = replaced(files.file(), "; they have replaced %s");
        files.finish();
        return String.format(
                Locale.ROOT,
                "The results of suite %s are in %s%s",
                suite.key(),
                files.file(),
                before);
    }

    /** What JMH writes, but where this machine keeps its Java is nobody's business. */
    private void write(List<RunResult> all, MachineFile machine, String part) throws IOException {
        TextFile.write(files.part(), text(all, user.format()));
        machine.put("part", part);
        machine.put("marks", Marks.of(machine.entries(), text(all, ResultFormatType.JSON)));
        machine.write(ResultFiles.machine(files.part()));
    }

    private static String text(List<RunResult> all, ResultFormatType format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream text = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(format, text).writeOut(all);
        }
        String written = bytes.toString(StandardCharsets.UTF_8);
        return JVM.matcher(written).replaceAll("$1\"java\"");
    }
}
