package org.metagrad.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.bench.Metagrad;
import org.metagrad.bench.html.Browser;
import org.metagrad.bench.html.PageCheck;
import org.metagrad.bench.run.Backend;
import org.metagrad.bench.run.Terminal;

/** The page of a small grid, by real runs. */
class ComparePageTest {
    @TempDir private static Path folder;

    private static int exitCode;

    @BeforeAll
    static void compare() {
        exitCode = execute("--budget=6000");
    }

    private static int execute(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "compare",
                                "--out=" + folder.resolve("grid"),
                                "--tasks=2",
                                "--trajectories=3",
                                "--hidden-width=4",
                                "--hidden-layers=1",
                                "--seeds=1..2",
                                "--evaluate-every=1",
                                "--controls=aa",
                                "--targets=5,1000",
                                "--time"));
        arguments.addAll(List.of(more));
        return Metagrad.commandLine(Backend.ofMeta(), new Terminal(false, 80))
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void itSaysWhatCameOutAndHowItWasMade() throws IOException {
        assertThat(exitCode).isZero();
        String page = Files.readString(folder.resolve("grid/report.html"));
        assertThat(page)
                .contains("<h1>Comparison on cartpole-dynamics</h1>")
                .contains("directed-maml against maml to 5: ")
                .contains("maml-aa against maml (A/A, same tasks) to 5: ")
                .contains("maml-disjoint against maml (A/A, other seeds) to 5: ")
                .contains("directed-maml and maml: no run came to 1000.")
                .contains("a budget of 6,000 environment steps")
                .contains("a comparison of form, not a reproduction")
                .contains(
                        "id=\"survival-0\"", "id=\"curve-0\"", "id=\"gains-0\"", "id=\"film-0-0\"")
                .contains("over seconds")
                .contains("metagrad compare --out=")
                .doesNotContain("NaN", "the timing pass has not been run");
    }

    /** Every survival curve begins at 1, and there is one for each target and measure. */
    @Test
    void thereIsAPictureForEveryTargetAndMeasure() throws IOException {
        String page = Files.readString(folder.resolve("grid/report.html"));
        for (int i = 0; i < 2 * 3; i++) {
            assertThat(page).contains("id=\"survival-" + i + "\"");
        }
        assertThat(page).doesNotContain("id=\"survival-6\"");
        for (int i = 0; i < 3 + 1; i++) {
            assertThat(page).contains("id=\"curve-" + i + "\"");
        }
    }

    @Test
    void itHasNoFaultInABrowser() throws IOException {
        try (Browser browser = Browser.orSkip()) {
            assertThat(PageCheck.faults(browser, folder.resolve("grid/report.html"), "compare"))
                    .isEmpty();
        }
    }
}
