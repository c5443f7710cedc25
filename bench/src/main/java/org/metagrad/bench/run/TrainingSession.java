package org.metagrad.bench.run;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.config.TrainingConfig;

/**
 * A run with the folder that it is written to.
 *
 * @param checkpointEvery iterations between two checkpoints
 * @param budget environment steps at which the run is at its end, however many iterations are left
 */
record TrainingSession(
        Backend.Run run,
        TrainingConfig config,
        RunFolder folder,
        MetricsFile metrics,
        int checkpointEvery,
        long budget,
        Curve curve,
        StopSignal stop) {

    /** Evaluations during the training; nothing of the training depends on them. */
    interface Curve {
        /** Looks at a training after an iteration; 0 is before the first. */
        void at(int iteration, long environmentSteps) throws IOException;
    }

    /**
     * The outer iterations.
     *
     * @param done iterations before
     * @param listener is told of each iteration
     * @return how many are done at the end or the request to stop, which are then in the checkpoint
     */
    int iterate(int done, Consumer<IterationMetrics> listener) throws IOException {
        Runnable cancel = run::cancel;
        stop.whenRequested(cancel);
        try {
            return untilTheEnd(done, listener);
        } finally {
            stop.forget(cancel);
        }
    }

    private int untilTheEnd(int done, Consumer<IterationMetrics> listener) throws IOException {
        int iteration = done;
        save(iteration);
        int saved = iteration;
        if (iteration == 0) {
            curve.at(0, 0);
        }
        long steps = iteration == 0 ? 0 : run.checkpoint().environmentSteps();
        while (iteration < config.iterations() && steps < budget && !stop.requested()) {
            IterationMetrics figures;
            try {
                figures = run.step();
            } catch (CancellationException _) {
                break;
            }
            iteration = figures.iteration();
            steps = figures.environmentSteps();
            metrics.append(figures);
            curve.at(iteration, figures.environmentSteps());
            if (iteration - saved >= checkpointEvery) {
                save(iteration);
                saved = iteration;
            }
            listener.accept(figures);
        }
        if (saved < iteration) {
            save(iteration);
        }
        return iteration;
    }

    /**
     * A checkpoint never knows of an iteration that {@code metrics.csv} does not, and there are
     * parameters to evaluate beside each.
     */
    private void save(int iteration) throws IOException {
        metrics.force();
        Map<String, String> metadata = Map.of("iteration", Integer.toString(iteration));
        var average = run.namedAverage();
        if (average.isPresent()) {
            folder.writeAverage(average.get(), metadata);
        }
        folder.writeState(run.namedParameters(), metadata, run.checkpoint());
    }
}
