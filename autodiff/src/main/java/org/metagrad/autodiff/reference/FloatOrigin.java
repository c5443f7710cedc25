package org.metagrad.autodiff.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.NonFiniteValue;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.kernels.FloatKernels;

/**
 * The run of a program in float that finds where a NaN or an infinity first comes up.
 *
 * <p>Each equation runs on the kernels by itself, so that a value is seen which a plan joins into a
 * larger call; and the whole program runs as it is planned, because the sums that a plan adds in
 * another order may overflow where those of single equations do not.
 */
final class FloatOrigin {
    private final Map<Variable, float[]> values = new HashMap<>();

    private FloatOrigin() {}

    /**
     * The first value that is not finite, by the order of the equations; inputs come before them.
     *
     * @param inputs fit the program. Not modified.
     */
    static Optional<NonFinite> first(Program program, List<double[]> inputs) {
        return Optional.ofNullable(new FloatOrigin().search(program, inputs));
    }

    private NonFinite search(Program program, List<double[]> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            Variable x = program.inputs().get(i);
            NonFinite found = look(-1, x, round(inputs.get(i)));
            if (found != null) {
                double given = inputs.get(i)[found.row() * x.shape().columns() + found.column()];
                String rounding = Double.isFinite(given) ? " = " + given + ", in float" : "";
                return found.described("input " + i + ", " + x + rounding);
            }
        }
        NonFiniteValue planned = plan(program).firstNonFinite().orElse(null);
        for (int i = 0; i < program.equations().size(); i++) {
            Equation e = program.equations().get(i);
            NonFinite found = look(i, e.result(), evaluate(e));
            if (found == null && planned != null && planned.variable().equals(e.result())) {
                found = NonFinite.of(i, planned);
            }
            if (found != null) {
                return found.described(e + operandsAt(e, found.row(), found.column()));
            }
        }
        return null;
    }

    private static float[] round(double[] x) {
        float[] rounded = new float[x.length];
        for (int k = 0; k < x.length; k++) {
            rounded[k] = (float) x[k];
        }
        return rounded;
    }

    private float[] evaluate(Equation e) {
        List<Variable> operands = e.operands().stream().distinct().toList();
        float[] result = new float[e.result().shape().size()];
        plan(new Program(operands, List.of(e), List.of(e.result()))).output(0, result, 0).run();
        return result;
    }

    private FloatExecutable plan(Program program) {
        FloatExecutable plan = FloatExecutable.of(program, FloatKernels.best(), Outputs.ASSIGN);
        for (int i = 0; i < program.inputs().size(); i++) {
            plan.input(i, values.get(program.inputs().get(i)), 0);
        }
        for (int i = 0; i < program.outputs().size(); i++) {
            plan.output(i, new float[program.outputs().get(i).shape().size()], 0);
        }
        return plan;
    }

    /** Keeps the values of {@code x} and returns the first that is not finite, or null. */
    private NonFinite look(int equation, Variable x, float[] all) {
        values.put(x, all);
        for (int k = 0; k < all.length; k++) {
            if (!Float.isFinite(all[k])) {
                int columns = x.shape().columns();
                return NonFinite.of(
                        equation, new NonFiniteValue(x, k / columns, k % columns, all[k]));
            }
        }
        return null;
    }

    private String operandsAt(Equation e, int row, int column) {
        StringBuilder text = new StringBuilder();
        for (Variable x : e.operands()) {
            // A broadcast operand has one row or one column; other shapes have no such element.
            int i = x.shape().rows() == 1 ? 0 : row;
            int j = x.shape().columns() == 1 ? 0 : column;
            if (x.shape().rows() > i && x.shape().columns() > j) {
                float value = values.get(x)[i * x.shape().columns() + j];
                text.append(text.isEmpty() ? "; " : ", ");
                text.append("v" + x.id() + "[" + i + ", " + j + "] = " + value);
            }
        }
        return text.toString();
    }
}
