package org.metagrad.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How exact the approximations are, as {@code bench accuracy} has written it.
 *
 * @param settings what was compared, by name
 * @param references what "exact" means, by the names that rows refer to
 * @param approximations what each is, by the names in rows; may be empty
 * @param rows in the order of the file
 * @param machine what the file beside it says; with the approximations' times
 */
record AccuracyResults(
        Map<String, String> settings,
        Map<String, String> references,
        Map<String, String> approximations,
        List<Row> rows,
        Map<String, String> machine) {
    /** The name of the files, without extension. */
    static final String FILE = "accuracy";

    /** What writes them. */
    static final String COMMAND = "./metagrad bench accuracy";

    /**
     * One approximation of one exact meta-gradient; medians over batches with their ranges.
     *
     * @param problem on what, such as {@code cartpole-dynamics}
     * @param stage of the training, such as {@code iteration 4}; may be empty
     * @param reference what is exact
     * @param approximation such as {@code fomaml}
     */
    record Row(
            String problem,
            String stage,
            String reference,
            String approximation,
            double cosine,
            double cosineLow,
            double cosineHigh,
            double error,
            double errorLow,
            double errorHigh) {

        String place() {
            return stage.isEmpty() ? problem : problem + ", " + stage;
        }
    }

    static AccuracyResults read(Path file, Map<String, String> machine) throws IOException {
        Fields root = Fields.of(file.toString(), Fields.parse(file));
        List<Row> rows = new ArrayList<>();
        Map<String, String> references = root.object("references").texts();
        for (Fields row : root.objects("rows")) {
            String reference = row.text("reference");
            if (!references.containsKey(reference)) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "%s: reference '%s' is not among 'references'",
                                row.where(),
                                reference));
            }
            rows.add(
                    new Row(
                            row.text("problem"),
                            row.text("stage"),
                            reference,
                            row.text("approximation"),
                            row.number("cosine"),
                            row.number("cosineLow"),
                            row.number("cosineHigh"),
                            row.number("error"),
                            row.number("errorLow"),
                            row.number("errorHigh")));
        }
        return new AccuracyResults(
                new LinkedHashMap<>(root.object("settings").texts()),
                references,
                root.has("approximations") ? root.object("approximations").texts() : Map.of(),
                rows,
                machine);
    }

    /** The commit and what the numbers depend on. */
    Markdown settingsTable() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("commit", machine.getOrDefault("commit", "not said")));
        settings.forEach((name, value) -> rows.add(List.of(name, value)));
        return new Markdown().table(List.of("setting", "value"), rows);
    }

    /** k of the comparison; 1 where the file does not say. */
    int innerSteps() {
        double steps = MetaUpdates.number(settings.getOrDefault("inner steps", "1"));
        return Double.isFinite(steps) ? (int) steps : 1;
    }

    /**
     * Milliseconds that the run itself has taken for an approximation; NaN if not there, or what is
     * there is no time.
     */
    double milliseconds(String problem, String approximation) {
        String text = machine.get("milliseconds " + problem + " " + approximation);
        double time = text == null ? Double.NaN : MetaUpdates.number(text);
        return time > 0 && Double.isFinite(time) ? time : Double.NaN;
    }
}
