package org.metagrad.bench.suite;

import java.io.IOException;
import java.util.Collection;
import java.util.regex.Pattern;
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
    private static final Pattern FRAME =
            Pattern.compile(
                    "^\\h+(at \\S+\\(.*\\)|\\.\\.\\. \\d+ (more|common frames omitted))\\R?",
                    Pattern.MULTILINE);

    /** The class of an exception in front of its message. */
    private static final Pattern THROWN =
            Pattern.compile(
                    "^(Caused by: )?([\\w$]+\\.)+[\\w$]+(Exception|Error)(: |$)",
                    Pattern.MULTILINE);

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

    /** JMH prints what a benchmark has thrown; of that the messages say enough. */
    @Override
    public void println(String s) {
        format.println(withoutStack(s));
    }

    private static String withoutStack(String text) {
        return FRAME.matcher(text).find()
                ? THROWN.matcher(FRAME.matcher(text).replaceAll("")).replaceAll("")
                : text;
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
