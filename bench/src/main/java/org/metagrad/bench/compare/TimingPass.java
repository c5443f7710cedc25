package org.metagrad.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metagrad.bench.run.Backend;
import org.metagrad.bench.run.SharedProgress;
import org.metagrad.bench.run.StopSignal;
import org.metagrad.meta.IterationMetrics;

/**
 * Measures the iterations of all columns on one thread, one run at a time: of each column in turn
 * one, over the whole course of a run of the first seed, so that what disturbs the machine disturbs
 * all columns alike and every stage of the training is among what is measured. Before, each column
 * has some iterations that are not counted, in which the virtual machine compiles.
 */
final class TimingPass {
    /** Iterations of each column that are not counted. */
    static final int WARM = 10;

    /** Counted iterations of each column at least. */
    static final int LEAST = 30;

    private final Grid grid;
    private final Path folder;
    private final Backend backend;
    private final StopSignal stop;
    private final List<TimingFile.Timed> timed = new ArrayList<>();

    TimingPass(Grid grid, Path folder, Backend backend, StopSignal stop) {
        this.grid = grid;
        this.folder = folder;
        this.backend = backend;
        this.stop = stop;
    }

    /** The columns that cost what no other does: controls cost what they are controls of. */
    private List<Column> columns() {
        return grid.columns().stream()
                .filter(column -> column.timed().equals(column.name()))
                .toList();
    }

    /**
     * Measures.
     *
     * @param iterations of the runs of each column, how many they had
     * @return the counted iterations; fewer where a stop was requested
     */
    List<TimingFile.Timed> run(Map<String, Integer> iterations, SharedProgress progress)
            throws IOException {
        List<Column> columns = columns();
        int longest = columns.stream().mapToInt(c -> iterations.get(c.name())).max().orElse(0);
        int shortest = columns.stream().mapToInt(c -> iterations.get(c.name())).min().orElse(0);
        int courses = Math.ceilDiv(LEAST, Math.max(1, shortest - 1));
        double rounds = Math.min(WARM, longest) + (double) courses * longest;
        double done = course(columns, iterations, WARM, false, 0, rounds, progress);
        for (int c = 0; c < courses; c++) {
            done = course(columns, iterations, longest, true, done, rounds, progress);
        }
        return timed;
    }

    private double course(
            List<Column> columns,
            Map<String, Integer> iterations,
            int most,
            boolean counts,
            double doneBefore,
            double rounds,
            SharedProgress progress)
            throws IOException {
        double done = doneBefore;
        Map<Column, Backend.Run> runs = new LinkedHashMap<>();
        Map<Column, Long> steps = new LinkedHashMap<>();
        try {
            for (Column column : columns) {
                long seed = grid.seeds().values().getFirst();
                runs.put(column, grid.run(folder, new Grid.Cell(column, seed)).start(backend));
                steps.put(column, 0L);
            }
            int longest =
                    Math.min(
                            most,
                            columns.stream()
                                    .mapToInt(c -> iterations.get(c.name()))
                                    .max()
                                    .orElse(0));
            for (int i = 1; i <= longest && !stop.requested(); i++) {
                for (Column column : columns) {
                    if (i > iterations.get(column.name())) {
                        continue;
                    }
                    IterationMetrics figures = runs.get(column).step();
                    long before = steps.put(column, figures.environmentSteps());
                    // the first fills buffers as well
                    if (counts && i > 1) {
                        timed.add(
                                new TimingFile.Timed(
                                        column.name(),
                                        i,
                                        figures.environmentSteps() - before,
                                        figures.seconds()));
                    }
                }
                done++;
                progress.at(Math.min(1, done / rounds), "one iteration of each column at a time");
            }
        } finally {
            runs.values().forEach(Backend.Run::close);
        }
        return done;
    }
}
