package org.metagrad.bench.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.bench.show.MamlLines.Part;
import org.metagrad.meta.objective.Surrogate;

class MamlLinesTest {
    private static final Pattern FOLD =
            Pattern.compile("v(\\d+)\\.\\.v(\\d+) as v(\\d+)\\.\\.v(\\d+)");

    private static Program loss(String surrogate, Mlp.Activation activation) {
        Mlp network = new Mlp(List.of(3, 5, 2), activation);
        return Surrogate.named(surrogate).loss(new CategoricalPolicy(network), 8);
    }

    private static List<String> names(Program loss, int steps) {
        List<String> names = new ArrayList<>(List.of("W1", "b1", "W2", "b2"));
        for (int s = 0; s <= steps; s++) {
            for (int i = 4; i < loss.inputs().size(); i++) {
                names.add("d" + i + (s == steps ? "'" : s));
            }
        }
        return names;
    }

    /** Whatever is not of second order is FOMAML's program, equation for equation. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lvc|TANH|1",
                "lvc|TANH|3",
                "logprob|RELU|2",
                "dice|SIGMOID|2",
                "loaded(0.5,1)|SOFTPLUS|1",
                "lvc|IDENTITY|1"
            })
    void withoutTheSecondOrderItIsFomaml(String surrogate, Mlp.Activation activation, int steps) {
        Program loss = loss(surrogate, activation);
        MamlLines maml = MamlLines.of(loss, loss, 4, steps, 0.1);
        long first =
                maml.lines().size()
                        - maml.count(Part.SECOND_ORDER)
                        - maml.count(Part.STEP_BACKWARD);
        assertThat(maml.lines()).hasSameSizeAs(maml.program().equations());
        assertThat(first).isEqualTo(firstOrder(loss, steps).equations().size());
        assertThat(maml.count(Part.SECOND_ORDER)).isGreaterThan(20);
    }

    private static Program firstOrder(Program loss, int steps) {
        Program gradient = Differentiation.gradient(loss, 0, 1, 2, 3);
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = inputs(b, loss.inputs().subList(0, 4));
        for (int s = 0; s < steps; s++) {
            List<Variable> g = b.call(gradient, with(b, theta, loss));
            List<Variable> from = theta;
            theta =
                    IntStream.range(0, 4)
                            .mapToObj(i -> b.subtract(from.get(i), b.scale(g.get(i), 0.1)))
                            .toList();
        }
        return b.build(b.call(gradient, with(b, theta, loss)));
    }

    private static List<Variable> with(ProgramBuilder b, List<Variable> theta, Program loss) {
        List<Variable> all = new ArrayList<>(theta);
        all.addAll(inputs(b, loss.inputs().subList(4, loss.inputs().size())));
        return all;
    }

    private static List<Variable> inputs(ProgramBuilder b, List<Variable> like) {
        return like.stream().map(x -> b.input(x.shape())).toList();
    }

    @Test
    void theRuleThatMadeALineIsThatOfALineBefore() {
        Program loss = loss("lvc", Mlp.Activation.TANH);
        MamlLines maml = MamlLines.of(loss, loss, 4, 2, 0.1);
        Set<Variable> before = new HashSet<>();
        for (MamlLines.Line line : maml.lines()) {
            boolean derived =
                    switch (line.part()) {
                        case INNER_FORWARD, INNER_STEP, OUTER_FORWARD -> false;
                        case INNER_BACKWARD, OUTER_BACKWARD, STEP_BACKWARD, SECOND_ORDER -> true;
                    };
            if (!derived) {
                assertThat(line.madeBy()).as("%s", line).isEmpty();
            }
            line.madeBy().ifPresent(made -> assertThat(before).contains(made.result()));
            before.add(line.equation().result());
        }
        assertThat(maml.lines())
                .filteredOn(line -> line.part() == Part.SECOND_ORDER)
                .allMatch(line -> line.madeBy().isPresent());
        assertThat(maml.blocks().stream().map(MamlLines.Block::step).toList())
                .containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 1, 1, 0, 0);
    }

    /** What a folded line says stands for the equations that it leaves out. */
    @Test
    void aFoldedBlockIsTheOtherOneWithWhatIsSaid() {
        Program loss = loss("lvc", Mlp.Activation.TANH);
        MamlLines maml = MamlLines.of(loss, loss, 4, 2, 0.1);
        List<String> names = names(loss, 2);
        String folded = MamlText.of(maml, names, true);
        String whole = MamlText.of(maml, names, false);
        assertThat(folded.lines().count()).isLessThan(whole.lines().count() / 2 + 20);
        assertThat(whole.lines().filter(line -> line.startsWith("  v")).count())
                .isEqualTo(maml.lines().size());
        Map<String, String> equations = new HashMap<>();
        whole.lines()
                .filter(line -> line.startsWith("  v"))
                .map(line -> line.strip().replaceAll(" {2,}.*", ""))
                .forEach(line -> equations.put(line.substring(0, line.indexOf('[')), line));
        Map<String, String> given = new HashMap<>();
        long folds = 0;
        for (String line : folded.replaceAll("\\R    (with|\\S+ for) ", " $1 ").split("\\R")) {
            Matcher fold = FOLD.matcher(line);
            if (!fold.find()) {
                continue;
            }
            folds++;
            Matcher with = Pattern.compile("(\\S+) for (\\w+'?)").matcher(line);
            while (with.find()) {
                given.put(with.group(2), with.group(1));
            }
            List<String> there = range(equations, fold.group(3), fold.group(4));
            List<String> here = range(equations, fold.group(1), fold.group(2));
            assertThat(here).hasSameSizeAs(there);
            for (int i = 0; i < here.size(); i++) {
                given.put(name(there.get(i)), name(here.get(i)));
                String replaced =
                        Pattern.compile("[\\w']+")
                                .matcher(there.get(i))
                                .replaceAll(word -> replacement(given, word.group()));
                assertThat(sorted(replaced)).isEqualTo(sorted(here.get(i)));
            }
        }
        assertThat(folds).isGreaterThanOrEqualTo(5);
    }

