package org.metagrad.autodiff.execution;

import org.metagrad.autodiff.RowMap;
import org.metagrad.kernels.Elementwise;
import org.metagrad.kernels.Pairwise;

/**
 * One kernel call of a plan, in whichever precision it runs. Operands and results are slots.
 *
 * <p>{@code accumulates} adds to the result instead of replacing it, so the result is an operand
 * too.
 */
sealed interface Instruction {

    /** The slot that is written. */
    int result();

    /** The slots that are read, the result's own left out. */
    int[] operands();

    /** Whether the result's former value is read. */
    default boolean accumulates() {
        return false;
    }

    /** Whether the result may take the very place of an operand of the same size. */
    default boolean inPlace() {
        return false;
    }

    private static int[] slots(int... slots) {
        return slots;
    }

    /** {@code c = op(a) b}, for each of a stack of equal matrices. */
    record Product(
            int stack,
            boolean transposeLeft,
            int m,
            int n,
            int k,
            int a,
            int b,
            int result,
            boolean accumulates)
            implements Instruction {
        @Override
        public int[] operands() {
            return slots(a, b);
        }
    }

    /** {@code c = a b + bias}. */
    record ProductBias(int m, int n, int k, int a, int b, int bias, int result)
            implements Instruction {
        @Override
        public int[] operands() {
            return slots(a, b, bias);
        }
    }

    /** {@code c = a b'}, for each of a stack of equal matrices. */
    record ProductTransposeRight(
            int stack, int m, int n, int k, int a, int b, int result, boolean accumulates)
            implements Instruction {
        @Override
        public int[] operands() {
            return slots(a, b);
        }
    }

    /** {@code y = f(x)} elementwise. */
    record OfOne(Elementwise function, int n, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }

        @Override
        public boolean inPlace() {
            return function.inPlace();
        }
    }

    /** {@code z = x op y} elementwise. */
    record OfTwo(Pairwise operation, int n, int x, int y, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x, y);
        }

        @Override
        public boolean inPlace() {
            return true;
        }
    }

    /** {@code z += x}. */
    record Accumulate(int n, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }

        @Override
        public boolean accumulates() {
            return true;
        }
    }

    /** {@code y = scale x + shift}. */
    record ScaleShift(int n, double scale, double shift, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }

        @Override
        public boolean inPlace() {
            return true;
        }
    }

    /** {@code y = min(max(x, low), high)}; or, where {@code mask}, 1 inside and 0 outside. */
    record Interval(boolean mask, int n, double low, double high, int x, int result)
            implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }

        @Override
        public boolean inPlace() {
            return true;
        }
    }

    /** {@code z = dg (1 - y^2) - 2 g y dy}. */
    record TanhPullbackTangent(int n, int dg, int g, int y, int dy, int result)
            implements Instruction {
        @Override
        public int[] operands() {
            return slots(dg, g, y, dy);
        }

        @Override
        public boolean inPlace() {
            return true;
        }
    }

    /** {@code y[i,j] = x[i,j] - row[0,j]}. */
    record RowDifference(int rows, int columns, int x, int row, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x, row);
        }

        @Override
        public boolean inPlace() {
            return true;
        }
    }

    /** {@code y[0,j] = max_i x[i,j]}. */
    record RowMaximum(int rows, int columns, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }
    }

    /** The sum of the rows, {@code [r, c] -> [1, c]}. */
    record RowSum(int rows, int columns, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }
    }

    /** The sum of the columns, {@code [r, c] -> [r, 1]}. */
    record ColumnSum(int rows, int columns, int x, int result, boolean accumulates)
            implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }
    }

    /** A row in every row, {@code [1, c] -> [rows, c]}. */
    record RowBroadcast(int rows, int columns, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }
    }

    /** A column in every column, {@code [r, 1] -> [r, columns]}. */
    record ColumnBroadcast(int rows, int columns, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }
    }

    /** {@code y[j,i] = x[i,j]} of an operand {@code [rows, columns]}. */
    record Transposition(int rows, int columns, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }
    }

    /**
     * {@code y[i,:] = x[map(i),:]}; or, where {@code collect}, {@code y[map(i),:] += x[i,:]} from
     * zeros.
     */
    record RowArrangement(boolean collect, RowMap map, int columns, int x, int result)
            implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }
    }

    /** A call that finds some of {@code rows} rows by their indices. */
    sealed interface ByIndex extends Instruction {
        /** The name of the operation. */
        String operation();

        int rows();

        int columns();

        /** The slot of the indices, {@code [1, columns]}. */
        int index();
    }

    /** {@code y[0,j] = x[index[j], j]}. */
    record PickRow(int rows, int columns, int x, int index, int result) implements ByIndex {
        @Override
        public String operation() {
            return "pick";
        }

        @Override
        public int[] operands() {
            return slots(x, index);
        }
    }

    /** {@code y[index[j], j] = x[0,j]}, zero elsewhere. */
    record ScatterRow(int rows, int columns, int x, int index, int result) implements ByIndex {
        @Override
        public String operation() {
            return "scatter";
        }

        @Override
        public int[] operands() {
            return slots(x, index);
        }
    }

    /** {@code y[i,:] = x[index[i],:]}, rows of {@code width} elements. */
    record GatherRows(int rows, int columns, int width, int x, int index, int result)
            implements ByIndex {
        @Override
        public String operation() {
            return "gather";
        }

        @Override
        public int[] operands() {
            return slots(x, index);
        }
    }

    /** {@code y[index[i],:] += x[i,:]}, from zeros, rows of {@code width} elements. */
    record ScatterAddRows(int rows, int columns, int width, int x, int index, int result)
            implements ByIndex {
        @Override
        public String operation() {
            return "scatterAdd";
        }

        @Override
        public int[] operands() {
            return slots(x, index);
        }
    }

    /** Discounted sums along each row. */
    record DecayedRowSum(boolean transpose, int rows, int columns, int x, int decay, int result)
            implements Instruction {
        @Override
        public int[] operands() {
            return slots(x, decay);
        }
    }

    /** The {@code n} elements of {@code x} from {@code from}, to the start of the result. */
    record Copy(int n, int x, int from, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x);
        }
    }

    /** The {@code m} elements of {@code x}, then the {@code n} elements of {@code y}. */
    record Join(int m, int n, int x, int y, int result) implements Instruction {
        @Override
        public int[] operands() {
            return slots(x, y);
        }
    }
}
