package org.metagrad.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.metagrad.bench.jmh.FloatBatch;
import org.metagrad.bench.jmh.PredictedCost;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.Cavia;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.Reptile;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

class SuiteTest {
    private static List<Point> points(Suite suite, String... arguments)
            throws CommandLineOptionException {
        return Point.of(suite, List.of(), new CommandLineOptions(arguments));
    }

    @Test
    void everyBenchmarkIsInASuiteAndEverySuiteHasItsBenchmarks() {
        Collection<BenchmarkListEntry> all = Point.entries(List.of(), List.of());
        assertThat(all).isNotEmpty();
        assertThat(all)
                .allSatisfy(entry ->
                        assertThat(Suite.values())
                                .as(entry.getUsername())
                                .anyMatch(suite ->
                                        suite.groups().stream()
                                                .anyMatch(g -> g.holds(entry.getUsername()))));
        assertThat(Suite.usual()).allMatch(Suite::isBuilt);
    }

    @Test
    void pointsHaveAllParametersAndComeOnce() throws CommandLineOptionException {
        for (Suite suite : Suite.usual()) {
            assertThat(points(suite)).as(suite.key()).isNotEmpty().doesNotHaveDuplicates();
        }
        assertThat(points(Suite.META_UPDATE))
                .allSatisfy(point ->
                        assertThat(point.parameters())
                                .containsOnlyKeys(
                                        "learner",
                                        "innerSteps",
                                        "tasks",
                                        "width",
                                        "rows",
                                        "threads",
                                        "ends",
                                        "kernels"));
    }

    /**
     * Each point differs from the base in one axis at most, the layer sizes of 8-100-100-4 apart.
     */
    @Test
    void metaUpdatesAreAStar() throws CommandLineOptionException {
        var base =
                Map.of(
                        "innerSteps",
                        "1",
                        "tasks",
                        "20",
                        "width",
                        "64",
                        "rows",
                        "4000",
                        "threads",
                        "1");
        for (Point point : points(Suite.META_UPDATE)) {
            long varied =
                    base.entrySet().stream()
                            .filter(e -> !point.parameters().get(e.getKey()).equals(e.getValue()))
                            .count();
            assertThat(varied).as(point.toString()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theUsersParametersReplaceTheSuites() throws CommandLineOptionException {
        var points = points(Suite.META_UPDATE, "-p", "width=8,16", "-p", "rows=32");
        assertThat(points).doesNotHaveDuplicates();
        assertThat(points).extracting(p -> p.parameters().get("width")).contains("8", "16");
        assertThat(new TreeSet<>(points.stream().map(p -> p.parameters().get("rows")).toList()))
                .containsExactly("32");
    }

    @Test
    void aSuiteIsWholeWithAllOfItsPointsHoweverTheyAreMeasured() throws CommandLineOptionException {
        assertThat(missing("-f", "1", "-wi", "0", "-bm", "ss")).isZero();
        assertThat(missing("-p", "batch=1,2,4,20,1000")).isZero();
        assertThat(missing("-p", "policy=untrained")).isEqualTo(3);
        assertThat(missing("-e", "PolicySteps")).isEqualTo(6);
        assertThat(Point.missing(Suite.ENVIRONMENTS, List.of())).isEqualTo(45);
    }

    private static int missing(String... arguments) throws CommandLineOptionException {
        return Point.missing(Suite.ENVIRONMENTS, points(Suite.ENVIRONMENTS, arguments));
    }

    @Test
    void iterationsAreSetUpAsTheirPresetsSay() throws CommandLineOptionException {
        assertThat(Suite.KERNELS.settings(points(Suite.KERNELS))).isEmpty();
        assertThat(Suite.ITERATIONS.settings(points(Suite.ITERATIONS)))
                .hasSize(20)
                .hasEntrySatisfying(
                        "intersection maml",
                        settings ->
                                assertThat(settings)
                                        .contains("action-repeat=5", "seed=1", "tasks=20")
                                        .doesNotContain("threads"));
    }

    @Test
    void timeIsForksTimesIterations() throws CommandLineOptionException {
        Point slow =
                points(Suite.KERNELS, "-f", "5", "-wi", "10", "-i", "10", "-w", "2", "-r", "2")
                        .getFirst();
        Point quick = points(Suite.KERNELS, "-f", "1", "-wi", "0", "-i", "1", "-r", "1").getFirst();
        assertThat(slow.seconds()).isEqualTo(5 * (40 + 1.5));
        assertThat(quick.seconds()).isEqualTo(1 + 1.5);
    }

    @Test
    void costOfAnUpdateAddsUp() {
        var loss = FloatBatch.of("4-8-2").loss();
        int parameters = FloatBatch.of("4-8-2").theta(1).length;
        long gradient =
                PredictedCost.ofUpdate(new Reptile(2, 0.1), false, loss, 64, parameters, 1) / 2;
        long fomaml = PredictedCost.ofUpdate(new Fomaml(3, 0.1), false, loss, 64, parameters, 5);
        long directed = PredictedCost.ofUpdate(new Fomaml(3, 0.1), true, loss, 64, parameters, 5);
        assertThat(gradient).isPositive();
        assertThat(fomaml).isEqualTo(5 * 4 * gradient);
        assertThat(directed).isEqualTo(fomaml + gradient);
    }

    /** A step of the last layer alone has neither gradient nor tangents of the body. */
    @Test
    void theCostOfAnilIsThatOfItsLastLayer() {
        FloatBatch batch = FloatBatch.of("4-64-64-2");
        int parameters = batch.theta(1).length;
        long maml = costOf(new Maml(1, 0.1), batch, parameters);
        long fomaml = costOf(new Fomaml(1, 0.1), batch, parameters);
        long anil = costOf(Anil.of(batch.policy().network(), 1, 0.1), batch, parameters);
        assertThat(maml / (double) fomaml).isBetween(1.9, 2.0);
        assertThat(anil / (double) fomaml).isBetween(1.0, 1.1);
        FloatBatch inContext = new FloatBatch(FloatBatch.of("9-64-64-2").policy(), 5);
        int withContext = inContext.theta(1).length;
        double ofMaml = costOf(new Maml(1, 0.1), inContext, withContext);
        assertThat(costOf(new Cavia(1, 0.1, 5, true), inContext, withContext) / ofMaml)
                .isBetween(0.7, 0.8);
    }

    private static long costOf(MetaLearner learner, FloatBatch batch, int parameters) {
        return PredictedCost.ofUpdate(learner, false, batch.loss(), 4000, parameters, 20);
    }
}
