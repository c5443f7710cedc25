package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole page: conditions, noise, each suite, accuracy. */
final class Page {
    private static final String COMMAND = "./metagrad bench report";
    private static final String TITLE = "What second order costs, and what the directed step saves";

    /** What every page starts with, and hardly another file does. */
    static final String START = "# " + TITLE + "\n\nWritten by `" + COMMAND + "`";

    private Page() {}

    static Document of(Results results) {
        Document document = new Document();
        Markdown page = document.page();
        page.heading(1, TITLE);
        page.paragraph(
                "Written by `"
                        + COMMAND
                        + "` from the JSON files beside it. A time is the median of all forks' raw data; its interval covers the median with at least 95 % whatever the distribution, if the values are independent (of fewer than six values: their range); where forks differ by more than the interval's width they are not, and it is too narrow. A ratio's interval goes from the least to the greatest quotient of both intervals. \"Forks differ by\" is the distance between the greatest and the least median of a fork.");
        conditions(results, page);
        summary(results, page);
        page.heading(2, "Noise");
        if (results.suites().isEmpty()) {
            page.paragraph("Nothing has been measured yet.");
        } else {
            Noise.write(results, document);
        }
        for (Suite suite : Suite.values()) {
            page.heading(2, suite.title());
            Measured measured = results.suites().get(suite);
            if (measured == null) {
                page.paragraph("Not there: `" + suite.command() + "` makes it.");
                continue;
            }
            page.code(measured.command());
            if (!measured.remarks().isEmpty()) {
                page.points(measured.remarks());
            }
            switch (suite) {
                case META_UPDATE -> MetaUpdateSection.write(measured, document);
                case KERNELS -> {
                    SuiteSection.peak(measured, document);
                    SuiteSection.write(measured, document);
                }
                case PEERS -> {
                    PeersSection.write(measured, document);
                    SuiteSection.tables(measured, document);
                }
                case RUN_TIME -> SuiteSection.tables(measured, document);
                case DERIVATIVES, ENVIRONMENTS, ITERATIONS ->
                        SuiteSection.write(measured, document);
            }
        }
        page.heading(2, "How exact the approximations are");
        if (results.accuracy().isPresent()) {
            AccuracyResults accuracy = results.accuracy().get();
            page.code(accuracy.machine().getOrDefault("command", AccuracyResults.COMMAND));
            Marks.busy(accuracy.machine())
                    .ifPresent(busy ->
                            page.paragraph(
                                    "**The times of this comparison are those of a busy machine**: "
                                            + busy
                                            + ". The errors do not depend on it."));
            page.details("Settings", accuracy.settingsTable());
            Optional<Measured> updates =
                    Optional.ofNullable(results.suites().get(Suite.META_UPDATE));
            new AccuracySection(accuracy, updates).write(document);
        } else {
            page.paragraph("Not there: `" + AccuracyResults.COMMAND + "` makes it.");
        }
        citation(results, page);
        return document;
    }

    /** What all suites share in one table, what differs by suite in another. */
    private static void conditions(Results results, Markdown page) {
        Map<String, Map<String, String>> bySuite = new LinkedHashMap<>();
        results.suites().forEach((suite, m) -> bySuite.put(suite.file(), m.conditions()));
        Set<String> names = new LinkedHashSet<>();
        bySuite.values().forEach(conditions -> names.addAll(conditions.keySet()));
        List<List<String>> shared = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        for (String name : names) {
            Set<String> values = new LinkedHashSet<>();
            bySuite.values().forEach(c -> values.add(c.getOrDefault(name, "")));
            if (values.size() == 1) {
                shared.add(List.of(name, values.iterator().next()));
            } else {
                differing.add(name);
            }
        }
        if (names.isEmpty()) {
            return;
        }
        page.heading(2, "Machine and conditions");
        page.table(List.of("the same", "of all suites"), shared);
        if (!differing.isEmpty()) {
            List<String> header = new ArrayList<>(List.of("differs"));
            header.addAll(bySuite.keySet());
            List<List<String>> rows = new ArrayList<>();
            for (String name : differing) {
                List<String> row = new ArrayList<>(List.of(name));
                bySuite.values().forEach(c -> row.add(c.getOrDefault(name, "")));
                rows.add(row);
            }
            page.table(header, rows);
        }
    }

    /** What other libraries do better, then the first statements of the first precision. */
    private static void summary(Results results, Markdown page) {
        List<String> points = new ArrayList<>();
        Measured peers = results.suites().get(Suite.PEERS);
        if (peers != null) {
            List<String> sentences = PeersSection.sentences(peers);
            if (!sentences.isEmpty()) {
                points.addAll(peers.remarks());
                points.addAll(sentences);
            }
        }
        Measured measured = results.suites().get(Suite.META_UPDATE);
        List<MetaUpdates> updates =
                measured == null ? List.of() : MetaUpdates.of(measured.results());
        if (!updates.isEmpty()) {
            List<String> sentences = new Scaling(updates.getFirst()).sentences();
            if (!sentences.isEmpty()) {
                measured.remarks().stream().filter(r -> !points.contains(r)).forEach(points::add);
                sentences.stream().filter(s -> s.startsWith("**")).forEach(points::add);
            }
        }
        if (!points.isEmpty()) {
            page.heading(2, "In short");
            page.points(points);
        }
    }

    /** Commit, machine and command of each suite, as a citation needs them. */
    private static void citation(Results results, Markdown page) {
        List<String> points = new ArrayList<>();
        results.suites()
                .forEach((suite, measured) ->
                        points.add(
                                String.format(
                                        Locale.ROOT,
                                        "%s: metagrad %s, commit %s, %s, JDK %s, %s, `%s`",
                                        suite.title(),
                                        said(measured, "version"),
                                        said(measured, "commit"),
                                        said(measured, "cpu"),
                                        said(measured, "jdk"),
                                        said(measured, "date"),
                                        measured.command())));
        if (!points.isEmpty()) {
            page.heading(2, "How to cite");
            page.paragraph(
                    "A time holds for one machine and one commit. Say which, with the command:");
            page.points(points);
        }
    }

    private static String said(Measured measured, String name) {
        return measured.machine().getOrDefault(name, "unknown");
    }
}
