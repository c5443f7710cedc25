package org.metagrad.autodiff.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.Instruction.*;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.kernels.Pairwise;

/**
 * The kernel calls of a plan, which find their operands and results in slots.
 *
 * <p>One case for each kind of instruction, in one class, for the switch is over all of them.
 */
final class FloatCalls {

    /** One kernel call with its operands. */
    interface Call {
        void run();
    }

    private final Program program;
    private final FloatKernels kernels;
    private final float[][] array;
    private final int[] at;

    /**
     * @param array for each slot where its values lie, read at each call
     * @param at for each slot where they start
     */
    FloatCalls(Program program, FloatKernels kernels, float[][] array, int[] at) {
        this.program = program;
        this.kernels = kernels;
        this.array = array;
        this.at = at;
    }

    /**
     * The call of an instruction. Each kind is a class of its own, which keeps the kernels apart
     * when they are compiled: inlined into one method they would pass the compiler's limits, and a
     * vector operation that is not inlined allocates.
     */
    Call call(Instruction instruction) {
        int y = instruction.result();
        return switch (instruction) {
            case Product i -> i.stack() == 1 ? product(i) : products(i);
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
            case ProductTransposeRight i -> i.stack() == 1 ? product(i) : products(i);
            case OfOne i ->
                    () ->
                            kernels.apply(
                                    i.function(), i.n(), array[i.x()], at[i.x()], array[y], at[y]);
            case OfTwo i ->
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
                                    Pairwise.ADD,
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
            case RowBroadcast i ->
                    () ->
                            FloatRows.broadcastRow(
                                    i.rows(),
                                    i.columns(),
                                    array[i.x()],
                                    at[i.x()],
                                    array[y],
                                    at[y]);
            case ColumnBroadcast i ->
                    () ->
                            FloatRows.broadcastColumn(
                                    i.rows(),
                                    i.columns(),
                                    array[i.x()],
                                    at[i.x()],
                                    array[y],
                                    at[y]);
            case PickRow i ->
                    checked(
                            i,
                            () ->
                                    FloatRows.pick(
                                            i.columns(),
                                            array[i.x()],
                                            at[i.x()],
                                            array[i.index()],
                                            at[i.index()],
                                            array[y],
                                            at[y]));
            case ScatterRow i ->
                    checked(
                            i,
                            () ->
                                    FloatRows.scatter(
                                            i.rows(),
                                            i.columns(),
                                            array[i.x()],
                                            at[i.x()],
                                            array[i.index()],
                                            at[i.index()],
                                            array[y],
                                            at[y]));
            case GatherRows i ->
                    checked(
                            i,
                            () ->
                                    FloatRows.gather(
                                            i.columns(),
                                            i.width(),
                                            array[i.x()],
                                            at[i.x()],
                                            array[i.index()],
                                            at[i.index()],
                                            array[y],
                                            at[y]));
            case ScatterAddRows i ->
                    checked(
                            i,
                            () ->
                                    FloatRows.scatterAdd(
                                            i.rows(),
                                            i.columns(),
                                            i.width(),
                                            array[i.x()],
                                            at[i.x()],
                                            array[i.index()],
                                            at[i.index()],
                                            array[y],
                                            at[y]));
            case RowArrangement i -> arrangement(i);
            case Transposition i ->
                    () ->
                            FloatRows.transpose(
                                    i.rows(),
                                    i.columns(),
                                    array[i.x()],
                                    at[i.x()],
                                    array[y],
                                    at[y]);
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

    private Call product(Product i) {
        int y = i.result();
        return () ->
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
    }

    private Call products(Product i) {
        int y = i.result();
        return () -> {
            for (int s = 0; s < i.stack(); s++) {
                kernels.matmul(
                        i.transposeLeft(),
                        i.m(),
                        i.n(),
                        i.k(),
                        array[i.a()],
                        at[i.a()] + s * i.m() * i.k(),
                        array[i.b()],
                        at[i.b()] + s * i.k() * i.n(),
                        array[y],
                        at[y] + s * i.m() * i.n(),
                        i.accumulates());
            }
        };
    }

    private Call product(ProductTransposeRight i) {
        int y = i.result();
        return () ->
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
    }

    private Call products(ProductTransposeRight i) {
        int y = i.result();
        return () -> {
            for (int s = 0; s < i.stack(); s++) {
                kernels.matmulTransposeRight(
                        i.m(),
                        i.n(),
                        i.k(),
                        array[i.a()],
                        at[i.a()] + s * i.m() * i.k(),
                        array[i.b()],
                        at[i.b()] + s * i.n() * i.k(),
                        array[y],
                        at[y] + s * i.m() * i.n(),
                        i.accumulates());
            }
        };
    }

    private Call arrangement(RowArrangement i) {
        int y = i.result();
        RowRuns runs = RowRuns.of(i.map());
        int rows = i.map().operandRows();
        return i.collect()
                ? () ->
                        FloatRows.collect(
                                runs, rows, i.columns(), array[i.x()], at[i.x()], array[y], at[y])
                : () ->
                        FloatRows.arrange(
                                runs, i.columns(), array[i.x()], at[i.x()], array[y], at[y]);
    }

    /** The checks of indices that are inputs, each once. */
    Call[] checksOfInputs(List<Instruction> instructions) {
        Map<List<Integer>, Call> once = new LinkedHashMap<>();
        for (Instruction instruction : instructions) {
            if (instruction instanceof ByIndex i && isInput(i.index())) {
                once.putIfAbsent(List.of(i.index(), i.rows()), check(i));
            }
        }
        return once.values().toArray(Call[]::new);
    }

    /**
     * A call with a check of its indices before it, where they come up in the course of the run.
     */
    private Call checked(ByIndex i, Call call) {
        if (isInput(i.index())) {
            return call;
        }
        Call check = check(i);
        return () -> {
            check.run();
            call.run();
        };
    }

    private Call check(ByIndex i) {
        String indices = new Variable(i.index(), new Shape(1, i.columns())).toString();
        return () ->
                FloatRows.requireIndices(
                        i.operation(),
                        indices,
                        i.rows(),
                        i.columns(),
                        array[i.index()],
                        at[i.index()]);
    }

    private boolean isInput(int slot) {
        return program.inputs().stream().anyMatch(x -> x.id() == slot);
    }
}
