package org.metagrad.autodiff.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.metagrad.autodiff.Primitive.Add;
import org.metagrad.autodiff.Primitive.Constant;
import org.metagrad.autodiff.Primitive.MatMul;
import org.metagrad.autodiff.Primitive.SumColumns;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;

/**
 * Where each value of a plan lives: an offset into one arena for as long as it is needed, first fit
 * among the gaps that earlier values left.
 *
 * @param instructions the kernel calls; their slots are variable ids, then extra output slots, then
 *     intermediate results
 * @param offsets for each slot in the arena, its first element; inputs and outputs have none
 * @param outputSlots for each output, the slot that the caller binds
 * @param slots the number of slots
 * @param size the arena's length in elements
 */
record ArenaLayout(
        List<Instruction> instructions,
        Map<Integer, Integer> offsets,
        int[] outputSlots,
        int slots,
        int size) {

    /**
     * The floats of a cache line, on multiples of which values start so that vectors do not
     * straddle two.
     */
    private static final int ALIGNMENT = 16;

    /** A value that occupies {@code [from, to)} of the arena at the moment. */
    private record Resident(int slot, int from, int to) {}

    static ArenaLayout of(Program program, List<Outputs> modes) {
        // The size of what each slot holds in the arena; 0 for what lies in the caller's arrays.
        List<Integer> sizes = new ArrayList<>();
        for (Equation e : program.equations()) {
            put(sizes, e.result().id(), e.result().shape().size());
        }
        for (Variable x : program.inputs()) {
            put(sizes, x.id(), 0);
        }
        Set<Variable> accumulating = new HashSet<>();
        Set<Variable> direct = directOutputs(program, modes, accumulating);
        int[] outputSlots = new int[program.outputs().size()];
        List<Instruction> copies = new ArrayList<>();
        for (int i = 0; i < outputSlots.length; i++) {
            Variable y = program.outputs().get(i);
            if (direct.contains(y) && program.outputs().indexOf(y) == i) {
                outputSlots[i] = y.id();
                sizes.set(y.id(), 0);
            } else {
                int slot = sizes.size();
                sizes.add(0);
                int n = y.shape().size();
                outputSlots[i] = slot;
                copies.add(
                        modes.get(i) == Outputs.ACCUMULATE
                                ? new Instruction.Accumulate(n, y.id(), slot)
                                : new Instruction.Copy(n, y.id(), 0, slot));
            }
        }
        List<Instruction> instructions =
                new ArrayList<>(Selection.of(program, accumulating, sizes));
        instructions.addAll(copies);
        Map<Integer, Integer> offsets = new HashMap<>();
        int size = place(program, instructions, sizes, offsets);
        return new ArenaLayout(instructions, offsets, outputSlots, sizes.size(), size);
    }

    private static void put(List<Integer> sizes, int slot, int size) {
        while (sizes.size() <= slot) {
            sizes.add(0);
        }
        sizes.set(slot, size);
    }

    /**
     * Outputs whose own kernel can write, or add to, the caller's array. Others may read it there
     * afterwards unless it holds a sum with what was there before.
     *
     * @param accumulating gets those that are added to. Modified.
     */
    private static Set<Variable> directOutputs(
            Program program, List<Outputs> modes, Set<Variable> accumulating) {
        Set<Variable> direct = new HashSet<>();
        Set<Variable> read = new HashSet<>();
        program.equations().forEach(e -> read.addAll(e.operands()));
        for (Equation e : program.equations()) {
            int index = program.outputs().indexOf(e.result());
            if (index < 0) {
                continue;
            }
            boolean accumulate = modes.get(index) == Outputs.ACCUMULATE;
            boolean readAgain =
                    read.contains(e.result())
                            || Collections.frequency(program.outputs(), e.result()) > 1;
            boolean able =
                    switch (e.primitive()) {
                        case MatMul _, SumColumns _, Add _ -> !(accumulate && readAgain);
                        case Constant _ -> false;
                        default -> !accumulate;
                    };
            if (able) {
                direct.add(e.result());
                if (accumulate) {
                    accumulating.add(e.result());
                }
            }
        }
        return direct;
    }

    /** Fills {@code offsets} and returns the arena's size. */
    private static int place(
            Program program,
            List<Instruction> instructions,
            List<Integer> sizes,
            Map<Integer, Integer> offsets) {
        Map<Integer, Integer> lastUse = new HashMap<>();
        for (int t = 0; t < instructions.size(); t++) {
            lastUse.put(instructions.get(t).result(), t);
            for (int x : instructions.get(t).operands()) {
                lastUse.put(x, t);
            }
        }
        List<Resident> residents = new ArrayList<>();
        int end = 0;
        for (Equation e : program.equations()) {
            int slot = e.result().id();
            if (e.primitive() instanceof Constant && lastUse.containsKey(slot)) {
                lastUse.put(slot, instructions.size());
                end = Math.max(end, put(slot, sizes.get(slot), residents, offsets));
            }
        }
        for (int t = 0; t < instructions.size(); t++) {
            Instruction instruction = instructions.get(t);
            int y = instruction.result();
            if (sizes.get(y) > 0 && !offsets.containsKey(y)) {
                int place = dyingOperand(instruction, t, sizes, lastUse, offsets);
                if (place >= 0) {
                    residents.removeIf(r -> r.from() == place);
                    offsets.put(y, place);
                    residents.add(new Resident(y, place, place + aligned(sizes.get(y))));
                } else {
                    end = Math.max(end, put(y, sizes.get(y), residents, offsets));
                }
            }
            int now = t;
            residents.removeIf(r -> lastUse.get(r.slot()) <= now);
        }
        return end;
    }

    /** The place of an operand that is read here for the last time and may be overwritten. */
    private static int dyingOperand(
            Instruction instruction,
            int t,
            List<Integer> sizes,
            Map<Integer, Integer> lastUse,
            Map<Integer, Integer> offsets) {
        if (instruction.inPlace()) {
            for (int x : instruction.operands()) {
                if (offsets.containsKey(x)
                        && lastUse.get(x) == t
                        && sizes.get(x).equals(sizes.get(instruction.result()))) {
                    return offsets.get(x);
                }
            }
        }
        return -1;
    }

    /** Puts a value into the first gap that holds it and returns where it ends. */
    private static int put(
            int slot, int size, List<Resident> residents, Map<Integer, Integer> offsets) {
        residents.sort((a, b) -> Integer.compare(a.from(), b.from()));
        int from = 0;
        for (Resident r : residents) {
            if (r.from() - from >= aligned(size)) {
                break;
            }
            from = Math.max(from, r.to());
        }
        offsets.put(slot, from);
        residents.add(new Resident(slot, from, from + aligned(size)));
        return from + aligned(size);
    }

    private static int aligned(int size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
