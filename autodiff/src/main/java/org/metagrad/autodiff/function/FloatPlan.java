package org.metagrad.autodiff.function;

import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.kernels.FloatKernels;

/** A planned formula that is bound at each run to the vectors that come with it. */
final class FloatPlan {
    private final Formula formula;
    private final FloatExecutable executable;
    private final int[] thetaAt;
    private final int[] operandAt;
    private final int[] resultAt;
    private final int operandSize;
    private final int resultSize;

    private FloatPlan(Formula formula, int data, FloatExecutable executable) {
        this.formula = formula;
        this.executable = executable;
        thetaAt = offsets(formula.parameters(), 0);
        operandAt = offsets(formula.data(), data);
        resultAt = offsets(formula.results(), 0);
        operandSize = formula.data().size() - formula.data().offset(data);
        resultSize = formula.results().size();
    }

    /**
     * Plans a formula.
     *
     * @param formula what is run
     * @param data how many of its data stay bound; those behind are the operand of a run
     */
    FloatPlan(Formula formula, int data, FloatKernels kernels) {
        this(formula, data, FloatExecutable.of(formula.program(), kernels, Outputs.ASSIGN));
    }

    FloatPlan copy() {
        int data = formula.data().names().size() - operandAt.length;
        return new FloatPlan(formula, data, executable.copy());
    }

    /** The length of the operand. */
    int operandSize() {
        return operandSize;
    }

    /** The length of the results, without a head that is written elsewhere. */
    int resultSize(float[] head) {
        return head == null ? resultSize : resultSize - resultAt[1];
    }

    /** Where matrices from a number on begin, counted from the first of them. */
    static int[] offsets(Matrices matrices, int from) {
        int[] at = new int[matrices.names().size() - from];
        for (int i = 0; i < at.length; i++) {
            at[i] = matrices.offset(from + i) - matrices.offset(from);
        }
        return at;
    }

    /**
     * Runs the formula.
     *
     * @param theta of the formula's parameters. Not modified.
     * @param data what stays bound. Not modified.
     * @param operand the matrices behind the data. Not modified; null where there are none
     * @param head gets the first result, null where the vector gets all. Modified.
     * @param to gets the other results. Modified.
     * @param from where they begin in it
     */
    void run(float[] theta, FloatData data, float[] operand, float[] head, float[] to, int from) {
        bind(executable, theta, thetaAt, 0);
        data.bind(executable, thetaAt.length);
        bind(executable, operand, operandAt, thetaAt.length + data.count());
        int first = head == null ? 0 : 1;
        if (first == 1) {
            executable.output(0, head, 0);
        }
        for (int i = first; i < resultAt.length; i++) {
            executable.output(i, to, from + resultAt[i] - resultAt[first]);
        }
        executable.run();
    }

    /** The matrix whose rows are the results for each unit vector as the operand. */
    void matrix(float[] theta, FloatData data, float[] unit, float[] to) {
        for (int i = 0; i < operandSize; i++) {
            unit[i] = 1;
            run(theta, data, unit, null, to, i * resultSize);
            unit[i] = 0;
        }
    }

    /** Binds the inputs from a number on to the matrices of a vector. */
    static void bind(FloatExecutable executable, float[] vector, int[] at, int firstInput) {
        for (int i = 0; i < at.length; i++) {
            executable.input(firstInput + i, vector, at[i]);
        }
    }
}
