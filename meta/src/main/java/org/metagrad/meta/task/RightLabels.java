package org.metagrad.meta.task;

import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.kernels.FloatKernels;

/**
 * The share of examples whose label has the largest logit, the first of several; logits that are no
 * numbers are wrong. One for each thread.
 */
final class RightLabels implements SupervisedTask.Measure {
    private final FloatExecutable forward;
    private final int parameters;
    private final int inputRows;
    private final int labels;
    private final int width;
    private final float[] theta;
    private final float[] logits;

    /**
     * Plans the network.
     *
     * @param network {@code (parameters..., x [inputs, width]) -> logits [labels, width]}; in a
     *     sample the label follows the inputs
     */
    RightLabels(Program network, FloatKernels kernels) {
        parameters = network.inputs().size() - 1;
        Shape x = network.inputs().get(parameters).shape();
        inputRows = x.rows();
        width = x.columns();
        labels = network.outputs().getFirst().shape().rows();
        logits = new float[labels * width];
        int size = 0;
        for (int i = 0; i < parameters; i++) {
            size += network.inputs().get(i).shape().size();
        }
        theta = new float[size];
        forward = FloatExecutable.of(network, kernels, Outputs.ASSIGN).output(0, logits, 0);
        int at = 0;
        for (int i = 0; i < parameters; i++) {
            forward.input(i, theta, at);
            at += network.inputs().get(i).shape().size();
        }
    }

    @Override
    public double of(double[] at, FloatTiles examples) {
        FloatTiledLoss.round(at, theta);
        int right = 0;
        for (int t = 0; t < examples.tiles(); t++) {
            forward.input(parameters, examples.values(), t * examples.rows() * width);
            forward.run();
            int first = t * width;
            for (int j = 0; j < Math.min(width, examples.size() - first); j++) {
                right += isRight(j, (int) examples.get(first + j, inputRows)) ? 1 : 0;
            }
        }
        return (double) right / examples.size();
    }

    private boolean isRight(int column, int label) {
        float logit = logits[label * width + column];
        for (int l = 0; l < labels; l++) {
            float other = logits[l * width + column];
            if (l < label ? !(logit > other) : !(logit >= other)) {
                return false;
            }
        }
        return true;
    }
}
