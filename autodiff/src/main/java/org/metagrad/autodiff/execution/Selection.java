package org.metagrad.autodiff.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.RowMap;
import org.metagrad.autodiff.Shape;
import org.metagrad.kernels.Elementwise;
import org.metagrad.kernels.Pairwise;

/**
 * Chooses the kernel calls of a program, largest pattern first, from the outputs backwards.
 *
 * <p>A sum of products becomes products that accumulate on each other, started from the bias where
 * there is one; {@code g (1 - y^2)} and its pushforward become one pass each. What a pattern
 * swallows whole is never computed.
 *
 * <p>All patterns are in one class, for they share one pass over the program: each looks at how
 * often a value is used and says what is still demanded.
 */
final class Selection {
    private final Program program;
    private final Set<Variable> accumulating;
    private final List<Integer> sizes;
    private final Map<Variable, Equation> definitions = new HashMap<>();
    private final Map<Variable, Integer> uses = new HashMap<>();
    private final Set<Variable> outputs;
    private final Set<Variable> demanded = new HashSet<>();

    /** The chosen calls of one equation, in order; equations are visited last to first. */
    private List<Instruction> calls;

    private Selection(Program program, Set<Variable> accumulating, List<Integer> sizes) {
        this.program = program;
        this.sizes = sizes;
        this.accumulating = accumulating;
        this.outputs = new HashSet<>(program.outputs());
        for (Equation e : program.equations()) {
            definitions.put(e.result(), e);
            e.operands().forEach(x -> uses.merge(x, 1, Integer::sum));
        }
    }

    /**
     * The calls in order of execution; slots are the ids of the program's variables.
     *
     * @param accumulating outputs that are added to what is there
     * @param sizes the size of each slot so far; those of intermediate results are appended
     */
    static List<Instruction> of(Program program, Set<Variable> accumulating, List<Integer> sizes) {
        return new Selection(program, accumulating, sizes).select();
    }

    private List<Instruction> select() {
        demanded.addAll(outputs);
        List<List<Instruction>> chosen = new ArrayList<>();
        for (Equation e : program.equations().reversed()) {
            if (demanded.contains(e.result())) {
                calls = new ArrayList<>();
                emit(e);
                chosen.add(calls);
            }
        }
        List<Instruction> all = new ArrayList<>();
        chosen.reversed().forEach(all::addAll);
        return all;
    }

    private int read(Variable x) {
        Equation e = definition(x);
        // Neither moves an element: what reads the result can read the operand where it lies.
        boolean same =
                e != null
                        && (e.primitive() instanceof StopGradient
                                || e.primitive() instanceof Reshape);
        if (same && !outputs.contains(x)) {
            return read(e.operands().getFirst());
        }
        demanded.add(x);
        return x.id();
    }

    private Equation definition(Variable x) {
        return definitions.get(x);
    }

    /** Whether only one equation uses {@code x}, so that it may be swallowed by it. */
    private boolean single(Variable x) {
        return uses.getOrDefault(x, 0) == 1 && !outputs.contains(x);
    }

