package org.metagrad.bench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.metagrad.bench.run.UnattendedRun;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;

/**
 * All runs of a comparison: every column with every seed, a run folder each below {@code runs}.
 *
 * @param columns the first is what others are compared with
 * @param seeds the same for all columns
 * @param budget environment steps at which a run ends; {@link Long#MAX_VALUE} for none
 * @param evaluateEvery iterations between two evaluations, from 1
 * @param checkpointEvery iterations between two checkpoints
 * @param targets mean returns after one step of adaptation that count as learnt
 * @param pairs columns to compare beside those that are compared anyhow
 */
record Grid(
        List<Column> columns,
        Seeds seeds,
        long budget,
        int evaluateEvery,
        int checkpointEvery,
        List<Double> targets,
        List<Pair> pairs) {

    /** Iterations that no run of a budget comes to. */
    static final String ENOUGH = "1000000";

    /**
     * Two columns.
     *
     * @param column whose times are divided
     * @param reference by those of this one
     */
    record Pair(String column, String reference) {}

    /**
     * One run.
     *
     * @param column of the grid
     * @param seed of the grid
     */
    record Cell(Column column, long seed) {}

    /** Checks that the pairs are of columns. */
    Grid {
        for (Pair pair : pairs) {
            for (String name : List.of(pair.column(), pair.reference())) {
                if (columns.stream().noneMatch(column -> column.name().equals(name))) {
                    throw new IllegalArgumentException(
                            String.format(
                                    Locale.ROOT,
                                    "--pairs: no column %s, there are %s",
                                    name,
                                    String.join(
                                            ", ", columns.stream().map(Column::name).toList())));
                }
            }
        }
    }

    /** The runs, seed by seed, so that those of a pair are done at about the same time. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (long seed : seeds.values()) {
            for (Column column : columns) {
                cells.add(new Cell(column, seed));
            }
        }
        return cells;
    }

    /** What does the run of a cell, in its folder. */
    UnattendedRun run(Path folder, Cell cell) {
        return new UnattendedRun(
                cell.column().config(cell.seed()),
                folder.resolve("runs").resolve(cell.column().name()).resolve("seed" + cell.seed()),
                checkpointEvery,
                evaluateEvery,
                budget);
    }

    /** How much of a run is done, from 0 to 1. */
    double share(Cell cell, int iterations, long environmentSteps) {
        double ofIterations = (double) iterations / cell.column().config().iterations();
        double ofSteps = budget == Long.MAX_VALUE ? 0 : (double) environmentSteps / budget;
        return Math.min(1, Math.max(ofIterations, ofSteps));
    }

    /** All comparisons of two columns: each with its reference, then the pairs. */
    List<Pair> comparisons() {
        List<Pair> all = new ArrayList<>();
        for (Column column : columns) {
            column.reference().ifPresent(other -> all.add(new Pair(column.name(), other)));
        }
        pairs.stream().filter(pair -> !all.contains(pair)).forEach(all::add);
        return all;
    }

    /**
     * Which entry of a configuration falls over its iterations, beside the number of these: with a
     * budget alone it would never come down.
     */
    static Optional<String> fallsOverIterations(TrainingConfig enough, TrainingConfig fewer) {
        for (TrainingKey key : TrainingKey.values()) {
            if (key != TrainingKey.ITERATIONS && !enough.text(key).equals(fewer.text(key))) {
                return Optional.of(key.key());
            }
        }
        return Optional.empty();
    }
}
