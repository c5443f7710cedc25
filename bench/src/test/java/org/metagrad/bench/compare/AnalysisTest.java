package org.metagrad.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.metagrad.bench.statistics.SpeedUp;

/** Grids of made-up runs whose answers are known. */
class AnalysisTest {
    private static final Seeds SEEDS = Seeds.parse("1..4");

    private static Grid grid(String algorithms, boolean controls, Double... targets) {
        List<Column> columns =
                new Columns(
                                OptionList.values(algorithms),
                                Map.of("env", "cartpole-dynamics", "iterations", "40"),
                                List.of(),
                                controls,
                                SEEDS)
                        .build();
        return new Grid(columns, SEEDS, Long.MAX_VALUE, 1, 1, List.of(targets), List.of());
    }

    /** A run of 40 iterations of 100 steps that is at 10 first and at 100 from an iteration on. */
    private static GridRun run(Column column, long seed, int from, boolean diverged) {
        List<RunCurve.Point> points = new ArrayList<>();
        List<RunCurve.Evaluated> evaluations = new ArrayList<>();
        evaluations.add(new RunCurve.Evaluated(0, 0, 10, 10, 10, 10));
        for (int i = 1; i <= 40; i++) {
            double level = i >= from ? 100 : 10;
            points.add(new RunCurve.Point(i, 100L * i, 40L * i, 20L * i, level, level, 0.5));
            evaluations.add(new RunCurve.Evaluated(i, 100L * i, level, level, level, level));
        }
        return new GridRun(
                new Grid.Cell(column, seed),
                new RunCurve(points, evaluations),
                diverged,
                diverged
                        ? Optional.empty()
                        : Optional.of(new FinalScores(1, 90 + seed, 2, List.of())),
                Optional.of(new IterationCost(1, 0.01)));
    }

    private static Analysis analysis(Grid grid, int[]... from) {
        Map<String, List<GridRun>> runs = new LinkedHashMap<>();
        for (int c = 0; c < from.length; c++) {
            List<GridRun> ofColumn = new ArrayList<>();
            for (int s = 0; s < 4; s++) {
                Column column = grid.columns().get(c);
                ofColumn.add(run(column, s + 1, Math.abs(from[c][s]), from[c][s] < 0));
            }
            runs.put(grid.columns().get(c).name(), ofColumn);
        }
        return new Analysis(grid, runs);
    }

    @Test
    void twiceAsFastIsTwiceAsFastInEveryMeasure() {
        Grid grid = grid("maml,directed-maml", false, 95.0);
        // the third evaluation at the level counts
        Analysis analysis = analysis(grid, new int[] {10, 18, 14, 22}, new int[] {4, 8, 6, 10});
        assertThat(analysis.random()).isEqualTo(10);
        assertThat(analysis.judged()).isTrue();
        List<Analysis.Compared> compared = analysis.compared();
        assertThat(compared)
                .extracting(Analysis.Compared::measure)
                .containsExactly(Measure.values());
        for (Analysis.Compared one : compared) {
            SpeedUp speedUp = one.speedUp();
            assertThat(speedUp.censoredPairs()).isZero();
            assertThat(speedUp.ratio().orElseThrow().estimate()).isCloseTo(2, within(1e-12));
        }
        Analysis.Reached maml = analysis.reached().getFirst();
        assertThat(maml.times().values()).containsExactly(1200, 2000, 1600, 2400);
        assertThat(maml.restrictedMean()).isCloseTo(1800, within(1e-9));
        assertThat(maml.median()).hasValue(1600);
        assertThat(analysis.times(grid.columns().getFirst(), 95, Measure.DERIVATIVES).values())
                .containsExactly(720, 1200, 960, 1440);
        assertThat(analysis.times(grid.columns().getFirst(), 95, Measure.SECONDS).values())
                .containsExactly(24, 40, 32, 48);
    }

    @Test
    void runsThatNeverComeToTheTargetAreCensoredAtTheHorizon() {
        Grid grid = grid("maml,fomaml", false, 95.0);
        Analysis analysis = analysis(grid, new int[] {10, 99, 34, 22}, new int[] {4, 8, 99, 10});
        Analysis.Reached maml = analysis.reached().getFirst();
        // 36 is behind the horizon of 35
        assertThat(maml.times().reached()).containsExactly(true, false, false, true);
        assertThat(maml.times().values()).containsExactly(1200, 3500, 3500, 2400);
        assertThat(maml.share().estimate()).isEqualTo(.5);
        Analysis.Compared compared = analysis.compared().getFirst();
        assertThat(compared.cut()).isTrue();
        assertThat(compared.horizon()).isEqualTo(3500);
        assertThat(compared.came()).isEqualTo(3);
        assertThat(compared.referenceCame()).isEqualTo(2);
        SpeedUp speedUp = compared.speedUp();
        assertThat(speedUp.censoredPairs()).isEqualTo(2);
        assertThat(speedUp.ratio().orElseThrow().estimate())
                .isCloseTo(
                        (1200 + 3500 + 3500 + 2400) / (600.0 + 1000 + 3500 + 1200), within(1e-12));
    }

