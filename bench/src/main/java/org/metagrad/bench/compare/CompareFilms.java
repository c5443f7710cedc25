package org.metagrad.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metagrad.bench.film.Film;
import org.metagrad.bench.html.Figure;
import org.metagrad.bench.option.TaskOption;
import org.metagrad.bench.run.RunFolder;
import org.metagrad.bench.run.UnattendedRun;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.Adaptation;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.run.WrongFolderException;

/** Films of what runs have learnt: an episode before adaptation and the same one after a step. */
record CompareFilms(Grid grid, Path folder, List<String> tasks) {
    /** Of the run of the first seed of a column; none where it diverged or cannot be filmed. */
    List<Figure> of(Column column) throws IOException {
        try {
            return filmed(column);
        } catch (IllegalArgumentException | ArithmeticException _) {
            // no drawing of the environment, or an adaptation that diverges
            return List.of();
        }
    }

    private List<Figure> filmed(Column column) throws IOException {
        long seed = grid.seeds().values().getFirst();
        UnattendedRun run = grid.run(folder, new Grid.Cell(column, seed));
        if (run.state() != UnattendedRun.State.FINISHED) {
            return List.of();
        }
        TrainingConfig config = column.config(seed);
        float[] theta;
        try {
            theta = Evaluation.parameters(config, new RunFolder(run.path()).readParameters());
        } catch (WrongFolderException problem) {
            throw new IOException(problem.getMessage(), problem);
        }
        TaskDistribution family = Environments.named(config.environment());
        Adaptation adaptation = new Adaptation(config);
        List<Figure> figures = new ArrayList<>();
        for (int t = 0; t < tasks.size(); t++) {
            EnvironmentTask task = TaskOption.parse(family, tasks.get(t), t + 1L);
            List<Film> films = new ArrayList<>();
            for (int steps = 0; steps <= 1; steps++) {
                float[] adapted = adaptation.adapt(theta, task, steps, t + 1L).theta();
                long episode = t + 1L;
                films.add(
                        Film.record(
                                family,
                                task,
                                column.name() + (steps == 0 ? ", before" : ", after one step"),
                                environment -> adaptation.play(adapted, environment, episode)));
            }
            figures.add(
                    new Figure(
                            "film-" + grid.columns().indexOf(column) + "-" + t,
                            Film.sideBySide(films),
                            String.format(
                                    Locale.ROOT,
                                    "%s, seed %d, on the %s task (%s): before adaptation on the left, return %.1f, %s; after one step on the right, return %.1f, %s.",
                                    column.name(),
                                    seed,
                                    tasks.get(t).equals("sample") ? "sampled" : tasks.get(t),
                                    task.describe(),
                                    films.get(0).totalReward(),
                                    films.get(0).ending(),
                                    films.get(1).totalReward(),
                                    films.get(1).ending())));
        }
        return figures;
    }
}
