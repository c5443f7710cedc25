package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.execution.DoubleExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.kernels.DoubleKernels;

/** Runs a program once, planned in double. */
final class Planned {
    private Planned() {}

    /**
     * One array for each output.
     *
     * @param inputs one row-major array for each input. Not modified.
     */
    static List<double[]> run(Program program, double[]... inputs) {
        DoubleExecutable plan = DoubleExecutable.of(program, DoubleKernels.best(), Outputs.ASSIGN);
        for (int i = 0; i < inputs.length; i++) {
            plan.input(i, inputs[i], 0);
        }
        List<double[]> outputs = new ArrayList<>();
        for (Variable y : program.outputs()) {
            double[] values = new double[y.shape().size()];
            plan.output(outputs.size(), values, 0);
            outputs.add(values);
        }
        plan.run();
        return outputs;
    }

    /** The outputs that are numbers, one after the other. */
    static double[] numbers(Program program, double[]... inputs) {
        return run(program, inputs).stream().mapToDouble(y -> y[0]).toArray();
    }

    /** Each number in an array of its own: the inputs of a program of numbers. */
    static double[][] scalars(double... values) {
        double[][] inputs = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            inputs[i] = new double[] {values[i]};
        }
        return inputs;
    }
}
