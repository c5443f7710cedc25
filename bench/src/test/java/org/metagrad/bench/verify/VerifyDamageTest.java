package org.metagrad.bench.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.bench.verify.ReferenceFolder.Outcome;

/** Files that cannot be read or do not fit together: a line each, never more. */
class VerifyDamageTest {
    private static final String CONTEXT = "torch/cavia_4-8-2_c2_tanh_mse.csv";
    private static final String TRACE = "sinusoid/trace.csv";

    @TempDir private Path temporary;
    private ReferenceFolder folder;

    @BeforeEach
    void folder() {
        folder = new ReferenceFolder(temporary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    theta           | 58,1,2                | 'theta' has 2 values, its dims '58' want 58
                    theta           | 2,1,2                 | 'theta' has 2 values, sizes [4, 8, 2] and loss ce want 58
                    theta           | 58x,1                 | 'theta' has dims '58x', which are none
                    theta           | scalar,x              | 'theta' value 0 is 'x', not a number
                    theta           | scalar,NaN            | 'theta' value 0 is NaN
                    theta           | str,hello             | 'theta' is a text, not an array
                    sizes           | int:3,4,8,3           | 'theta' has 58 values, sizes [4, 8, 3] and loss ce want 67
                    sizes           | int:1,4               | 'sizes' is [4]: at least two sizes from 1 wanted
                    sizes           | int:3,4,-8,2          | 'sizes' is [4, -8, 2]: at least two sizes from 1 wanted
                    sizes           | int:3,4,2000000000,2  | sizes [4, 2000000000, 2] and loss ce want 14000000002
                    sizes           | int:3,4,8.0,2         | 'sizes' value 1 is '8.0', not a whole number
                    sizes           | 3,4,8,2               | 'sizes' has dims '3', not those of whole numbers (int:)
                    activation      | str,tahn              | 'activation' is 'tahn': allowed are tanh, relu,
                    loss            | str,hinge             | 'loss' is 'hinge': allowed are mse, ce, reinforce_cat,
                    loss            | str,mse               | the file ends without 'batch.target'
                    n_params        | int:scalar,59         | 'n_params' is 59, 58 to 58 wanted
                    n_tasks         | int:scalar,0          | 'n_tasks' is 0, 1 to 10000 wanted
                    n_tasks         | int:scalar,4          | the file ends without 'task3.inner0.x'
                    n_inner_batches | int:scalar,2          | 'n_inner_batches' is 2, 1 to 1 wanted
                    inner_lr        | scalar,inf            | 'inner_lr' value 0 is 'inf', not a number
                    inner_lr        | scalar,-Infinity      | 'inner_lr' value 0 is -Infinity
                    inner_lr        | 1,0.1                 | 'inner_lr' has dims [1], [] wanted
                    param_order     | str,b1 W1 b2 W2       | 'param_order' is not 'W1 b1 W2 b2'
                    batch.x         | 2x2,1,2,3,4           | 'batch.x' has dims [2, 2], [2, 4] wanted
                    batch.x         | 4,1,2,3,4             | 'batch.x': samples x inputs wanted
                    batch.x         | 0x4,1                 | 'batch.x' has 1 values, its dims '0x4' want 0
                    batch.label     | int:8,0,1,2,0,0,0,0,0 | 'batch.label' value 2 is 2, 0 to 1 wanted
                    batch.label     | int:2,0,1             | 'batch.label' has dims [2], [8] wanted
                    task1.outer.label | int:5,0,-1,0,0,0    | 'task1.outer.label' value 1 is -1, 0 to 1 wanted
                    task2.inner0.x  | 1x4,1,2,,4            | 'task2.inner0.x' value 2 is '', not a number
                    grad            | 57,1                  | 'grad' has 1 values, its dims '57' want 57
                    grad            | 2,1,2                 | 'grad' has dims [2], [58] wanted
                    hvp1            | 1,NaN                 | 'hvp1' value 0 is NaN
                    v2              | 1,1                   | 'v2' has dims [1], [58] wanted
                    K2.maml         | 58                    | is not of the form name,dims,values
                    K2.outer_loss   | 2,1,2                 | 'K2.outer_loss' has dims [2], [3] wanted
                    metasgd_alpha   | 999999999x999999999x999999999,1 | 'metasgd_alpha' has 1 values
                    directed.lr     | str,0.05              | 'directed.lr' is a text, not an array
                    """)
    void damageIsALineWithFileAndLine(String quantity, String rest, String problem)
            throws IOException {
        String name = "torch/tiny_4-8-2_tanh_ce.csv";
        List<String> lines = ReferenceFolder.reduced(name, start(quantity));
        ReferenceFolder.replace(lines, quantity, rest);
        Path file = folder.write(name, lines);
        Outcome outcome = folder.verifyReference();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.failures())
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("FAIL torch/tiny_4-8-2_tanh_ce")
                                .contains(problem)
                                .containsPattern(Pattern.quote(file.toString()) + ":\\d+: "));
    }

    /** The results to keep beside that quantity. */
    private static String start(String quantity) {
        return quantity.matches("(K\\d|directed)\\..*")
                ? quantity.substring(0, quantity.indexOf('.') + 1)
                : "K1.";
    }

    /** What every file must have. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "activation",
                "loss",
                "sizes",
                "theta",
                "n_params",
                "param_order",
                "param.b1",
                "batch.x",
                "batch.label",
                "output",
                "loss_value",
                "grad",
                "v1",
                "hvp0",
                "n_tasks",
                "inner_lr",
                "n_inner_batches",
                "task0.inner0.label",
                "task1.outer.x",
                "metasgd_alpha",
                "K1.task0.adapted",
                "K1.task1.adapted",
                "K2.outer_loss",
                "K3.maml",
                "K1.fomaml",
                "K1.metasgd_outer_loss",
                "K2.metasgd_grad_theta",
                "K2.metasgd_grad_alpha",
                "K2.anil",
                "K2.anil_outer_loss",
                "directed.medium.x",
                "directed.lr",
                "directed.meta_lr",
                "directed.theta_after_medium_step",
                "directed.maml_K1_grad",
                "directed.maml_K1_theta_new",
                "directed.metasgd_K1_grad_alpha"
            })
    void aMissingNameFails(String quantity) throws IOException {
        String name = "torch/tiny_4-8-2_tanh_ce.csv";
        List<String> lines = ReferenceFolder.reduced(name, start(quantity));
        lines.remove(ReferenceFolder.line(lines, quantity));
        Path file = folder.write(name, lines);
        Outcome outcome = folder.verifyReference();
        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.failures())
                .anyMatch(line ->
                        line.endsWith(
                                String.format(Locale.ROOT, "%s:%d: the file ends without '%s'", file, lines.size(), quantity)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    what       | str,a trace              | 'what' names no network such as 1-40-40-1 relu
                    what       | str,1-40-40-1 gelu       | 'what': no activation gelu
                    what       | str,2-40-1 relu          | 'what': a network from 1 input to 1 output wanted
                    what       | str,1-4-1 relu           | 'theta0' has dims [1761], [13] wanted
                    K          | int:scalar,9             | 'it0.x' has dims [4, 20], [4, 18] wanted
                    meta_batch | int:scalar,1000000       | 'meta_batch' is 1000000, 1 to 10000 wanted
                    iterations | int:scalar,7             | the file ends without 'it6.x'
                    it3.y      | 1,NaN                    | 'it3.y' value 0 is NaN
                    maml_steps1.theta_final | 1,0         | 'maml_steps1.theta_final' has dims [1], [1761] wanted
                    """)
    void damageInATraceIsALineToo(String quantity, String rest, String problem) throws IOException {
        List<String> lines = ReferenceFolder.reduced(TRACE, "maml_steps1");
        ReferenceFolder.replace(lines, quantity, rest);
        Path file = folder.write(TRACE, lines);
        Outcome outcome = folder.verifyReference();
        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.failures())
                .anyMatch(line -> line.contains(file + ":") && line.contains(problem));
    }

