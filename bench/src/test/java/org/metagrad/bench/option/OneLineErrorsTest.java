package org.metagrad.bench.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Whatever a command throws is one line without a stack trace, and not exit code 0. */
class OneLineErrorsTest {
    @Command(name = "failing")
    private record Failing(RuntimeException problem) implements Runnable {
        @Override
        public void run() {
            throw problem;
        }
    }

    static Stream<RuntimeException> mistakes() {
        return Stream.of(
                new NullPointerException(),
                new IllegalStateException("not ready\n  at all"),
                new IndexOutOfBoundsException(7),
                new ArithmeticException(),
                new RuntimeException("\u001b[31mred", new RuntimeException("inner")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeOfOursIsOneLineWithItsPlace(RuntimeException mistake) {
        StringWriter err = new StringWriter();
        OneLineErrors errors = new OneLineErrors();
        int code =
                new CommandLine(new Failing(mistake))
                        .setErr(new PrintWriter(err))
                        .setParameterExceptionHandler(errors)
                        .setExecutionExceptionHandler(errors)
                        .execute();
        assertThat(code).isOne();
        assertThat(err.toString())
                .hasLineCount(1)
                .startsWith("metagrad: fault in metagrad: ")
                .contains("(at OneLineErrorsTest.java:")
                .doesNotContain("Exception:", "java.lang", "\u001b");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorOfTheMachineIsWords(Error error) {
        assertThat(OneLineErrors.describe(error)).doesNotContain("Error:", "java.").isNotBlank();
    }

    static Stream<Error> errors() {
        return Stream.of(new StackOverflowError(), new OutOfMemoryError("Java heap space"));
    }
}
