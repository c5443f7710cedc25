package readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.kernels.FusedMultiplyAdd;

/** The examples of the pages are this package's programs, and they print what the pages show. */
class ReadmeTest {
    private static final Path FRONT = Path.of("..", "README.md");
    private static final Path META = Path.of("README.md");
    private static final Path AUTODIFF = Path.of("..", "autodiff", "README.md");
    private static final Path SOURCES = Path.of("src/test/java/readme");

    static Stream<Arguments> examples() {
        return Stream.of(
                arguments("LogisticRegression", AUTODIFF),
                arguments("AdaptToANewTask", FRONT),
                arguments("FewShotOnYourOwnData", META),
                arguments("TrainOnYourOwnTasks", META),
                arguments("UseATrainedPolicy", META));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleStandsOnThePage(String example, Path page) throws IOException {
        String source = Files.readString(SOURCES.resolve(example + ".java"));
        int begin = source.indexOf("// README: begin\n") + "// README: begin\n".length();
        String shown = source.substring(begin, source.indexOf("// README: end"));
        assertThat(Files.readString(page)).contains(shown);
    }

    @Test
    void theExamplePrintsWhatThePageShows() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the figures are those of fused multiply-add");
        String line = printed(() -> AdaptToANewTask.main(new String[0]));
        assertThat(Files.readString(FRONT)).contains("`" + line + "`");
    }

    @Test
    void theTrainedPolicyPrintsWhatThePageShows() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the figures are those of fused multiply-add");
        String run = "bench/results/trained/cartpole-goal";
        String line = printed(() -> UseATrainedPolicy.main(new String[] {"../" + run}));
        assertThat(Files.readString(META)).contains("`" + run + "` it prints `" + line + "`");
    }

    @Test
    void theFunctionOfOnesOwnPrintsWhatThePageShows() throws IOException {
        String line = printed(() -> LogisticRegression.main(new String[0]));
        assertThat(Files.readString(AUTODIFF)).contains("`" + line + "`");
    }

    @Test
    void trainingOnOwnTasksPrintsWhatThePageShows() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the figures are those of fused multiply-add");
        String lines = printed(() -> TrainOnYourOwnTasks.main(new String[0]));
        assertThat(lines).hasLineCount(6);
        assertThat(Files.readString(META)).contains("```\n" + lines + "\n```");
    }

    @Test
    void fewShotsOfOwnDataPrintWhatThePageShows() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the figures are those of fused multiply-add");
        String lines = printed(() -> FewShotOnYourOwnData.main(new String[0]));
        String[] shares = lines.split("\\R");
        assertThat(shares).hasSize(3);
        assertThat(Files.readString(META))
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

    /** What the page calls all of MAML stands in the inner loop, line for line. */
    @Test
    void theRecursionOnThePageIsTheInnerLoop() throws IOException {
        String text = Files.readString(META);
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