    @Test
    void junkFailsAndTheOtherFilesGoOn() throws IOException {
        folder.write(CONTEXT, ReferenceFolder.stored(CONTEXT));
        Path torch = temporary.resolve("torch");
        Files.write(torch.resolve("a_junk.csv"), new byte[] {'x', '\n', (byte) 0xff, 0, 1});
        Files.write(torch.resolve("b_empty.csv"), new byte[0]);
        Files.writeString(torch.resolve("c_zeros.csv"), "\0\0\0\n\u0007");
        Files.writeString(torch.resolve("d_no_gzip.csv.gz"), "theta,1,0");
        Files.createDirectories(torch.resolve("e_folder.csv"));
        Files.writeString(torch.resolve("notes.txt"), "hello");
        Outcome outcome = folder.verifyReference();
        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.failures()).hasSize(5);
        assertThat(outcome.failures().get(0))
                .isEqualTo(
                        "FAIL torch/a_junk "
                                + torch.resolve("a_junk.csv:2")
                                + ": is not UTF-8 text");
        assertThat(outcome.failures().get(1)).endsWith("b_empty.csv:1: the file is empty");
        assertThat(outcome.failures().get(2))
                .contains("c_zeros.csv:1: '")
                .doesNotContain("\0", "\u0007");
        assertThat(outcome.failures().get(3)).contains("d_no_gzip.csv.gz:1: cannot be read");
        assertThat(outcome.failures().get(4)).contains("e_folder.csv:1: cannot be read");
        assertThat(outcome.lines())
                .contains("SKIP torch/notes.txt")
                .anyMatch(l -> l.startsWith("PASS torch/cavia_4-8-2_c2_tanh_mse/K1.cavia "));
        assertThat(outcome.totals()).matches("\\d+ passed, 5 failed, 1 skipped");
    }

    @Test
    void aCutFileFails() throws IOException {
        List<String> lines = ReferenceFolder.stored(CONTEXT);
        String text = String.join("\n", lines);
        Set<String> failures = new TreeSet<>();
        for (double part : new double[] {0.01, 0.1, 0.3, 0.6, 0.99}) {
            int length = (int) (text.length() * part);
            folder.write(CONTEXT, text.substring(0, length).lines().toList());
            Outcome outcome = folder.verifyReference();
            assertThat(outcome.exitCode()).isOne();
            failures.addAll(outcome.failures());
        }
        assertThat(failures)
                .allMatch(line -> line.matches("FAIL torch/cavia\\S+ .*(csv:\\d+: .*|e-.*)"));
    }
}
