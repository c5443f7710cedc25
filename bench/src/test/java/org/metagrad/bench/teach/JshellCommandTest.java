package org.metagrad.bench.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;

/** The shell as somebody types into it, and its words. */
@Timeout(300)
class JshellCommandTest {
    @TempDir private Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    private Outcome metagrad(List<String> options, String typed, String... arguments)
            throws Exception {
        Path in = Files.writeString(folder.resolve("in"), typed);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        // The history of whoever runs the tests is left alone.
        command.add("-Djava.util.prefs.userRoot=" + folder);
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.metagrad.bench.Metagrad"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile())
                        .start();
        int code = process.waitFor();
        return new Outcome(code, read("out"), read("err"));
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name)).replace("\r\n", "\n");
    }

    @Test
    void derivativesAreTyped() throws Exception {
        Outcome outcome =
                metagrad(
                        List.of("--add-modules=jdk.incubator.vector"),
                        """
                        var f = function(2, (b, x) -> b.sum(b.exp(x)))
                        grad(f).at(0, 1)
                        hvp(f, v(0, 2)).at(0, 1)
                        hessian(f).at(0, 1)
                        show(grad(f))
                        new NewtonCg(5, 0.1).steps()
                        /exit 3
                        """,
                        "jshell");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out())
                .startsWith("metagrad in jshell. A first derivative:\n")
                .contains(
                        "$2 ==> x[2, 1]\n            1\n      2.71828\n",
                        "$3 ==> x[2, 1]\n            0\n      5.43656\n",
                        "$4 ==> hessian[2, 2]\n            1            0\n            0      2.71828\n",
                        "program x[2, 1]\n  v1[2, 1] = exp(x) ",
                        "$6 ==> 5\n")
                .doesNotContain("Error", "\u001b");
        assertThat(outcome.err().lines().filter(line -> line.startsWith("metagrad: "))).isEmpty();
    }

    /** As in the image that is made by jlink: lessons go, what needs a compiler is refused. */
    @ParameterizedTest
    @CsvSource({
        "jshell, jshell: this Java has no module jdk.jshell; a JDK has it",
        "lesson 2 --check x, lesson --check: this Java has no module jdk.compiler; a JDK has it",
        "lesson --notebook x, lesson --notebook: this Java has no module jdk.jshell; a JDK has it",
        "lesson 2, ''"
    })
    void aJavaWithoutJshellIsOneLine(String arguments, String message) throws Exception {
        String modules = "java.base,java.logging,java.management,jdk.unsupported,jdk.management";
        Outcome outcome = metagrad(List.of("--limit-modules", modules), "", arguments.split(" "));
        List<String> errors =
                outcome.err().lines().filter(line -> line.startsWith("metagrad: ")).toList();
        if (message.isEmpty()) {
            assertThat(errors).isEmpty();
            assertThat(outcome.out()).contains("It prints:\nprogram x[1, 1]");
            assertThat(outcome.exitCode()).isZero();
            return;
        }
        assertThat(errors).containsExactly("metagrad: " + message);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void numbersPrintAsMatrices() {
        assertThat(Shell.matrix(2, 1, 2.5, -1e-9, 1e10))
                .hasToString(
                        "matrix[2, 2]\n            1          2.5\n -1.00000e-09  1.00000e+10");
        assertThatThrownBy(() -> Shell.matrix(2, 1, 2, 3))
                .hasMessage("matrix: 3 numbers do not make 2 rows");
        assertThatThrownBy(() -> new Values(Matrices.of("a", 2, 1), new double[3]))
                .hasMessage("values: 3 numbers, 2 wanted");
    }

    @Test
    void derivativesTakeDataByName() {
        Matrices theta = Matrices.of("w", 1, 1).and("b", 1, 1);
        Formula f =
                Formula.of(
                        theta,
                        Matrices.of("x", 1, 1),
                        (b, t, d) ->
                                b.square(b.add(b.multiply(t.get("w"), d.get("x")), t.get("b"))));
        assertThat(Shell.grad(f).with("x", 3).at(1, 2))
                .hasToString("w[1, 1]\n           30\nb[1, 1]\n           10");
        assertThat(Shell.value(f).with("x", 3).at(1, 2).vector()).containsExactly(25);
        assertThat(Shell.hvp(f, 1, 0).with("x", 3).at(1, 2).vector()).containsExactly(18, 6);
        assertThat(Shell.hessian(f).with("x", 3).at(1, 2).vector()).containsExactly(18, 6, 6, 2);
        assertThat(Shell.hessian(f).toString())
                .startsWith("the Hessian of program w[1, 1], b[1, 1]");
        assertThatThrownBy(() -> Shell.grad(f).at(1, 2)).isInstanceOf(IllegalStateException.class);
    }
}
