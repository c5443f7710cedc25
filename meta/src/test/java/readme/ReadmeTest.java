package readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.kernels.FusedMultiplyAdd;

/** The examples of the README are this package's programs, and they say what the README shows. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path SOURCES = Path.of("src/test/java/readme");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LogisticRegression",
                "AdaptToANewTask",
                "FewShotOnYourOwnData",
                "TrainOnYourOwnTasks",
                "UseATrainedPolicy"
            })
    void theExampleStandsInTheReadme(String example) throws IOException {
        String source = Files.readString(SOURCES.resolve(example + ".java"));
        int begin = source.indexOf("// README: begin\n") + "// README: begin\n".length();
        String shown = source.substring(begin, source.indexOf("// README: end"));
        assertThat(Files.readString(README)).contains(shown);
    }

    @Test
    void theExamplePrintsWhatTheReadmeShows() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the figures are those of fused multiply-add");
        String line = printed(() -> AdaptToANewTask.main(new String[0]));
        assertThat(Files.readString(README)).contains("`" + line + "`");
    }

    @Test
    void theTrainedPolicyPrintsWhatTheReadmeShows() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the figures are those of fused multiply-add");
        String run = "bench/results/trained/cartpole-goal";
        String line = printed(() -> UseATrainedPolicy.main(new String[] {"../" + run}));
        assertThat(Files.readString(README)).contains("`" + run + "` it prints `" + line + "`");
    }

    @Test
    void theFunctionOfOnesOwnPrintsWhatTheReadmeShows() throws IOException {
        String line = printed(() -> LogisticRegression.main(new String[0]));
        assertThat(Files.readString(README)).contains("`" + line + "`");
    }

    @Test
    void trainingOnOwnTasksPrintsWhatTheReadmeShows() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the figures are those of fused multiply-add");
        String lines = printed(() -> TrainOnYourOwnTasks.main(new String[0]));
        assertThat(lines).hasLineCount(6);
        assertThat(Files.readString(README)).contains("```\n" + lines + "\n```");
    }

    @Test
    void fewShotsOfOwnDataPrintWhatTheReadmeShows() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the figures are those of fused multiply-add");
        String lines = printed(() -> FewShotOnYourOwnData.main(new String[0]));
        String[] shares = lines.split("\\R");
        assertThat(shares).hasSize(3);
        assertThat(Files.readString(README))
                .contains(
                        "It prints `%s`, `%s` and `%s`:"
                                .replaceFirst("%s", shares[0])
                                .replaceFirst("%s", shares[1])
                                .replaceFirst("%s", shares[2]));
    }

    /** A program. */
    private interface Program {
        void run() throws IOException;
    }

    private static String printed(Program program) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            program.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).strip();
    }

    /** What the README calls all of MAML stands in the inner loop, line for line. */
    @Test
    void theRecursionInTheReadmeIsTheInnerLoop() throws IOException {
        String text = Files.readString(README);
        String source =
                Files.readString(Path.of("src/main/java/org/metagrad/meta/learner/InnerLoop.java"));
        String begin = "whose Jacobian is `I - diag(a) H`.";
        String[] parts = text.substring(text.indexOf(begin)).split("```");
        assertThat(parts).hasSizeGreaterThan(6);
        for (int i = 1; i < 6; i += 2) {
            String shown = parts[i].substring("java".length());
            assertThat(withoutIndentation(source)).contains(withoutIndentation(shown));
        }
    }

    private static String withoutIndentation(String text) {
        return text.strip().lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
