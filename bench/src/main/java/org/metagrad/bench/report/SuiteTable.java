package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.metagrad.bench.statistics.Summary;

/**
 * The results of one benchmark class as a table: parameters that vary, median with its interval,
 * what else was measured, and a ratio where one of the rows is what the others are compared with.
 *
 * @param type the class
 * @param results of that class, all of them
 * @param peak GFLOP/s of the peak loop of the same precision and run; NaN if not there
 */
record SuiteTable(String type, List<JmhResult> results, double peak) {
    private static final String METHOD = "method";

    /** What rows are compared with: the first that varies and is there. */
    private static final List<Reference> REFERENCES =
            List.of(
                    new Reference("library", "metagrad"),
                    new Reference("peer", "metagrad"),
                    new Reference(METHOD, "metagrad"),
                    new Reference("kernels", "best"),
                    new Reference("learner", "fomaml"),
                    new Reference("algorithm", "fomaml"),
                    new Reference(METHOD, "gradient"),
                    new Reference("threads", "1"));

    private static final Set<String> SHOWN_APART =
            Set.of("flops", "gflops", "bytesLive", "gc.alloc.rate.norm");

    private record Reference(String parameter, String value) {}

    /** The tables of a file, one for each class in the order of the file. */
    static List<SuiteTable> of(List<JmhResult> all) {
        return all.stream()
                .map(JmhResult::type)
                .distinct()
                .map(type ->
                        new SuiteTable(
                                type,
                                all.stream().filter(r -> r.type().equals(type)).toList(),
                                peak(all, type.startsWith("Double") ? "Double" : "Float")))
                .toList();
    }

    private static double peak(List<JmhResult> all, String precision) {
        return all.stream()
                .filter(r -> r.type().equals(precision + "Peak"))
                .flatMap(r -> r.gflops().stream())
                .mapToDouble(Summary::median)
                .max()
                .orElse(Double.NaN);
    }

