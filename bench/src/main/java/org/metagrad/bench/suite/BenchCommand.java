package org.metagrad.bench.suite;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.metagrad.bench.io.WatchedOutput;
import org.metagrad.bench.jmh.PeerLibraries;
import org.metagrad.bench.report.Marks;
import org.metagrad.bench.report.ResultsFolder;
import org.metagrad.bench.report.SystemLoad;
import org.metagrad.envs.NearestName;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code bench [SUITE] [JMH options]}: runs the JMH benchmarks of this jar. Results go to {@code
 * bench/results} in a checkout of metagrad and to {@code results} elsewhere.
 */
@Command(
        name = "bench",
        description = {
            "Run JMH benchmarks: a suite, or all but peers, with any options of JMH.",
            "Suites: kernels, derivatives, meta-update, environments, iterations, peers. Regular expressions after the suite pick benchmarks; -p width=64 takes the place of a suite's values; -f 1 is quick; -l and -lp list; -lprof and -lrf list what JMH has.",
            "Results and what they were measured on go to SUITE.json and SUITE.machine.json, those of a part of a suite to SUITE-part.json."
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description =
                    "of the results (bench/results in a checkout of metagrad, results elsewhere)")
    private Path results;

    @Parameters(
            arity = "0..*",
            paramLabel = "SUITE, JMH OPTION",
            description = "a suite and what is passed on to JMH")
    private List<String> arguments = new ArrayList<>();

    private final Class<?> main;

    /**
     * A command that picocli fills.
     *
     * @param main the class whose {@code main} this process runs
     */
    public BenchCommand(Class<?> main) {
        this.main = main;
    }

    @Override
    public Integer call() throws IOException {
        SuiteOptions options = parsed();
        if (options.shouldListProfilers()) {
            options.listProfilers();
            return 0;
        }
        if (options.shouldListResultFormats()) {
            options.listResultFormats();
            return 0;
        }
        List<String> names = options.names();
        List<Suite> suites = names.isEmpty() ? Suite.usual() : List.of(suite(names.getFirst()));
        List<String> patterns = names.isEmpty() ? names : names.subList(1, names.size());
        if (options.namesResults() && suites.size() > 1) {
            throw wrong("-rff: one file holds one suite; name the suite, or give --results FOLDER");
        }
        List<SuiteRun> runs = new ArrayList<>();
        for (Suite suite : suites) {
            if (!suite.isBuilt()) {
                throw wrong(
                        String.format(
                                Locale.ROOT,
                                "suite %s: this build is without its libraries; mvn -Ppeers -DskipTests package brings them",
                                suite.key()));
            }
            List<Point> points = Point.of(suite, patterns, options);
            if (points.isEmpty()) {
                throw wrong(
                        String.format(
                                Locale.ROOT,
                                "suite %s: no benchmark is called %s (-l lists them)",
                                suite.key(),
                                String.join(" or ", patterns)));
            }
            runs.add(
                    new SuiteRun(
                            suite,
                            points,
                            Point.missing(suite, points),
                            options,
                            ResultFiles.of(
                                    options.results(
                                            results == null ? ResultsFolder.usual() : results,
                                            suite.key())),
                            "./metagrad bench " + String.join(" ", arguments)));
        }
        if (options.shouldList() || options.shouldListWithParams()) {
            return list(runs, options.shouldListWithParams());
        }
        List<String> holding = PeerLibraries.holding(System.getenv());
        if (suites.contains(Suite.PEERS) && !holding.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "metagrad: "
                                    + String.join(" and ", holding)
                                    + " would hold a library back: starting anew without");
            return FreshProcess.run(
                    FreshProcess.of(
                            holding,
                            main,
                            spec.root().commandLine().getParseResult().originalArgs()));
        }
        return run(runs, options);
    }

    private SuiteOptions parsed() {
        SuiteOptions options;
        try {
            options = new SuiteOptions(arguments);
        } catch (CommandLineOptionException | IllegalArgumentException | IllegalStateException e) {
            String message = String.valueOf(e.getMessage());
            throw wrong(
                    message.contains(ResultFormatType.class.getName())
                            ? "-rf: allowed are text, csv, scsv, json, latex"
                            : message.contains(VerboseMode.class.getName())
                                    ? "-v: allowed are silent, normal, extra"
                                    : message);
        }
        options.names().stream().skip(1).forEach(this::requireExpression);
        options.getExcludes().forEach(this::requireExpression);
        return options;
    }

    private void requireExpression(String expression) {
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException problem) {
            throw wrong(
                    String.format(
                            Locale.ROOT,
                            "'%s' is no regular expression: %s",
                            expression,
                            problem.getDescription()));
        }
    }

    private Suite suite(String name) {
        List<String> allowed = new ArrayList<>(Suite.keys());
        allowed.addAll(spec.subcommands().keySet());
        return Suite.named(name)
                .orElseThrow(() ->
                        wrong(
                                String.format(
                                        Locale.ROOT,
                                        "suite '%s': allowed are %s",
                                        name,
                                        NearestName.hint(name, allowed))));
    }

    private int list(List<SuiteRun> runs, boolean withParameters) {
        var out = spec.commandLine().getOut();
        for (SuiteRun run : runs) {
            out.println(run.suite().key() + ": " + run.suite().description());
            run.points().stream()
                    .map(point ->
                            withParameters
                                    ? point.toString()
                                    : new Point(point.benchmark(), Map.of(), 0).toString())
                    .distinct()
                    .forEach(line -> out.println("  " + line));
        }
        out.flush();
        return 0;
    }

    private int run(List<SuiteRun> runs, SuiteOptions options) throws IOException {
        if (!options.getOutput().hasValue()) {
            return run(runs, System.out);
        }
        Path file = Path.of(options.getOutput().get());
        try (WatchedOutput stream = WatchedOutput.of(file)) {
            int code = run(runs, new PrintStream(stream, true, StandardCharsets.UTF_8));
            if (stream.failure().isPresent()) {
                throw new FileSystemException(file.toString(), null, stream.failure().get());
            }
            return code;
        }
    }

    private static int run(List<SuiteRun> runs, PrintStream output) throws IOException {
        int failed = 0;
        int points = 0;
        // A benchmark is a job of its own: the load of a later suite's start is that of the
        // earlier.
        double load = SystemLoad.now();
        runs.forEach(run -> output.println(run.announcement()));
        Marks.busy(load, Runtime.getRuntime().availableProcessors())
                .ifPresent(busy ->
                        output.println(
                                "This machine is busy, with "
                                        + busy
                                        + "; the results will be marked."));
        for (SuiteRun run : runs) {
            failed += run.run(output, load);
            points += run.points().size();
        }
        output.flush();
        if (failed > 0) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%d of %d points failed, see the output above",
                            failed,
                            points));
        }
        return 0;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
