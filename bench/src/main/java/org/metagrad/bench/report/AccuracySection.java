package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.metagrad.bench.chart.ScatterChart;
import org.metagrad.bench.chart.ScatterChart.Panel;
import org.metagrad.bench.chart.ScatterChart.Point;
import org.metagrad.bench.report.AccuracyResults.Row;

/** How exact the approximations are, and cost against error. */
final class AccuracySection {
    private static final List<String> GLANCE =
            List.of(
                    "fomaml",
                    "directed-fomaml",
                    "directed-maml",
                    "reptile",
                    "maml-logprob",
                    "maml-lvc",
                    "maml-dice",
                    "maml-other-data",
                    "reference-itself");

    /** Smaller errors are drawn here: they come from rounding or are 0. */
    private static final double LEAST_ERROR = 1e-3;

    private final AccuracyResults accuracy;
    private final int innerSteps;
    private final Optional<MetaUpdates> updates;
    private final String updatesCommand;
    private final List<String> timed;

    /**
     * @param measured the meta-updates, which say what costs how much; may be empty
     */
    AccuracySection(AccuracyResults accuracy, Optional<Measured> measured) {
        this.accuracy = accuracy;
        innerSteps = accuracy.innerSteps();
        updates =
                measured.flatMap(m -> MetaUpdates.of(m.results()).stream().findFirst())
                        .filter(u ->
                                u.at("fomaml", MetaUpdates.STEPS, Integer.toString(innerSteps))
                                        .isPresent());
        updatesCommand = measured.map(Measured::command).orElse("");
        timed =
                accuracy.rows().stream()
                        .map(Row::problem)
                        .distinct()
                        .filter(p -> !Double.isNaN(accuracy.milliseconds(p, "fomaml")))
                        .toList();
    }

    void write(Document document) {
        Markdown page = document.page();
        page.paragraph(
                "Cosine and relative error, `|approximation - exact| / |exact|`, of the update direction of each approximation. Where it was computed on several batches these are medians, with least and greatest in brackets. What is exact:");
        List<String> meanings = new ArrayList<>();
        accuracy.references()
                .forEach((name, meaning) -> meanings.add("**" + name + "**: " + meaning));
        page.points(meanings);
        glance(page);
        List<String> compared = new ArrayList<>();
        accuracy.approximations()
                .forEach((name, meaning) -> compared.add("**" + display(name) + "**: " + meaning));
        if (!compared.isEmpty()) {
            page.paragraph("What is compared:");
            page.points(compared);
        }
        pareto(document);
        for (Map.Entry<String, List<Row>> place : places().entrySet()) {
            page.heading(3, place.getKey());
            page.table(
                    List.of(
                            "approximation",
                            "exact",
                            " cosine",
                            " relative error",
                            " time / FOMAML"),
                    place.getValue().stream().map(this::cells).toList());
        }
    }

    /** The errors of what matters most in one table. */
    private void glance(Markdown page) {
        List<String> columns =
                GLANCE.stream()
                        .filter(name ->
                                accuracy.rows().stream()
                                        .anyMatch(row -> row.approximation().equals(name)))
                        .toList();
        List<String> header = new ArrayList<>(List.of("relative errors", "exact"));
        columns.forEach(name -> header.add(" " + display(name)));
        List<List<String>> rows = new ArrayList<>();
        places().forEach((place, all) -> {
            for (String reference : all.stream().map(Row::reference).distinct().toList()) {
                List<String> cells = new ArrayList<>(List.of(place, reference));
                for (String name : columns) {
                    cells.add(
                            all.stream()
                                    .filter(row -> row.reference().equals(reference))
                                    .filter(row -> row.approximation().equals(name))
                                    .map(row -> Quantity.number(row.error()))
                                    .findFirst()
                                    .orElse(""));
                }
                rows.add(cells);
            }
        });
        page.table(header, rows);
    }

    private List<String> cells(Row row) {
        double cost = cost(row);
        return List.of(
                display(row.approximation()),
                row.reference(),
                cosine(row),
                range(row.error(), row.errorLow(), row.errorHigh()),
                Double.isNaN(cost) ? "-" : Quantity.number(cost));
    }

    private static String range(double value, double low, double high) {
        String text = Quantity.number(value);
        return low == high
                ? text
                : text + " [" + Quantity.number(low) + ", " + Quantity.number(high) + "]";
    }

    private static String cosine(Row row) {
        String text = Quantity.fixed(row.cosine(), 3);
        String low = Quantity.fixed(row.cosineLow(), 3);
        String high = Quantity.fixed(row.cosineHigh(), 3);
        return low.equals(high) ? text : text + " [" + low + ", " + high + "]";
    }

