package org.metagrad.autodiff.execution;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.Primitive.Constant;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.execution.Instruction.*;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.kernels.Operation;

/**
 * A program planned for repeated execution in {@code float}: kernels are chosen, and all
 * intermediate values are laid out in one arena, once. Running it allocates nothing.
 *
 * <p>Inputs and outputs are bound to places in the caller's arrays and are read and written there.
 * An executable owns its arena and its bindings: one for each thread.
 */
public final class FloatExecutable {

    /** One kernel call with its operands. */
    private interface Call {
        void run();
    }

    private final Program program;
    private final FloatKernels kernels;
    private final List<Instruction> instructions;
    private final Call[] calls;
    private final float[][] array;
    private final int[] at;
    private final int arenaSize;
    private final int[] outputSlots;
    private final boolean[] inputBound;
    private final boolean[] outputBound;
    private boolean ready;

    private FloatExecutable(Program program, FloatKernels kernels, List<Outputs> modes) {
        this.program = program;
        this.kernels = kernels;
        ArenaLayout layout = ArenaLayout.of(program, modes);
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
        calls = instructions.stream().map(this::call).toArray(Call[]::new);
        outputSlots = layout.outputSlots();
        inputBound = new boolean[program.inputs().size()];
        outputBound = new boolean[program.outputs().size()];
    }

    /** Plans {@code program} with the same mode for all outputs. */
    public static FloatExecutable of(Program program, FloatKernels kernels, Outputs mode) {
        return of(program, kernels, Collections.nCopies(program.outputs().size(), mode));
    }

