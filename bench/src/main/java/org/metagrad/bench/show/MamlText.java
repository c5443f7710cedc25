package org.metagrad.bench.show;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.bench.show.MamlLines.Block;
import org.metagrad.bench.show.MamlLines.Line;

/**
 * The meta-gradient for a terminal: its equations under the parts that they belong to. A block that
 * repeats an earlier one with other values is one line that says with which.
 */
public final class MamlText {
    private static final int LONGEST = 80;

    private final MamlLines maml;
    private final Map<Variable, String> names = new HashMap<>();

    /** What a folded block has in the place of what, as far as it has been said. */
    private final Set<List<Variable>> said = new HashSet<>();

    private MamlText(MamlLines maml, List<String> inputs) {
        this.maml = maml;
        for (int i = 0; i < inputs.size(); i++) {
            names.put(maml.program().inputs().get(i), inputs.get(i));
        }
    }

    /**
     * {@return the text}
     *
     * @param maml the lines
     * @param inputs a name for each input of the program
     * @param folded whether blocks that repeat another are one line
     */
    public static String of(MamlLines maml, List<String> inputs, boolean folded) {
        return new MamlText(maml, inputs).text(inputs, folded);
    }

    private String text(List<String> inputs, boolean folded) {
        List<String> rows = maml.program().toString(inputs).lines().toList();
        int width = rows.get(1).length(); // as all equations have
        List<String> out = new ArrayList<>();
        out.add(rows.getFirst());
        List<Block> blocks = maml.blocks();
        int at = 1;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            out.add(heading(block));
            Optional<List<String>> fold =
                    folded ? fold(block, blocks.subList(0, i)) : Optional.empty();
            if (fold.isPresent()) {
                out.add(withCost(fold.get().getFirst(), block, width));
                out.addAll(fold.get().subList(1, fold.get().size()));
            } else {
                out.addAll(rows.subList(at, at + block.lines().size()));
            }
            at += block.lines().size();
        }
        out.addAll(rows.subList(at, rows.size()));
        return String.join(System.lineSeparator(), out);
    }

    /** The part with its number of the step in place of s. */
    static String heading(Block block) {
        return String.format(
                Locale.ROOT,
                " %s%s: %s",
                block.part().label(),
                block.part().ofStep() ? ", step " + block.step() : "",
                meaning(block));
    }

    static String meaning(Block block) {
        return block.part()
                .meaning()
                .replace("_{s+1}", "_" + (block.step() + 1))
                .replaceAll("_[sk]\\b", "_" + block.step());
    }

    private Optional<List<String>> fold(Block block, List<Block> earlier) {
        for (Block other : earlier) {
            Optional<Map<Variable, Variable>> places = block.repeats(other);
            if (block.lines().size() > 2 && places.isPresent()) {
                return Optional.of(fold(block, other, places.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Which block it is like, then what stands in the place of what, in lines that are not long.
     */
    private List<String> fold(Block block, Block other, Map<Variable, Variable> places) {
        Set<Variable> inside = new HashSet<>();
        block.lines().forEach(line -> inside.add(line.equation().result()));
        List<String> lines = new ArrayList<>();
        lines.add("  " + range(block) + " as " + range(other));
        StringBuilder line = new StringBuilder();
        places.forEach((theirs, mine) -> {
            boolean isNew = said.add(List.of(theirs, mine));
            if (isNew && !inside.contains(mine) && !theirs.equals(mine)) {
                String one = name(mine) + " for " + name(theirs);
                if (line.length() + one.length() > LONGEST) {
                    lines.add(line + ",");
                    line.setLength(0);
                }
                boolean first = lines.size() == 1 && line.isEmpty();
                line.append(line.isEmpty() ? first ? "    with " : "    " : ", ");
                line.append(one);
            }
        });
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private String range(Block block) {
        return name(result(block.lines().getFirst()))
                + ".."
                + name(result(block.lines().getLast()));
    }

    private static Variable result(Line line) {
        return line.equation().result();
    }

    private String name(Variable x) {
        return names.getOrDefault(x, "v" + x.id());
    }

    private static String withCost(String text, Block block, int width) {
        Cost cost = Cost.ZERO;
        for (Line line : block.lines()) {
            cost = cost.plus(Cost.of(line.equation()));
        }
        String numbers =
                String.format(
                        Locale.ROOT, "%,15d FLOP %,13d B", cost.flops(), cost.bytes(Float.BYTES));
        String padding = " ".repeat(Math.max(0, width - text.length() - numbers.length()));
        return text + padding + numbers;
    }
}
