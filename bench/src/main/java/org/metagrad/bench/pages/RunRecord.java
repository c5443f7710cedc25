package org.metagrad.bench.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metagrad.bench.io.CsvFile;
import org.metagrad.bench.run.RunFolder;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.run.WrongFolderException;

/**
 * All that is told of a run, as the files of its folder have it; what a run has not come to yet is
 * empty.
 *
 * @param config of the run
 * @param description what else the configuration file says, such as the commit
 * @param iterations in their order
 * @param evaluations during the training, in the order of the file
 * @param results of the evaluation at the end: a row for all tasks, for each number of steps and
 *     way to act
 * @param scores of single tasks at the end
 * @param average results of the average of the parameters
 * @param parameters what was learnt, if it can be read
 */
record RunRecord(
        TrainingConfig config,
        Map<String, String> description,
        List<Iteration> iterations,
        List<Score> evaluations,
        List<Score> results,
        List<Score> scores,
        List<Score> average,
        Optional<List<SafeTensors.Tensor>> parameters) {

    /**
     * Reads a folder.
     *
     * @throws WrongFolderException if it holds no run, or a file of it is none of ours
     * @throws IOException if a file cannot be read
     */
    static RunRecord read(RunFolder folder) throws IOException, WrongFolderException {
        TrainingConfig config = folder.readConfig();
        try {
            List<Score> evaluation = scores(folder.path().resolve(RunFolder.EVALUATION));
            return new RunRecord(
                    config,
                    folder.description(),
                    iterations(folder.path().resolve(RunFolder.METRICS)),
                    scores(folder.path().resolve(RunFolder.CURVE)),
                    evaluation.stream().filter(score -> score.task() < 0).toList(),
                    evaluation.stream().filter(score -> score.task() >= 0).toList(),
                    scores(folder.path().resolve(RunFolder.AVERAGE_EVALUATION)).stream()
                            .filter(score -> score.task() < 0)
                            .toList(),
                    parameters(folder));
        } catch (IllegalArgumentException problem) {
            throw new WrongFolderException(problem.getMessage(), problem);
        }
    }

    private static Optional<List<SafeTensors.Tensor>> parameters(RunFolder folder) {
        try {
            return Optional.of(folder.readParameters());
        } catch (WrongFolderException _) {
            return Optional.empty();
        }
    }

    private static List<Iteration> iterations(Path file) throws IOException {
        List<Iteration> iterations = new ArrayList<>();
        if (!Files.exists(file)) {
            return iterations;
        }
        CsvFile table = CsvFile.read(file);
        for (int row = 0; row < table.rows(); row++) {
            iterations.add(Iteration.of(table, row));
        }
        return iterations;
    }

    private static List<Score> scores(Path file) throws IOException {
        List<Score> scores = new ArrayList<>();
        if (!Files.exists(file)) {
            return scores;
        }
        CsvFile table = CsvFile.read(file);
        for (int row = 0; row < table.rows(); row++) {
            scores.add(Score.of(table, row));
        }
        return scores;
    }

    /** Whether the scores are mean squared errors, and not returns. */
    boolean ofErrors() {
        return Evaluation.ofErrors(config);
    }

    /** What a score is: {@code return} or {@code mean squared error}. */
    String score() {
        return ofErrors() ? "mean squared error" : "return";
    }

    /** What the mean of scores is. */
    String meanScore() {
        return ofErrors() ? "mean squared error" : "mean return";
    }

    /** What {@link Iteration#environmentSteps} counts. */
    String samples() {
        return ofErrors() ? "points" : "environment steps";
    }

    /** The learner and where it learnt. */
    String title() {
        return config.algorithm().label() + " on " + config.environment();
    }

    /** The most steps of adaptation, up to those of the training, of which there is a result. */
    int steps() {
        return results.stream()
                .mapToInt(Score::steps)
                .filter(steps -> steps <= config.innerSteps())
                .max()
                .orElse(config.innerSteps());
    }

    /** The result of all tasks with drawn actions after so many steps. */
    Optional<Score> result(int steps) {
        return results.stream()
                .filter(score -> score.isDrawn() && score.steps() == steps)
                .findFirst();
    }

    /** The scores of the single tasks with drawn actions after so many steps, in their order. */
    List<Score> scores(int steps) {
        return scores.stream().filter(score -> score.isDrawn() && score.steps() == steps).toList();
    }

    /** Wall-clock seconds of all iterations. */
    double seconds() {
        return iterations.stream().mapToDouble(Iteration::seconds).sum();
    }

    /** Environment steps of the training. */
    long environmentSteps() {
        return iterations.isEmpty() ? 0 : iterations.getLast().environmentSteps();
    }
}
