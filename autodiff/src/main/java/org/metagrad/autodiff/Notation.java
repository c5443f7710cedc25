package org.metagrad.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.metagrad.autodiff.Primitive.*;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;

/** How programs are written for people: as formulas, {@code x'} for the transpose of {@code x}. */
final class Notation {
    private final Map<Variable, String> names = new HashMap<>();

    private Notation(Program program, List<String> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            names.put(program.inputs().get(i), inputs.get(i));
        }
    }

    /**
     * The whole program, one equation a line with its cost.
     *
     * @param inputs the names of the inputs, as many as there are or fewer
     */
    static String of(Program program, List<String> inputs) {
        Notation notation = new Notation(program, inputs);
        List<String> left = new ArrayList<>();
        for (Equation e : program.equations()) {
            left.add("  " + notation.name(e.result(), true) + " = " + notation.formula(e));
        }
        int width = left.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder("program ");
        text.append(notation.list(program.inputs())).append('\n');
        for (int i = 0; i < left.size(); i++) {
            String line = left.get(i);
            text.append(line).append(" ".repeat(width - line.length()));
            text.append(cost(Cost.of(program.equations().get(i)))).append('\n');
        }
        text.append("  return ").append(notation.list(program.outputs())).append('\n');
        String count = String.format(Locale.ROOT, "  %d equations", left.size());
        text.append(count).append(" ".repeat(Math.max(0, width - count.length())));
        return text.append(cost(Cost.of(program))).toString();
    }

    private static String cost(Cost cost) {
        return String.format(
                Locale.ROOT, "%,15d FLOP %,13d B", cost.flops(), cost.bytes(Float.BYTES));
    }

    /** One equation without its cost. */
    static String of(Equation e) {
        Notation plain = new Notation(new Program(List.of(), List.of(), List.of()), List.of());
        return plain.name(e.result(), true) + " = " + plain.formula(e);
    }

    private String list(List<Variable> variables) {
        return variables.stream().map(x -> name(x, true)).collect(Collectors.joining(", "));
    }

    private String name(Variable x, boolean withShape) {
        String name = names.getOrDefault(x, "v" + x.id());
        return withShape ? name + x.shape() : name;
    }

    private String formula(Equation e) {
        List<String> x = e.operands().stream().map(v -> name(v, false)).toList();
        String a = x.isEmpty() ? "" : x.getFirst();
        String b = x.size() < 2 ? "" : x.get(1);
        return switch (e.primitive()) {
            case Constant(double value, Shape _) -> number(value);
            case MatMul(int stack, boolean left, boolean right) -> {
                String product = stack == 1 ? " @ " : " @" + stack + " ";
                yield a + (left ? "'" : "") + product + b + (right ? "'" : "");
            }
            case Transpose _ -> a + "'";
            case Reshape _ -> call("reshape", x);
            case Add _ -> a + " + " + b;
            case Multiply _ -> a + " * " + b;
            case Divide _ -> a + " / " + b;
            case Minimum _ -> call("min", x);
            case Precedes _ -> a + " < " + b;
            case Affine(double scale, double shift) -> affine(scale, shift, a);
            case Clip(double low, double high) ->
                    "clip(" + a + ", " + number(low) + ", " + number(high) + ")";
            case Within(double low, double high) ->
                    number(low) + " <= " + a + " <= " + number(high);
            case Tanh _ -> call("tanh", x);
            case Relu _ -> call("relu", x);
            case Sign _ -> call("sign", x);
            case Step _ -> a + " > 0";
            case Exp _ -> call("exp", x);
            case Log _ -> call("log", x);
            case Sqrt _ -> call("sqrt", x);
            case Power(double exponent) -> a + "^" + number(exponent);
            case Sin _ -> call("sin", x);
            case Cos _ -> call("cos", x);
            case Sigmoid _ -> call("sigmoid", x);
            case Softplus _ -> call("softplus", x);
            case LogSoftmax _ -> call("logSoftmax", x);
            case SumRows _ -> call("sumRows", x);
            case MaxRows _ -> call("maxRows", x);
            case SumColumns _ -> call("sumColumns", x);
            case BroadcastRows _ -> call("broadcastRows", x);
            case BroadcastColumns _ -> call("broadcastColumns", x);
            case Pick _ -> call("pick", x);
            case Scatter _ -> call("scatter", x);
            case Gather _ -> call("gather", x);
            case ScatterAdd _ -> call("scatterAdd", x);
            case ArrangeRows(RowMap map) -> "arrange(" + a + "; " + map + ")";
            case CollectRows(RowMap map) -> "arrange'(" + a + "; " + map + ")";
            case ConcatenateRows _ -> "[" + a + "; " + b + "]";
            case SliceRows(int from, int rows) -> a + "[" + from + ".." + (from + rows - 1) + "]";
            case DecayedSum(boolean transposed) ->
                    call(transposed ? "decayedSum'" : "decayedSum", x);
            case StopGradient _ -> call("stop", x);
        };
    }

    private static String call(String function, List<String> x) {
        return function + "(" + String.join(", ", x) + ")";
    }

    private static String affine(double scale, double shift, String x) {
        double factor = Math.abs(scale);
        String product = factor == 1 ? x : number(factor) + " " + x;
        if (shift == 0) {
            return scale < 0 ? "-" + product : product;
        }
        return number(shift) + (scale < 0 ? " - " : " + ") + product;
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
