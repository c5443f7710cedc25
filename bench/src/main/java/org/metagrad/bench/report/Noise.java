package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metagrad.bench.statistics.Ratio;
import org.metagrad.bench.statistics.Summary;

/**
 * How far equal measurements lie apart: benchmarks {@code x} and {@code xAgain} that do the same
 * (A/A), and the forks of one benchmark.
 */
final class Noise {
    private static final String AGAIN = "Again";

    private record Pair(String name, Ratio ratio) {}

    private Noise() {}

    static void write(Results results, Document document) {
        List<String> sentences = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        List<Double> spreads = new ArrayList<>();
        for (Measured measured : results.suites().values()) {
            pairs.addAll(pairs(measured.results()));
            for (JmhResult result : measured.results()) {
                Summary summary = result.primary().summary();
                if (summary.forks() > 1) {
                    spreads.add(summary.forkSpread());
                }
            }
        }
        if (!spreads.isEmpty()) {
            double[] sorted = spreads.stream().mapToDouble(d -> d).sorted().toArray();
            sentences.add(
                    String.format(
                            Locale.ROOT,
                            "The medians of a benchmark's forks differ by %s in the middle of %d benchmarks, by %s at the 90th percentile and by %s at most.",
                            Quantity.percent(Summary.of(sorted).median()),
                            sorted.length,
                            Quantity.percent(sorted[(int) (0.9 * (sorted.length - 1))]),
                            Quantity.percent(sorted[sorted.length - 1])));
        }
        if (!pairs.isEmpty()) {
            double[] apart =
                    pairs.stream()
                            .mapToDouble(p -> Math.abs(p.ratio.value() - 1))
                            .sorted()
                            .toArray();
            long covered = pairs.stream().filter(p -> p.ratio.includesOne()).count();
            sentences.add(
                    String.format(
                            Locale.ROOT,
                            "The same benchmark measured twice (A/A) differs by %s in the middle of %d pairs and by %s at most; %d of %d intervals include 1. A smaller difference between two learners means nothing here.",
                            Quantity.percent(Summary.of(apart).median()),
                            apart.length,
                            Quantity.percent(apart[apart.length - 1]),
                            covered,
                            pairs.size()));
        } else {
            sentences.add(
                    "No benchmark was measured twice (A/A); `"
                            + Suite.META_UPDATE.command()
                            + "` does that.");
        }
        sentences.add(Marks.count(results.suites().values()));
        document.page().points(sentences);
        if (!pairs.isEmpty()) {
            Markdown table =
                    new Markdown()
                            .table(
                                    List.of("benchmark", " second / first"),
                                    pairs.stream()
                                            .map(p -> List.of(p.name, Scaling.interval(p.ratio)))
                                            .toList());
            document.page().details("The A/A pairs", table);
        }
    }

    /** Whether a benchmark is the second of an A/A pair. */
    static boolean isRepetition(JmhResult result) {
        return result.method().endsWith(AGAIN);
    }

    private static List<Pair> pairs(List<JmhResult> results) {
        List<Pair> pairs = new ArrayList<>();
        for (JmhResult again : results) {
            if (!isRepetition(again)) {
                continue;
            }
            String first =
                    again.benchmark().substring(0, again.benchmark().length() - AGAIN.length());
            results.stream()
                    .filter(r -> r.benchmark().equals(first))
                    .filter(r -> r.parameters().equals(again.parameters()))
                    .findFirst()
                    .ifPresent(r -> pairs.add(new Pair(r.name(), Scaling.ratio(again, r))));
        }
        return pairs;
    }
}
