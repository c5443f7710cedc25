package org.metagrad.bench.show;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.meta.learner.MamlProgram;

/**
 * MAML's meta-gradient as one program, each equation with the part of the computation that it
 * belongs to and the equation whose pullback rule made it.
 *
 * <p>Where an equation comes from is found by computing everything once more in one builder, which
 * takes an equal equation for the same: the losses, their gradients rule by rule, the steps, and at
 * last the gradient of the whole rule by rule. An equation belongs to what asked for it first; so a
 * line of second order is one that nothing of first order has asked for.
 *
 * @param program the gradient of {@link MamlProgram}
 * @param lines one for each of its equations
 */
public record MamlLines(Program program, List<Line> lines) {

    /** The parts of the computation, in the order in which they come. */
    public enum Part {
        /** The loss at theta_s, as far as its gradient needs it. */
        INNER_FORWARD("inner forward", "the loss L(theta_s; D_s)", "#cfe3ff"),
        /** The gradient of the inner loss. */
        INNER_BACKWARD("inner backward", "its gradient g_s", "#a9c9f5"),
        /** {@code theta_{s+1} = theta_s - alpha g_s}. */
        INNER_STEP("inner update", "theta_{s+1} = theta_s - alpha g_s", "#dfe4ea"),
        /** The loss at the adapted parameters. */
        OUTER_FORWARD("outer forward", "the loss L(theta_k; D')", "#d8f0d0"),
        /** Its gradient there, {@code v}. */
        OUTER_BACKWARD("outer backward", "its gradient v, where FOMAML ends", "#b3dfa5"),
        /** What goes back through the step itself, {@code -alpha v}. */
        STEP_BACKWARD("update backward", "-alpha v, on its way into the gradient g_s", "#ffe3c2"),
        /** What goes back through the inner gradient, and {@code v} with it: {@code -alpha H v}. */
        SECOND_ORDER(
                "second order",
                "v - alpha H v: the inner loss and its gradient, differentiated",
                "#ffc2c2");

        private final String label;
        private final String meaning;
        private final String colour;

        Part(String label, String meaning, String colour) {
            this.label = label;
            this.meaning = meaning;
            this.colour = colour;
        }

        /** {@return its name on pages and in listings} */
        public String label() {
            return label;
        }

        /** {@return what it computes} */
        public String meaning() {
            return meaning;
        }

        /** {@return a light colour, {@code #rrggbb}} */
        public String colour() {
            return colour;
        }

        /** {@return whether there is one for each inner step} */
        public boolean ofStep() {
            return this != OUTER_FORWARD && this != OUTER_BACKWARD;
        }

        /** The part of what a pullback rule makes of an equation of this part. */
        private Part backward() {
            return switch (this) {
                case INNER_FORWARD, INNER_BACKWARD, STEP_BACKWARD, SECOND_ORDER -> SECOND_ORDER;
                case INNER_STEP -> STEP_BACKWARD;
                case OUTER_FORWARD, OUTER_BACKWARD -> OUTER_BACKWARD;
            };
        }
    }

    /**
     * An equation with where it comes from.
     *
     * @param equation of the program
     * @param part that it belongs to
     * @param step the inner step from 0, or the number of inner steps for what comes after them
     * @param madeBy the equation whose pullback rule made it; empty where a loss or a step has it
     */
    public record Line(Equation equation, Part part, int step, Optional<Equation> madeBy) {}

    private record Origin(Part part, int step, Variable madeBy) {}

    /** Takes a copy. */
    public MamlLines {
        lines = List.copyOf(lines);
    }

    /**
     * {@return the lines of the meta-gradient}
     *
     * @param inner the loss of the inner steps, inputs {@code (theta, D)}
     * @param outer the outer loss, inputs {@code (theta, D')}
     * @param parameters how many of the first inputs make up theta
     * @param steps the number of inner steps, at least 1
     * @param alpha the inner step size
     */
    public static MamlLines of(
            Program inner, Program outer, int parameters, int steps, double alpha) {
        int[] wrt = IntStream.range(0, parameters).toArray();
        Program whole = MamlProgram.of(inner, outer, parameters, steps, alpha);
        Program gradient = Differentiation.gradient(whole, wrt);
        Origins origins = new Origins();
        List<Variable> inputs =
                whole.inputs().stream().map(x -> origins.b.input(x.shape())).toList();
        List<Variable> theta = inputs.subList(0, parameters);
        int data = inner.inputs().size() - parameters;
        for (int s = 0; s < steps; s++) {
            int step = s;
            int from = parameters + s * data;
            List<Variable> x = new ArrayList<>(theta);
            x.addAll(inputs.subList(from, from + data));
            origins.call(inner, x, Part.INNER_FORWARD, s);
            origins.rules(inner, x, made -> new Origin(Part.INNER_BACKWARD, step, made));
            List<Variable> g =
                    origins.call(Differentiation.gradient(inner, wrt), x, Part.INNER_BACKWARD, s);
            theta = origins.step(theta, g, alpha, s);
        }
        List<Variable> x = new ArrayList<>(theta);
        x.addAll(inputs.subList(parameters + steps * data, inputs.size()));
        origins.call(outer, x, Part.OUTER_FORWARD, steps);
        origins.rules(whole, inputs, origins::backward);
        return new MamlLines(gradient, origins.lines(gradient, inputs));
    }

    /**
     * {@return the number of lines of a part, of all steps}
     *
     * @param part which
     */
    public long count(Part part) {
        return lines.stream().filter(line -> line.part == part).count();
    }

