// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

import java.util.Arrays;
import org.metagrad.kernels.DoubleKernels;

/**
 * What is kept of computations over the samples of a batch, and for which parameters it holds: the
 * activations of a forward pass, and the residuals that the linearisation of a loss left for its
 * tangent. Neither is valid any more once a number changes from which it was computed.
 */
public final class DoubleKept {
    private final DoubleTiles samples;
    private DoubleKeptRoom room = new DoubleKeptRoom();
    private Object linearisedBy;
    private double[] linearisedAt = {};
    private boolean activated;
    private int activatedRows;
    private double[] activatedAt = {};

    DoubleKept(DoubleTiles samples) {
        this.samples = samples;
    }

    /**
     * Keeps activations and residuals in {@code room} from now on.
     *
     * @param room where they are kept
     */
    public void keepIn(DoubleKeptRoom room) {
        this.room = room;
    }

    long bytes() {
        return room.bytes() + (long) Double.BYTES * (linearisedAt.length + activatedAt.length);
    }

    /** Takes note that a number of row {@code row}, or all of a sample, is another one. */
    void changed(int row) {
        linearisedBy = null;
        if (row < activatedRows) {
            activated = false;
        }
    }

    /** Room for {@code perTile} residuals of each tile. */
    double[] residuals(int perTile) {
        return room.residuals(samples.capacity() / samples.width() * perTile);
    }

    /** Room for {@code perSample} activations of each sample, tile after tile as the samples. */
    double[] activations(int perSample) {
        return room.activations(samples.capacity() * perSample);
    }

    void linearised(Object plans, double[] theta) {
        linearisedAt = copy(theta, linearisedAt);
        linearisedBy = plans;
        room.holdsLinearisationOf(this);
    }

    boolean isLinearised(Object plans, double[] theta) {
        return linearisedBy == plans
                && room.hasLinearisationOf(this)
                && Arrays.equals(linearisedAt, theta);
    }

    /**
     * Keeps the activations of the last {@code n} samples; those of the samples before have been.
     *
     * <p>A tile is put together where it stays in the cache and moved as a whole: its columns,
     * written to its own place, would miss the cache once for each row.
     *
     * @param n how many samples
     * @param from {@code [perSample, stride]}, their columns in order. Not modified.
     * @param perSample numbers of a sample
     * @param stride columns of {@code from}
     * @param kernels that copy the columns
     */
    public void activate(int n, double[] from, int perSample, int stride, DoubleKernels kernels) {
        int width = samples.width();
        double[] tile = room.tile(perSample * width);
        int done = 0;
        while (done < n) {
            int sample = samples.size() - n + done;
            int column = sample % width;
            int columns = Math.min(n - done, width - column);
            kernels.copyColumns(perSample, columns, from, done, stride, tile, column, width);
            done += columns;
            if (column + columns == width) {
                moveTile(sample / width, perSample);
            }
        }
    }

    private void moveTile(int number, int perSample) {
        int n = perSample * samples.width();
        System.arraycopy(room.tile(n), 0, activations(perSample), number * n, n);
    }

    /**
     * Declares the activations complete: with {@link #activate} those of all samples have been
     * given.
     *
     * @param theta the parameters with which they were computed. Not modified.
     * @param perSample numbers of a sample
     * @param fromRows how many of the first rows they were computed from: others may change
     */
    public void activated(double[] theta, int perSample, int fromRows) {
        int width = samples.width();
        int last = samples.size() % width;
        if (last > 0) {
            double[] tile = room.tile(perSample * width);
            for (int row = 0; row < perSample; row++) {
                Arrays.fill(tile, row * width + last, (row + 1) * width, 0);
            }
            moveTile(samples.size() / width, perSample);
        }
        activated(theta, fromRows);
    }

    /** Says that the activations of all samples are where they belong. */
    void activated(double[] theta, int fromRows) {
        activatedAt = copy(theta, activatedAt);
        activatedRows = fromRows;
        activated = true;
        room.holdsActivationsOf(this);
    }

    /** Says that what is kept is about to become that of other parameters. */
    void overwriteActivations() {
        activated = false;
        room.holdsActivationsOf(null);
    }

    /**
     * {@return whether activations are kept that were computed with these parameters}
     *
     * @param theta the parameters. Not modified.
     */
    public boolean isActivated(double[] theta) {
        return activated && room.hasActivationsOf(this) && Arrays.equals(activatedAt, theta);
    }

    private static double[] copy(double[] from, double[] room) {
        double[] to = room.length == from.length ? room : new double[from.length];
        System.arraycopy(from, 0, to, 0, from.length);
        return to;
    }
}
