package org.metagrad.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.bench.Metagrad;
import org.metagrad.bench.StandIn;
import org.metagrad.bench.report.SampleResults;
import org.metagrad.bench.run.Terminal;
import picocli.CommandLine;

/** {@code bench report} and {@code bench accuracy} on the command line. */
class BenchCommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    private int run(String... arguments) {
        CommandLine commandLine =
                Metagrad.commandLine(new StandIn(), new Terminal(false, 80))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    @Test
    void reportWritesThePageAndItsCharts() throws IOException {
        SampleResults.copy(folder);
        Path mine = Files.writeString(folder.resolve("mine.svg"), "mine");
        Path stale = Files.writeString(folder.resolve("peak-double.svg"), "stale");
        assertThat(run("bench", "report", "--results", folder.toString())).isZero();
        Path page = folder.resolve("README.md");
        Files.writeString(page, Files.readString(page) + "![an old one](peak-double.svg)\n");
        assertThat(run("bench", "report", "--results", folder.toString())).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(folder.resolve("README.md")).content().contains("](peak-float.svg)");
        assertThat(folder.resolve("peak-float.svg")).isNotEmptyFile();
        assertThat(mine).hasContent("mine");
        assertThat(stale).doesNotExist();
    }

    @Test
    void aReadmeOfAnotherKindIsNotOverwritten() throws IOException {
        SampleResults.copy(folder);
        Path mine = Files.writeString(folder.resolve("README.md"), "# Mine\n![a](mine.svg)\n");
        Path chart = Files.writeString(folder.resolve("mine.svg"), "mine");
        assertThat(run("bench", "report", "--results", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("metagrad: " + mine + ": is not a page of bench report")
                .hasLineCount(1);
        assertThat(mine).content().startsWith("# Mine");
        assertThat(chart).hasContent("mine");
    }

    @Test
    void accuracySaysAtOnceThatItsFolderCannotBe() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(run("bench", "accuracy", "--results", file.resolve("x").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("metagrad: " + file).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aForeignFileOrNoFolderIsOneLineAndCodeTwo() throws IOException {
        Path file = Files.writeString(folder.resolve("kernels.json"), "{}");
        assertThat(run("bench", "report", "--results", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "metagrad: " + file + ": an object came, an array was wanted\n");
        assertThat(folder.resolve("README.md")).doesNotExist();
        assertThat(run("bench", "report", "--results", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(file + ": no such folder");
    }

    private void replace(String file, String was, String is) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(was);
        Files.writeString(path, text.replace(was, is));
    }

    @Test
    void textOfAResultFileCannotBecomeMarkupOfThePage() throws IOException {
        SampleResults.copy(folder);
        String evil =
                "<script>alert(1)</script> &lt; [x](javascript:alert) | ``` \\u001b[31m\\n\\n# Heading";
        Files.writeString(
                folder.resolve("meta-update.machine.json"),
                "\ufeff{\"command\": \"" + evil + "\", \"" + evil + "\": \"" + evil + "\"}");
        replace("kernels.json", "\"layer\": \"64x64\"", "\"layer\": \"" + evil + "\"");
        assertThat(run("bench", "report", "--results", folder.toString()))
                .as(err.toString())
                .isZero();
        String page = Files.readString(folder.resolve("README.md"));
        // In a block of code it is no element of HTML.
        String outside = page.replaceAll("(?s)\n(````+)\n.*?\n\\1\n", "");
        assertThat(page).contains("````\n<script>");
        assertThat(outside)
                .contains("&lt;script>alert(1)&lt;/script> &amp;lt; [x]\\(javascript")
                .doesNotContain("<script", "](javascript", "\u001b", "\n# Heading");
        try (var charts = Files.newDirectoryStream(folder, "*.svg")) {
            for (Path chart : charts) {
                assertThat(chart).content().doesNotContain("<script", "\u001b");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "benchmark": "org.metagrad.bench.jmh. | "benchmark": "../../x/y.                | benchmark '../../x/y.
                    "scoreUnit": "ns/op"                  | "scoreUnit": "<b>"                      | scoreUnit '<b>', a time such as ms/op
                    "rawData": [[                          | "rawData": [[0,                     | rawData of primaryMetric: numbers above 0 were wanted
                    "rawData": [[                          | "rawData": [[-1.5,                  | rawData of primaryMetric: numbers above 0 were wanted
                    "rawData": [[                          | "rawData": [[1e999,                 | is not JSON
                    "rawData": [[                          | "rawData": [["Infinity",            | 'rawData' is an array, an array of arrays of numbers
                    """)
    void whatNoChartCanShowIsRefusedWithItsFile(String was, String is, String message)
            throws IOException {
        SampleResults.copy(folder);
        replace("kernels.json", was, is);
        assertThat(run("bench", "report", "--results", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .hasLineCount(1)
                .startsWith("metagrad: " + folder.resolve("kernels.json"))
                .contains(message);
        assertThat(folder.resolve("README.md")).doesNotExist();
    }

    @Test
    void timesOfAnAccuracyRunThatAreNoneAreLeftOut() throws IOException {
        for (String time : new String[] {"\"soon\"", "-1", "0", "\"NaN\"", "\"1e999\""}) {
            SampleResults.addAccuracy(folder);
            replace("accuracy.machine.json", "\"fomaml\":2.5", "\"fomaml\":" + time);
            assertThat(run("bench", "report", "--results", folder.toString())).isZero();
            assertThat(folder.resolve("README.md")).content().contains("times are missing");
        }
    }

    @Test
    void aReportThatCannotBeReadOrWrittenNamesItsFile() throws IOException {
        Path page = Files.createDirectory(folder.resolve("README.md"));
        assertThat(run("bench", "report", "--results", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("metagrad: " + page + ": a file of at most 100000000 bytes is wanted");
    }

    @Test
    void accuracyWritesTheSameBytesTwiceAndTheReportReadsThem() throws IOException {
        String[] files = new String[2];
        for (int i = 0; i < 2; i++) {
            assertThat(
                            run(
                                    "bench",
                                    "accuracy",
                                    "--results",
                                    folder.toString(),
                                    "--tasks=2",
                                    "--trajectories=2",
                                    "--batches=2",
                                    "--reference-batches=2",
                                    "--cartpole=0,1",
                                    "--intersection=1"))
                    .isZero();
            files[i] = Files.readString(folder.resolve("accuracy.json"));
        }
        assertThat(err.toString()).isEmpty();
        assertThat(files[1]).isEqualTo(files[0]);
        assertThat(run("bench", "report", "--results", folder.toString())).isZero();
        assertThat(folder.resolve("README.md"))
                .content()
                .contains("### quadratics, own curvature, alpha lambda_max 0.5")
                .contains("### cartpole-dynamics, iteration 1, return ")
                .contains("pareto-intersection.svg");
    }

    @Test
    void aComparisonOfOtherSettingsIsLeftAlone() throws IOException {
        Path usual = Files.writeString(folder.resolve("accuracy.json"), "{\"settings\":{}}");
        Files.writeString(folder.resolve("accuracy.machine.json"), "{\"date\":\"a day\"}");
        String[] quick = {
            "bench",
            "accuracy",
            "--tasks=1",
            "--trajectories=1",
            "--batches=1",
            "--reference-batches=2",
            "--cartpole=0",
            "--intersection=0",
            "--results",
            folder.toString()
        };
        assertThat(run(quick)).isZero();
        Path other = folder.resolve("accuracy-other.json");
        assertThat(usual).hasContent("{\"settings\":{}}");
        assertThat(folder.resolve("accuracy.machine.json")).hasContent("{\"date\":\"a day\"}");
        assertThat(out.toString())
                .startsWith(
                        "The comparison goes to "
                                + other
                                + "; "
                                + usual
                                + " is of other settings and stays.")
                .contains("The comparison is in " + other + ".");
        Files.copy(other, usual, StandardCopyOption.REPLACE_EXISTING);
        out.getBuffer().setLength(0);
        assertThat(run(quick)).isZero();
        assertThat(out.toString())
                .startsWith(
                        "The comparison goes to "
                                + usual
                                + " in place of the comparison of a day.");
        assertThat(usual).hasSameTextualContentAs(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --tasks=0             | --tasks 0: at least 1 wanted
                    --tasks=2000000000    | --tasks '2000000000': allowed are
                    --reference-batches=3 | --reference-batches 3: an even number wanted
                    --cartpole=4,2        | --cartpole [4, 2]: ascending numbers from 0 wanted
                    --cartpole=,          | --cartpole: at least one number of iterations wanted
                    --cartpole=four       | --cartpole 'four': a whole number is wanted
                    --tasks=99999999999   | --tasks '99999999999': a whole number of 32 bits is wanted
                    --seed=1.5            | --seed '1.5': a whole number is wanted
                    """)
    void accuracyRefusesWrongNumbers(String argument, String message) {
        assertThat(run("bench", "accuracy", "--results", folder.toString(), argument)).isEqualTo(2);
        assertThat(err.toString()).startsWith("metagrad: " + message);
    }
}
