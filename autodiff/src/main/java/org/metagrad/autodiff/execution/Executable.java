package org.metagrad.autodiff.execution;

import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.Primitive.Constant;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.kernels.Kernels;

/**
 * A program planned for repeated execution in {@code float}: kernels are chosen, and all
 * intermediate values are laid out in one arena, once. Running it allocates nothing.
 *
 * <p>Inputs and outputs are bound to places in the caller's arrays and are read and written there.
 * An executable owns its arena and its bindings: one for each thread.
 */
public final class Executable {

    /** What a run does with the output arrays. */
    public enum Outputs {
        /** Replaces their values. */
        ASSIGN,
        /** Adds to them: sums over a batch run tile after tile into the same arrays. */
        ACCUMULATE
    }

    private final Program program;
    private final Kernels kernels;
    private final Instruction[] instructions;
    private final float[][] array;
    private final int[] at;
    private final int arenaSize;
    private final int[] outputSlots;
    private final boolean[] inputBound;
    private final boolean[] outputBound;
    private boolean ready;

    private Executable(Program program, Kernels kernels, Outputs mode) {
        this.program = program;
        this.kernels = kernels;
        ArenaLayout layout = ArenaLayout.of(program, mode == Outputs.ACCUMULATE);
        this.instructions = layout.instructions().toArray(Instruction[]::new);
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
        outputSlots = layout.outputSlots();
        inputBound = new boolean[program.inputs().size()];
        outputBound = new boolean[program.outputs().size()];
    }

    /** Plans {@code program}. */
    public static Executable of(Program program, Kernels kernels, Outputs mode) {
        return new Executable(program, kernels, mode);
    }

    /** The planned program. */
    public Program program() {
        return program;
    }

    /** The size of the arena in floats. */
    public int arenaSize() {
        return arenaSize;
    }

    /**
     * Reads input {@code index} from {@code values} starting at {@code from}, now and at each run.
     *
     * @throws IllegalArgumentException if the array is too short for the input's shape
     */
    public Executable input(int index, float[] values, int from) {
        Variable x = program.inputs().get(index);
        check("input", index, x, values, from);
        array[x.id()] = values;
        at[x.id()] = from;
        inputBound[index] = true;
        return this;
    }

    /**
     * Writes output {@code index} to {@code values} starting at {@code from} at each run. The place
     * must not overlap that of an input or another output: outputs are written as soon as they are
     * known, while inputs may still be read.
     *
     * @throws IllegalArgumentException if the array is too short for the output's shape
     */
    public Executable output(int index, float[] values, int from) {
        check("output", index, program.outputs().get(index), values, from);
        int slot = outputSlots[index];
        array[slot] = values;
        at[slot] = from;
        outputBound[index] = true;
        return this;
    }

    private void check(String what, int index, Variable x, float[] values, int from) {
        if (from < 0 || values.length - from < x.shape().size()) {
            throw new IllegalArgumentException(
                    "%s %d is %s: %d values from %d in an array of %d"
                            .formatted(
                                    what, index, x.shape(), x.shape().size(), from, values.length));
        }
    }

    /**
     * Runs the program once.
     *
     * @throws IllegalStateException if an input or output was never bound
     */
    public void run() {
        if (!ready) {
            requireBound("input", inputBound);
            requireBound("output", outputBound);
            ready = true;
        }
        for (Instruction instruction : instructions) {
            instruction.run(kernels, array, at);
        }
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
        return String.join("\n", List.of(instructions).stream().map(Object::toString).toList());
    }
}