    /** A run that is not watched for long hides when the others came; it is not that none came. */
    @Test
    void whatComesBehindTheHorizonIsSaidToComeLater() {
        Grid grid = grid("maml,fomaml", false, 95.0);
        Analysis late = analysis(grid, new int[] {33, 34, 99, 33}, new int[] {99, 99, 99, 33});
        Analysis.Compared compared = late.compared().getFirst();
        assertThat(compared.speedUp().ratio()).isEmpty();
        assertThat(compared.came()).isEqualTo(1);
        assertThat(compared.referenceCame()).isEqualTo(2);
        assertThat(late.anyCame(compared)).isTrue();
        assertThat(new CompareTables(late).speedUps(95).toString()).contains("none before 3,500");
        int[] never = {99, 99, 99, 99};
        Analysis none = analysis(grid, never, never);
        assertThat(none.anyCame(none.compared().getFirst())).isFalse();
        assertThat(new CompareTables(none).speedUps(95).toString()).contains("none came");
    }

    @Test
    void aRunThatDivergedEndsAtTheReturnOfNoTraining() {
        Grid grid = grid("maml", false, 95.0);
        Analysis analysis = analysis(grid, new int[] {10, -99, 10, 10});
        assertThat(analysis.finalReturns(grid.columns().getFirst()))
                .containsExactly(91, 10, 93, 94);
        assertThat(analysis.finalReturn(grid.columns().getFirst()).estimate())
                .isEqualTo((91 + 93) / 2.0);
    }

    /**
     * A learner that stays behind has short episodes and few steps, which cuts nothing of others.
     */
    @Test
    void whatIsWatchedOnlyShortlyCutsItsOwnComparisonsAlone() {
        Grid grid = grid("maml,fomaml,anil", false, 95.0);
        Analysis analysis =
                analysis(
                        grid,
                        new int[] {20, 22, 24, 26},
                        new int[] {10, 11, 12, 13},
                        new int[] {99, 10, 10, 10});
        Column maml = grid.columns().get(0);
        Column anil = grid.columns().get(2);
        assertThat(analysis.horizon(95, Measure.ITERATIONS, maml)).isEqualTo(28);
        assertThat(analysis.horizon(95, Measure.ITERATIONS, maml, anil)).isEqualTo(35);
        assertThat(analysis.compared().getFirst().speedUp().censoredPairs()).isZero();
        assertThat(analysis.compared().getLast().speedUp().censoredPairs()).isEqualTo(1);
    }

    /** The code of A/B, with the same numbers, gives the same answer. */
    @Test
    void controlsGoThroughTheSameCode() {
        Grid grid = grid("maml,fomaml", true, 95.0);
        int[] one = {10, 18, 14, 22};
        int[] other = {12, 16, 15, 30};
        Analysis analysis = analysis(grid, one, other, other, other);
        List<Analysis.Compared> compared = analysis.compared();
        assertThat(compared).hasSize(3 * Measure.values().length);
        for (Measure measure : Measure.values()) {
            assertThat(compared.stream().filter(found -> found.measure() == measure))
                    .extracting(Analysis.Compared::speedUp)
                    .hasSize(3)
                    .containsOnly(
                            compared.stream()
                                    .filter(found -> found.measure() == measure)
                                    .findFirst()
                                    .orElseThrow()
                                    .speedUp());
        }
        assertThat(grid.comparisons().stream().map(pair -> analysis.kind(pair).words()))
                .containsExactly("A/B", "A/A, same tasks", "A/A, other seeds");
    }

    @Test
    void tooFewEvaluationsDecideNothing() {
        Grid grid = grid("maml", false, 95.0);
        Column column = grid.columns().getFirst();
        GridRun whole = run(column, 1, 3, false);
        List<GridRun> runs = new ArrayList<>();
        for (int s = 0; s < 4; s++) {
            runs.add(
                    new GridRun(
                            whole.cell(),
                            new RunCurve(
                                    whole.curve().points(),
                                    whole.curve().evaluations().subList(0, 7)),
                            false,
                            whole.scores(),
                            Optional.empty()));
        }
        Analysis analysis = new Analysis(grid, Map.of("maml", runs));
        assertThat(analysis.judged()).isFalse();
        assertThat(analysis.reached()).isEmpty();
        assertThat(analysis.measures()).doesNotContain(Measure.SECONDS);
    }
}
