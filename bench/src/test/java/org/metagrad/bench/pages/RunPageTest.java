package org.metagrad.bench.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.bench.StandIn;
import org.metagrad.bench.html.Browser;
import org.metagrad.bench.html.PageCheck;
import org.metagrad.bench.run.RunFolder;
import org.metagrad.bench.run.RunReport;
import org.metagrad.bench.run.Terminal;
import org.metagrad.bench.run.TrainCommand;
import org.metagrad.bench.run.TrainedFolder;
import org.metagrad.bench.run.TrainingOptions;
import org.metagrad.meta.run.WrongFolderException;
import picocli.CommandLine;

class RunPageTest {
    @TempDir private static Path ofAll;

    /** A small run with all that a run may have. */
    private static Path run;

    @TempDir private Path folder;

    @BeforeAll
    static void train() {
        run =
                trained(
                        ofAll.resolve("run"),
                        "--env=navigation-shifted",
                        "--algorithm=maml",
                        "--evaluate-every=1",
                        "--averaging=0.9");
    }

    private static Path trained(Path run, String... more) {
        List<String> arguments = new ArrayList<>(TrainedFolder.training(run, 3));
        arguments.addAll(List.of(more));
        var outcome = TrainedFolder.execute(arguments);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        return run;
    }

    private static String executed(RunReport report, String... arguments) {
        StringWriter err = new StringWriter();
        int exitCode =
                TrainingOptions.addTo(
                                new CommandLine(
                                        new TrainCommand(
                                                new StandIn(), new Terminal(false, 80), report)))
                        .setOut(new PrintWriter(new StringWriter()))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        assertThat(exitCode).as(err.toString()).isZero();
        return err.toString();
    }

