package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own shows: standard output that is lost, and the locale's charset. */
@Timeout(120)
class ProcessTest {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final String TRAINING =
            "train --iterations 2 --tasks 2 --trajectories 2 --hidden-width 3 --hidden-layers 1 --threads 1 --out ";

    @TempDir private Path folder;

    private record Outcome(int exitCode, String out, String err) {
        /** What Java itself says of its modules is not ours. */
        List<String> errors() {
            return err.lines().filter(line -> !line.startsWith("WARNING: ")).toList();
        }
    }

    @BeforeEach
    void onlyWithAShell() {
        assumeThat(SHELL).isExecutable();
        assumeThat(Path.of("/dev/full")).exists();
    }

    /** Runs a line of shell in which {@code metagrad} is the command line. */
    private Outcome shell(String line) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String metagrad =
                String.join(
                        " ",
                        List.of(
                                "metagrad() { \"$JAVA\"",
                                "--add-modules=jdk.incubator.vector $OPTIONS",
                                "-XX:+UseSerialGC -cp \"$CLASSES\"",
                                Metagrad.class.getName(),
                                "\"$@\"; }; "));
        List<String> command = new ArrayList<>(List.of(SHELL.toString(), "-c", metagrad + line));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile());
        builder.environment().put("JAVA", java);
        // Starts sooner.
        builder.environment().put("OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        int exitCode = builder.start().waitFor();
        return new Outcome(exitCode, read("out"), read("err"));
    }

    private String read(String name) throws IOException {
        return new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
    }

    private static void assertOutputLost(Outcome outcome) {
        assertThat(outcome.errors())
                .containsExactly("metagrad: standard output: No space left on device");
        assertThat(outcome.exitCode()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "bench --help", "bench kernels -l"})
    void aFullDiskUnderStandardOutputIsSaidAndNoSuccess(String arguments) throws Exception {
        assertOutputLost(shell("metagrad " + arguments + " > /dev/full"));
    }

    @Test
    void aTrainingGoesOnWithoutItsLinesAndIsNoSuccess() throws Exception {
        assertOutputLost(shell("OPTIONS=; metagrad " + TRAINING + "run > /dev/full"));
        assertThat(folder.resolve("run/evaluation.csv")).isNotEmptyFile();
    }

    @Test
    void whatTheLibrariesLogIsALineToo() throws Exception {
        Outcome outcome = shell("metagrad " + TRAINING + "r");
        assertThat(outcome.errors())
                .containsExactly(
                        "metagrad runs on its scalar kernels: the C2 compiler is switched off, and without it vectors are slower");
    }

    @Test
    void aClosedStandardOutputIsSaidAndNoSuccess() throws Exception {
        Outcome outcome = shell("metagrad list >&-");
        assertThat(outcome.errors())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("metagrad: standard output: ");
        assertThat(outcome.exitCode()).isOne();
    }

    @Test
    void aReaderThatHasLeftIsNoError() throws Exception {
        Outcome outcome = shell("{ sleep .05; metagrad list; echo code $? >&2; } | true");
        assertThat(outcome.errors()).containsExactly("code 0");
    }

    @Test
    void wrongInputStaysExitCodeTwoWithoutOutput() throws Exception {
        Outcome outcome = shell("metagrad lst > /dev/full");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errors()).hasSize(1);
        assertThat(shell("metagrad lst 2> /dev/full").exitCode()).isEqualTo(2);
    }

    @Test
    void theLibrariesOfOthersFormatAsOursInEveryLocale() throws Exception {
        String commands =
                "metagrad train --help; metagrad bench kernels FloatPeak -f 0 -wi 0 -i 1 -r 1ms -rf csv --results .";
        String english = shell(commands + " > /dev/null; head -1 kernels-part.csv").out();
        Outcome turkish =
                shell(
                        "OPTIONS='-Duser.language=tr -Duser.country=TR'; "
                                + commands
                                + " > /dev/null; head -1 kernels-part.csv");
        assertThat(turkish.out())
                .isEqualTo(english)
                .contains("[--inner-steps=N]", "[--iterations=N]");
        // The name, the numbers of threads and samples, the score, its error, the unit.
        assertThat(Files.readAllLines(folder.resolve("kernels-part.csv")).get(1).split(","))
                .hasSize(english.lines().toList().getLast().split(",").length);
    }

    @Test
    void aNameThatTheCharsetDoesNotHaveIsOneLine() throws Exception {
        // Else Java would not find these classes.
        assumeThat(System.getProperty("java.class.path")).matches("\\p{ASCII}*");
        Outcome outcome =
                shell(
                        "LC_ALL=C; export LC_ALL; metagrad evaluate $(printf 'gr\\303\\266\\303\\237e')");
        assertThat(outcome.errors())
                .hasSize(1)
                .first()
                .asString()
                .contains("LC_ALL=C.UTF-8 allows all");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }
}
