package org.metagrad.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A straight-line program in single-assignment form: what tracing a Java function with a {@link
 * ProgramBuilder} gives. Immutable.
 *
 * @param inputs in the order in which values are supplied
 * @param equations in an order in which they can be evaluated
 * @param outputs each an input or the result of an equation
 */
public record Program(List<Variable> inputs, List<Equation> equations, List<Variable> outputs) {

    /**
     * A value of known shape, assigned exactly once.
     *
     * @param id number of the variable within its program
     * @param shape rows and columns
     */
    public record Variable(int id, Shape shape) {
        @Override
        public String toString() {
            return "v" + id + shape;
        }
    }

    /**
     * {@code result = primitive(operands...)}.
     *
     * @param primitive the operation
     * @param operands its operands, in order
     * @param result the variable that it assigns
     */
    public record Equation(Primitive primitive, List<Variable> operands, Variable result) {
        /** Takes a copy of the operands. */
        public Equation {
            operands = List.copyOf(operands);
        }

        @Override
        public String toString() {
            return Notation.of(this);
        }
    }

    /**
     * Checks that everything is defined before it is used, and once, under an id of its own.
     *
     * @throws IllegalArgumentException naming the equation and the variable
     */
    public Program {
        inputs = List.copyOf(inputs);
        equations = List.copyOf(equations);
        outputs = List.copyOf(outputs);
        Set<Variable> defined = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (Variable x : inputs) {
            require(defined.add(x), "input " + x + " is there twice");
            require(ids.add(x.id()), "input " + x + ": another variable has its id");
        }
        for (Equation e : equations) {
            for (Variable x : e.operands()) {
                require(defined.contains(x), e + ": operand " + x + " is not defined before");
            }
            require(defined.add(e.result()), e + ": the result is defined twice");
            require(ids.add(e.result().id()), e + ": another variable has the result's id");
        }
        for (Variable y : outputs) {
            require(defined.contains(y), "output " + y + " is not defined");
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** This program less every equation on which no output depends. */
    Program withoutDeadEquations() {
        Set<Variable> live = new HashSet<>(outputs);
        List<Equation> kept = new ArrayList<>();
        for (Equation e : equations.reversed()) {
            if (live.contains(e.result())) {
                live.addAll(e.operands());
                kept.add(e);
            }
        }
        return new Program(inputs, kept.reversed(), outputs);
    }

    /**
     * The part of this program that computes {@code wanted} when the values of {@code given} are
     * inputs, in that order.
     */
    @SafeVarargs
    final Program from(List<Variable> wanted, List<Variable>... given) {
        ProgramBuilder b = new ProgramBuilder();
        Map<Variable, Variable> at = new HashMap<>();
        for (List<Variable> group : given) {
            group.forEach(x -> at.put(x, b.input(x.shape())));
        }
        for (Equation e : equations) {
            if (!at.containsKey(e.result()) && at.keySet().containsAll(e.operands())) {
                Variable[] x = e.operands().stream().map(at::get).toArray(Variable[]::new);
                at.put(e.result(), b.append(e.primitive(), x));
            }
        }
        return b.build(wanted.stream().map(at::get).toList());
    }

    /**
     * One equation a line, with its cost in FLOPs and in bytes of {@code float} (see {@link Cost}),
     * for reading and for teaching: {@code @} is the matrix product and {@code x'} the transpose.
     */
    @Override
    public String toString() {
        return Notation.of(this, List.of());
    }

    /**
     * {@return the text of the program with names for its inputs}
     *
     * @param inputNames one for each input
     * @throws IllegalArgumentException if there are more or fewer
     */
    public String toString(List<String> inputNames) {
        require(
                inputNames.size() == inputs.size(),
                inputNames.size() + " names for " + inputs.size() + " inputs");
        return Notation.of(this, inputNames);
    }
}
