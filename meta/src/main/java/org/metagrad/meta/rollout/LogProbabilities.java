package org.metagrad.meta.rollout;

import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.kernels.FloatKernels;

/**
 * The log-probabilities of actions that somebody else has taken, for ratios to the policy that
 * acted. One for each thread.
 */
public final class LogProbabilities {
    private final FloatExecutable plan;
    private final int data;
    private final int states;
    private final int actions;
    private final float[] theta;
    private float[] values = {};

    /**
     * Plans them.
     *
     * @param layout of the samples
     * @param width of their tiles
     */
    public LogProbabilities(Sampler sampler, SampleLayout layout, int width, FloatKernels kernels) {
        states = layout.row("states");
        actions = layout.row("actions");
        theta = new float[sampler.parameters()];
        Program program = sampler.logProbabilities(width);
        plan = FloatExecutable.of(program, kernels, Outputs.ASSIGN);
        data = program.inputs().size() - 2;
        int at = 0;
        for (int i = 0; i < data; i++) {
            Shape shape = program.inputs().get(i).shape();
            plan.input(i, theta, at);
            at += shape.size();
        }
    }

    /**
     * Has samples remember the log-probabilities of their actions.
     *
     * @param at the parameters, {@code [P]}. Not modified.
     * @param samples with a place for old log-probabilities. Modified.
     */
    public void remember(double[] at, Trajectories samples) {
        FloatTiledLoss.round(at, theta);
        FloatTiles tiles = samples.tiles();
        int width = tiles.width();
        if (values.length < tiles.tiles() * width) {
            values = new float[tiles.capacity()];
        }
        for (int tile = 0; tile < tiles.tiles(); tile++) {
            int first = tile * tiles.rows() * width;
            plan.input(data, tiles.values(), first + states * width);
            plan.input(data + 1, tiles.values(), first + actions * width);
            plan.output(0, values, tile * width);
            plan.run();
        }
        for (int i = 0; i < samples.size(); i++) {
            samples.remember(i, values[samples.column(i)]);
        }
    }
}
