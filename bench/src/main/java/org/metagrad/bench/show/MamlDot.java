package org.metagrad.bench.show;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.bench.show.MamlLines.Block;
import org.metagrad.bench.show.MamlLines.Line;

/** The meta-gradient as a graph in the language of Graphviz, each block in a frame of its own. */
public final class MamlDot {
    private MamlDot() {}

    /**
     * {@return the graph}
     *
     * @param maml the lines
     * @param inputs a name for each input of the program
     */
    public static String of(MamlLines maml, List<String> inputs) {
        Map<Variable, String> names = new HashMap<>();
        StringBuilder dot = new StringBuilder("digraph maml {\n");
        dot.append("  rankdir=TB;\n  node [shape=box, style=filled, fillcolor=white, ");
        dot.append("fontname=\"monospace\"];\n");
        for (int i = 0; i < inputs.size(); i++) {
            Variable x = maml.program().inputs().get(i);
            names.put(x, inputs.get(i));
            line(dot, "  %s [shape=ellipse, label=\"%s\"];", node(x), inputs.get(i) + x.shape());
        }
        int frame = 0;
        for (Block block : maml.blocks()) {
            line(dot, "  subgraph cluster_%d {", frame++);
            line(dot, "    label=\"%s\";", MamlText.heading(block).strip());
            line(dot, "    style=filled; color=\"%s\";", block.part().colour());
            for (Line of : block.lines()) {
                line(
                        dot,
                        "    %s [label=\"%s\"];",
                        node(of.equation().result()),
                        RuleText.equation(of.equation(), names));
            }
            dot.append("  }\n");
        }
        for (Line of : maml.lines()) {
            Equation e = of.equation();
            for (Variable x : e.operands()) {
                line(dot, "  %s -> %s;", node(x), node(e.result()));
            }
        }
        return dot.append("}\n").toString();
    }

    private static String node(Variable x) {
        return "v" + x.id();
    }

    private static void line(StringBuilder dot, String format, Object... values) {
        dot.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
