package org.metagrad.bench.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.metagrad.bench.film.Film;
import org.metagrad.bench.io.Count;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.Adaptation;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.EvaluationProtocol;
import org.metagrad.meta.config.TrainingConfig;

/** An episode before adaptation and one after it, of a held-out task that gains as most do. */
sealed interface AdaptationFilm {
    /** Of adaptation, drawn actions and both episodes. */
    long SEED = 1;

    /**
     * Both films.
     *
     * @param before adaptation
     * @param after it
     * @param task which one
     */
    record Filmed(Film before, Film after, String task) implements AdaptationFilm {}

    /**
     * There are none.
     *
     * @param why in one sentence
     */
    record NotFilmed(String why) implements AdaptationFilm {}

    /** Plays the episodes of a run. */
    static AdaptationFilm of(RunRecord run) {
        TrainingConfig config = run.config();
        if (run.ofErrors()) {
            return new NotFilmed("A regression has no episodes.");
        }
        if (run.parameters().isEmpty()) {
            return new NotFilmed("There are no parameters to play with.");
        }
        try {
            float[] theta = Evaluation.parameters(config, run.parameters().get());
            TaskDistribution family = Environments.named(config.environment());
            int index = typical(run);
            EnvironmentTask task = index < 0 ? family.medium() : heldOut(run, index);
            Adaptation adaptation = new Adaptation(config);
            float[] adapted = adaptation.adapt(theta, task, run.steps(), SEED).theta();
            return new Filmed(
                    film(config, family, task, adaptation, theta, 0),
                    film(config, family, task, adaptation, adapted, run.steps()),
                    index < 0
                            ? "the medium task"
                            : String.format(
                                    Locale.ROOT,
                                    "held-out task %d, whose gain is the median",
                                    index));
        } catch (IllegalArgumentException | ArithmeticException | EnvironmentException problem) {
            // Whatever is in the folder, the rest of it is worth a page.
            return new NotFilmed("No episode could be played: " + problem.getMessage() + ".");
        }
    }

    private static Film film(
            TrainingConfig config,
            TaskDistribution family,
            EnvironmentTask task,
            Adaptation adaptation,
            float[] theta,
            int steps) {
        String name = config.algorithm().label() + ", " + Count.of(steps, "adaptation step");
        return Film.record(
                family, task, name, environment -> adaptation.play(theta, environment, SEED));
    }

    /** The held-out task in the middle of those sorted by gain; -1 if none was evaluated. */
    private static int typical(RunRecord run) {
        List<Score> before = run.scores(0);
        List<Score> after = run.scores(run.steps());
        if (before.isEmpty() || before.size() != after.size()) {
            return -1;
        }
        List<Integer> order =
                IntStream.range(0, before.size())
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble(
                                        t -> after.get(t).mean() - before.get(t).mean()))
                        .toList();
        return before.get(order.get((order.size() - 1) / 2)).task();
    }

    /** The task that the table calls by its number. */
    private static EnvironmentTask heldOut(RunRecord run, int index) {
        EvaluationProtocol protocol = EvaluationProtocol.of(run.config()).withTasks(index + 1);
        EnvironmentTask task = Evaluation.tasks(run.config(), protocol).get(index);
        String told =
                run.scores(0).stream()
                        .filter(score -> score.task() == index)
                        .map(Score::parameters)
                        .findFirst()
                        .orElse("");
        if (!task.describe().equals(told)) {
            throw new IllegalArgumentException(
                    "held-out task " + index + " is " + task.describe() + ", in the table " + told);
        }
        return task;
    }
}