    private void emit(Equation e) {
        Variable y = e.result();
        Shape s = y.shape();
        int n = s.size();
        List<Variable> in = e.operands();
        boolean accumulate = accumulating.contains(y);
        switch (e.primitive()) {
            case Add _ -> sum(e);
            case MatMul m -> product(m, in.get(0), in.get(1), y, accumulate);
            case SumColumns _ -> {
                Shape x = in.get(0).shape();
                calls.add(
                        new Instruction.ColumnSum(
                                x.rows(), x.columns(), read(in.get(0)), y.id(), accumulate));
            }
            case Constant _ -> {}
            case Multiply _ -> multiply(in.get(0), in.get(1), y);
            case Divide _ -> pairwise(Pairwise.DIVIDE, in.get(0), in.get(1), y);
            case Minimum _ -> pairwise(Pairwise.MINIMUM, in.get(0), in.get(1), y);
            case Precedes _ -> pairwise(Pairwise.PRECEDES, in.get(0), in.get(1), y);
            case Affine(double scale, double shift) ->
                    calls.add(new Instruction.ScaleShift(n, scale, shift, read(in.get(0)), y.id()));
            case Clip(double low, double high) ->
                    calls.add(
                            new Instruction.Interval(false, n, low, high, read(in.get(0)), y.id()));
            case Within(double low, double high) ->
                    calls.add(
                            new Instruction.Interval(true, n, low, high, read(in.get(0)), y.id()));
            case Tanh _ -> elementwise(Elementwise.TANH, in.get(0), y);
            case Relu _ -> elementwise(Elementwise.RELU, in.get(0), y);
            case Step _ -> elementwise(Elementwise.STEP, in.get(0), y);
            case Sign _ -> elementwise(Elementwise.SIGN, in.get(0), y);
            case Sin _ -> elementwise(Elementwise.SIN, in.get(0), y);
            case Cos _ -> elementwise(Elementwise.COS, in.get(0), y);
            case Power(double exponent) -> power(n, exponent, read(in.get(0)), y.id());
            case Exp _ -> elementwise(Elementwise.EXP, in.get(0), y);
            case Log _ -> elementwise(Elementwise.LOG, in.get(0), y);
            case Sqrt _ -> elementwise(Elementwise.SQRT, in.get(0), y);
            case Sigmoid _ -> elementwise(Elementwise.SIGMOID, in.get(0), y);
            case Softplus _ -> elementwise(Elementwise.SOFTPLUS, in.get(0), y);
            case LogSoftmax _ -> logSoftmax(s, read(in.get(0)), y.id());
            case MaxRows _ ->
                    calls.add(
                            new Instruction.RowMaximum(
                                    in.get(0).shape().rows(),
                                    s.columns(),
                                    read(in.get(0)),
                                    y.id()));
            case Transpose _ ->
                    calls.add(
                            new Instruction.Transposition(
                                    s.columns(), s.rows(), read(in.get(0)), y.id()));
            case ArrangeRows(RowMap map) ->
                    calls.add(
                            new Instruction.RowArrangement(
                                    false, map, s.columns(), read(in.get(0)), y.id()));
            case CollectRows(RowMap map) ->
                    calls.add(
                            new Instruction.RowArrangement(
                                    true, map, s.columns(), read(in.get(0)), y.id()));
            case Gather _ ->
                    calls.add(
                            new Instruction.GatherRows(
                                    in.get(0).shape().rows(),
                                    s.rows(),
                                    s.columns(),
                                    read(in.get(0)),
                                    read(in.get(1)),
                                    y.id()));
            case ScatterAdd(int rows) ->
                    calls.add(
                            new Instruction.ScatterAddRows(
                                    rows,
                                    in.get(0).shape().rows(),
                                    s.columns(),
                                    read(in.get(0)),
                                    read(in.get(1)),
                                    y.id()));
            case SumRows _ ->
                    calls.add(
                            new Instruction.RowSum(
                                    in.get(0).shape().rows(),
                                    s.columns(),
                                    read(in.get(0)),
                                    y.id()));
            case BroadcastRows _ ->
                    calls.add(
                            new Instruction.RowBroadcast(
                                    s.rows(), s.columns(), read(in.get(0)), y.id()));
            case BroadcastColumns _ ->
                    calls.add(
                            new Instruction.ColumnBroadcast(
                                    s.rows(), s.columns(), read(in.get(0)), y.id()));
            case Pick _ ->
                    calls.add(
                            new Instruction.PickRow(
                                    in.get(0).shape().rows(),
                                    s.columns(),
                                    read(in.get(0)),
                                    read(in.get(1)),
                                    y.id()));
            case Scatter _ ->
                    calls.add(
                            new Instruction.ScatterRow(
                                    s.rows(),
                                    s.columns(),
                                    read(in.get(0)),
                                    read(in.get(1)),
                                    y.id()));
            case ConcatenateRows _ ->
                    calls.add(
                            new Instruction.Join(
                                    in.get(0).shape().size(),
                                    in.get(1).shape().size(),
                                    read(in.get(0)),
                                    read(in.get(1)),
                                    y.id()));
            case SliceRows(int from, int _) ->
                    calls.add(new Instruction.Copy(n, read(in.get(0)), from * s.columns(), y.id()));
            case DecayedSum(boolean transposed) ->
                    calls.add(
                            new Instruction.DecayedRowSum(
                                    transposed,
                                    s.rows(),
                                    s.columns(),
                                    read(in.get(0)),
                                    read(in.get(1)),
                                    y.id()));
            case StopGradient _, Reshape _ ->
                    calls.add(new Instruction.Copy(n, read(in.get(0)), 0, y.id()));
        }
    }

