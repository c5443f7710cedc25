package org.metagrad.bench.jmh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Puts the {@link Figures} of a benchmark among its secondary results, iteration by iteration, and
 * {@code gflops}, the rate that its FLOPs and its measured time make.
 */
public final class FigureProfiler implements InternalProfiler {
    private String benchmark;

    /** A profiler that JMH makes. */
    public FigureProfiler() {}

    @Override
    public String getDescription() {
        return "FLOPs, bytes and phases that the benchmarks of metagrad state";
    }

    /** Forgets an earlier benchmark of the same process; the set-up of this one comes after. */
    @Override
    public void beforeIteration(BenchmarkParams benchmarkParams, IterationParams iteration) {
        if (!benchmarkParams.id().equals(benchmark)) {
            benchmark = benchmarkParams.id();
            Figures.clear();
        }
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmarkParams, IterationParams iteration, IterationResult result) {
        List<ScalarResult> results = new ArrayList<>();
        Figures.current()
                .forEach((name, figure) ->
                        results.add(Figures.result(name, figure.value(), figure.unit())));
        Figures.Figure flops = Figures.current().get(Figures.FLOPS);
        if (flops != null && benchmarkParams.getMode() == Mode.AverageTime) {
            double units = result.getPrimaryResult().getScore();
            double nanos = units * TimeUnit.NANOSECONDS.convert(1, benchmarkParams.getTimeUnit());
            results.add(Figures.result("gflops", flops.value() / nanos, "GFLOP/s"));
        }
        return results;
    }
}
