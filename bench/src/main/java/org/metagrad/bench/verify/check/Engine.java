package org.metagrad.bench.verify.check;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.execution.DoubleExecutable;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;

/** The ways to run a program, each of which is checked. */
public enum Engine {
    /** The interpreter in plain double loops. */
    REFERENCE("") {
        @Override
        public Evaluator prepare(Program program) {
            return inputs -> ReferenceInterpreter.evaluate(program, inputs);
        }
    },
    /** Planned execution in double. */
    DOUBLE("/double") {
        @Override
        public Evaluator prepare(Program program) {
            DoubleExecutable plan =
                    DoubleExecutable.of(program, DoubleKernels.best(), Outputs.ASSIGN);
            List<double[]> outputs = new ArrayList<>();
            for (int i = 0; i < program.outputs().size(); i++) {
                outputs.add(new double[program.outputs().get(i).shape().size()]);
                plan.output(i, outputs.get(i), 0);
            }
            return inputs -> {
                for (int i = 0; i < inputs.size(); i++) {
                    plan.input(i, inputs.get(i), 0);
                }
                plan.run();
                return outputs;
            };
        }
    },
    /** Planned execution in float, which is what training runs. */
    FLOAT("/float") {
        @Override
        public Evaluator prepare(Program program) {
            FloatExecutable plan = FloatExecutable.of(program, FloatKernels.best(), Outputs.ASSIGN);
            List<float[]> outputs = new ArrayList<>();
            for (int i = 0; i < program.outputs().size(); i++) {
                outputs.add(new float[program.outputs().get(i).shape().size()]);
                plan.output(i, outputs.get(i), 0);
            }
            return inputs -> {
                for (int i = 0; i < inputs.size(); i++) {
                    plan.input(i, rounded(inputs.get(i)), 0);
                }
                plan.run();
                return outputs.stream().map(Engine::widened).toList();
            };
        }
    };

    /** A program that is ready to run; its outputs are valid until the next run. */
    public interface Evaluator {
        /**
         * {@return the outputs}
         *
         * @param inputs one row-major array for each input. Not modified.
         */
        List<double[]> evaluate(List<double[]> inputs);
    }

    private final String suffix;

    Engine(String suffix) {
        this.suffix = suffix;
    }

    /**
     * {@return the norm of the wanted vector below which the error is taken relative to it instead:
     * where sums cancel, rounding leaves about 1e-16 in double and 1e-7 in float}
     */
    public double smallestNorm() {
        return this == FLOAT ? 1e-2 : 1e-5;
    }

    /**
     * {@return what runs the program}
     *
     * @param program what is run
     */
    public abstract Evaluator prepare(Program program);

    /** {@return the ending of a check's name: nothing for the reference} */
    public String suffix() {
        return suffix;
    }

    /**
     * {@return the tolerance, given those for double and for float}
     *
     * @param inDouble the tolerance in double
     * @param inFloat the tolerance in float
     */
    public double tolerance(double inDouble, double inFloat) {
        return this == FLOAT ? inFloat : inDouble;
    }

    private static float[] rounded(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    private static double[] widened(float[] values) {
        double[] widened = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            widened[i] = values[i];
        }
        return widened;
    }
}
