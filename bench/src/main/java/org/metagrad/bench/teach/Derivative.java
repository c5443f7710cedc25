package org.metagrad.bench.teach;

import java.util.LinkedHashMap;
import java.util.Map;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;

/**
 * A function of theta alone: a formula, or its Hessian, with numbers for its data.
 *
 * @param formula whose values, or whose Hessian
 * @param whole whether it is the Hessian of the formula
 * @param data numbers by the names of data or groups of data
 */
public record Derivative(Formula formula, boolean whole, Map<String, double[]> data) {

    /** Takes a copy of the map. */
    public Derivative {
        data = Map.copyOf(data);
    }

    /**
     * {@return this with numbers for data}
     *
     * @param name of the data, or of a group
     * @param values row-major
     */
    public Derivative with(String name, double... values) {
        Map<String, double[]> more = new LinkedHashMap<>(data);
        more.put(name, values);
        return new Derivative(formula, whole, more);
    }

    /**
     * {@return its value}
     *
     * @param theta {@code [P]}. Not modified.
     * @throws IllegalArgumentException if a length is wrong or a name is unknown
     * @throws IllegalStateException if data have not been given
     */
    public Values at(double... theta) {
        DoubleEvaluator f = formula.inDouble();
        data.forEach(f::data);
        int p = formula.parameters().size();
        return whole
                ? new Values(Matrices.of("hessian", p, p), f.hessian(theta))
                : new Values(formula.results(), f.values(theta));
    }

    /** The program, or what it is the Hessian of. */
    @Override
    public String toString() {
        return (whole ? "the Hessian of " : "") + formula;
    }
}
