package org.metagrad.autodiff.execution;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.metagrad.autodiff.Primitive.Constant;
import org.metagrad.autodiff.Primitive.Gather;
import org.metagrad.autodiff.Primitive.Pick;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.execution.FloatCalls.Call;
import org.metagrad.kernels.FloatKernels;

/**
 * A program planned for repeated execution in {@code float}: kernels are chosen, and all
 * intermediate values are laid out in one arena, once. Running it allocates nothing.
 *
 * <p>Inputs and outputs are bound to places in the caller's arrays and are read and written there.
 * An executable owns its arena and its bindings: one for each thread.
 */
public final class FloatExecutable {

    private final Program program;
    private final FloatKernels kernels;
    private final ArenaLayout layout;
    private final List<Instruction> instructions;
    private final Call[] calls;

    /** The checks of indices among the inputs, before anything is computed. */
    private final Call[] checks;

    private final float[][] array;
    private final int[] at;
    private final int arenaSize;
    private final int[] outputSlots;
    private final boolean[] inputBound;
    private final boolean[] outputBound;
    private boolean ready;

    private FloatExecutable(Program program, FloatKernels kernels, ArenaLayout layout) {
        this.program = program;
        this.kernels = kernels;
        this.layout = layout;
        this.instructions = layout.instructions();
        this.array = new float[layout.slots()][];
        this.at = new int[layout.slots()];
        this.arenaSize = layout.size();
        float[] arena = new float[arenaSize];
        layout.offsets()
                .forEach((slot, offset) -> {
                    array[slot] = arena;
                    at[slot] = offset;
                });
        for (Equation e : program.equations()) {
            Integer offset = layout.offsets().get(e.result().id());
            if (offset != null && e.primitive() instanceof Constant(double value, var shape)) {
                Arrays.fill(arena, offset, offset + shape.size(), (float) value);
            }
        }
        FloatCalls all = new FloatCalls(program, kernels, array, at);
        calls = instructions.stream().map(all::call).toArray(Call[]::new);
        checks = all.checksOfInputs(instructions);
        outputSlots = layout.outputSlots();
        inputBound = new boolean[program.inputs().size()];
        outputBound = new boolean[program.outputs().size()];
    }

    /**
     * Plans {@code program} with one mode for all outputs.
     *
     * @param program what is run
     * @param kernels what runs it
     * @param mode how every output is written
     * @return the plan, not yet bound to arrays
     */
    public static FloatExecutable of(Program program, FloatKernels kernels, Outputs mode) {
        return of(program, kernels, Collections.nCopies(program.outputs().size(), mode));
    }

    /**
     * Plans {@code program} with a mode for each output.
     *
     * @param program what is run
     * @param kernels what runs it
     * @param modes how each output is written, in order
     * @return the plan, not yet bound to arrays
     * @throws IllegalArgumentException if there are more or fewer modes than outputs
     */
    public static FloatExecutable of(Program program, FloatKernels kernels, List<Outputs> modes) {
        if (modes.size() != program.outputs().size()) {
            throw new IllegalArgumentException(
                    modes.size() + " modes for " + program.outputs().size() + " outputs");
        }
        return new FloatExecutable(program, kernels, ArenaLayout.of(program, modes));
    }

    /**
     * {@return an executable of the same plan with an arena of its own, not yet bound to arrays:
     * for another thread, without planning again}
     */
    public FloatExecutable copy() {
        return new FloatExecutable(program, kernels, layout);
    }

    /** {@return the planned program} */
    public Program program() {
        return program;
    }

    /** {@return the size of the arena in floats} */
    public int arenaSize() {
        return arenaSize;
    }

    /**
     * Reads input {@code index} from {@code values} starting at {@code from}, now and at each run.
     *
     * @param index number of the input
     * @param values row-major, read at each run. Not modified.
     * @param from index of the input's first element
     * @return this
     * @throws IllegalArgumentException if there is no such input, or the array is too short for its
     *     shape
     */
    public FloatExecutable input(int index, float[] values, int from) {
        requireOneOf("input", index, program.inputs().size());
        Variable x = program.inputs().get(index);
        requireRoom("input", index, x, values, from);
        array[x.id()] = values;
        at[x.id()] = from;
        inputBound[index] = true;
        return this;
    }

    /**
     * Writes output {@code index} to {@code values} starting at {@code from} at each run. The place
     * must not overlap that of an input or another output: outputs are written as soon as they are
     * known, while inputs may still be read, and may themselves be read from there until the run
     * ends.
     *
     * @param index number of the output
     * @param values row-major. Modified at each run.
     * @param from index of the output's first element
     * @return this
     * @throws IllegalArgumentException if there is no such output, or the array is too short for
     *     its shape
     */
    public FloatExecutable output(int index, float[] values, int from) {
        requireOneOf("output", index, outputSlots.length);
        requireRoom("output", index, program.outputs().get(index), values, from);
        int slot = outputSlots[index];
        array[slot] = values;
        at[slot] = from;
        outputBound[index] = true;
        return this;
    }

    private static void requireOneOf(String what, int index, int count) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s %d: the program has %d %ss",
                            what,
                            index,
                            count,
                            what));
        }
    }

    private void requireRoom(String what, int index, Variable x, float[] values, int from) {
        if (from < 0 || values.length - from < x.shape().size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s %d is %s: %d values from %d in an array of %d",
                            what,
                            index,
                            x.shape(),
                            x.shape().size(),
                            from,
                            values.length));
        }
    }

    /**
     * Runs the program once.
     *
     * @throws IllegalStateException if an input or output was never bound
     * @throws IllegalArgumentException if an index, such as that of a {@link Pick} or a {@link
     *     Gather}, is not that of a row, naming it; no output has been written where the indices
     *     are an input
     */
    public void run() {
        start();
        for (Call call : calls) {
            call.run();
        }
    }

    private void start() {
        if (!ready) {
            requireBound("input", inputBound);
            requireBound("output", outputBound);
            ready = true;
        }
        for (Call check : checks) {
            check.run();
        }
    }

    /**
     * Runs the program once, up to the first result of an equation that has a NaN or an infinity.
     * Inputs and constants are not looked at, nor what the plan joins into one call.
     *
     * @return nothing if there is none; outputs are written then
     * @throws IllegalStateException if an input or output was never bound
     * @throws IllegalArgumentException if an index is not that of a row
     */
    public Optional<NonFiniteValue> firstNonFinite() {
        Map<Integer, Variable> results = new HashMap<>();
        program.equations().forEach(e -> results.put(e.result().id(), e.result()));
        start();
        for (int c = 0; c < calls.length; c++) {
            calls[c].run();
            int slot = instructions.get(c).result();
            Variable y = results.get(slot);
            int n = y == null ? 0 : y.shape().size();
            for (int k = 0; k < n; k++) {
                float value = array[slot][at[slot] + k];
                if (!Float.isFinite(value)) {
                    int columns = y.shape().columns();
                    return Optional.of(new NonFiniteValue(y, k / columns, k % columns, value));
                }
            }
        }
        return Optional.empty();
    }

    private static void requireBound(String what, boolean[] bound) {
        for (int i = 0; i < bound.length; i++) {
            if (!bound[i]) {
                throw new IllegalStateException("run: " + what + " " + i + " is not bound");
            }
        }
    }

    /** The kernel calls in order, one a line. */
    @Override
    public String toString() {
        return String.join("\n", instructions.stream().map(Object::toString).toList());
    }
}
