package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.bench.show.RuleText;

/**
 * The small loss line by line: the value of each line, its adjoint {@code dL/dline}, its tangent in
 * a direction v, and the tangent of the adjoint, which at the parameters is {@code H v}.
 *
 * <p>To have the adjoint of a line, a number e is added to it, {@code line + e}: the derivative of
 * the loss by e, at 0, is the adjoint, and {@link Differentiation} computes it on its way.
 */
final class TapeNumbers {
    /** The points of the slider: u, at w = 1. */
    static final double[] PLACES = {0.25, 0.5, 0.75, 1};

    /** The directions v that can be chosen. */
    static final List<double[]> DIRECTIONS =
            List.of(new double[] {1, 0}, new double[] {0, 1}, new double[] {0.8, -0.6});

    private TapeNumbers() {}

    static Map<String, Object> of(SmallLoss loss) {
        Program program = loss.program();
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("x", loss.x());
        numbers.put("y", loss.y());
        numbers.put("lines", lines(program));
        numbers.put("program", program.toString(SmallLoss.PARAMETERS));
        numbers.put(
                "gradientProgram",
                Differentiation.gradient(program, 0, 1).toString(SmallLoss.PARAMETERS));
        numbers.put(
                "productProgram",
                Differentiation.hessianVectorProduct(program, 0, 1)
                        .toString(List.of("u", "w", "du", "dw")));
        List<Object> points = new ArrayList<>();
        for (double u : PLACES) {
            points.add(point(program, new double[] {u, SmallLoss.START[1]}));
        }
        numbers.put("points", points);
        return numbers;
    }

    private static List<Object> lines(Program program) {
        Map<Variable, String> names = new HashMap<>();
        for (int i = 0; i < program.inputs().size(); i++) {
            names.put(program.inputs().get(i), SmallLoss.PARAMETERS.get(i));
        }
        for (int i = 0; i < program.equations().size(); i++) {
            names.put(program.equations().get(i).result(), SmallLoss.LINES.get(i));
        }
        List<Object> lines = new ArrayList<>();
        for (Equation e : program.equations()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("name", names.get(e.result()));
            line.put("operands", e.operands().stream().map(names::get).distinct().toList());
            line.put("equation", RuleText.equation(e, names));
            line.put("pullback", RuleText.pullback(e, names));
            line.put("pushforward", RuleText.pushforward(e, names).getFirst());
            line.put("pullbackTangent", RuleText.pullbackTangent(e, names));
            lines.add(line);
        }
        return lines;
    }

    private static Map<String, Object> point(Program program, double[] theta) {
        Program moved = moved(program);
        int n = program.equations().size();
        int all = theta.length + n;
        double[][] at = Planned.scalars(Arrays.copyOf(theta, all));
        Program adjoints = Differentiation.gradient(moved, IntStream.range(0, all).toArray());
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("theta", Values.list(theta));
        point.put(
                "values", Values.list(Planned.numbers(everyLine(program), Planned.scalars(theta))));
        point.put("adjoints", Values.list(Planned.numbers(adjoints, at)));
        List<Object> directions = new ArrayList<>();
        for (double[] v : DIRECTIONS) {
            double[][] along = Planned.scalars(theta[0], theta[1], v[0], v[1]);
            Program tangents = Differentiation.pushforward(everyLine(program), 0, 1);
            double[] lines = Planned.numbers(tangents, along);
            double[] movedAlong = Arrays.copyOf(Arrays.copyOf(theta, all), all + theta.length);
            System.arraycopy(v, 0, movedAlong, all, v.length);
            double[] bars =
                    Planned.numbers(
                            Differentiation.pushforward(adjoints, 0, 1),
                            Planned.scalars(movedAlong));
            Map<String, Object> direction = new LinkedHashMap<>();
            direction.put("v", Values.list(v));
            direction.put("tangents", Values.list(Arrays.copyOfRange(lines, n, 2 * n)));
            direction.put("adjointTangents", Values.list(Arrays.copyOfRange(bars, all, 2 * all)));
            directions.add(direction);
        }
        point.put("directions", directions);
        return point;
    }

    /** The program with the results of all its equations as outputs. */
    static Program everyLine(Program program) {
        return new Program(
                program.inputs(),
                program.equations(),
                program.equations().stream().map(Equation::result).toList());
    }

    /** The program with an input more for each equation, which is added to its result. */
    private static Program moved(Program program) {
        ProgramBuilder b = new ProgramBuilder();
        Map<Variable, Variable> at = new HashMap<>();
        program.inputs().forEach(x -> at.put(x, b.input(x.shape())));
        List<Variable> added = new ArrayList<>();
        program.equations().forEach(_ -> added.add(b.input(Shape.SCALAR)));
        for (int i = 0; i < added.size(); i++) {
            Equation e = program.equations().get(i);
            Variable[] x = e.operands().stream().map(at::get).toArray(Variable[]::new);
            at.put(e.result(), b.add(b.append(e.primitive(), x), added.get(i)));
        }
        return b.build(program.outputs().stream().map(at::get).toList());
    }
}
