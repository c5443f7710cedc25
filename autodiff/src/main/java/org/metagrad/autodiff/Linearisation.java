package org.metagrad.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metagrad.autodiff.Primitive.Constant;
import org.metagrad.autodiff.Primitive.MatMul;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;

/**
 * A program and its derivative at one point, cut so that the derivative can be applied many times
 * without evaluating the program again.
 *
 * <p>{@code primal} is {@code x -> (f(x), r)} and {@code tangent} is {@code (x, r, dx) -> J(x) dx}.
 * The residuals {@code r} are the values of the primal evaluation that the derivative needs and
 * that are dear to compute again: results of products, carried on through the cheap equations
 * behind them (a layer's bias and activation). Everything else the tangent computes again from
 * {@code x} and {@code r}: a value that costs less than {@value #WORTH_STORING} FLOPs is computed
 * sooner than it is fetched from memory.
 *
 * <p>Of a gradient this is the third way to a Hessian-vector product, next to forward over reverse
 * and reverse over reverse ({@link Differentiation}): MAML has already evaluated the gradient at
 * the point where it needs {@code H v}.
 *
 * @param primal the outputs of {@code f}, then the residuals
 * @param tangent inputs are those of {@code f}, then the residuals, then a tangent for each input
 *     in {@code wrt}; outputs are the tangents of the outputs of {@code f}
 * @param residuals their shapes
 */
public record Linearisation(Program primal, Program tangent, List<Shape> residuals) {

    /** FLOPs for one element from which on it is stored. */
    private static final int WORTH_STORING = 32;

    /** Takes a copy of the shapes. */
    public Linearisation {
        residuals = List.copyOf(residuals);
    }

    /**
     * Linearises {@code f} with respect to the inputs {@code wrt}.
     *
     * @param f the program
     * @param wrt indices of the inputs that have tangents
     * @return the linearisation of {@code f}
     * @throws IllegalArgumentException if an index is not that of an input, or is there twice
     */
    public static Linearisation of(Program f, int... wrt) {
        Program both = Differentiation.pushforward(f, wrt);
        int inputs = f.inputs().size();
        List<Variable> points = both.inputs().subList(0, inputs);
        List<Variable> tangents = both.inputs().subList(inputs, both.inputs().size());
        int outputs = f.outputs().size();
        List<Variable> values = both.outputs().subList(0, outputs);
        List<Variable> derivatives = both.outputs().subList(outputs, 2 * outputs);

        List<Variable> stored = new ArrayList<>(worthStoring(both, tangents));
        Program tangent = both.from(derivatives, points, stored, tangents);
        // What the derivative does not need after all is not stored.
        Set<Variable> read = new HashSet<>(tangent.outputs());
        tangent.equations().forEach(e -> read.addAll(e.operands()));
        List<Variable> kept = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            if (read.contains(tangent.inputs().get(inputs + i))) {
                kept.add(stored.get(i));
            }
        }
        List<Variable> results = new ArrayList<>(values);
        results.addAll(kept);
        return new Linearisation(
                both.from(results, points),
                both.from(derivatives, points, kept, tangents),
                kept.stream().map(Variable::shape).toList());
    }

    /**
     * {@return this with a primal that computes only some of the outputs of {@code f}, and what the
     * tangent, which stays, reads}
     *
     * @param from first output of {@code f} that is computed
     * @param to one past the last
     * @throws IllegalArgumentException if {@code f} has no such outputs
     */
    public Linearisation withOutputs(int from, int to) {
        List<Variable> outputs = primal.outputs();
        int all = outputs.size() - residuals.size();
        if (from < 0 || to < from || to > all) {
            throw new IllegalArgumentException(
                    "outputs " + from + " to " + to + ": the linearised program has " + all);
        }
        List<Variable> wanted = new ArrayList<>(outputs.subList(from, to));
        wanted.addAll(outputs.subList(all, outputs.size()));
        Program part = new Program(primal.inputs(), primal.equations(), wanted);
        return new Linearisation(part.withoutDeadEquations(), tangent, residuals);
    }

    /**
     * The values that do not depend on a tangent and are dear, each as late as it stays one value.
     */
    private static Set<Variable> worthStoring(Program both, List<Variable> tangents) {
        Set<Variable> varying = new HashSet<>(tangents);
        Map<Variable, List<Equation>> uses = new HashMap<>();
        Map<Variable, Equation> definitions = new HashMap<>();
        for (Equation e : both.equations()) {
            if (e.operands().stream().anyMatch(varying::contains)) {
                varying.add(e.result());
            }
            e.operands().forEach(x -> uses.computeIfAbsent(x, _ -> new ArrayList<>()).add(e));
            definitions.put(e.result(), e);
        }
        Set<Variable> stored = new LinkedHashSet<>();
        for (Equation e : both.equations()) {
            if (isDear(e) && !varying.contains(e.result())) {
                stored.add(carriedOn(e.result(), uses, definitions, varying));
            }
        }
        return stored;
    }

    /** Whether the result is dearer to compute again than to fetch from memory. */
    static boolean isDear(Equation e) {
        long perElement = Cost.of(e).flops() / e.result().shape().size();
        return e.primitive() instanceof MatMul && perElement >= WORTH_STORING;
    }

    private static Variable carriedOn(
            Variable x,
            Map<Variable, List<Equation>> uses,
            Map<Variable, Equation> definitions,
            Set<Variable> varying) {
        Variable y = x;
        while (uses.getOrDefault(y, List.of()).size() == 1) {
            Equation next = uses.get(y).getFirst();
            boolean sameSize = next.result().shape().equals(y.shape());
            boolean product = next.primitive() instanceof MatMul;
            if (varying.contains(next.result()) || !sameSize || product) {
                break;
            }
            Variable from = y;
            boolean cheapOthers =
                    next.operands().stream()
                            .allMatch(o -> o.equals(from) || fromInputs(o, definitions));
            if (!cheapOthers) {
                break;
            }
            y = next.result();
        }
        return y;
    }

    /** Whether {@code x} is an input, a constant, or spread out from one. */
    private static boolean fromInputs(Variable x, Map<Variable, Equation> definitions) {
        Equation e = definitions.get(x);
        return e == null
                || e.primitive() instanceof Constant
                || e.primitive() instanceof Primitive.BroadcastColumns
                        && fromInputs(e.operands().getFirst(), definitions);
    }
}
