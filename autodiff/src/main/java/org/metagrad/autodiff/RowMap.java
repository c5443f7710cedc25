package org.metagrad.autodiff;

/**
 * Which row of an operand each row of a result is: the geometry that {@link Primitive.ArrangeRows}
 * and its transpose {@link Primitive.CollectRows} carry.
 *
 * <p>A matrix has two extents. What has more, such as images or stacks of matrices, lies in it with
 * the outer extents one inside the other along the rows, and each kind of map says how.
 */
public sealed interface RowMap permits RowMap.Swap, Windows {

    /** The source of a row of zeros. */
    int NONE = -1;

    /** {@return the rows of the operand} */
    int operandRows();

    /** {@return the rows of the result} */
    int resultRows();

    /**
     * {@return the row of the operand that is row {@code row} of the result, or {@link #NONE} where
     * that is zero}
     *
     * @param row in {@code [0, resultRows)}
     */
    int source(int row);

    /** {@return whether each row stays where it is} */
    default boolean isIdentity() {
        return false;
    }

    /**
     * The transposition of two outer extents: row {@code (i, j)} of {@code [inner, outer]} is row
     * {@code (j, i)} of {@code [outer, inner]}.
     *
     * @param outer the slower of the operand's extents
     * @param inner the faster one
     */
    record Swap(int outer, int inner) implements RowMap {
        /**
         * Checks the extents.
         *
         * @throws IllegalArgumentException if one of them is below 1
         */
        public Swap {
            if (outer < 1 || inner < 1) {
                throw new IllegalArgumentException(
                        "swap: extents " + outer + " and " + inner + ", from 1 wanted");
            }
        }

        @Override
        public int operandRows() {
            return Math.multiplyExact(outer, inner);
        }

        @Override
        public int resultRows() {
            return operandRows();
        }

        @Override
        public int source(int row) {
            return row % outer * inner + row / outer;
        }

        @Override
        public boolean isIdentity() {
            return outer == 1 || inner == 1;
        }

        @Override
        public String toString() {
            return "swap " + outer + " x " + inner;
        }
    }
}
