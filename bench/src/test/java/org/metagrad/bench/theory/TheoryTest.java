package org.metagrad.bench.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.bench.Metagrad;
import org.metagrad.bench.StandIn;
import org.metagrad.bench.run.Terminal;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.MetaRkhs1;
import org.metagrad.meta.learner.MetaRkhs2;

/** The claims hold, and planted wrong versions of what they are about fail them. */
class TheoryTest {
    private static final RandomStream STREAM = RandomStream.of(1);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int theory(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "bench";
        all[1] = "theory";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Metagrad.commandLine(new StandIn(), new Terminal(false, 80))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private static List<Boolean> holds(Findings findings) {
        return findings.claims().stream().map(Claim::holds).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multi-step",
                "anil",
                "global-optimality",
                "sg-mrl",
                "multi-task",
                "bridging",
                "meta-rkhs"
            })
    void everyClaimOfTheRowHolds(String row) {
        assertThat(theory("--list", row)).as(out.toString()).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSizeGreaterThan(2).last().asString().endsWith(" passed, 0 failed");
        assertThat(lines.subList(0, lines.size() - 1))
                .allMatch(line -> line.startsWith("PASS " + row + ": "));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void withoutListThereAreSourceNumbersAndCurves() {
        assertThat(theory("multi-step")).isZero();
        assertThat(out.toString())
                .contains("arXiv 2002.07836", "3325 and 0.06921", "N     alpha      alpha / N");
        StringWriter before = new StringWriter();
        before.append(out.toString());
        out.getBuffer().setLength(0);
        theory("multi-step");
        assertThat(out.toString()).isEqualTo(before.toString());
    }

    @Test
    void firstOrderHasNoFactor() {
        assertThat(holds(MultiStep.findings(STREAM, Fomaml::new)))
                .containsExactly(false, false, false);
    }

    /** The number of steps has no effect on what always takes one. */
    @Test
    void aLearnerThatIgnoresNFailsTheConvergenceOfAnil() {
        Findings findings =
                AnilConvergence.findings(
                        STREAM, (_, alpha, from, to) -> new Anil(1, alpha, from, to, true));
        assertThat(holds(findings).get(0)).isTrue();
        assertThat(holds(findings).get(2)).isFalse();
    }

    @Test
    void featuresThatShrinkFailTheBound() {
        assertThat(holds(GlobalOptimality.findings(STREAM, d -> 6 - d)).subList(1, 3))
                .containsExactly(false, false);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2, -1})
    void anotherWeightOfTheCreditIsNotExact(double weight) {
        assertThat(holds(SamplingCredit.findings(weight)).getFirst()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2})
    void anotherWeightOfTheControlVariateIsNotThatOfDice(double weight) {
        assertThat(holds(ControlVariate.findings(weight)).get(2)).isFalse();
        assertThat(holds(ControlVariate.findings(0)).get(1)).isFalse();
    }

    /** A learner with an inner loop has another gradient than the pool. */
    @Test
    void aLearnerThatAdaptsFailsThePool() {
        assertThat(holds(MultiTask.findings(STREAM, new Fomaml(1, 0.1))).getFirst()).isFalse();
    }

    @Test
    void aHeadWithoutItsRidgeFailsTheNormalEquations() {
        RidgeHead.Fit wrong =
                (features, targets, ridge) -> RidgeHead.fit(features, targets, 2 * ridge);
        assertThat(holds(Bridging.findings(STREAM, wrong, List.of(4, 8))).get(1)).isFalse();
    }

    @Test
    void anEnergyOfTwiceTheWeightAndATimeOfTwiceTheLengthFail() {
        List<Boolean> first =
                holds(
                        TangentKernel.findings(
                                STREAM,
                                (k, alpha, fixed) -> new MetaRkhs1(2 * k, alpha, fixed),
                                MetaRkhs2::new));
        assertThat(first.getFirst()).isFalse();
        assertThat(first.subList(1, 5)).doesNotContain(false);
        List<Boolean> second =
                holds(
                        TangentKernel.findings(
                                STREAM,
                                MetaRkhs1::new,
                                (k, alpha, points) -> new MetaRkhs2(2 * k, alpha, points)));
        assertThat(second.get(0)).isTrue();
        assertThat(second.get(1)).isFalse();
        List<Boolean> narrow =
                holds(
                        TangentKernel.findings(
                                STREAM,
                                MetaRkhs1::new,
                                (k, alpha, points) -> new MetaRkhs2(k, alpha, points - 3)));
        assertThat(narrow.get(3)).isFalse();
    }

    @Test
    void aRowThatIsNoneIsOneLine() {
        assertThat(theory("multistep")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "metagrad: row 'multistep': allowed are multi-step, anil, global-optimality, sg-mrl, tmaml, multi-task, bridging, meta-rkhs; did you mean multi-step?"
                                + System.lineSeparator());
        assertThat(theory("--sed", "1")).isEqualTo(2);
    }
}
