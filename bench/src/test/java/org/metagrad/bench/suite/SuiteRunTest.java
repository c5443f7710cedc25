package org.metagrad.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/** What becomes of the results that are there when a suite is measured again. */
class SuiteRunTest {
    @TempDir private Path folder;
    private ResultFiles files;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void earlierResults() throws IOException {
        files = ResultFiles.of(folder.resolve("kernels.json"));
        Files.writeString(files.file(), "[]");
        Files.writeString(ResultFiles.machine(files.file()), "{\"date\":\"a day\"}");
    }

    private void assertEarlierResults() {
        assertThat(files.file()).hasContent("[]");
        assertThat(ResultFiles.machine(files.file())).hasContent("{\"date\":\"a day\"}");
    }

    private SuiteRun run(int missing, String benchmark, String... more)
            throws CommandLineOptionException {
        List<String> arguments =
                new ArrayList<>(
                        List.of("-f", "0", "-wi", "0", "-i", "1", "-r", "1ms", "-v", "silent"));
        arguments.addAll(List.of(more));
        SuiteOptions options = new SuiteOptions(arguments);
        List<Point> points = Point.of(Suite.KERNELS, List.of(benchmark), options);
        return new SuiteRun(Suite.KERNELS, points, missing, options, files, "the command");
    }

    private int measure(SuiteRun run, double load) throws IOException {
        PrintStream console = System.out;
        // The benchmarks print their kernels there.
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return run.run(new PrintStream(out, true, StandardCharsets.UTF_8), load);
        } finally {
            System.setOut(console);
        }
    }

    @Test
    void aWholeSuiteTakesThePlaceOfEarlierResultsAndSaysSo() throws Exception {
        SuiteRun run = run(0, "FloatPeak");
        assertThat(run.announcement())
                .isEqualTo(
                        "Suite kernels: 1 point, about 2 s; results go to "
                                + files.part()
                                + ", in the end to "
                                + files.file()
                                + " in place of 0 results of a day");
        assertThat(measure(run, 0)).isZero();
        assertThat(files.file()).content().contains("FloatPeak.peak");
        assertThat(ResultFiles.machine(files.file())).content().doesNotContain("a day", "part");
        assertThat(files.part()).doesNotExist();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("are in " + files.file() + "; they have replaced 0 results of a day\n");
    }

    @Test
    void aPartLeavesThemAlone() throws Exception {
        SuiteRun run = run(137, "FloatPeak");
        assertThat(run.announcement())
                .isEqualTo(
                        "Suite kernels: 1 of 138 points, about 2 s; results go to "
                                + files.part()
                                + "; "
                                + files.file()
                                + " with its 0 results of a day stays");
        assertThat(measure(run, 0)).isZero();
        assertEarlierResults();
        assertThat(files.part()).content().contains("FloatPeak.peak");
        assertThat(ResultFiles.machine(files.part()))
                .content()
                .contains("\"part\": \"1 of 138 points\"");
        assertThat(run.announcement())
                .contains("results go to " + files.part() + " in place of 1 result of 2");
    }

    @Test
    void aWholeSuiteOfWhichAPointFailsLeavesThemAlone() throws Exception {
        SuiteRun run = run(0, "FloatFunctions", "-p", "function=EXP", "-p", "kernels=best,none");
        assertThat(measure(run, 0)).isEqualTo(1);
        assertEarlierResults();
        assertThat(files.part()).content().containsOnlyOnce("\"benchmark\"");
        assertThat(ResultFiles.machine(files.part()))
                .content()
                .contains("\"part\": \"1 of 2 points\"");
    }

    @Test
    void theResultsOfABusyMachineAreMarked() throws Exception {
        assertThat(measure(run(0, "FloatPeak"), 1000)).isZero();
        String mark = "busy machine: a load of 1000.00 on ";
        assertThat(ResultFiles.machine(files.file())).content().contains("\"marks\": [\"" + mark);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Marked: " + mark);
    }
}
