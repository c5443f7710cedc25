package org.metagrad.meta.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.execution.DoubleExecutable;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;

/** The ways to run a program, and how close to the truth each is on moderate numbers. */
public enum Arithmetic {
    /** The oracle. */
    REFERENCE(1e-10),
    /** Planned, in double. */
    DOUBLE(1e-10),
    /** Planned, in float. */
    FLOAT(5e-6);

    private final double tolerance;

    Arithmetic(double tolerance) {
        this.tolerance = tolerance;
    }

    /** An error relative to the norm that everything stays below. */
    public double tolerance() {
        return tolerance;
    }

    /** The outputs, one after the other in one array. */
    public double[] run(Program program, List<double[]> inputs) {
        return switch (this) {
            case REFERENCE -> flat(ReferenceInterpreter.evaluate(program, inputs));
            case DOUBLE -> inDouble(program, inputs);
            case FLOAT -> inFloat(program, inputs);
        };
    }

    private static double[] inDouble(Program program, List<double[]> inputs) {
        DoubleExecutable plan = DoubleExecutable.of(program, DoubleKernels.best(), Outputs.ASSIGN);
        for (int i = 0; i < inputs.size(); i++) {
            plan.input(i, inputs.get(i), 0);
        }
        List<double[]> outputs = new ArrayList<>();
        for (int i = 0; i < program.outputs().size(); i++) {
            outputs.add(new double[program.outputs().get(i).shape().size()]);
            plan.output(i, outputs.get(i), 0);
        }
        plan.run();
        return flat(outputs);
    }

    private static double[] inFloat(Program program, List<double[]> inputs) {
        FloatExecutable plan = FloatExecutable.of(program, FloatKernels.best(), Outputs.ASSIGN);
        for (int i = 0; i < inputs.size(); i++) {
            float[] rounded = new float[inputs.get(i).length];
            FloatTiledLoss.round(inputs.get(i), rounded);
            plan.input(i, rounded, 0);
        }
        List<float[]> outputs = new ArrayList<>();
        for (int i = 0; i < program.outputs().size(); i++) {
            outputs.add(new float[program.outputs().get(i).shape().size()]);
            plan.output(i, outputs.get(i), 0);
        }
        plan.run();
        return outputs.stream()
                .flatMapToDouble(y -> IntStream.range(0, y.length).mapToDouble(i -> y[i]))
                .toArray();
    }

    private static double[] flat(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
