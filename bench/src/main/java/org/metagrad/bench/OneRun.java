package org.metagrad.bench;

import java.io.IOException;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * JMH's output of many runs as if they were one: the table of results comes once at the end, when
 * the caller asks the format itself for it.
 */
record OneRun(OutputFormat format) implements OutputFormat {
    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> result) {}

    @Override
    public void close() {}

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams parameters, int iteration) {
        format.iteration(benchmark, parameters, iteration);
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark,
            IterationParams parameters,
            int iteration,
            IterationResult data) {
        format.iterationResult(benchmark, parameters, iteration, data);
    }

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {
        format.startBenchmark(benchmark);
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        format.endBenchmark(result);
    }

    @Override
    public void print(String s) {
        format.print(s);
    }

    @Override
    public void println(String s) {
        format.println(s);
    }

    @Override
    public void verbosePrintln(String s) {
        format.verbosePrintln(s);
    }

    @Override
    public void flush() {
        format.flush();
    }

    @Override
    public void write(int b) {
        format.write(b);
    }

    @Override
    public void write(byte[] b) throws IOException {
        format.write(b);
    }
}
