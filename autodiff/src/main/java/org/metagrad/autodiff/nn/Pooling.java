package org.metagrad.autodiff.nn;

import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Windows;
import org.metagrad.autodiff.Windows.Axis;

/**
 * Pooling in one or two dimensions: each channel's largest or mean value in each window of an image
 * that lies along the rows as {@code [channels, height, width]}, a batch along the columns.
 *
 * @param channels of image and result
 * @param down the height's axis
 * @param across the width's axis
 */
public record Pooling(int channels, Axis down, Axis across) {

    /**
     * {@return the pooling of an image over squares that are as far apart as they are wide}
     *
     * @param channels of the image
     * @param height of the image
     * @param width of the image
     * @param size of the squares; what is left over at the lower and right edges is left out
     * @throws IllegalArgumentException if no square fits
     */
    public static Pooling ofImage(int channels, int height, int width, int size) {
        return new Pooling(
                channels, new Axis(height, size, size, 0), new Axis(width, size, size, 0));
    }

    private Windows windows() {
        return new Windows(channels, down, across, false);
    }

    /** {@return the rows of the result, {@code [channels, positions down, positions across]}} */
    public int resultRows() {
        return Math.multiplyExact(channels, windows().positions());
    }

    /**
     * Appends the largest value of each window; equal ones share the derivative equally.
     *
     * @param b the builder to which it is appended
     * @param x {@code [channels x height x width, columns]}
     * @return {@code [resultRows, columns]}
     * @throws IllegalArgumentException if a shape does not fit, or there is padding, whose zeros
     *     would count
     */
    public Variable max(ProgramBuilder b, Variable x) {
        if (down.padding() > 0 || across.padding() > 0) {
            throw new IllegalArgumentException("max pooling: no padding wanted, got " + windows());
        }
        return b.reshape(b.maxRows(places(b, x)), resultRows(), x.shape().columns());
    }

    /**
     * Appends the mean of each window, to which the zeros of the padding count.
     *
     * @param b the builder to which it is appended
     * @param x {@code [channels x height x width, columns]}
     * @return {@code [resultRows, columns]}
     * @throws IllegalArgumentException if a shape does not fit
     */
    public Variable mean(ProgramBuilder b, Variable x) {
        return b.reshape(b.meanRows(places(b, x)), resultRows(), x.shape().columns());
    }

    /** A row for each place of a window, a column for each window of each channel and sample. */
    private Variable places(ProgramBuilder b, Variable x) {
        Variable all = b.arrange(x, windows());
        int places = windows().places();
        return b.reshape(all, places, all.shape().size() / places);
    }
}
