// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.kernels.DoubleKernels;

/**
 * The samples of a batch, kept the way plans of fixed width run over them.
 *
 * <p>One tile of samples after the other, each a row-major matrix {@code [rows, width]}: a column
 * is a sample, a row one of its numbers. A plan runs on a tile where it lies. Columns past the last
 * sample are zero; a loss that weighs its samples with one of the rows does not count them.
 */
public final class DoubleTiles {

    /**
     * The largest width. Measured with two layers of 64 units (ms for 4000 samples, gradient and
     * Hessian-vector product): 1.21 and 2.71 with 112, .94 and 2.18 with 240, .81 and 1.98 with
     * 336, .90 and 2.07 with 432. An odd number of cache lines, because rows that lie 1024 bytes
     * apart share their sets of the first-level cache and evict each other.
     */
    private static final int WIDEST = 336;

    private final int rows;
    private final int width;
    private final double[] values;
    private int size;

    private final DoubleKept kept = new DoubleKept(this);

    /**
     * Room for a batch, at first empty.
     *
     * @param rows numbers of a sample
     * @param capacity the largest number of samples
     */
    public DoubleTiles(int rows, int capacity) {
        this(rows, capacity, width(capacity));
    }

    /**
     * Room for a batch, in tiles of a given width.
     *
     * @param rows numbers of a sample
     * @param capacity the largest number of samples
     * @param width whole vectors, as {@link #width} gives it
     */
    public DoubleTiles(int rows, int capacity, int width) {
        if (rows < 1 || capacity < 1) {
            throw new IllegalArgumentException(
                    "tiles: rows " + rows + " and capacity " + capacity + ": from 1 wanted");
        }
        this.rows = rows;
        this.width = width;
        values = new double[(capacity + width - 1) / width * width * rows];
    }

    /**
     * {@return the width of the tiles of a batch: whole vectors, and no wider than the batch needs}
     *
     * @param capacity the largest number of samples
     */
    public static int width(int capacity) {
        int tiles = (capacity + WIDEST - 1) / WIDEST;
        return padded((capacity + tiles - 1) / tiles);
    }

    /**
     * {@return the next number of samples that is whole vectors for the machine's widest}
     *
     * @param samples the number of samples
     */
    public static int padded(int samples) {
        int lanes = DoubleKernels.VIRTUAL_LANES;
        return (samples + lanes - 1) / lanes * lanes;
    }

    /**
     * {@return the width of tiles that hold whole episodes}
     *
     * @param horizon the longest episode
     * @param episodes how many there are
     */
    public static int widthOfEpisodes(int horizon, int episodes) {
        return padded(Math.max(horizon, Math.min(WIDEST, horizon * episodes)));
    }

    /** Takes all samples out. */
    public void clear() {
        size = 0;
        kept.changed(0);
    }

    /**
     * Takes over the samples of another batch, which is not modified.
     *
     * @param from the other batch. Not modified.
     * @throws IllegalArgumentException if it has other rows, tiles of another width, or more
     *     samples than there is room for here
     */
    public void copy(DoubleTiles from) {
        int filled = from.tiles() * from.width * from.rows;
        if (from.rows != rows || from.width != width || filled > values.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "tiles: %d samples of %d rows in tiles of %d, wanted up to %d of %d in tiles of %d",
                            from.size,
                            from.rows,
                            from.width,
                            capacity(),
                            rows,
                            width));
        }
        System.arraycopy(from.values, 0, values, 0, filled);
        size = from.size;
        kept.changed(0);
    }

    /** {@return the bytes of the samples and of what a linearisation keeps with them} */
    public long bytes() {
        return (long) Double.BYTES * values.length + kept.bytes();
    }

    /**
     * Appends a sample of zeros.
     *
     * @return the number of the sample
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
        kept.changed(0);
        return size++;
    }

    /** Fills the rest of the last tile with samples of zeros. */
    public void endTile() {
        size = (size + width - 1) / width * width;
    }

    /**
     * Sets one number of a sample.
     *
     * @param sample number of the sample, from 0
     * @param row number of the row, from 0
     * @param value the number
     */
    public void set(int sample, int row, double value) {
        kept.changed(row);
        values[place(sample) + row * width] = value;
    }

    /**
     * {@return one number of a sample}
     *
     * @param sample number of the sample, from 0
     * @param row number of the row, from 0
     */
    public double get(int sample, int row) {
        return values[place(sample) + row * width];
    }

    /**
     * Sets numbers of a sample that lie in neighbouring rows.
     *
     * @param sample number of the sample, from 0
     * @param row number of the first row, from 0
     * @param rows how many rows
     * @param from the numbers, at {@code first}, {@code first + stride} and so on. Not modified.
     * @param first where the first number is
     * @param stride distance between two numbers, for a column of a matrix its columns
     */
    public void set(int sample, int row, int rows, double[] from, int first, int stride) {
        kept.changed(row);
        int to = place(sample) + row * width;
        for (int r = 0; r < rows; r++) {
            values[to + r * width] = from[first + r * stride];
        }
    }

    /**
     * Reads the first numbers of a sample.
     *
     * @param sample number of the sample, from 0
     * @param into as many numbers as are read. Modified.
     */
    public void get(int sample, double[] into) {
        int from = place(sample);
        for (int r = 0; r < into.length; r++) {
            into[r] = values[from + r * width];
        }
    }

    /** {@return the number of samples} */
    public int size() {
        return size;
    }

    /** {@return the numbers of a sample} */
    public int rows() {
        return rows;
    }

    /** {@return the largest number of samples, in whole tiles} */
    public int capacity() {
        return values.length / rows;
    }

    /** {@return the samples of a tile} */
    public int width() {
        return width;
    }

    /** {@return the number of tiles that have samples} */
    public int tiles() {
        return (size + width - 1) / width;
    }

    /** {@return all tiles, one after the other; live, and to be read only} */
    public double[] values() {
        return values;
    }

    /** {@return what is kept of computations over these samples} */
    public DoubleKept kept() {
        return kept;
    }

    private int place(int sample) {
        return sample / width * width * rows + sample % width;
    }
}
