package org.metagrad.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.metagrad.meta.store.AtomicFile;

/**
 * {@code curves.csv}: every run's course, a row for each iteration; those after which it was
 * evaluated have the mean returns on held-out tasks as well, and 0 is before the training.
 */
final class CurvesFile {
    static final String NAME = "curves.csv";
    private static final String HEADER =
            "column,seed,iteration,env_steps,gradients,hessian_products,return_before,return_after,"
                    + "evaluated_before,evaluated_after,evaluated_mode_before,evaluated_mode_after\n";

    private CurvesFile() {}

    static void write(Path folder, Map<Grid.Cell, RunCurve> curves) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        curves.forEach((cell, curve) -> {
            Map<Integer, RunCurve.Evaluated> evaluated =
                    curve.evaluations().stream()
                            .collect(Collectors.toMap(RunCurve.Evaluated::iteration, e -> e));
            String run = cell.column().name() + "," + cell.seed() + ",";
            if (evaluated.containsKey(0)) {
                text.append(run).append("0,0,0,0,,").append(fields(evaluated.get(0)));
            }
            for (RunCurve.Point point : curve.points()) {
                text.append(run)
                        .append(fields(point))
                        .append(fields(evaluated.get(point.iteration())));
            }
        });
        AtomicFile.writeDurably(
                folder.resolve(NAME), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String fields(RunCurve.Point point) {
        return String.format(
                Locale.ROOT,
                "%d,%d,%d,%d,%.4f,%.4f",
                point.iteration(),
                point.environmentSteps(),
                point.gradients(),
                point.hessianProducts(),
                point.returnBefore(),
                point.returnAfter());
    }

    private static String fields(RunCurve.Evaluated evaluated) {
        return evaluated == null
                ? ",,,,\n"
                : String.format(
                        Locale.ROOT,
                        ",%.4f,%.4f,%.4f,%.4f\n",
                        evaluated.before(),
                        evaluated.after(),
                        evaluated.modeBefore(),
                        evaluated.modeAfter());
    }
}