    /** {@return the lines in blocks, each of one part and one step, in the program's order} */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            Line first = lines.get(from);
            if (i == lines.size()
                    || lines.get(i).part != first.part
                    || lines.get(i).step != first.step) {
                blocks.add(new Block(first.part, first.step, lines.subList(from, i)));
                from = i;
            }
        }
        return blocks;
    }

    /**
     * Lines that follow each other and belong together.
     *
     * @param part that they belong to
     * @param step theirs
     * @param lines at least one
     */
    public record Block(Part part, int step, List<Line> lines) {
        /** Takes a copy. */
        public Block {
            lines = List.copyOf(lines);
        }

        /**
         * {@return for each variable of another block the one that has its place in this one, if
         * the two are the same computation of different values}
         *
         * @param other the other block
         */
        public Optional<Map<Variable, Variable>> repeats(Block other) {
            if (other.lines.size() != lines.size()) {
                return Optional.empty();
            }
            Map<Variable, Variable> places = new LinkedHashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                Equation mine = lines.get(i).equation;
                Equation theirs = other.lines.get(i).equation;
                if (!mine.primitive().equals(theirs.primitive())
                        || !fits(places, theirs.operands(), mine.operands())
                        || !fits(places, List.of(theirs.result()), List.of(mine.result()))) {
                    return Optional.empty();
                }
            }
            return Optional.of(places);
        }

        private static boolean fits(
                Map<Variable, Variable> places, List<Variable> theirs, List<Variable> mine) {
            for (int i = 0; i < theirs.size(); i++) {
                Variable before = places.putIfAbsent(theirs.get(i), mine.get(i));
                if (before != null && !before.equals(mine.get(i))
                        || !theirs.get(i).shape().equals(mine.get(i).shape())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A builder in which everything is computed, and who asked for each value first. */
    private static final class Origins {
        private final ProgramBuilder b = new ProgramBuilder();
        private final Map<Variable, Origin> first = new HashMap<>();

        List<Variable> call(Program f, List<Variable> x, Part part, int step) {
            return call(f, x, new Origin(part, step, null));
        }

        private List<Variable> call(Program f, List<Variable> x, Origin origin) {
            Map<Variable, Variable> at = values(f, x, origin);
            return f.outputs().stream().map(at::get).toList();
        }

        private Map<Variable, Variable> values(Program f, List<Variable> x, Origin origin) {
            Map<Variable, Variable> at = new HashMap<>();
            for (int i = 0; i < x.size(); i++) {
                at.put(f.inputs().get(i), x.get(i));
            }
            for (Equation e : f.equations()) {
                Variable y =
                        b.append(
                                e.primitive(),
                                e.operands().stream().map(at::get).toArray(Variable[]::new));
                first.putIfAbsent(y, origin);
                at.put(e.result(), y);
            }
            return at;
        }

        List<Variable> step(List<Variable> theta, List<Variable> g, double alpha, int step) {
            Origin origin = new Origin(Part.INNER_STEP, step, null);
            List<Variable> next = new ArrayList<>();
            for (int i = 0; i < theta.size(); i++) {
                Variable scaled = b.scale(g.get(i), alpha);
                first.putIfAbsent(scaled, origin);
                Variable negated = b.scale(scaled, -1);
                first.putIfAbsent(negated, origin);
                Variable y = b.subtract(theta.get(i), scaled);
                first.putIfAbsent(y, origin);
                next.add(y);
            }
            return next;
        }

        Origin backward(Variable made) {
            Origin of = first.get(made);
            return new Origin(of.part.backward(), of.step, made);
        }

        /**
         * Goes back through a loss equation by equation: the gradients of what comes from an
         * equation on differ from those of what comes behind it by what its rule makes.
         */
        void rules(Program loss, List<Variable> x, Function<Variable, Origin> origin) {
            Map<Variable, Variable> at = values(loss, x, new Origin(Part.OUTER_FORWARD, 0, null));
            for (int i = loss.equations().size() - 1; i >= 0; i--) {
                List<Equation> rest = loss.equations().subList(i, loss.equations().size());
                Set<Variable> defined = new LinkedHashSet<>();
                Set<Variable> used = new LinkedHashSet<>();
                for (Equation e : rest) {
                    e.operands().stream().filter(v -> !defined.contains(v)).forEach(used::add);
                    defined.add(e.result());
                }
                List<Variable> free = List.copyOf(used);
                Program tail = new Program(free, rest, loss.outputs());
                Program bars =
                        Differentiation.gradient(tail, IntStream.range(0, free.size()).toArray());
                Variable made = at.get(rest.getFirst().result());
                call(bars, free.stream().map(at::get).toList(), origin.apply(made));
            }
        }

        List<Line> lines(Program gradient, List<Variable> x) {
            Map<Variable, Variable> at = new HashMap<>();
            for (int i = 0; i < x.size(); i++) {
                at.put(gradient.inputs().get(i), x.get(i));
            }
            Map<Variable, Equation> byValue = new HashMap<>();
            List<Line> lines = new ArrayList<>();
            for (Equation e : gradient.equations()) {
                Variable y =
                        b.append(
                                e.primitive(),
                                e.operands().stream().map(at::get).toArray(Variable[]::new));
                at.put(e.result(), y);
                byValue.put(y, e);
                Origin origin = first.get(y);
                if (origin == null) {
                    throw new IllegalStateException(e + ": no rule has made it");
                }
                lines.add(
                        new Line(
                                e,
                                origin.part,
                                origin.step,
                                Optional.ofNullable(byValue.get(origin.madeBy))));
            }
            return lines;
        }
    }
}
