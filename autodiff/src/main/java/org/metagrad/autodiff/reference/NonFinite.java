package org.metagrad.autodiff.reference;

import java.util.List;
import java.util.Optional;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.execution.NonFiniteValue;

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
        /** The kernels for float, inputs and constants rounded to it. */
        FLOAT,
        /** The kernels for double. */
        DOUBLE
    }

    /**
     * Runs {@code program} as it is planned and, besides, equation by equation, until a value is
     * not finite.
     *
     * @param program what is run
     * @param inputs one row-major array for each input. Not modified.
     * @param precision of the numbers
     * @return nothing if all values are finite
     * @throws IllegalArgumentException if the number of inputs or a length is wrong, or an index is
     *     not that of a row
     */
    public static Optional<NonFinite> first(
            Program program, List<double[]> inputs, Precision precision) {
        ReferenceInterpreter.requireInputs(program, inputs);
        return switch (precision) {
            case FLOAT -> FloatOrigin.first(program, inputs);
            case DOUBLE -> DoubleOrigin.first(program, inputs);
        };
    }

    static NonFinite of(int equation, NonFiniteValue found) {
        return new NonFinite(
                equation, found.variable(), found.row(), found.column(), found.value(), "");
    }

    NonFinite described(String text) {
        return new NonFinite(equation, variable, row, column, value, text);
    }

    /**
     * The place and the value in words, for example {@code equation 3, v7[2, 1] is Infinity: v7[4,
     * 2] = exp(v6); v6[2, 1] = 800.0}.
     */
    @Override
    public String toString() {
        String place = "[" + row + ", " + column + "] is " + value + ": " + description;
        return equation < 0
                ? "input " + place
                : "equation " + equation + ", v" + variable.id() + place;
    }
}
