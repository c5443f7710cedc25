package org.metagrad.bench.show;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Primitive.Constant;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;

/**
 * The rules of differentiation of an equation as formulas in the names of its variables. They are
 * not written here: {@link Differentiation} is asked for the derivatives of a program of this one
 * equation, and what it answers is put into one line.
 */
public final class RuleText {
    /** What stands behind the name of a variable for its cotangent. */
    public static final String BAR = "Bar";

    /** What stands before the name of a variable for its tangent. */
    public static final String TANGENT = "d";

    private static final Pattern VARIABLE = Pattern.compile("\\bv(\\d+)\\b");

    private RuleText() {}

    /**
     * {@return the equation itself, such as {@code t = tanh(a)}}
     *
     * @param e the equation
     * @param names of variables; others are called by their number
     */
    public static String equation(Equation e, Map<Variable, String> names) {
        return name(e.result(), names) + " = " + rightSide(e, x -> name(x, names));
    }

    /**
     * {@return what each operand's cotangent gets, one line for each that gets something, such as
     * {@code aBar += tBar * (1 - t * t)}}
     *
     * @param e the equation
     * @param names of variables; others are called by their number
     */
    public static List<String> pullback(Equation e, Map<Variable, String> names) {
        ProgramBuilder b = new ProgramBuilder();
        Map<Variable, String> at = new HashMap<>();
        Variable[] x = operands(b, e, names, at);
        Variable yBar = b.input(e.result().shape());
        at.put(yBar, name(e.result(), names) + BAR);
        Variable y = b.append(e.primitive(), x);
        Program gradient =
                Differentiation.gradient(
                        b.build(b.sum(b.multiply(y, yBar))),
                        IntStream.range(0, x.length).toArray());
        List<String> bars = lines(gradient, b.build(y), name(e.result(), names), at);
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (!isZero(gradient, i)) {
                rules.add(name(e.operands().get(i), names) + BAR + " += " + bars.get(i));
            }
        }
        return rules;
    }

    /**
     * {@return the tangent of the result, such as {@code dt = da * (1 - t * t)}; empty where it is
     * 0}
     *
     * @param e the equation
     * @param names of variables; others are called by their number
     */
    public static List<String> pushforward(Equation e, Map<Variable, String> names) {
        ProgramBuilder b = new ProgramBuilder();
        Map<Variable, String> at = new HashMap<>();
        Variable[] x = operands(b, e, names, at);
        Program alone = b.build(b.append(e.primitive(), x));
        Program both = Differentiation.pushforward(alone, IntStream.range(0, x.length).toArray());
        for (int i = 0; i < x.length; i++) {
            Variable dx = both.inputs().get(x.length + i);
            at.put(dx, TANGENT + name(e.operands().get(i), names));
        }
        Program tangent = Differentiation.outputs(both, 1, 2);
        if (isZero(tangent, 0)) {
            return List.of();
        }
        String result = name(e.result(), names);
        return List.of(TANGENT + result + " = " + lines(tangent, alone, result, at).getFirst());
    }

    /**
     * {@return the tangents of the cotangents, the derivative of {@link #pullback}: what the
     * Hessian-vector product adds to each operand that gets something}
     *
     * @param e the equation
     * @param names of variables; others are called by their number
     */
    public static List<String> pullbackTangent(Equation e, Map<Variable, String> names) {
        ProgramBuilder b = new ProgramBuilder();
        Map<Variable, String> at = new HashMap<>();
        Variable[] x = operands(b, e, names, at);
        Variable yBar = b.input(e.result().shape());
        at.put(yBar, name(e.result(), names) + BAR);
        Variable y = b.append(e.primitive(), x);
        int[] all = IntStream.rangeClosed(0, x.length).toArray();
        Program gradient =
                Differentiation.gradient(
                        b.build(b.sum(b.multiply(y, yBar))),
                        IntStream.range(0, x.length).toArray());
        Program both = Differentiation.pushforward(gradient, all);
        for (int i = 0; i <= x.length; i++) {
            at.put(both.inputs().get(x.length + 1 + i), TANGENT + at.get(both.inputs().get(i)));
        }
        Program tangents = Differentiation.outputs(both, x.length, 2 * x.length);
        List<String> formulas = lines(tangents, b.build(y), name(e.result(), names), at);
        String ofResult =
                pushforward(e, names).stream().findFirst().map(RuleText::rightSide).orElse("");
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            if (!isZero(tangents, i)) {
                String formula = formulas.get(i);
                if (ofResult.contains(" ")) {
                    String result = TANGENT + name(e.result(), names);
                    formula = formula.replace("(" + ofResult + ")", result);
                }
                rules.add(TANGENT + name(e.operands().get(i), names) + BAR + " += " + formula);
            }
        }
        return rules;
    }

    private static String rightSide(String equation) {
        return equation.substring(equation.indexOf(" = ") + 3);
    }

    private static boolean isZero(Program derivative, int output) {
        Variable y = derivative.outputs().get(output);
        return derivative.equations().stream()
                .anyMatch(e ->
                        e.result().equals(y)
                                && e.primitive() instanceof Constant(double value, _)
                                && value == 0);
    }

    private static Variable[] operands(
            ProgramBuilder b, Equation e, Map<Variable, String> names, Map<Variable, String> at) {
        Variable[] x = new Variable[e.operands().size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = b.input(e.operands().get(i).shape());
            at.put(x[i], name(e.operands().get(i), names));
        }
        return x;
    }

    /**
     * The outputs of a derivative, each one formula; what the equation itself computes is called by
     * its name.
     */
    private static List<String> lines(
            Program derivative, Program alone, String result, Map<Variable, String> names) {
        Map<Variable, String> text = new HashMap<>(names);
        Equation itself = alone.equations().isEmpty() ? null : alone.equations().getLast();
        for (Equation e : derivative.equations()) {
            boolean same =
                    itself != null
                            && e.primitive().equals(itself.primitive())
                            && e.operands().equals(itself.operands());
            boolean sum = isSum(e.toString());
            text.put(e.result(), same ? result : rightSide(e, x -> part(text.get(x), sum)));
        }
        return derivative.outputs().stream().map(text::get).toList();
    }

    /** A formula as part of another one, which is a sum or is none. */
    private static String part(String formula, boolean ofSum) {
        boolean one = !formula.contains(" ") && !formula.startsWith("-");
        return one || ofSum && !isSum(formula) ? formula : "(" + formula + ")";
    }

    /** Whether a plus or minus stands outside of all parentheses. */
    private static boolean isSum(String formula) {
        String outside = formula;
        for (String before = ""; !before.equals(outside); ) {
            before = outside;
            outside = outside.replaceAll("\\([^()]*\\)", "");
        }
        return outside.contains(" + ") || outside.contains(" - ");
    }

    private static String rightSide(Equation e, Function<Variable, String> names) {
        String right = rightSide(e.toString());
        Map<String, Variable> byNumber = new HashMap<>();
        e.operands().forEach(x -> byNumber.put(Integer.toString(x.id()), x));
        return VARIABLE.matcher(right)
                .replaceAll(found ->
                        Matcher.quoteReplacement(names.apply(byNumber.get(found.group(1)))));
    }

    private static String name(Variable x, Map<Variable, String> names) {
        return names.getOrDefault(x, "v" + x.id());
    }
}