    private void elementwise(Elementwise f, Variable x, Variable y) {
        calls.add(new Instruction.OfOne(f, y.shape().size(), read(x), y.id()));
    }

    private void pairwise(Pairwise operation, Variable a, Variable b, Variable y) {
        int n = y.shape().size();
        calls.add(new Instruction.OfTwo(operation, n, read(a), read(b), y.id()));
    }

    private void product(MatMul m, Variable a, Variable b, Variable y, boolean accumulate) {
        Shape s = y.shape();
        if (m.transposeRight()) {
            calls.add(
                    new Instruction.ProductTransposeRight(
                            m.stack(),
                            s.rows() / m.stack(),
                            s.columns(),
                            a.shape().columns(),
                            read(a),
                            read(b),
                            y.id(),
                            accumulate));
        } else {
            calls.add(
                    new Instruction.Product(
                            m.stack(),
                            m.transposeLeft(),
                            s.rows() / m.stack(),
                            s.columns(),
                            b.shape().rows() / m.stack(),
                            read(a),
                            read(b),
                            y.id(),
                            accumulate));
        }
    }

    /** {@code shifted = x - max; y = shifted - log(sum(exp(shifted)))}, a kernel for each step. */
    private void logSoftmax(Shape s, int x, int y) {
        int r = s.rows();
        int c = s.columns();
        int max = temporary(c);
        int shifted = temporary(r * c);
        int exp = temporary(r * c);
        int sum = temporary(c);
        int log = temporary(c);
        calls.add(new Instruction.RowMaximum(r, c, x, max));
        calls.add(new Instruction.RowDifference(r, c, x, max, shifted));
        calls.add(new Instruction.OfOne(Elementwise.EXP, r * c, shifted, exp));
        calls.add(new Instruction.RowSum(r, c, exp, sum));
        calls.add(new Instruction.OfOne(Elementwise.LOG, c, sum, log));
        calls.add(new Instruction.RowDifference(r, c, shifted, log, y));
    }

    /** {@code exp(exponent log(x))}, a kernel for each step. */
    private void power(int n, double exponent, int x, int y) {
        int log = temporary(n);
        int scaled = temporary(n);
        calls.add(new Instruction.OfOne(Elementwise.LOG, n, x, log));
        calls.add(new Instruction.ScaleShift(n, exponent, 0, log, scaled));
        calls.add(new Instruction.OfOne(Elementwise.EXP, n, scaled, y));
    }

    private int temporary(int size) {
        int slot = sizes.size();
        sizes.add(size);
        return slot;
    }

    private void multiply(Variable a, Variable b, Variable y) {
        Variable root = oneMinusSquareOf(b);
        if (root != null) {
            pairwise(Pairwise.TANH_PULLBACK, a, root, y);
            return;
        }
        root = oneMinusSquareOf(a);
        if (root != null) {
            pairwise(Pairwise.TANH_PULLBACK, b, root, y);
            return;
        }
        pairwise(Pairwise.MULTIPLY, a, b, y);
    }

    /**
     * The {@code y} of {@code x = 1 - y y}, or null. Only of a tanh, or of an input, which may be
     * one that was kept: elsewhere the rounding of {@code y y} is part of the result.
     */
    private Variable oneMinusSquareOf(Variable x) {
        Equation e = definition(x);
        if (e == null || !e.primitive().equals(new Affine(-1, 1))) {
            return null;
        }
        Equation square = definition(e.operands().getFirst());
        if (square == null || !(square.primitive() instanceof Multiply)) {
            return null;
        }
        Variable y = square.operands().getFirst();
        Equation root = definition(y);
        boolean mayBeTanh = root == null || root.primitive() instanceof Tanh;
        return mayBeTanh && y.equals(square.operands().getLast()) ? y : null;
    }