    /** The apostrophe of a transpose is no part of the name. */
    private static String replacement(Map<String, String> given, String word) {
        String stem = word.endsWith("'") ? word.substring(0, word.length() - 1) : word;
        return given.containsKey(word)
                ? given.get(word)
                : given.getOrDefault(stem, stem) + word.substring(stem.length());
    }

    /** The operands of sums and products have no order. */
    private static List<String> sorted(String equation) {
        return List.of(equation.split(" ")).stream().sorted().toList();
    }

    private static String name(String equation) {
        return equation.substring(0, equation.indexOf('['));
    }

    private static List<String> range(Map<String, String> equations, String from, String to) {
        return IntStream.rangeClosed(Integer.parseInt(from), Integer.parseInt(to))
                .mapToObj(i -> equations.get("v" + i))
                .filter(line -> line != null)
                .toList();
    }

    @Test
    void theGraphHasANodeForEachInputAndEquation() {
        Program loss = loss("lvc", Mlp.Activation.TANH);
        MamlLines maml = MamlLines.of(loss, loss, 4, 1, 0.1);
        String dot = MamlDot.of(maml, names(loss, 1));
        assertThat(dot).startsWith("digraph maml {").endsWith("}\n");
        assertThat(dot.lines().filter(line -> line.matches(" +v\\d+ \\[.*")).count())
                .isEqualTo(maml.program().inputs().size() + maml.lines().size());
        assertThat(dot.lines().filter(line -> line.contains(" -> ")).count())
                .isEqualTo(
                        maml.lines().stream()
                                .mapToLong(line -> line.equation().operands().size())
                                .sum());
        assertThat(dot.lines().filter(line -> line.contains("subgraph")).count()).isEqualTo(7);
    }

    @Test
    void eachLinkOfThePageLeadsToALine() {
        Program loss = loss("dice", Mlp.Activation.TANH);
        MamlLines maml = MamlLines.of(loss, loss, 4, 2, 0.1);
        String html = MamlPage.of(maml, names(loss, 2)).html();
        Set<String> ids = new HashSet<>();
        Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
        while (id.find()) {
            assertThat(ids.add(id.group(1))).as(id.group(1)).isTrue();
        }
        Matcher link = Pattern.compile(" href=\"#([^\"]+)\"").matcher(html);
        int links = 0;
        while (link.find()) {
            assertThat(ids).contains(link.group(1));
            links++;
        }
        assertThat(links).isGreaterThan(2 * maml.lines().size());
        assertThat(html).contains("by the rule of", "Second order, step 1");
    }
}
