package org.metagrad.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.EvaluationProtocol;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.problem.Score;
import org.metagrad.meta.run.WrongFolderException;

/**
 * What {@code train} shows of the tasks by which results are compared: during a training a few of
 * them, at its end the first hundred; {@code evaluate} takes all.
 */
record HeldOutTasks(Backend backend) {
    private static final int TASKS = 100;
    private static final int TASKS_OF_CURVE = 40;
    private static final int EPISODES_OF_CURVE = 5;
    private static final List<Integer> STEPS_SHOWN = List.of(0, 1, 5, 10);

    /**
     * The evaluations during a training that goes on after an iteration.
     *
     * @param every iterations between two; 0 for none
     */
    TrainingSession.Curve curve(
            TrainingConfig config, Backend.Run run, RunFolder folder, int iteration, int every)
            throws IOException, WrongFolderException {
        if (every == 0) {
            return (_, _) -> {};
        }
        CurveFile file = folder.openCurve(iteration);
        EvaluationProtocol protocol =
                EvaluationProtocol.of(config)
                        .withTasks(TASKS_OF_CURVE)
                        .withSteps(1)
                        .withEpisodes(EPISODES_OF_CURVE);
        return (done, environmentSteps) -> {
            if (done % every == 0 && !file.has(done)) {
                file.append(
                        done,
                        environmentSteps,
                        backend.evaluate(config, run.parameters(), protocol));
            }
        };
    }

    /** Evaluates what a finished run has learnt, and its average, into files and a text. */
    void report(TrainingConfig config, Backend.Run run, RunFolder folder, PrintWriter output)
            throws IOException {
        List<EvaluationRow> rows = evaluate(config, run.parameters());
        folder.writeEvaluation(rows);
        print(config, "", rows, output);
        Optional<List<SafeTensors.Tensor>> average = run.namedAverage();
        if (average.isPresent()) {
            float[] theta = backend.parameters(config, average.get());
            List<EvaluationRow> ofAverage = evaluate(config, theta);
            folder.writeAverageEvaluation(ofAverage);
            print(config, " of the average of the parameters", ofAverage, output);
        }
    }

    private List<EvaluationRow> evaluate(TrainingConfig config, float[] theta) {
        EvaluationProtocol all = EvaluationProtocol.of(config);
        boolean ofPolicy = Evaluation.score(config).ofPolicy();
        return backend.evaluate(config, theta, ofPolicy ? all.withTasks(TASKS) : all);
    }

    private static void print(
            TrainingConfig config, String whose, List<EvaluationRow> rows, PrintWriter output) {
        Score score = Evaluation.score(config);
        List<EvaluationRow> shown =
                rows.stream()
                        .filter(row ->
                                score.ofPolicy() || STEPS_SHOWN.contains(row.adaptationSteps()))
                        .toList();
        output.printf(
                Locale.ROOT,
                "%s%s on %s:%n%s",
                title(score),
                whose,
                EvaluationTable.tasks(rows.getFirst().tasks(), "held-out"),
                EvaluationTable.text(shown, score));
    }

    /** What a table is of. */
    static String title(Score score) {
        return switch (score) {
            case RETURN -> "Returns";
            case ERROR -> "Mean squared errors";
            case ACCURACY -> "Accuracies";
        };
    }
}