    /** A whole tree of additions, whose inner sums nobody else reads. */
    private void sum(Equation root) {
        Variable y = root.result();
        List<Variable> terms = new ArrayList<>();
        root.operands().forEach(x -> collect(x, terms));
        List<Equation> products = new ArrayList<>();
        for (Variable x : List.copyOf(terms)) {
            if (single(x)
                    && definition(x) != null
                    && definition(x).primitive() instanceof MatMul
                    && terms.indexOf(x) == terms.lastIndexOf(x)) {
                products.add(definition(x));
                terms.remove(x);
            }
        }
        boolean started = accumulating.contains(y);
        if (!started) {
            started = startFromBias(products, terms, y);
        }
        for (Equation p : products) {
            product((MatMul) p.primitive(), p.operands().get(0), p.operands().get(1), y, started);
            started = true;
        }
        if (!started) {
            startFromTerms(terms, y);
        }
        for (Variable x : terms) {
            calls.add(new Instruction.Accumulate(y.shape().size(), read(x), y.id()));
        }
    }

    private void collect(Variable x, List<Variable> terms) {
        Equation e = definition(x);
        if (e != null && e.primitive() instanceof Add && single(x)) {
            e.operands().forEach(t -> collect(t, terms));
        } else {
            terms.add(x);
        }
    }

    /** Starts a plain product from a bias column among the terms, and takes both from the lists. */
    private boolean startFromBias(List<Equation> products, List<Variable> terms, Variable y) {
        for (Equation p : products) {
            if (!p.primitive().equals(new MatMul(1, false, false))) {
                continue;
            }
            for (Variable x : terms) {
                Equation e = definition(x);
                if (e != null && e.primitive() instanceof BroadcastColumns) {
                    calls.add(
                            new Instruction.ProductBias(
                                    y.shape().rows(),
                                    y.shape().columns(),
                                    p.operands().getLast().shape().rows(),
                                    read(p.operands().getFirst()),
                                    read(p.operands().getLast()),
                                    read(e.operands().getFirst()),
                                    y.id()));
                    products.remove(p);
                    terms.remove(x);
                    return true;
                }
            }
        }
        return false;
    }

    /** Writes the first two terms, as the pushforward of a tanh pullback where they are one. */
    private void startFromTerms(List<Variable> terms, Variable y) {
        Variable first = terms.removeFirst();
        Variable second = terms.removeFirst();
        Instruction fused = tanhPullbackTangent(first, second, y);
        if (fused == null) {
            fused = tanhPullbackTangent(second, first, y);
        }
        if (fused != null) {
            calls.add(fused);
        } else if (negated(second) != null) {
            pairwise(Pairwise.SUBTRACT, first, negated(second), y);
        } else if (negated(first) != null) {
            pairwise(Pairwise.SUBTRACT, second, negated(first), y);
        } else {
            pairwise(Pairwise.ADD, first, second, y);
        }
    }

    /** The {@code x} of a sum's term {@code -x} that nobody else reads, or null. */
    private Variable negated(Variable term) {
        Equation e = definition(term);
        boolean negation = e != null && e.primitive().equals(new Affine(-1, 0));
        return negation && single(term) ? e.operands().getFirst() : null;
    }

    /** {@code dg (1 - y y) + g (-2 y dy)}, or null. */
    private Instruction tanhPullbackTangent(Variable left, Variable right, Variable result) {
        Equation l = definition(left);
        Equation r = definition(right);
        if (!(single(left) && single(right) && isMultiply(l) && isMultiply(r))) {
            return null;
        }
        for (int i = 0; i < 2; i++) {
            Variable y = oneMinusSquareOf(l.operands().get(i));
            for (int j = 0; j < 2 && y != null; j++) {
                Equation curvature = definition(r.operands().get(j));
                if (curvature != null && curvature.primitive().equals(new Affine(-2, 0))) {
                    Equation m = definition(curvature.operands().getFirst());
                    if (isMultiply(m) && m.operands().contains(y)) {
                        Variable dy = m.operands().get(m.operands().getFirst().equals(y) ? 1 : 0);
                        return new Instruction.TanhPullbackTangent(
                                result.shape().size(),
                                read(l.operands().get(1 - i)),
                                read(r.operands().get(1 - j)),
                                read(y),
                                read(dy),
                                result.id());
                    }
                }
            }
        }
        return null;
    }

    private static boolean isMultiply(Equation e) {
        return e != null && e.primitive() instanceof Multiply;
    }
}
