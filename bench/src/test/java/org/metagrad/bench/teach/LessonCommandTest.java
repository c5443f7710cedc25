package org.metagrad.bench.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.bench.lesson.Lesson;
import org.metagrad.bench.option.OneLineErrors;
import picocli.CommandLine;

@Timeout(300)
class LessonCommandTest {
    @TempDir private Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        OneLineErrors errors = new OneLineErrors();
        int exitCode =
                new CommandLine(new LessonCommand())
                        .setParameterExceptionHandler(errors)
                        .setExecutionExceptionHandler(errors)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Outcome(exitCode, out.toString().replace("\r\n", "\n"), err.toString().strip());
    }

    @Test
    void withoutANumberItListsThem() {
        Outcome outcome = run();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("Lessons, one idea each:\n   1  a program\n   2  its gradient\n")
                .contains("\n  10  what a benchmark must not do\n");
    }

    @Test
    void aLessonIsPrinted() {
        Outcome outcome = run("1");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("package org.metagrad.bench.lesson;\n")
                .endsWith("}\n\nIt prints:\n");
    }

    @Test
    void anExerciseIsFilledAndMarked() throws IOException {
        Outcome exercise = run("4", "--exercise");
        assertThat(exercise.out())
                .startsWith("// Exercise 4 of metagrad.")
                .contains("\n        // HOLE 1: x - alpha d\n", "\n        // HOLE 2: ");
        Path file = Files.writeString(folder.resolve("Mine.java"), exercise.out());
        Outcome empty = run("4", "--check", file.toString(), "--seed", "5");
        assertThat(empty.exitCode()).isOne();
        assertThat(empty.out())
                .isEqualTo(
                        """
                        Lesson 4, MAML in ten lines: %s, on the numbers of --seed 5
                          WRONG  step: hole 1 is still empty
                          WRONG  metaGradient: hole 1 is still empty
                                 (it may come from what is wrong above)
                        """
                                .replace("%s", file.toString()));

        Files.writeString(file, Lesson.MAML.text().lesson());
        Outcome right = run("4", "--check", file.toString());
        assertThat(right.out()).endsWith("\n  right  step\n  right  metaGradient\n");
        assertThat(right.exitCode()).isZero();

        Files.writeString(
                file,
                Lesson.MAML.text().lesson().replace("            v = step(v, alpha, hv);\n", ""));
        Outcome first = run("4", "--check", file.toString(), "--seed", "5");
        assertThat(first.exitCode()).isOne();
        assertThat(first.out().lines().toList())
                .satisfiesExactly(
                        _ -> {},
                        line -> assertThat(line).isEqualTo("  right  step"),
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "  WRONG  metaGradient: d outer(theta_k) / d theta_0"),
                        line -> assertThat(line).matches(" {9}came   \\[-?\\d.*]"),
                        line -> assertThat(line).matches(" {9}wanted \\[-?\\d.*]"),
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "         hint: that is first-order MAML: v is not pulled back"));

        Files.writeString(file, "no Java");
        assertThat(run("4", "--check", file.toString()).out())
                .contains("\n  WRONG  the file does not compile: line 1: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|lesson '0': allowed are whole numbers from 1 to 10",
                "eleven|lesson 'eleven': allowed are whole numbers from 1 to 10",
                "--exercise|--exercise: the number of a lesson is wanted",
                "--check x|--check: the number of a lesson is wanted",
                "2 --seed 3|--seed goes with --check",
                "2 --seconds 3|--seconds goes with --check",
                "2 --check x --exercise|--exercise and --check: one of them is wanted",
                "2 --check x --seconds 0|--seconds '0': allowed are whole numbers from 1 to 3600",
                "2 --check x --seed a|--seed 'a': allowed are whole numbers from 0 to 2147483647",
                "2 --check no-such-file|no-such-file: no such file",
                "2 --check .|.: a file of at most 100000000 bytes is wanted",
                "2 --notebook n|--notebook is of lessons 1 to 6: without '2'",
                "2 3|unexpected argument '3' (see lesson --help)"
            })
    void whatIsWrongIsOneLine(String arguments, String message) {
        Outcome outcome = run(arguments.split(" "));
        assertThat(outcome.err()).isEqualTo("metagrad: " + message);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
    }
}