    /** The names of parameters, and of the method, that differ between rows. */
    List<String> varying() {
        Set<String> names = new LinkedHashSet<>();
        if (results.stream().map(JmhResult::method).distinct().count() > 1) {
            names.add(METHOD);
        }
        for (JmhResult result : results) {
            for (String name : result.parameters().keySet()) {
                if (Measured.values(results, name).size() > 1) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    /**
     * So few rows that they fit on a chart: one parameter after the other keeps only its most
     * frequent value.
     */
    SuiteTable atMost(int rows) {
        SuiteTable few = this;
        for (String name : varying()) {
            if (few.results.size() > rows && !name.equals(METHOD)) {
                String kept = Measured.mostFrequent(few.results, name);
                few =
                        new SuiteTable(
                                type,
                                few.results.stream()
                                        .filter(r -> r.parameter(name).equals(kept))
                                        .toList(),
                                peak);
            }
        }
        return few;
    }

    /** Parameters and quantities that are the same in all rows, in words; empty without any. */
    String fixed() {
        List<String> words = new ArrayList<>();
        results.getFirst()
                .parameters()
                .forEach((name, value) -> {
                    if (Measured.values(results, name).size() == 1 && !value.isEmpty()) {
                        words.add(name + " " + value);
                    }
                });
        for (String name : others()) {
            if (values(name) == 1 && results.size() > 1) {
                JmhResult any =
                        results.stream()
                                .filter(r -> r.secondary().containsKey(name))
                                .findFirst()
                                .orElseThrow();
                words.add(name + " " + Quantity.number(any.quantity(name)));
            }
        }
        return String.join(", ", words);
    }

    static String value(JmhResult result, String name) {
        return name.equals(METHOD) ? result.method() : result.parameter(name);
    }

    /** A row's varying parameters in one line. */
    String label(JmhResult result, String... without) {
        List<String> parts = new ArrayList<>();
        for (String name : varying()) {
            if (List.of(without).contains(name)) {
                continue;
            }
            String value = value(result, name);
            boolean plain = !value.isEmpty() && Character.isDigit(value.charAt(0));
            parts.add(plain ? name + " " + value : value);
        }
        return parts.isEmpty() ? result.method() : String.join(", ", parts);
    }

    private Optional<Reference> reference() {
        List<String> varying = varying();
        return REFERENCES.stream()
                .filter(reference -> varying.contains(reference.parameter))
                .filter(reference ->
                        results.stream()
                                .anyMatch(
                                        r -> value(r, reference.parameter).equals(reference.value)))
                .findFirst();
    }

    /** The row that a row is compared with: of the same parameters but the reference's one. */
    private Optional<JmhResult> counterpart(JmhResult result, Reference reference) {
        List<String> others =
                varying().stream().filter(name -> !name.equals(reference.parameter)).toList();
        return results.stream()
                .filter(r -> value(r, reference.parameter).equals(reference.value))
                .filter(r ->
                        others.stream()
                                .allMatch(name -> value(r, name).equals(value(result, name))))
                .findFirst();
    }

    Markdown markdown() {
        List<String> varying = varying();
        Optional<Reference> reference = reference();
        boolean gflops = results.stream().anyMatch(r -> r.gflops().isPresent());
        boolean live = results.stream().anyMatch(r -> r.liveBytes() > 0);
        boolean allocated = results.stream().anyMatch(r -> !Double.isNaN(r.allocatedBytes()));
        List<String> more = more();
        List<String> header = new ArrayList<>(varying.isEmpty() ? List.of(METHOD) : varying);
        header.addAll(List.of(" median", " interval", " forks differ by"));
        reference.ifPresent(r -> header.add(" time / " + r.value));
        if (gflops) {
            header.add(" GFLOP/s");
        }
        if (gflops && !Double.isNaN(peak)) {
            header.add(" of peak");
        }
        if (live) {
            header.add(" works on");
        }
        if (allocated) {
            header.add(" allocates");
        }
        more.forEach(name -> header.add(" " + name + unit(name)));
        boolean marked = results.stream().anyMatch(r -> !Marks.of(r).isEmpty());
        if (marked) {
            header.add("mark");
        }
        List<List<String>> rows = new ArrayList<>();
        for (JmhResult result : results) {
            List<String> row = new ArrayList<>();
            if (varying.isEmpty()) {
                row.add(result.method());
            }
            varying.forEach(name -> row.add(value(result, name)));
            row.addAll(median(result));
            reference.ifPresent(r -> row.add(ratio(result, r)));
            if (gflops) {
                row.add(result.gflops().map(s -> Quantity.number(s.median())).orElse("-"));
            }
            if (gflops && !Double.isNaN(peak)) {
                row.add(result.gflops().map(s -> Quantity.percent(s.median() / peak)).orElse("-"));
            }
            if (live) {
                row.add(bytes(result.liveBytes()));
            }
            if (allocated) {
                row.add(bytes(result.allocatedBytes()));
            }
            more.forEach(name -> row.add(Quantity.number(result.quantity(name))));
            if (marked) {
                row.add(String.join("; ", Marks.of(result)));
            }
            rows.add(row);
        }
        return new Markdown().table(header, rows);
    }

    private static String bytes(double bytes) {
        return Double.isNaN(bytes) ? "-" : Quantity.bytes(bytes);
    }

    private String ratio(JmhResult result, Reference reference) {
        Optional<JmhResult> other = counterpart(result, reference);
        if (other.isEmpty() || other.get() == result) {
            return other.isEmpty() ? "-" : "1";
        }
        return Scaling.interval(Scaling.ratio(result, other.get()));
    }

    /** Median, interval and how far forks lie apart. */
    static List<String> median(JmhResult result) {
        Metric primary = result.shown();
        Summary own = primary.summary();
        String apart = own.forks() < 2 ? "-" : Quantity.percent(own.forkSpread());
        if (primary.isRate()) {
            Summary rate = primary.seconds().reciprocal(1);
            String interval = Quantity.count(rate.low()) + " to " + Quantity.count(rate.high());
            return List.of(Quantity.count(rate.median()) + "/s", interval + "/s", apart);
        }
        Summary time = primary.seconds();
        String interval =
                Quantity.timeLike(time.low(), time.median())
                        + " to "
                        + Quantity.timeLike(time.high(), time.median());
        return List.of(Quantity.time(time.median()), interval, apart);
    }

    /** Quantities that are shown in columns of their own: those that differ between rows. */
    private List<String> more() {
        return others().stream().filter(name -> values(name) > 1).toList();
    }

    private List<String> others() {
        return results.stream()
                .flatMap(r -> r.secondary().keySet().stream())
                .distinct()
                .filter(name -> !SHOWN_APART.contains(name) && !JmhResult.isSteps(name))
                .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith("gc."))
                .toList();
    }

    /** How many different values a quantity has. */
    private long values(String quantity) {
        return results.stream()
                .filter(r -> r.secondary().containsKey(quantity))
                .mapToDouble(r -> r.quantity(quantity))
                .distinct()
                .count();
    }

    private String unit(String name) {
        return results.stream()
                .filter(r -> r.secondary().containsKey(name))
                .map(r -> ", " + r.secondary().get(name).unit())
                .findFirst()
                .orElse("");
    }
}
