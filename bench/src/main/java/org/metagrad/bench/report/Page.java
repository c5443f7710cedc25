package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** The first statements of the first precision, before all tables. */
    private static void summary(Results results, Markdown page) {
        Measured measured = results.suites().get(Suite.META_UPDATE);
        if (measured == null) {
            return;
        }
        List<MetaUpdates> updates = MetaUpdates.of(measured.results());
        if (updates.isEmpty()) {
            return;
        }
        List<String> sentences = new Scaling(updates.getFirst()).sentences();
        if (!sentences.isEmpty()) {
            page.heading(2, "In short");
            List<String> points = new ArrayList<>(measured.remarks());
            sentences.stream().filter(s -> s.startsWith("**")).forEach(points::add);
            page.points(points);
        }
    }
}
