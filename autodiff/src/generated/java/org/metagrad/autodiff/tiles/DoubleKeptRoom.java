// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

/**
 * Room for what was computed over samples and is needed again, by far the largest thing kept.
 *
 * <p>Several batches may share one where no two of them need theirs at a time. So that none takes
 * another's values for its own, the room remembers whose it holds: those of the batch that wrote
 * last, and nobody's once it has grown.
 */
public final class DoubleKeptRoom {
    private double[] residuals = {};
    private double[] activations = {};
    private double[] tile = {};
    private DoubleKept residualsOf;
    private DoubleKept activationsOf;

    /** An empty room; it grows to what is asked of it. */
    public DoubleKeptRoom() {}

    double[] residuals(int size) {
        if (residuals.length < size) {
            residuals = new double[size];
            residualsOf = null;
        }
        return residuals;
    }

    double[] activations(int size) {
        if (activations.length < size) {
            activations = new double[size];
            activationsOf = null;
        }
        return activations;
    }

    /** The room in which the activations of one tile are put together. */
    double[] tile(int size) {
        if (tile.length < size) {
            tile = new double[size];
        }
        return tile;
    }

    /** Says whose residuals lie here; some of them may lie among the activations. */
    void holdsLinearisationOf(DoubleKept batch) {
        residualsOf = batch;
        activationsOf = batch;
    }

    /** Says whose activations lie here, null for nobody's. */
    void holdsActivationsOf(DoubleKept batch) {
        activationsOf = batch;
    }

    boolean hasLinearisationOf(DoubleKept batch) {
        return residualsOf == batch && activationsOf == batch;
    }

    boolean hasActivationsOf(DoubleKept batch) {
        return activationsOf == batch;
    }

    long bytes() {
        return (long) Double.BYTES * (residuals.length + activations.length + tile.length);
    }
}
