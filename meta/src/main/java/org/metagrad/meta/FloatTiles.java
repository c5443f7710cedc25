package org.metagrad.meta;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.kernels.FloatKernels;

/**
 * The samples of a batch, kept the way plans of fixed width run over them.
 *
 * <p>One tile of samples after the other, each a row-major matrix {@code [rows, width]}: a column
 * is a sample, a row one of its numbers. A plan runs on a tile where it lies. Columns past the last
 * sample are zero; a loss that weighs its samples with one of the rows does not count them.
 */
public final class FloatTiles {

    /**
     * The largest width. Measured with two layers of 64 units (ms for 4000 samples, gradient and
     * Hessian-vector product): 1.21 and 2.71 with 112, .94 and 2.18 with 240, .81 and 1.98 with
     * 336, .90 and 2.07 with 432. An odd number of cache lines, because rows that lie 1024 bytes
     * apart share their sets of the first-level cache and evict each other.
     */
    private static final int WIDEST = 336;

    private final int rows;
    private final int width;
    private final float[] values;
    private int size;

    /**
     * What was computed over some samples and is needed again: the activations from which their
     * actions were drawn, and what a linearisation of a loss left for its tangent. Several batches
     * may share one where no two of them are needed at a time: it is by far the largest thing kept.
     */
    static final class Residuals {
        private float[] values = {};
        private FloatTiles of;
        private float[] activations = {};
        private FloatTiles activationsOf;
        private float[] tile = {};

        private float[] tile(int size) {
            if (tile.length < size) {
                tile = new float[size];
            }
            return tile;
        }
    }

    private Residuals residuals = new Residuals();
    private Object linearisedBy;
    private double[] linearisedAt = {};
    private boolean activated;
    private int activatedRows;
    private double[] activatedAt = {};

    /**
     * Room for a batch, at first empty.
     *
     * @param rows numbers of a sample
     * @param capacity the largest number of samples
     */
    public FloatTiles(int rows, int capacity) {
        this(rows, capacity, width(capacity));
    }

    /**
     * Room for a batch in tiles of a given width.
     *
     * @param width whole vectors, as {@link #width} gives it
     */
    FloatTiles(int rows, int capacity, int width) {
        if (rows < 1 || capacity < 1) {
            throw new IllegalArgumentException(
                    "tiles: rows " + rows + " and capacity " + capacity + ": from 1 wanted");
        }
        this.rows = rows;
        this.width = width;
        values = new float[(capacity + width - 1) / width * width * rows];
    }

    /**
     * The width of the tiles of a batch: whole vectors, and no wider than the batch needs.
     *
     * @param capacity the largest number of samples
     */
    public static int width(int capacity) {
        int tiles = (capacity + WIDEST - 1) / WIDEST;
        return padded((capacity + tiles - 1) / tiles);
    }

    /** The next number of samples that is whole vectors for the machine's widest. */
    static int padded(int samples) {
        int lanes = FloatKernels.VIRTUAL_LANES;
        return (samples + lanes - 1) / lanes * lanes;
    }

    /**
     * The width of tiles that hold whole episodes.
     *
     * @param horizon the longest episode
     * @param episodes how many there are
     */
    static int widthOfEpisodes(int horizon, int episodes) {
        return padded(Math.max(horizon, Math.min(WIDEST, horizon * episodes)));
    }

    /** Takes all samples out. */
    public void clear() {
        size = 0;
        changed(0);
    }

