package org.metagrad.autodiff.execution;

import java.util.Arrays;
import org.metagrad.kernels.Kernels;

/**
 * One kernel call of a plan. Operands and results are slots: {@code array[s]} from {@code at[s]}.
 *
 * <p>{@code accumulate} adds to the result instead of replacing it, so the result is an operand
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

    /** Runs the kernel. */
    void run(Kernels kernels, float[][] array, int[] at);

    /** {@code c = op(a) b}; see {@link Kernels#matmul}. */
    record Product(
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
            return new int[] {a, b};
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            kernels.matmul(
                    transposeLeft,
                    m,
                    n,
                    k,
                    array[a],
                    at[a],
                    array[b],
                    at[b],
                    array[result],
                    at[result],
                    accumulates);
        }
    }

    /** {@code c = a b + bias}. */
    record ProductBias(int m, int n, int k, int a, int b, int bias, int result)
            implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {a, b, bias};
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            kernels.matmulBias(
                    m,
                    n,
                    k,
                    array[a],
                    at[a],
                    array[b],
                    at[b],
                    array[bias],
                    at[bias],
                    array[result],
                    at[result]);
        }
    }

    /** {@code c = a b'}. */
    record ProductTransposeRight(int m, int n, int k, int a, int b, int result, boolean accumulates)
            implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {a, b};
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            kernels.matmulTransposeRight(
                    m,
                    n,
                    k,
                    array[a],
                    at[a],
                    array[b],
                    at[b],
                    array[result],
                    at[result],
                    accumulates);
        }
    }

    /** An operation on two elements. */
    enum Operation {
        /** {@code x + y}. */
        ADD,
        /** {@code x y}. */
        MULTIPLY,
        /** {@code x (1 - y^2)}. */
        TANH_PULLBACK
    }

    /** {@code z = x op y} elementwise. */
    record Pairwise(Operation operation, int n, int x, int y, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x, y};
        }

        @Override
        public boolean inPlace() {
            return true;
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            float[] a = array[x];
            float[] b = array[y];
            float[] to = array[result];
            switch (operation) {
                case ADD -> kernels.add(n, a, at[x], b, at[y], to, at[result]);
                case MULTIPLY -> kernels.multiply(n, a, at[x], b, at[y], to, at[result]);
                case TANH_PULLBACK -> kernels.tanhPullback(n, a, at[x], b, at[y], to, at[result]);
            }
        }
    }

    /** {@code z += x}. */
    record Accumulate(int n, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x};
        }

        @Override
        public boolean accumulates() {
            return true;
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            kernels.add(n, array[result], at[result], array[x], at[x], array[result], at[result]);
        }
    }

    /** {@code y = scale x + shift}. */
    record ScaleShift(int n, float scale, float shift, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x};
        }

        @Override
        public boolean inPlace() {
            return true;
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            kernels.affine(n, scale, shift, array[x], at[x], array[result], at[result]);
        }
    }

    /** A function of one element. */
    enum Function {
        TANH,
        RELU,
        STEP,
        EXP,
        LOG
    }

    /** {@code y = f(x)} elementwise. */
    record Elementwise(Function function, int n, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x};
        }

        @Override
        public boolean inPlace() {
            return function != Function.LOG;
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            float[] from = array[x];
            float[] to = array[result];
            switch (function) {
                case TANH -> kernels.tanh(n, from, at[x], to, at[result]);
                case RELU -> kernels.relu(n, from, at[x], to, at[result]);
                case STEP -> kernels.step(n, from, at[x], to, at[result]);
                case EXP -> kernels.exp(n, from, at[x], to, at[result]);
                case LOG -> kernels.log(n, from, at[x], to, at[result]);
            }
        }
    }

    /** {@code z = dg (1 - y^2) - 2 g y dy}. */
    record TanhPullbackTangent(int n, int dg, int g, int y, int dy, int result)
            implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {dg, g, y, dy};
        }

        @Override
        public boolean inPlace() {
            return true;
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            kernels.tanhPullbackTangent(
                    n,
                    array[dg],
                    at[dg],
                    array[g],
                    at[g],
                    array[y],
                    at[y],
                    array[dy],
                    at[dy],
                    array[result],
                    at[result]);
        }
    }

    /** {@code y[i,j] = x[i,j] - row[0,j]}. */
    record RowDifference(int rows, int columns, int x, int row, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x, row};
        }

        @Override
        public boolean inPlace() {
            return true;
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            kernels.subtractRow(
                    rows, columns, array[x], at[x], array[row], at[row], array[result], at[result]);
        }
    }

    /** {@code y[0,j] = max_i x[i,j]}. */
    record RowMaximum(int rows, int columns, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x};
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            kernels.maxRows(rows, columns, array[x], at[x], array[result], at[result]);
        }
    }

    /** {@code [r, c] -> [1, c]}. */
    record RowSum(int rows, int columns, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x};
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            kernels.sumRows(rows, columns, array[x], at[x], array[result], at[result]);
        }
    }

    /** {@code [r, c] -> [r, 1]}. */
    record ColumnSum(int rows, int columns, int x, int result, boolean accumulates)
            implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x};
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            kernels.sumColumns(
                    rows, columns, array[x], at[x], array[result], at[result], accumulates);
        }
    }

    /** {@code [1, c] -> [rows, c]}. */
    record RowBroadcast(int rows, int columns, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x};
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(array[x], at[x], array[result], at[result] + i * columns, columns);
            }
        }
    }

    /** {@code [r, 1] -> [r, columns]}. */
    record ColumnBroadcast(int rows, int columns, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x};
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            for (int i = 0; i < rows; i++) {
                int from = at[result] + i * columns;
                Arrays.fill(array[result], from, from + columns, array[x][at[x] + i]);
            }
        }
    }

    /** {@code y[0,j] = x[index[j], j]}. */
    record PickRow(int columns, int x, int index, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x, index};
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            float[] from = array[x];
            float[] which = array[index];
            float[] to = array[result];
            for (int j = 0; j < columns; j++) {
                to[at[result] + j] = from[at[x] + (int) which[at[index] + j] * columns + j];
            }
        }
    }

    /** {@code y[index[j], j] = x[0,j]}, zero elsewhere. */
    record ScatterRow(int rows, int columns, int x, int index, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x, index};
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            float[] from = array[x];
            float[] which = array[index];
            float[] to = array[result];
            Arrays.fill(to, at[result], at[result] + rows * columns, 0);
            for (int j = 0; j < columns; j++) {
                to[at[result] + (int) which[at[index] + j] * columns + j] = from[at[x] + j];
            }
        }
    }

    /** {@code y = x}. */
    record Copy(int n, int x, int result) implements Instruction {
        @Override
        public int[] operands() {
            return new int[] {x};
        }

        @Override
        public boolean inPlace() {
            return true;
        }

        @Override
        public void run(Kernels kernels, float[][] array, int[] at) {
            System.arraycopy(array[x], at[x], array[result], at[result], n);
        }
    }
}
