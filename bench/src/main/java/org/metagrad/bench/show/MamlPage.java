package org.metagrad.bench.show;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.Program.Equation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.bench.html.Html;
import org.metagrad.bench.html.Inline;
import org.metagrad.bench.html.Page;
import org.metagrad.bench.html.Section;
import org.metagrad.bench.show.MamlLines.Block;
import org.metagrad.bench.show.MamlLines.Line;
import org.metagrad.bench.show.MamlLines.Part;

/**
 * The meta-gradient as a page: the parts in their colours, each variable a link to the line that
 * computes it, and with each line of a derivative the line and the rule that made it.
 */
public final class MamlPage {
    private final MamlLines maml;
    private final Map<Variable, String> names = new HashMap<>();

    private MamlPage(MamlLines maml, List<String> inputs) {
        this.maml = maml;
        for (int i = 0; i < inputs.size(); i++) {
            names.put(maml.program().inputs().get(i), inputs.get(i));
        }
        for (Line line : maml.lines()) {
            Variable y = line.equation().result();
            names.put(y, "v" + y.id());
        }
    }

    /**
     * {@return the page}
     *
     * @param maml the lines
     * @param inputs a name for each input of the program
     */
    public static Page of(MamlLines maml, List<String> inputs) {
        return new MamlPage(maml, inputs).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("inputs", "The parts", inputs()));
        int number = 0;
        List<Block> blocks = maml.blocks();
        for (Block block : blocks) {
            List<Block> earlier = blocks.subList(0, number);
            sections.add(section("part-" + number++, block, earlier));
        }
        List<Html> outputs = new ArrayList<>(List.of(Html.text("The meta-gradient is ")));
        for (int i = 0; i < maml.program().outputs().size(); i++) {
            outputs.add(Html.text(i == 0 ? "" : ", "));
            outputs.add(link(maml.program().outputs().get(i)));
        }
        outputs.add(Html.text("."));
        sections.add(
                new Section(
                        "result", "The result", Html.element("p", outputs.toArray(Html[]::new))));
        return new Page(
                "The meta-gradient of MAML, line by line",
                Html.paragraph(
                        "One program computes the gradient of MAML's loss after adaptation. Nothing in it was written by hand: the losses were traced, and a rule for each operation made the rest. Each variable leads to the line that computes it; beside each line of a derivative stand the line that was differentiated and its rule."),
                sections,
                Html.paragraph("Written by metagrad show maml --html."),
                List.of(new Inline.Style(Inline.resource(MamlPage.class, "maml.css"))));
    }

    private Html inputs() {
        List<Html> rows = new ArrayList<>();
        for (Part part : Part.values()) {
            rows.add(
                    Html.element(
                            "li",
                            Map.of("class", "part " + name(part)),
                            Html.element("strong", Html.text(part.label())),
                            Html.text(": " + greek(part.meaning()) + ", " + lines(part))));
        }
        List<Html> inputs = new ArrayList<>(List.of(Html.text("Inputs: ")));
        for (Variable x : maml.program().inputs()) {
            inputs.add(
                    Html.element("code", Map.of("id", id(x)), Html.text(names.get(x) + x.shape())));
            inputs.add(Html.text(" "));
        }
        return Html.of(
                Html.element("ul", Map.of("class", "parts"), Html.of(rows)),
                Html.element("p", Html.of(inputs)));
    }

    private String lines(Part part) {
        long count = maml.count(part);
        return count + (count == 1 ? " line" : " lines");
    }

    /** A block that repeats an earlier one is closed until it is opened, or led into by a link. */
    private Section section(String id, Block block, List<Block> earlier) {
        List<Html> lines = new ArrayList<>();
        long flops = 0;
        for (Line line : block.lines()) {
            lines.add(line(line));
            flops += Cost.of(line.equation()).flops();
        }
        String heading = MamlText.heading(block).strip();
        return new Section(
                id,
                heading.substring(0, 1).toUpperCase(Locale.ROOT) + greek(heading.substring(1)),
                Html.paragraph(
                        String.format(
                                Locale.ROOT, "%d lines, %,d FLOP.", block.lines().size(), flops)),
                earlier.stream()
                        .filter(other -> block.repeats(other).isPresent())
                        .findFirst()
                        .map(other -> Html.closed(like(other), list(block, lines)))
                        .orElse(list(block, lines)));
    }

    private static String like(Block other) {
        return "The equations of "
                + other.part().label()
                + (other.part().ofStep() ? ", step " + other.step() : "")
                + ", with other values";
    }

    private static Html list(Block block, List<Html> lines) {
        return Html.element("ul", Map.of("class", "lines " + name(block.part())), Html.of(lines));
    }

    private Html line(Line line) {
        Equation e = line.equation();
        List<Html> inside = new ArrayList<>();
        inside.add(Html.element("code", equation(e)));
        line.madeBy()
                .ifPresent(made ->
                        inside.add(
                                Html.element(
                                        "span",
                                        Map.of("class", "rule"),
                                        Html.text("by the rule of "),
                                        link(made.result()),
                                        Html.text(" = "),
                                        Html.element("code", Html.text(rightSide(made))),
                                        Html.text(": "),
                                        Html.element(
                                                "code",
                                                Html.text(
                                                        String.join(
                                                                "; ",
                                                                RuleText.pullback(
                                                                        made, names)))))));
        return Html.element("li", Map.of("id", id(e.result())), Html.of(inside));
    }

    private String rightSide(Equation e) {
        String text = RuleText.equation(e, names);
        return text.substring(text.indexOf(" = ") + 3);
    }

    /** The equation with links in place of its operands. */
    private Html equation(Equation e) {
        Map<String, Variable> byName = new LinkedHashMap<>();
        e.operands().forEach(x -> byName.put(names.get(x), x));
        List<Html> pieces = new ArrayList<>();
        pieces.add(Html.text(names.get(e.result()) + e.result().shape() + " = "));
        StringBuilder text = new StringBuilder();
        String right = rightSide(e);
        for (int i = 0; i < right.length(); ) {
            String name = nameAt(right, i, byName);
            if (name.isEmpty()) {
                text.append(right.charAt(i++));
            } else {
                pieces.add(Html.text(text.toString()));
                text.setLength(0);
                pieces.add(link(byName.get(name)));
                i += name.length();
            }
        }
        pieces.add(Html.text(text.toString()));
        return Html.of(pieces);
    }

    /** The longest of the names that stands at a place as a word of its own. */
    private static String nameAt(String text, int at, Map<String, Variable> names) {
        if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return "";
        }
        String found = "";
        for (String name : names.keySet()) {
            int end = at + name.length();
            boolean ends = end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (text.startsWith(name, at) && ends && name.length() > found.length()) {
                found = name;
            }
        }
        return found;
    }

    private Html link(Variable x) {
        return Html.element(
                "a", Map.of("href", "#" + id(x), "class", "variable"), Html.text(names.get(x)));
    }

    private static String id(Variable x) {
        return "v" + x.id();
    }

    private static String name(Part part) {
        return part.label().replace(' ', '-');
    }

    private static String greek(String text) {
        return text.replace("theta", "\u03b8").replace("alpha", "\u03b1");
    }
}