    private Path copied(Path run, String name, String... files) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        for (String file : files) {
            Files.copy(run.resolve(file), copy.resolve(file));
        }
        return copy;
    }

    private String page(Path run) throws IOException, WrongFolderException {
        Path file = folder.resolve("page.html");
        RunPage.write(new RunFolder(run), file);
        return Files.readString(file);
    }

    @Test
    void aRunEndsWithItsPageWhichItsFilesGiveAgain() throws Exception {
        String page = Files.readString(run.resolve("report.html"));
        assertThat(page)
                .contains("<h1>MAML on navigation-shifted, seed 1</h1>")
                .contains("of the average of the parameters")
                .contains("id=\"learning\"", "id=\"evaluations\"", "id=\"phases\"")
                .contains("Gain by goal x", "Gain by goal y")
                .contains("id=\"film-before\"", "id=\"film-after\"", "whose gain is the median")
                .contains("<th scope=\"row\">commit</th>")
                .contains("<th scope=\"row\">outer-learning-rate</th>");
        Path elsewhere =
                copied(
                        run,
                        "elsewhere",
                        "config.properties",
                        "metrics.csv",
                        "evaluation.csv",
                        "evaluation-average.csv",
                        "evaluations.csv",
                        "parameters.safetensors");
        assertThat(page(elsewhere)).isEqualTo(page);
        try (Browser browser = Browser.orSkip()) {
            assertThat(PageCheck.faults(browser, run.resolve("report.html"), "run")).isEmpty();
        }
    }

    @Test
    void aRegressionHasErrorsAndNoFilm() throws Exception {
        String page = page(trained(folder.resolve("run"), "--env=sinusoid", "--algorithm=maml"));
        assertThat(page)
                .contains("The mean squared error on 600 held-out tasks is")
                .contains("what is below the dashed line has improved")
                .contains("Gain by amplitude")
                .doesNotContain("film-before", "environment steps");
    }

    /** What goes on has another page at its end, and none before. */
    @Test
    void aRunThatGoesOnLosesItsPageFirst() throws Exception {
        Path run = folder.resolve("run");
        List<Boolean> before = new ArrayList<>();
        RunReport report =
                folder -> {
                    Path page = folder.path().resolve(RunFolder.REPORT);
                    before.add(Files.exists(page));
                    RunPage.write(folder, page);
                };
        assertThat(executed(report, "--out", run.toString(), "--iterations=2")).isEmpty();
        assertThat(Files.readString(run.resolve("report.html"))).contains("2 iterations of");
        assertThat(executed(report, "--resume", run.toString(), "--iterations=3")).isEmpty();
        assertThat(Files.readString(run.resolve("report.html"))).contains("3 iterations of");
        assertThat(before).containsExactly(false, false);
    }

    /** Such as of a full disk, or of a fault of ours. */
    @Test
    void aPageThatCannotBeWrittenLosesNothing() throws IOException {
        Path run = folder.resolve("run");
        RunReport report =
                _ -> {
                    throw new IllegalStateException("no page");
                };
        assertThat(executed(report, "--out", run.toString(), "--iterations=2"))
                .hasLineCount(1)
                .contains("report.html: was not written (fault in metagrad: no page", "is whole");
        assertThat(run.resolve("evaluation.csv")).exists();
    }

    /** Committed runs have no more than these. */
    @Test
    void aFolderOfConfigurationAndParametersIsEnough() throws Exception {
        Path bare = copied(run, "bare", "config.properties", "parameters.safetensors");
        assertThat(page(bare))
                .contains("There is no evaluation.csv", "There is no metrics.csv")
                .contains("Of the medium task:", "id=\"film-after\"");
        Files.delete(bare.resolve("parameters.safetensors"));
        assertThat(page(bare)).contains("There are no parameters to play with.");
    }

    @Test
    void whatCannotBePlayedIsSaid() throws Exception {
        Path other = copied(run, "other", "config.properties", "parameters.safetensors");
        new RunFolder(other)
                .writeConfig(
                        new RunFolder(run).readConfig().with("hidden-width", "5"),
                        Map.of("a", "b"));
        assertThat(page(other)).contains("No episode could be played: ");
        assertThat(page(other)).contains("<td>not recorded</td>");
    }

    @Test
    void aTableOfSomethingElseIsNamedWithItsLine() throws Exception {
        Path other = copied(run, "other", "config.properties");
        Files.writeString(other.resolve("metrics.csv"), "iteration,env_steps\n1,2,3\n");
        assertThatThrownBy(() -> page(other))
                .isInstanceOf(WrongFolderException.class)
                .hasMessageEndingWith("metrics.csv:2: 3 cells, the line of column names has 2");
    }

    @Test
    void tasksSayInWhatTheyDiffer() {
        assertThat(TaskNumbers.of("gravity -8.5 m/s^2, main engine 13.00, wind 1e-3 N"))
                .containsExactly(
                        Map.entry("gravity, m/s\u00b2", -8.5),
                        Map.entry("main engine", 13.0),
                        Map.entry("wind, N", 1e-3));
        assertThat(TaskNumbers.of("goal (0.3, -0.2)"))
                .containsExactly(Map.entry("goal x", 0.3), Map.entry("goal y", -0.2));
        assertThat(TaskNumbers.of("mass x1.2, friction x0.5"))
                .containsExactly(Map.entry("mass", 1.2), Map.entry("friction", 0.5));
        assertThat(TaskNumbers.of("other vehicle: speed 7.1 m/s, yield 0"))
                .containsExactly(
                        Map.entry("other vehicle: speed, m/s", 7.1), Map.entry("yield", 0.0));
        assertThat(TaskNumbers.of("no numbers")).isEmpty();
        assertThat(TaskNumbers.differing(List.of("a 1, b 2", "a 1, b 3")))
                .containsExactly(Map.entry("b", List.of(2.0, 3.0)));
    }

    @Test
    void numbersHaveAsManyPlacesAsAreRead() {
        assertThat(Rounded.of(-0.0004)).isEqualTo("0.000");
        assertThat(Rounded.of(497.93)).isEqualTo("497.9");
        assertThat(Rounded.of(Double.NaN)).isEqualTo("\u2013");
        assertThat(Rounded.of(Double.NEGATIVE_INFINITY)).isEqualTo("diverged");
        assertThat(Rounded.withError(497.93, 0.832)).isEqualTo("497.9 \u00b1 0.8");
        assertThat(Gains.inWords(new double[] {1, -2, 3, Double.NEGATIVE_INFINITY}, false))
                .isEqualTo(
                        "Of 4 tasks 2 improve by adaptation and 1 get worse; on 1 adaptation diverged. The change is 1.000 in the median, from -2.000 to 3.000.");
    }
}