    private Map<String, List<Row>> places() {
        Map<String, List<Row>> places = new LinkedHashMap<>();
        for (Row row : accuracy.rows()) {
            places.computeIfAbsent(row.place(), _ -> new ArrayList<>()).add(row);
        }
        return places;
    }

    /**
     * The time of an approximation as a multiple of FOMAML's: the measured meta-update of that
     * learner with as many draws; or, where that was not measured, MAML's measured one times what
     * the accuracy run itself has taken for the one and the other; or what that run has taken
     * alone.
     */
    private double cost(Row row) {
        double own = own(row, row.approximation()) / own(row, "fomaml");
        if (updates.isEmpty()) {
            return own;
        }
        JmhResult fomaml = measured("fomaml", innerSteps).orElseThrow();
        boolean reptile = row.approximation().equals("reptile");
        Optional<JmhResult> learner =
                measured(row.approximation(), reptile ? innerSteps + 1 : innerSteps);
        if (learner.isPresent()) {
            return Scaling.ratio(learner.get(), fomaml).value();
        }
        Optional<JmhResult> maml = measured("maml", innerSteps);
        return maml.isPresent()
                ? own(row, row.approximation())
                        / own(row, "maml")
                        * Scaling.ratio(maml.get(), fomaml).value()
                : own;
    }

    private Optional<JmhResult> measured(String learner, int steps) {
        return updates.flatMap(u -> u.at(learner, MetaUpdates.STEPS, Integer.toString(steps)));
    }

    /**
     * The time of an approximation on the row's problem, or on the first one that was timed, ms.
     */
    private double own(Row row, String approximation) {
        double own = accuracy.milliseconds(row.problem(), approximation);
        return Double.isNaN(own) && !timed.isEmpty()
                ? accuracy.milliseconds(timed.getFirst(), approximation)
                : own;
    }

    /** A picture for each problem, a panel for each stage and each meaning of exact. */
    private void pareto(Document document) {
        List<String> names = accuracy.rows().stream().map(Row::approximation).distinct().toList();
        String command = accuracy.machine().getOrDefault("command", AccuracyResults.COMMAND);
        String commands = updates.isPresent() ? command + "; " + updatesCommand : command;
        String line =
                "Lower is more exact, further left is cheaper; times of "
                        + (updates.isPresent()
                                ? "the suite meta-update"
                                : "the accuracy run itself");
        boolean any = false;
        for (String problem : accuracy.rows().stream().map(Row::problem).distinct().toList()) {
            List<Panel> panels = panels(problem, names);
            if (panels.isEmpty()) {
                continue;
            }
            any = true;
            document.chart(
                    "pareto-" + problem.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-") + ".svg",
                    "Cost against error, " + problem,
                    new ScatterChart(
                                    "What exactness costs: " + problem,
                                    line,
                                    "time of an update / FOMAML's",
                                    "relative error",
                                    LEAST_ERROR,
                                    panels,
                                    commands)
                            .svg(),
                    commands);
        }
        if (!any) {
            document.page()
                    .paragraph(
                            "There is no picture of cost against error: times are missing, `"
                                    + AccuracyResults.COMMAND
                                    + "` writes them.");
        }
    }

    private List<Panel> panels(String problem, List<String> names) {
        List<Panel> panels = new ArrayList<>();
        places().forEach((place, rows) -> {
            if (!rows.getFirst().problem().equals(problem)) {
                return;
            }
            // what is no update has no cost of one
            List<String> references =
                    rows.stream()
                            .map(Row::reference)
                            .distinct()
                            .filter(reference -> !reference.contains("Hessian"))
                            .toList();
            for (String reference : references) {
                List<Point> points = new ArrayList<>();
                for (Row row : rows) {
                    double cost = cost(row);
                    if (row.reference().equals(reference) && !Double.isNaN(cost)) {
                        points.add(
                                new Point(
                                        display(row.approximation()),
                                        names.indexOf(row.approximation()),
                                        cost,
                                        row.error(),
                                        row.errorLow(),
                                        row.errorHigh()));
                    }
                }
                if (!points.isEmpty()) {
                    String stage = rows.getFirst().stage();
                    panels.add(
                            new Panel(
                                    stage.isEmpty() ? problem : stage,
                                    "exact: " + reference,
                                    points));
                }
            }
        });
        return panels;
    }

    /** The name of an approximation in tables and charts. */
    static String display(String approximation) {
        return switch (approximation) {
            case "maml-logprob" -> "MAML, LOGPROB";
            case "maml-lvc" -> "MAML, LVC";
            case "maml-dice" -> "MAML, DICE";
            case "maml-loaded" -> "MAML, Loaded DiCE";
            case "maml-other-data" -> "MAML on other data";
            case "reference-itself" -> "reference itself";
            case "medium-step" -> "medium step alone";
            default -> MetaUpdates.display(approximation);
        };
    }
}
