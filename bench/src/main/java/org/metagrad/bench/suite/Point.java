package org.metagrad.bench.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.metagrad.bench.jmh.FigureProfiler;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One benchmark with a value for each of its parameters: what JMH measures at a time.
 *
 * @param benchmark {@code package.Class.method}
 * @param parameters a value for each {@code @Param}
 * @param seconds about how long it takes with its forks
 */
public record Point(String benchmark, Map<String, String> parameters, double seconds) {
    /** To start a virtual machine and set a benchmark up, about. */
    private static final double SECONDS_TO_START = 1.5;

    /**
     * {@return the points of a suite, each once}
     *
     * @param suite whose points they are
     * @param names regular expressions of which one must be found in the benchmark's name; all if
     *     there are none
     * @param user the user's options, whose parameters take the place of the suite's
     */
    public static List<Point> of(Suite suite, List<String> names, Options user) {
        LinkedHashSet<Point> points = new LinkedHashSet<>();
        for (Suite.Group group : suite.groups()) {
            for (BenchmarkListEntry entry : entries(names, user.getExcludes())) {
                if (group.holds(entry.getUsername())) {
                    add(entry, group, user, points);
                }
            }
        }
        return List.copyOf(points);
    }

    /**
     * {@return the number of points of a suite that are not among some}
     *
     * @param suite whose points they are
     * @param points that are there
     */
    public static int missing(Suite suite, List<Point> points) {
        List<Point> all = of(suite, List.of(), new OptionsBuilder().build());
        return (int) all.stream().filter(point -> points.stream().noneMatch(point::isSame)).count();
    }

    private boolean isSame(Point other) {
        return benchmark.equals(other.benchmark) && parameters.equals(other.parameters);
    }

    static Collection<BenchmarkListEntry> entries(List<String> names, List<String> excluded) {
        var silent = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        return BenchmarkList.defaultList().find(silent, names, excluded);
    }

    private static void add(
            BenchmarkListEntry entry, Suite.Group group, Options user, Collection<Point> points) {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(new TreeMap<>()));
        var annotated = new TreeMap<>(entry.getParams().orElse(Map.of()));
        annotated.forEach((name, defaults) -> {
            Collection<String> ofSuite =
                    group.parameters().getOrDefault(name, Arrays.asList(defaults));
            Collection<String> values = user.getParameter(name).orElse(ofSuite);
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (String value : values) {
                    Map<String, String> with = new TreeMap<>(combination);
                    with.put(name, value);
                    longer.add(with);
                }
            }
            combinations.clear();
            combinations.addAll(longer);
        });
        double seconds = seconds(entry, user);
        combinations.forEach(c -> points.add(new Point(entry.getUsername(), c, seconds)));
    }

    private static double seconds(BenchmarkListEntry entry, Options user) {
        Mode mode = user.getBenchModes().stream().findFirst().orElse(entry.getMode());
        double warm =
                user.getWarmupIterations()
                        .orElse(entry.getWarmupIterations().orElse(Defaults.WARMUP_ITERATIONS));
        double measured =
                user.getMeasurementIterations()
                        .orElse(
                                entry.getMeasurementIterations()
                                        .orElse(Defaults.MEASUREMENT_ITERATIONS));
        TimeValue warmTime =
                user.getWarmupTime().orElse(entry.getWarmupTime().orElse(Defaults.WARMUP_TIME));
        TimeValue time =
                user.getMeasurementTime()
                        .orElse(entry.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME));
        double iterations =
                mode == Mode.SingleShotTime
                        ? 0
                        : warm * warmTime.convertTo(TimeUnit.MILLISECONDS) / 1e3
                                + measured * time.convertTo(TimeUnit.MILLISECONDS) / 1e3;
        int forks = user.getForkCount().orElse(entry.getForks().orElse(Defaults.MEASUREMENT_FORKS));
        return Math.max(1, forks) * (iterations + SECONDS_TO_START);
    }

    /**
     * {@return the user's options narrowed down to this point, with {@link FigureProfiler}}
     *
     * @param user the user's options
     */
    public Options options(Options user) {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .parent(user)
                        .include("^" + Pattern.quote(benchmark) + "$")
                        .addProfiler(FigureProfiler.class);
        if (user.getProfilers().stream().noneMatch(p -> p.getKlass().equals("gc"))) {
            options.addProfiler("gc");
        }
        parameters.forEach(options::param);
        return options.build();
    }

    /** The class and method, then the parameters. */
    @Override
    public String toString() {
        int method = benchmark.lastIndexOf('.');
        String name = benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
        return parameters.isEmpty() ? name : name + " " + parameters;
    }
}
