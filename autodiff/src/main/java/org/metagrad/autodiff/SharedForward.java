package org.metagrad.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;

/**
 * Programs that begin with what another program has computed before, cut so that they take its
 * values instead of computing them again.
 *
 * <p>A policy is evaluated to draw actions, and at the same parameters and states again by the
 * gradient of its loss: there {@code forward} is the policy and the activations of its layers are
 * what is kept. Found by tracing both into one program, in which equal equations are one. Kept are
 * the values behind a dear product (as {@link Linearisation} has it) that the rest still reads;
 * what is computed sooner than it is fetched from memory, as a first layer of few inputs, is
 * computed again.
 *
 * @param equations the numbers of the equations of {@code forward} whose results are kept
 * @param values the shapes of their results
 * @param rests the other programs, each with all kept values as inputs after its own
 */
public record SharedForward(List<Integer> equations, List<Shape> values, List<Program> rests) {

    /** Takes copies. */
    public SharedForward {
        equations = List.copyOf(equations);
        values = List.copyOf(values);
        rests = List.copyOf(rests);
    }

    /**
     * Splits programs at the values that a forward pass has computed before them.
     *
     * @param forward its inputs are the first ones of the others
     * @param programs at least one; all have the same inputs
     * @return which values are kept, and the programs that read them
     * @throws IllegalArgumentException if they are not, by their shapes
     */
    public static SharedForward of(Program forward, List<Program> programs) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> inputs = new ArrayList<>();
        programs.getFirst().inputs().forEach(x -> inputs.add(b.input(x.shape())));
        List<Variable> ofForward = b.call(withAllResults(forward), first(forward, inputs));
        Map<Variable, Integer> dear = new HashMap<>();
        Set<Variable> behindDear = new HashSet<>();
        for (int i = 0; i < ofForward.size(); i++) {
            Equation e = forward.equations().get(i);
            if (Linearisation.isDear(e) || e.operands().stream().anyMatch(behindDear::contains)) {
                behindDear.add(e.result());
                dear.putIfAbsent(ofForward.get(i), i);
            }
        }
        List<List<Variable>> outputs = programs.stream().map(p -> b.call(p, inputs)).toList();
        List<Variable> wanted = outputs.stream().flatMap(List::stream).toList();
        Program all = b.build(wanted);
        Set<Variable> met = new HashSet<>(wanted);
        for (Equation e : all.equations().reversed()) {
            if (met.contains(e.result()) && !dear.containsKey(e.result())) {
                met.addAll(e.operands());
            }
        }
        List<Variable> kept =
                ofForward.stream()
                        .filter(dear::containsKey)
                        .filter(met::contains)
                        .distinct()
                        .toList();
        return new SharedForward(
                kept.stream().map(dear::get).toList(),
                kept.stream().map(Variable::shape).toList(),
                outputs.stream().map(y -> all.from(y, inputs, kept)).toList());
    }

    /**
     * {@return another program cut as {@link #rests} are, with all kept values as inputs after its
     * own}
     *
     * @param forward the one given to {@link #of}
     * @param program with the inputs of those given there
     * @throws IllegalArgumentException if the forward pass has more inputs
     */
    public Program rest(Program forward, Program program) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> inputs = new ArrayList<>();
        program.inputs().forEach(x -> inputs.add(b.input(x.shape())));
        List<Variable> ofForward = b.call(withAllResults(forward), first(forward, inputs));
        List<Variable> kept = equations.stream().map(ofForward::get).toList();
        List<Variable> wanted = b.call(program, inputs);
        List<Variable> both = new ArrayList<>(wanted);
        both.addAll(kept);
        return b.build(both).from(wanted, inputs, kept);
    }

    private static List<Variable> first(Program forward, List<Variable> inputs) {
        if (forward.inputs().size() > inputs.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "shared forward pass: it takes %d inputs, the programs that share it %d",
                            forward.inputs().size(),
                            inputs.size()));
        }
        return inputs.subList(0, forward.inputs().size());
    }

    private static Program withAllResults(Program f) {
        return new Program(
                f.inputs(), f.equations(), f.equations().stream().map(Equation::result).toList());
    }

    /**
     * {@return the forward program with the kept values as outputs after its own}
     *
     * @param forward the one given to {@link #of}, or the same for another number of columns
     */
    public Program forward(Program forward) {
        List<Variable> outputs = new ArrayList<>(forward.outputs());
        for (int i : equations) {
            outputs.add(forward.equations().get(i).result());
        }
        return new Program(forward.inputs(), forward.equations(), outputs);
    }
}