    /**
     * Plans {@code program} with a mode for each output.
     *
     * @throws IllegalArgumentException if there are more or fewer modes than outputs
     */
    public static FloatExecutable of(Program program, FloatKernels kernels, List<Outputs> modes) {
        if (modes.size() != program.outputs().size()) {
            throw new IllegalArgumentException(
                    modes.size() + " modes for " + program.outputs().size() + " outputs");
        }
        return new FloatExecutable(program, kernels, modes);
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
    public FloatExecutable input(int index, float[] values, int from) {
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
     * known, while inputs may still be read, and may themselves be read from there until the run
     * ends.
     *
     * @throws IllegalArgumentException if the array is too short for the output's shape
     */
    public FloatExecutable output(int index, float[] values, int from) {
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
                    String.format(Locale.ROOT, "%s %d is %s: %d values from %d in an array of %d", what, index, x.shape(), x.shape().size(), from, values.length));
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
        for (Call call : calls) {
            call.run();
        }
    }

    /**
     * The call of an instruction. Each kind is a class of its own, which keeps the kernels apart
     * when they are compiled: inlined into one method they would pass the compiler's limits, and a
     * vector operation that is not inlined allocates.
     */
    private Call call(Instruction instruction) {
        int y = instruction.result();
        return switch (instruction) {
            case Product i ->
                    () ->
                            kernels.matmul(
                                    i.transposeLeft(),
                                    i.m(),
                                    i.n(),
                                    i.k(),
                                    array[i.a()],
                                    at[i.a()],
                                    array[i.b()],
                                    at[i.b()],
                                    array[y],
                                    at[y],
                                    i.accumulates());
            case ProductBias i ->
                    () ->
                            kernels.matmulBias(
                                    i.m(),
                                    i.n(),
                                    i.k(),
                                    array[i.a()],
                                    at[i.a()],
                                    array[i.b()],
                                    at[i.b()],
                                    array[i.bias()],
                                    at[i.bias()],
                                    array[y],
                                    at[y]);
            case ProductTransposeRight i ->
                    () ->
                            kernels.matmulTransposeRight(
                                    i.m(),
                                    i.n(),
                                    i.k(),
                                    array[i.a()],
                                    at[i.a()],
                                    array[i.b()],
                                    at[i.b()],
                                    array[y],
                                    at[y],
                                    i.accumulates());
            case Elementwise i ->
                    () ->
                            kernels.apply(
                                    i.function(), i.n(), array[i.x()], at[i.x()], array[y], at[y]);
            case Pairwise i ->
                    () ->
                            kernels.combine(
                                    i.operation(),
                                    i.n(),
                                    array[i.x()],
                                    at[i.x()],
                                    array[i.y()],
                                    at[i.y()],
                                    array[y],
                                    at[y]);
            case Accumulate i ->
                    () ->
                            kernels.combine(
                                    Operation.ADD,
                                    i.n(),
                                    array[y],
                                    at[y],
                                    array[i.x()],
                                    at[i.x()],
                                    array[y],
                                    at[y]);
            case ScaleShift i -> {
                float scale = (float) i.scale();
                float shift = (float) i.shift();
                yield () ->
                        kernels.affine(
                                i.n(), scale, shift, array[i.x()], at[i.x()], array[y], at[y]);
            }
            case Interval i -> {
                float low = (float) i.low();
                float high = (float) i.high();
                yield i.mask()
                        ? () ->
                                kernels.within(
                                        i.n(), low, high, array[i.x()], at[i.x()], array[y], at[y])
                        : () ->
                                kernels.clip(
                                        i.n(), low, high, array[i.x()], at[i.x()], array[y], at[y]);
            }
            case TanhPullbackTangent i ->
                    () ->
                            kernels.tanhPullbackTangent(
                                    i.n(),
                                    array[i.dg()],
                                    at[i.dg()],
                                    array[i.g()],
                                    at[i.g()],
                                    array[i.y()],
                                    at[i.y()],
                                    array[i.dy()],
                                    at[i.dy()],
                                    array[y],
                                    at[y]);
            case RowDifference i ->
                    () ->
                            kernels.subtractRow(
                                    i.rows(),
                                    i.columns(),
                                    array[i.x()],
                                    at[i.x()],
                                    array[i.row()],
                                    at[i.row()],
                                    array[y],
                                    at[y]);
            case RowMaximum i ->
                    () ->
                            kernels.maxRows(
                                    i.rows(),
                                    i.columns(),
                                    array[i.x()],
                                    at[i.x()],
                                    array[y],
                                    at[y]);
            case RowSum i ->
                    () ->
                            kernels.sumRows(
                                    i.rows(),
                                    i.columns(),
                                    array[i.x()],
                                    at[i.x()],
                                    array[y],
                                    at[y]);
            case ColumnSum i ->
                    () ->
                            kernels.sumColumns(
                                    i.rows(),
                                    i.columns(),
                                    array[i.x()],
                                    at[i.x()],
                                    array[y],
                                    at[y],
                                    i.accumulates());
            case DecayedRowSum i ->
                    () ->
                            kernels.decayedSum(
                                    i.transpose(),
                                    i.rows(),
                                    i.columns(),
                                    array[i.x()],
                                    at[i.x()],
                                    array[i.decay()],
                                    at[i.decay()],
                                    array[y],
                                    at[y]);
            case RowBroadcast i -> () -> run(i);
            case ColumnBroadcast i -> () -> run(i);
            case PickRow i -> () -> run(i);
            case ScatterRow i -> () -> run(i);
            case Copy i ->
                    () ->
                            System.arraycopy(
                                    array[i.x()], at[i.x()] + i.from(), array[y], at[y], i.n());
            case Join i ->
                    () -> {
                        System.arraycopy(array[i.x()], at[i.x()], array[y], at[y], i.m());
                        System.arraycopy(array[i.y()], at[i.y()], array[y], at[y] + i.m(), i.n());
                    };
        };
    }

    private void run(RowBroadcast i) {
        for (int row = 0; row < i.rows(); row++) {
            int to = at[i.result()] + row * i.columns();
            System.arraycopy(array[i.x()], at[i.x()], array[i.result()], to, i.columns());
        }
    }

    private void run(ColumnBroadcast i) {
        for (int row = 0; row < i.rows(); row++) {
            int from = at[i.result()] + row * i.columns();
            float value = array[i.x()][at[i.x()] + row];
            Arrays.fill(array[i.result()], from, from + i.columns(), value);
        }
    }

    private void run(PickRow i) {
        float[] x = array[i.x()];
        int xAt = at[i.x()];
        float[] index = array[i.index()];
        int indexAt = at[i.index()];
        float[] y = array[i.result()];
        int yAt = at[i.result()];
        for (int j = 0; j < i.columns(); j++) {
            y[yAt + j] = x[xAt + (int) index[indexAt + j] * i.columns() + j];
        }
    }

    private void run(ScatterRow i) {
        float[] x = array[i.x()];
        int xAt = at[i.x()];
        float[] index = array[i.index()];
        int indexAt = at[i.index()];
        float[] y = array[i.result()];
        int yAt = at[i.result()];
        Arrays.fill(y, yAt, yAt + i.rows() * i.columns(), 0);
        for (int j = 0; j < i.columns(); j++) {
            y[yAt + (int) index[indexAt + j] * i.columns() + j] = x[xAt + j];
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
        return String.join("\n", instructions.stream().map(Object::toString).toList());
    }
}
