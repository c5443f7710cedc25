package org.metagrad.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.bench.Metagrad;
import org.metagrad.bench.StandIn;
import org.metagrad.bench.run.Terminal;
import picocli.CommandLine;

class BenchCommandTest {
    /** One iteration of a millisecond in this process, and the smallest of what can be small. */
    private static final List<String> SMOKE =
            List.of(
                    ("-f 0 -wi 0 -i 1 -r 1ms -foe true -p layer=4x64 -p columns=16 -p function=EXP"
                                    + " -p shape=2x336 -p network=4-8-2 -p samples=16 -p width=8"
                                    + " -p rows=16 -p tasks=2 -p innerSteps=2 -p threads=2"
                                    + " -p batch=2 -p trained=0 -p episodes=2")
                            .split(" "));

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... arguments) {
        CommandLine metagrad =
                Metagrad.commandLine(new StandIn(), new Terminal(false, 80))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 1];
        all[0] = "bench";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return metagrad.execute(all);
    }

    private int smoke(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(SMOKE);
        all.addAll(List.of("--results", folder.toString()));
        PrintStream console = System.out;
        // The benchmarks print their kernels there.
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return bench(all.toArray(String[]::new));
        } finally {
            System.setOut(console);
        }
    }

    static Stream<Suite> suites() {
        return Stream.of(Suite.values()).filter(Suite::isBuilt);
    }

    @ParameterizedTest
    @MethodSource("suites")
    void everyBenchmarkRuns(Suite suite) throws IOException {
        assertThat(smoke(suite.key())).as(err.toString()).isZero();
        assertThat(folder.resolve(suite.key() + "-part.json"))
                .content()
                .contains("\"rawData\"", "\"jvm\" : \"java\"");
        assertThat(Files.readAllLines(folder.resolve(suite.key() + "-part.machine.json")))
                .contains("  \"suite\": \"" + suite.key() + "\",")
                .anyMatch(line -> line.matches("  \"commit\": \"(unknown|[0-9a-f]{40}).*"))
                .anyMatch(line -> line.startsWith("  \"floatKernels\": "));
    }

    @Test
    void aPartOfASuiteLeavesTheResultsOfTheWholeAlone() throws IOException {
        Path whole = Files.writeString(folder.resolve("kernels.json"), "[]");
        assertThat(smoke("kernels", "FloatPeak")).isZero();
        assertThat(whole).hasContent("[]");
        assertThat(folder.resolve("kernels-part.json")).content().contains("FloatPeak.peak");
    }

    @Test
    void aBenchmarkThatThrowsFailsTheCommand() {
        Path output = folder.resolve("output");
        assertThat(
                        smoke(
                                "kernels",
                                "FloatFunctions",
                                "-p",
                                "kernels=nonsense",
                                "-o",
                                output.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("FloatFunctions.apply").hasLineCount(1);
        assertThat(output)
                .content()
                .contains("kernels 'nonsense': best or scalar wanted")
                .doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    kernel             | suite 'kernel': allowed are kernels, derivatives, meta-update, environments, run-time, iterations, peers, accuracy, theory, report; did you mean kernels?
                    FloatPeak          | suite 'FloatPeak': allowed are kernels, derivatives, meta-update, environments, run-time, iterations, peers, accuracy, theory, report
                    reprt              | suite 'reprt': allowed are kernels, derivatives, meta-update, environments, run-time, iterations, peers, accuracy, theory, report; did you mean report?
                    kernels Nothing    | suite kernels: no benchmark is called Nothing (-l lists them)
                    kernels -rf jsn    | -rf: allowed are text, csv, scsv, json, latex
                    -rff all.json      | -rff: one file holds one suite; name the suite, or give --results FOLDER
                    kernels -zz        | z is not a recognized option
                    kernels [          | '[' is no regular expression: Unclosed character class
                    kernels (          | '(' is no regular expression: Unclosed group
                    -e [ kernels       | '[' is no regular expression: Unclosed character class
                    kernels -e a{2     | 'a{2' is no regular expression: Unclosed counted closure
                    kernels -bm tim    | Unable to parse benchmark mode: "tim"
                    kernels -v loud    | -v: allowed are silent, normal, extra
                    kernels -tu week   | Unknown time unit: week
                    kernels -f -1      | Cannot parse argument '-1' of option f
                    """)
    void wrongArgumentsAreOneLine(String arguments, String line) {
        assertThat(bench(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).startsWith("metagrad: " + line);
    }

    @Test
    void whatJmhCannotDoIsOneLineAndExitCodeOne() {
        assertThat(bench("kernels", "FloatPeak", "-f", "1", "-jvm", folder + "/none")).isOne();
        assertThat(err.toString()).hasLineCount(1).startsWith("metagrad: FloatPeak.peak: ");
    }

    @Test
    void aFullDiskUnderTheOutputOfJmhIsNoSuccess() {
        assumeThat(Path.of("/dev/full")).exists();
        assertThat(smoke("kernels", "FloatPeak", "-o", "/dev/full")).isOne();
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("metagrad: /dev/full: No space left on device\n");
    }

    @Test
    void listsBenchmarksAndPoints() {
        assertThat(bench("meta-update", "-l")).isZero();
        assertThat(out.toString())
                .startsWith("meta-update: ")
                .contains("  FloatMetaUpdate.update\n", "  DoubleMetaUpdate.update\n")
                .doesNotContain("FloatPeak");
        assertThat(bench("kernels", "FloatProducts.forward", "-lp", "-p", "layer=64x64")).isZero();
        assertThat(out.toString())
                .contains("FloatProducts.forward {columns=336, kernels=best, layer=64x64}");
    }
}
