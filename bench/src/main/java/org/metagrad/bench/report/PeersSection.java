package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.metagrad.bench.chart.BarChart;
import org.metagrad.bench.chart.BarChart.Bar;
import org.metagrad.bench.statistics.Ratio;
import org.metagrad.bench.statistics.Summary;

/**
 * Other libraries beside ours: each of their results with ours of the same run, method, precision
 * and parameters. A library is a class such as {@code OpenBlasProducts} beside our {@code
 * FloatProducts}, or the value {@code ejml} of the parameter {@code kernels}.
 */
final class PeersSection {
    private static final String KERNELS = "kernels";
    private static final String OURS = "best";

    /** Libraries have one class for both precisions. */
    private static final String PRECISION = "precision";

    /** What the classes of a library begin with, and the library's name. */
    private static final Map<String, String> LIBRARIES =
            Map.of("OpenBlas", "OpenBLAS", "Torch", "libtorch");

    /** What the classes of a library end with, and ours. */
    private static final Map<String, String> OUR_CLASSES =
            Map.of(
                    "Products", "FloatProducts",
                    "Derivatives", "FloatDerivatives",
                    "RunTime", "PolicyRunTime",
                    "MetaGradient", "FloatMetaUpdate",
                    "MetaGradients", "FloatMetaUpdate",
                    "MetaUpdate", "FloatMetaUpdate");

    private record Pair(String library, JmhResult peer, JmhResult ours) {
        Ratio ratio() {
            return Scaling.ratio(peer, ours);
        }

        String work() {
            return work(_ -> true);
        }

        /** The method, and the parameters in which results of the same class differ. */
        String briefWork(List<Pair> pairs) {
            return work(name ->
                    pairs.stream()
                                    .filter(other -> other.peer.type().equals(peer.type()))
                                    .map(other -> other.peer.parameter(name))
                                    .distinct()
                                    .count()
                            > 1);
        }

        private String work(Predicate<String> shown) {
            List<String> words = new ArrayList<>(List.of(ours.method()));
            peer.parameters()
                    .forEach((name, value) -> {
                        if (!name.equals(KERNELS) && shown.test(name)) {
                            words.add(
                                    !value.isEmpty() && Character.isDigit(value.charAt(0))
                                            ? name + " " + value
                                            : value);
                        }
                    });
            return String.join(", ", words);
        }
    }

    private PeersSection() {}

    static void write(Measured measured, Document document) {
        List<Pair> pairs = pairs(measured.results());
        if (pairs.isEmpty()) {
            document.page()
                    .paragraph(
                            "None of the results is of another library, or ours of the same parameters are missing.");
            return;
        }
        List<String> libraries = pairs.stream().map(Pair::library).distinct().toList();
        List<Bar> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Pair pair : pairs) {
            Ratio ratio = pair.ratio();
            Summary theirs = pair.peer.primary().seconds();
            Summary ours = pair.ours.primary().seconds();
            rows.add(
                    List.of(
                            pair.work(),
                            pair.library,
                            Quantity.time(theirs.median()),
                            Quantity.time(ours.median()),
                            Scaling.interval(ratio)));
            bars.add(
                    new Bar(
                            pair.library + " " + pair.briefWork(pairs),
                            libraries.indexOf(pair.library),
                            ratio.value(),
                            ratio.low(),
                            ratio.high(),
                            Quantity.number(ratio.value())));
        }
        String words = "Time of another library / metagrad's, same work in the same run";
        document.chart(
                "peers.svg",
                words,
                new BarChart(
                                "Beside other libraries",
                                words + "; below 1 the other one is faster",
                                "time / metagrad's",
                                bars,
                                libraries,
                                measured.command(),
                                1)
                        .svg(),
                measured.command());
        document.page()
                .table(List.of("work", "library", " its time", " ours", " its time / ours"), rows);
    }

    /** For each library in how many cases it is the faster one, and where it is so most. */
    static List<String> sentences(Measured measured) {
        List<Pair> pairs = pairs(measured.results());
        List<String> sentences = new ArrayList<>();
        for (String library : pairs.stream().map(Pair::library).distinct().toList()) {
            List<Pair> beside = pairs.stream().filter(p -> p.library.equals(library)).toList();
            List<Pair> faster = beside.stream().filter(p -> p.ratio().high() < 1).toList();
            long level = beside.stream().filter(p -> p.ratio().includesOne()).count();
            Pair worst = beside.getFirst();
            Pair best = beside.getLast();
            sentences.add(
                    String.format(
                            Locale.ROOT,
                            "**%s is faster than metagrad in %d of %d cases**, level in %d. Its time / ours goes from %s (%s) to %s (%s).",
                            library,
                            faster.size(),
                            beside.size(),
                            level,
                            Scaling.interval(worst.ratio()),
                            worst.work(),
                            Scaling.interval(best.ratio()),
                            best.work()));
        }
        return sentences;
    }

    /** Those in which the other library is fastest come first. */
    private static List<Pair> pairs(List<JmhResult> results) {
        List<Pair> pairs = new ArrayList<>();
        for (JmhResult peer : results) {
            library(peer)
                    .ifPresent(library ->
                            ours(peer, results)
                                    .ifPresent(ours -> pairs.add(new Pair(library, peer, ours))));
        }
        pairs.sort(Comparator.comparingDouble(pair -> pair.ratio().value()));
        return pairs;
    }

    private static Optional<String> library(JmhResult result) {
        String kernels = result.parameter(KERNELS);
        if (kernels.equals("ejml")) {
            return Optional.of("EJML");
        }
        return LIBRARIES.entrySet().stream()
                .filter(entry -> result.type().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Ours of the same method, where there is one of that name, and the same parameters. */
    private static Optional<JmhResult> ours(JmhResult peer, List<JmhResult> results) {
        String type =
                OUR_CLASSES.entrySet().stream()
                        .filter(entry -> peer.type().endsWith(entry.getKey()))
                        .map(entry ->
                                peer.type().startsWith("Double")
                                                || peer.parameter(PRECISION).equals("double")
                                        ? entry.getValue().replace("Float", "Double")
                                        : entry.getValue())
                        .findFirst()
                        .orElse(peer.type());
        List<JmhResult> candidates =
                results.stream()
                        .filter(r -> r.type().equals(type) && library(r).isEmpty())
                        .filter(r -> sameWork(r, peer))
                        .toList();
        return candidates.stream()
                .filter(r -> r.method().equals(peer.method()))
                .findFirst()
                .or(() ->
                        candidates.size() == 1
                                ? Optional.of(candidates.getFirst())
                                : Optional.empty());
    }

    /** Whether all parameters that both have are equal, and the kernels are our best. */
    private static boolean sameWork(JmhResult ours, JmhResult peer) {
        return ours.parameters().entrySet().stream()
                .allMatch(entry ->
                        entry.getKey().equals(KERNELS)
                                ? entry.getValue().equals(OURS)
                                : peer.parameters()
                                        .getOrDefault(entry.getKey(), entry.getValue())
                                        .equals(entry.getValue()));
    }
}
