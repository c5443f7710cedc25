package org.metagrad.autodiff.tiles;

/**
 * Room for what was computed over samples and is needed again, by far the largest thing kept.
 *
 * <p>Several batches may share one where no two of them need theirs at a time. So that none takes
 * another's values for its own, the room remembers whose it holds: those of the batch that wrote
 * last, and nobody's once it has grown.
 */
public final class FloatKeptRoom {
    private float[] residuals = {};
    private float[] activations = {};
    private float[] tile = {};
    private FloatKept residualsOf;
    private FloatKept activationsOf;

    /** An empty room; it grows to what is asked of it. */
    public FloatKeptRoom() {}

    float[] residuals(int size) {
        if (residuals.length < size) {
            residuals = new float[size];
            residualsOf = null;
        }
        return residuals;
    }

    float[] activations(int size) {
        if (activations.length < size) {
            activations = new float[size];
            activationsOf = null;
        }
        return activations;
    }

    /** The room in which the activations of one tile are put together. */
    float[] tile(int size) {
        if (tile.length < size) {
            tile = new float[size];
        }
        return tile;
    }

    /** Says whose residuals lie here; some of them may lie among the activations. */
    void holdsLinearisationOf(FloatKept batch) {
        residualsOf = batch;
        activationsOf = batch;
    }

    /** Says whose activations lie here, null for nobody's. */
    void holdsActivationsOf(FloatKept batch) {
        activationsOf = batch;
    }

    boolean hasLinearisationOf(FloatKept batch) {
        return residualsOf == batch && activationsOf == batch;
    }

    boolean hasActivationsOf(FloatKept batch) {
        return activationsOf == batch;
    }

    long bytes() {
        return (long) Float.BYTES * (residuals.length + activations.length + tile.length);
    }
}
