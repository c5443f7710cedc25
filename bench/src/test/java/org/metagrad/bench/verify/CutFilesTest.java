package org.metagrad.bench.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.bench.verify.ReferenceFolder.Outcome;
import org.metagrad.bench.verify.check.RecordedLines;

/** A tensor file that ends between two lines is whole to its reader, and still not to verify. */
class CutFilesTest {
    @TempDir private Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torch/cavia_4-8-2_c2_tanh_mse",
                "torch/cavia_8-16-16-4_c4_relu_ce",
                "torch/tiny_4-8-2_relu_ac_cat",
                "torch/tiny_4-8-2_tanh_reinforce_gauss",
                "rl_math/gae_returns",
                "rl_math/linear_feature_baseline",
                "rl_math/optimizers",
                "rl_math/trpo_cat_4-8-3_lowdamp",
                "sinusoid/trace",
                "enumerated_mdp/small"
            })
    void aStoredFileIsWholeAndEveryPartOfItIsNot(String name) throws IOException {
        int lines = ReferenceFolder.stored(name + ".csv").size();
        assertThat(RecordedLines.shortage(name, lines)).isEmpty();
        for (int n = 1; n < lines; n++) {
            assertThat(RecordedLines.shortage(name, n)).as(name + " of " + n).isPresent();
        }
    }

    @Test
    void aPartThatIsStoredAloneIsWholeToo() {
        String name = "torch/large_17-32-32-6_tanh_ac_gauss";
        assertThat(RecordedLines.shortage(name, 22)).isEmpty();
        assertThat(RecordedLines.shortage(name, 77)).isEmpty();
        assertThat(RecordedLines.shortage(name, 23))
                .contains("the file ends after 23 lines, 77 wanted: it is cut off");
        assertThat(RecordedLines.shortage("torch/other", 1)).isEmpty();
    }

    private Outcome verify(String name, String as, int lines) throws IOException {
        ReferenceFolder folder = new ReferenceFolder(temporary);
        List<String> all = ReferenceFolder.stored(name);
        folder.write(as, all.subList(0, lines < 0 ? all.size() + lines : lines));
        return folder.verifyReference();
    }

    /** All that is left of the file passes. */
    @ParameterizedTest
    @CsvSource({
        "torch/tiny_4-8-2_tanh_ce.csv, 26",
        "sinusoid/trace.csv, -5",
        "enumerated_mdp/small.csv, -11"
    })
    void aKnownFileThatIsTooShortFailsWithItsLine(String name, int lines) throws IOException {
        Outcome outcome = verify(name, name, lines);
        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.failures())
                .singleElement()
                .asString()
                .startsWith("FAIL " + name.replace(".csv", " ") + temporary.resolve(name) + ":")
                .endsWith(" wanted: it is cut off");
    }

    /** A file of another name lacks what comes last in files of its kind. */
    @ParameterizedTest
    @CsvSource({
        "torch/tiny_4-8-2_tanh_ce.csv, 41, K1.maml",
        "torch/tiny_4-8-2_tanh_ce.csv, 77, K3.anil",
        "torch/tiny_4-8-2_tanh_ce.csv, -1, directed.metasgd_K1_grad_alpha",
        "torch/cavia_4-8-2_c2_tanh_mse.csv, -1, K3.cavia_first_order",
        "rl_math/gae_returns.csv, -1, n_cases",
        "rl_math/optimizers.csv, -1, loop.rmsprop_wd.theta_final",
        "rl_math/optimizers.csv, 3, NAME.settings",
        "rl_math/linear_feature_baseline.csv, -1, predictions_T_B",
        "rl_math/linear_feature_baseline.csv, -3, ridge",
        "rl_math/trpo_cat_4-8-2.csv, -1, linesearch_first_accepted",
        "rl_math/trpo_cat_4-8-2.csv, 13, gradient_of_surrogate",
        "sinusoid/trace.csv, -1, reptile_adam_steps5.theta_final",
        "enumerated_mdp/small.csv, -1, task1.expected_lvc_hessian"
    })
    void anUnknownFileThatEndsWithinItsResultsFails(String name, int lines, String missing)
            throws IOException {
        Outcome outcome = verify(name, name.replace(".csv", "_of_theirs.csv"), lines);
        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.failures()).anyMatch(line -> line.contains(missing));
    }
}
