package org.metagrad.autodiff;

/**
 * What an index of {@link Primitive.Pick}, {@link Primitive.Scatter}, {@link Primitive.Gather} and
 * {@link Primitive.ScatterAdd} must be: a whole number from 0, below the number of rows. Labels and
 * the indices of actions are such numbers.
 */
public final class RowIndex {
    private RowIndex() {}

    /**
     * {@return whether {@code value} is the number of one of {@code rows} rows}
     *
     * @param rows the number of rows
     * @param value the index
     */
    public static boolean isOf(int rows, double value) {
        return value >= 0 && value < rows && value == (int) value;
    }

    /**
     * {@return the refusal of an index, such as {@code pick: index 3.0 in column 1 of v6[1, 4]: a
     * whole number from 0 to 2 wanted}}
     *
     * @param operation its name
     * @param indices what holds the index
     * @param rows the number of rows there are
     * @param column where it lies
     * @param value in the precision in which it was found
     */
    public static IllegalArgumentException refusal(
            String operation, String indices, int rows, int column, Number value) {
        String wanted = rows == 1 ? "0" : "a whole number from 0 to " + (rows - 1);
        return new IllegalArgumentException(
                operation
                        + ": index "
                        + value
                        + " in column "
                        + column
                        + " of "
                        + indices
                        + ": "
                        + wanted
                        + " wanted");
    }
}
