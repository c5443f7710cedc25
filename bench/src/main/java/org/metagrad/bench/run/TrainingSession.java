package org.metagrad.bench.run;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.config.TrainingConfig;

/**
 * A run with the folder that it is written to.
 *
 * @param checkpointEvery iterations between two checkpoints
 */
record TrainingSession(
        Backend.Run run,
        TrainingConfig config,
        RunFolder folder,
        MetricsFile metrics,
        int checkpointEvery,
        StopSignal stop) {

    /**
     * The outer iterations.
     *
     * @param done iterations before
     * @return how many are done at the end or the request to stop, which are then in the checkpoint
     */
    int iterate(int done, Progress progress) throws IOException {
        stop.whenRequested(run::cancel);
        int iteration = done;
        save(iteration);
        int saved = iteration;
        while (iteration < config.iterations() && !stop.requested()) {
            IterationMetrics figures;
            try {
                figures = run.step();
            } catch (CancellationException _) {
                break;
            }
            iteration = figures.iteration();
            metrics.append(figures);
            if (iteration - saved >= checkpointEvery) {
                save(iteration);
                saved = iteration;
            }
            progress.iterationDone(figures);
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
        folder.writeState(
                run.namedParameters(),
                Map.of("iteration", Integer.toString(iteration)),
                run.checkpoint());
    }
}