    /**
     * Takes over the samples of another batch, which is not modified.
     *
     * @throws IllegalArgumentException if it has other rows, tiles of another width, or more
     *     samples than there is room for here
     */
    public void copy(FloatTiles from) {
        int filled = from.tiles() * from.width * from.rows;
        if (from.rows != rows || from.width != width || filled > values.length) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "tiles: %d samples of %d rows in tiles of %d, wanted up to %d of %d in tiles of %d", from.size, from.rows, from.width, capacity(), rows, width));
        }
        System.arraycopy(from.values, 0, values, 0, filled);
        size = from.size;
        changed(0);
    }

    /** The bytes of the samples and of what a linearisation keeps with them. */
    public long bytes() {
        int kept = residuals.values.length + residuals.activations.length + residuals.tile.length;
        return (long) Float.BYTES * (values.length + kept)
                + (long) Double.BYTES * (linearisedAt.length + activatedAt.length);
    }

    /**
     * Appends a sample of zeros and returns its number.
     *
     * @throws IllegalStateException if there is no more room
     */
    public int append() {
        if ((long) size * rows >= values.length) {
            throw new IllegalStateException("tiles: no room for sample " + size);
        }
        if (size % width == 0) {
            int tile = size * rows;
            Arrays.fill(values, tile, tile + rows * width, 0);
        }
        changed(0);
        return size++;
    }

    /** Fills the rest of the last tile with samples of zeros. */
    void endTile() {
        size = (size + width - 1) / width * width;
    }

    /** Sets number {@code row} of a sample. */
    public void set(int sample, int row, float value) {
        changed(row);
        values[place(sample) + row * width] = value;
    }

    /** Number {@code row} of a sample. */
    public float get(int sample, int row) {
        return values[place(sample) + row * width];
    }

    /** The number of samples. */
    public int size() {
        return size;
    }

    /** The numbers of a sample. */
    public int rows() {
        return rows;
    }

    /** The largest number of samples, in whole tiles. */
    int capacity() {
        return values.length / rows;
    }

    /** The samples of a tile. */
    public int width() {
        return width;
    }

    int tiles() {
        return (size + width - 1) / width;
    }

    float[] values() {
        return values;
    }

    /** From now on activations and linearisations of these samples are kept there. */
    void keepResidualsIn(Residuals room) {
        residuals = room;
    }

    /** Room for {@code perTile} values of each tile. */
    float[] residuals(int perTile) {
        int wanted = values.length / (rows * width) * perTile;
        if (residuals.values.length < wanted) {
            residuals.values = new float[wanted];
            residuals.of = null;
        }
        return residuals.values;
    }

    void linearised(Object loss, double[] theta) {
        linearisedAt = copy(theta, linearisedAt);
        linearisedBy = loss;
        residuals.of = this;
        residuals.activationsOf = this;
    }

    boolean isLinearised(Object loss, double[] theta) {
        return linearisedBy == loss
                && residuals.of == this
                && residuals.activationsOf == this
                && Arrays.equals(linearisedAt, theta);
    }

    /** Takes note that a number of row {@code row}, or all of a sample, is another one. */
    private void changed(int row) {
        linearisedBy = null;
        if (row < activatedRows) {
            activated = false;
        }
    }

    /** Room for {@code perSample} activations of each sample, tile after tile as the samples. */
    float[] activations(int perSample) {
        int wanted = values.length / rows * perSample;
        if (residuals.activations.length < wanted) {
            residuals.activations = new float[wanted];
            residuals.activationsOf = null;
            activated = false;
        }
        return residuals.activations;
    }

    /**
     * Keeps the activations of the last {@code n} samples; those of the samples before have been.
     *
     * <p>A tile is put together where it stays in the cache and moved as a whole: its columns,
     * written to its own place, would miss the cache once for each row.
     *
     * @param from {@code [perSample, stride]}, their columns in order. Not modified.
     */
    void activate(int n, float[] from, int perSample, int stride, FloatKernels kernels) {
        float[] tile = residuals.tile(perSample * width);
        int done = 0;
        while (done < n) {
            int sample = size - n + done;
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
        int n = perSample * width;
        System.arraycopy(residuals.tile(n), 0, activations(perSample), number * n, n);
    }

    /**
     * Says that the activations of all samples are there.
     *
     * @param theta the parameters with which they were computed. Not modified.
     * @param fromRows how many of the first rows they were computed from: others may change
     */
    void activated(double[] theta, int perSample, int fromRows) {
        int last = size % width;
        if (last > 0) {
            float[] tile = residuals.tile(perSample * width);
            for (int row = 0; row < perSample; row++) {
                Arrays.fill(tile, row * width + last, (row + 1) * width, 0);
            }
            moveTile(size / width, perSample);
        }
        activatedAt = copy(theta, activatedAt);
        activatedRows = fromRows;
        activated = true;
        residuals.activationsOf = this;
    }

    /** Says that what is kept is about to become that of other parameters. */
    void overwriteActivations() {
        activated = false;
        residuals.activationsOf = null;
    }

    boolean isActivated(double[] theta) {
        return activated && residuals.activationsOf == this && Arrays.equals(activatedAt, theta);
    }

    private static double[] copy(double[] from, double[] room) {
        double[] to = room.length == from.length ? room : new double[from.length];
        System.arraycopy(from, 0, to, 0, from.length);
        return to;
    }

    private int place(int sample) {
        return sample / width * width * rows + sample % width;
    }
}
