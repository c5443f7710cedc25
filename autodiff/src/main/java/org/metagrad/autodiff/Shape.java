package org.metagrad.autodiff;

/**
 * The shape of a row-major matrix. A scalar is {@code [1, 1]}; a column vector is {@code [r, 1]}.
 *
 * @param rows at least 1
 * @param columns at least 1
 */
public record Shape(int rows, int columns) {
    /** A single number. */
    public static final Shape SCALAR = new Shape(1, 1);

    /**
     * Checks the extents.
     *
     * @throws IllegalArgumentException if one of them is below 1 or the size overflows an int
     */
    public Shape {
        if (rows < 1 || columns < 1 || (long) rows * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "shape ["
                            + rows
                            + ", "
                            + columns
                            + "]: extents from 1, at most 2^31-1 elements");
        }
    }

    /** {@return the number of elements} */
    public int size() {
        return rows * columns;
    }

    @Override
    public String toString() {
        return "[" + rows + ", " + columns + "]";
    }
}
