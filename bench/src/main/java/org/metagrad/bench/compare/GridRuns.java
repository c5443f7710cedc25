package org.metagrad.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.option.OneLineErrors;
import org.metagrad.bench.run.SharedProgress;
import org.metagrad.bench.run.StopSignal;
import org.metagrad.bench.run.UnattendedRun;
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.run.WrongFolderException;

/**
 * Does the runs of a grid that are not done yet, several beside each other, each on a thread of its
 * own, or on a machine that this thread waits for. A run that fails does not keep the others from
 * their end.
 */
final class GridRuns {
    /** Where a run is done. */
    interface Place {
        /**
         * Does a run to its end, or the request to stop.
         *
         * @param listener may be told of each iteration
         */
        UnattendedRun.State train(UnattendedRun run, Consumer<IterationMetrics> listener)
                throws IOException, WrongFolderException;
    }

    private final Grid grid;
    private final Path folder;
    private final Place place;
    private final StopSignal stop;
    private final List<Grid.Cell> cells;
    private final double[] shares;
    private int finished;
    private final List<String> failures = new ArrayList<>();

    GridRuns(Grid grid, Path folder, Place place, StopSignal stop) {
        this.grid = grid;
        this.folder = folder;
        this.place = place;
        this.stop = stop;
        cells = grid.cells();
        shares = new double[cells.size()];
    }

    /**
     * Looks at what earlier calls have done.
     *
     * @return the share of the whole grid, from 0 to 1
     */
    double look() throws IOException, WrongFolderException {
        for (int i = 0; i < shares.length; i++) {
            UnattendedRun run = grid.run(folder, cells.get(i));
            switch (run.state()) {
                case FINISHED, DIVERGED -> {
                    shares[i] = 1;
                    finished++;
                }
                case UNFINISHED -> {
                    var done = run.done();
                    shares[i] =
                            grid.share(cells.get(i), done.iterations(), done.environmentSteps());
                }
            }
        }
        return share();
    }

    /** The number of runs that have come to their end. */
    int finished() {
        return finished;
    }

    /** One line for each run that failed. */
    List<String> failures() {
        return failures;
    }

    /** Does all runs, or those begun before the request to stop up to their checkpoint. */
    void run(int threads, SharedProgress progress) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                pool.submit(() -> {
                    for (int cell = next.getAndIncrement();
                            cell < shares.length && !stop.requested();
                            cell = next.getAndIncrement()) {
                        train(cell, progress);
                    }
                });
            }
            pool.shutdown();
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void train(int i, SharedProgress progress) {
        Grid.Cell cell = cells.get(i);
        if (shares[i] == 1 && grid.run(folder, cell).state() != UnattendedRun.State.UNFINISHED) {
            return;
        }
        try {
            UnattendedRun.State state =
                    place.train(
                            grid.run(folder, cell),
                            figures ->
                                    at(
                                            i,
                                            grid.share(
                                                    cell,
                                                    figures.iteration(),
                                                    figures.environmentSteps()),
                                            progress));
            if (state != UnattendedRun.State.UNFINISHED) {
                end(i, progress);
            }
        } catch (IOException | WrongFolderException | RuntimeException | Error problem) {
            // an Error too: nobody looks at what a task of the pool throws
            fail(cell, problem);
        }
    }

    private synchronized void at(int i, double share, SharedProgress progress) {
        shares[i] = share;
        progress.at(share(), progressText());
    }

    private synchronized void end(int i, SharedProgress progress) {
        shares[i] = 1;
        finished++;
        progress.at(share(), progressText());
    }

    private synchronized void fail(Grid.Cell cell, Throwable problem) {
        failures.add(
                String.format(
                        Locale.ROOT,
                        "%s, seed %d: %s",
                        cell.column().name(),
                        cell.seed(),
                        problem instanceof WrongFolderException
                                ? problem.getMessage()
                                : OneLineErrors.describe(problem)));
    }

    private String progressText() {
        return finished + " of " + Count.of(shares.length, "run");
    }

    private double share() {
        return Arrays.stream(shares).sum() / shares.length;
    }
}
