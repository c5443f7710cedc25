package org.metagrad.autodiff.function;

import org.metagrad.autodiff.execution.FloatExecutable;

/** The caller's arrays in which the data of a formula lie. */
final class FloatData {
    private final Matrices matrices;
    private final float[][] arrays;
    private final int[] at;

    FloatData(Matrices matrices) {
        this.matrices = matrices;
        arrays = new float[matrices.names().size()][];
        at = new int[arrays.length];
    }

    /** Data of the same arrays, that can be given others. */
    FloatData copy() {
        FloatData copy = new FloatData(matrices);
        System.arraycopy(arrays, 0, copy.arrays, 0, arrays.length);
        System.arraycopy(at, 0, copy.at, 0, at.length);
        return copy;
    }

    int count() {
        return arrays.length;
    }

    /** Takes the matrices {@code first} to {@code end - 1} from a vector. */
    void give(String what, int first, int end, float[] vector) {
        int from = matrices.offset(first);
        Matrices.requireLength(what, vector.length, matrices.offset(end) - from);
        for (int i = first; i < end; i++) {
            arrays[i] = vector;
            at[i] = matrices.offset(i) - from;
        }
    }

    /** Refuses to go on where a matrix is missing or lies in an array that will be written. */
    void require(float[] to) {
        for (int i = 0; i < arrays.length; i++) {
            if (arrays[i] == null) {
                throw new IllegalStateException(
                        "data '" + matrices.names().get(i) + "' has not been given");
            }
            requireOther("data", arrays[i], to);
        }
    }

    static void requireOther(String what, float[] vector, float[] to) {
        if (vector == to) {
            throw new IllegalArgumentException(
                    "the result would be written over " + what + ": another array wanted");
        }
    }

    void bind(FloatExecutable executable, int firstInput) {
        for (int i = 0; i < arrays.length; i++) {
            executable.input(firstInput + i, arrays[i], at[i]);
        }
    }
}
