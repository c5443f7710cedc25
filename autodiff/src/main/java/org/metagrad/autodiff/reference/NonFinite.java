package org.metagrad.autodiff.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;

/**
 * Where a NaN or an infinity first comes up when a program runs: the debugging run.
 *
 * @param equation its number in the program, from 0; -1 for an input
 * @param variable the result of that equation, or the input
 * @param row of the first such element
 * @param column of the first such element
 * @param value NaN or an infinity
 * @param description the equation as a formula, and its operands at that place where they have it
 */
public record NonFinite(
        int equation, Variable variable, int row, int column, double value, String description) {

    /** The precision of the run that is looked into. */
    public enum Precision {
        /** Every value is rounded to float, so that what overflows in float is found. */
        FLOAT,
        /** As computed. */
        DOUBLE
    }

    /**
     * Evaluates {@code program} equation by equation until a value is not finite.
     *
     * @param inputs one row-major array for each input. Not modified.
     * @return nothing if all values are finite
     * @throws IllegalArgumentException if the number of inputs or a length is wrong
     */
    public static Optional<NonFinite> first(
            Program program, List<double[]> inputs, Precision precision) {
        List<NonFinite> found = new ArrayList<>();
        for (int i = 0; i < Math.min(inputs.size(), program.inputs().size()); i++) {
            Variable x = program.inputs().get(i);
            look(-1, x, inputs.get(i), "input " + i + ", " + x, found);
        }
        int[] number = {0};
        ReferenceInterpreter.evaluate(
                program,
                inputs,
                (equation, operands, result) -> {
                    if (precision == Precision.FLOAT) {
                        for (int k = 0; k < result.length; k++) {
                            result[k] = (float) result[k];
                        }
                    }
                    if (found.isEmpty()) {
                        look(number[0], equation, operands, result, found);
                    }
                    number[0]++;
                });
        return found.stream().findFirst();
    }

    private static void look(
            int number, Variable x, double[] values, String description, List<NonFinite> found) {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                int columns = x.shape().columns();
                found.add(
                        new NonFinite(number, x, k / columns, k % columns, values[k], description));
                return;
            }
        }
    }

    private static void look(
            int number, Equation e, double[][] operands, double[] result, List<NonFinite> found) {
        for (int k = 0; k < result.length; k++) {
            if (!Double.isFinite(result[k])) {
                int columns = e.result().shape().columns();
                String text = e + operandsAt(e, operands, k / columns, k % columns);
                found.add(
                        new NonFinite(
                                number, e.result(), k / columns, k % columns, result[k], text));
                return;
            }
        }
    }

    private static String operandsAt(Equation e, double[][] operands, int row, int column) {
        StringBuilder text = new StringBuilder();
        for (int o = 0; o < operands.length; o++) {
            Variable x = e.operands().get(o);
            // A broadcast operand has one row or one column; other shapes have no such element.
            int i = x.shape().rows() == 1 ? 0 : row;
            int j = x.shape().columns() == 1 ? 0 : column;
            if (x.shape().rows() > i && x.shape().columns() > j) {
                double value = operands[o][i * x.shape().columns() + j];
                text.append(text.isEmpty() ? "; " : ", ");
                text.append("v" + x.id() + "[" + i + ", " + j + "] = " + value);
            }
        }
        return text.toString();
    }

    /**
     * For example {@code equation 3, v7[2, 1] is Infinity: v7[4, 2] = exp(v6); v6[2, 1] = 800.0}.
     */
    @Override
    public String toString() {
        String place = "[" + row + ", " + column + "] is " + value + ": " + description;
        return equation < 0
                ? "input " + place
                : "equation " + equation + ", v" + variable.id() + place;
    }
}
