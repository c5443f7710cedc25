package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metagrad.bench.report.AccuracyResults.Row;
import org.metagrad.bench.report.ScatterChart.Panel;
import org.metagrad.bench.report.ScatterChart.Point;

/** How exact the approximations are, and cost against error. */
final class AccuracySection {
    private final AccuracyResults accuracy;
    private final Optional<MetaUpdates> updates;
    private final String updatesCommand;

    /**
     * @param measured the meta-updates, which say what costs how much; may be empty
     */
    AccuracySection(AccuracyResults accuracy, Optional<Measured> measured) {
        this.accuracy = accuracy;
        updates =
                measured.flatMap(m -> MetaUpdates.of(m.results()).stream().findFirst())
                        .filter(u -> u.at("fomaml").isPresent());
        updatesCommand = measured.map(Measured::command).orElse("");
    }

    void write(Document document) {
        Markdown page = document.page();
        page.paragraph(
                "Cosine and relative error, `|approximation - exact| / |exact|`, of the update direction of each approximation. Where it was computed on several batches these are medians, with least and greatest in brackets. What is exact:");
        List<String> meanings = new ArrayList<>();
        accuracy.references()
                .forEach((name, meaning) -> meanings.add("**" + name + "**: " + meaning));
        page.points(meanings);
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

    private List<String> cells(Row row) {
        double cost = cost(row);
        return List.of(
                display(row.approximation()),
                row.reference(),
                range(row.cosine(), row.cosineLow(), row.cosineHigh()),
                range(row.error(), row.errorLow(), row.errorHigh()),
                Double.isNaN(cost) ? "-" : Quantity.number(cost));
    }

    private static String range(double value, double low, double high) {
        String text = Quantity.number(value);
        return low == high
                ? text
                : text + " [" + Quantity.number(low) + ", " + Quantity.number(high) + "]";
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
     * learner; or, where that was not measured, MAML's measured one times what the accuracy run
     * itself has taken for the one and the other; or what that run has taken alone.
     */
    private double cost(Row row) {
        double own = own(row, row.approximation()) / own(row, "fomaml");
        if (updates.isEmpty()) {
            return own;
        }
        JmhResult fomaml = updates.get().at("fomaml").orElseThrow();
        Optional<JmhResult> learner = updates.get().at(row.approximation());
        if (learner.isPresent() && sameSteps(row.approximation())) {
            return Scaling.ratio(learner.get(), fomaml).value();
        }
        Optional<JmhResult> maml = updates.get().at("maml");
        return maml.isPresent()
                ? own(row, row.approximation())
                        / own(row, "maml")
                        * Scaling.ratio(maml.get(), fomaml).value()
                : own;
    }

    private boolean sameSteps(String learner) {
        return updates.get().steps(learner).equals(updates.get().steps("fomaml"));
    }

    private double own(Row row, String approximation) {
        return accuracy.milliseconds(row.problem(), approximation);
    }

    private void pareto(Document document) {
        List<String> names = accuracy.rows().stream().map(Row::approximation).distinct().toList();
        List<Panel> panels = new ArrayList<>();
        places().forEach((place, rows) -> {
            for (String reference : rows.stream().map(Row::reference).distinct().toList()) {
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
                    panels.add(new Panel(place + " (" + reference + ")", points));
                }
            }
        });
        if (panels.isEmpty()) {
            document.page()
                    .paragraph(
                            "There is no picture of cost against error: times are missing, `"
                                    + AccuracyResults.COMMAND
                                    + "` writes them.");
            return;
        }
        String command =
                updates.isPresent()
                        ? accuracy.machine().getOrDefault("command", AccuracyResults.COMMAND)
                                + "; "
                                + updatesCommand
                        : accuracy.machine().getOrDefault("command", AccuracyResults.COMMAND);
        String words = "Cost against error: further down is more exact, further left is cheaper";
        String line =
                updates.isPresent()
                        ? words + "; times of the suite meta-update"
                        : words + "; times of the accuracy run itself";
        document.chart(
                "pareto.svg",
                words,
                new ScatterChart(
                                "What exactness costs",
                                line,
                                "time of an update / FOMAML's",
                                "relative error",
                                panels,
                                command)
                        .svg(),
                command);
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
