package org.metagrad.bench.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.estimator.EnumeratedMdpFolder;
import org.metagrad.bench.verify.estimator.RlMathFolder;
import org.metagrad.fixtures.TensorFile;

/** The checks on {@code rl_math/} and {@code enumerated_mdp/}: what they pass, see and say. */
class EstimatorFoldersTest {
    @TempDir private Path directory;

    /** A stored file, as text. */
    private static String stored(String name) throws IOException {
        try (InputStream plain = TensorFile.class.getResourceAsStream(name);
                InputStream gzipped = TensorFile.class.getResourceAsStream(name + ".gz");
                InputStream in = plain != null ? plain : new GZIPInputStream(gzipped)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> check(FolderCheck check, String file, String text) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(check.folder()));
        Files.writeString(folder.resolve(file), text);
        StringWriter out = new StringWriter();
        Report report = new Report(new PrintWriter(out));
        check.run(folder, report);
        report.finish();
        return out.toString().lines().toList();
    }

    private List<String> check(String name, String text) throws IOException {
        FolderCheck check =
                name.startsWith("rl_math") ? new RlMathFolder() : new EnumeratedMdpFolder();
        return check(check, name.substring(name.indexOf('/') + 1), text);
    }

    @ParameterizedTest
    @CsvSource({
        "rl_math/gae_returns.csv, 108",
        "rl_math/optimizers.csv, 48",
        "rl_math/linear_feature_baseline.csv, 3",
        "rl_math/trpo_cat_4-8-2.csv, 37",
        "rl_math/trpo_gauss_3-6-2.csv, 37",
        "enumerated_mdp/small.csv, 86"
    })
    void theStoredFilesPass(String name, int checks) throws IOException {
        List<String> lines = check(name, stored(name));
        assertThat(lines).noneMatch(line -> line.startsWith("FAIL") || line.startsWith("SKIP"));
        assertThat(lines.getLast()).isEqualTo(checks + " passed, 0 failed");
    }

    /** One number of a result changed by a part in a million. */
    @ParameterizedTest
    @CsvSource({
        "rl_math/gae_returns.csv, c07.advantage",
        "rl_math/gae_returns.csv, c23.advantage_with_truncation_bootstrap",
        "rl_math/optimizers.csv, adamw.theta",
        "rl_math/optimizers.csv, loop.rmsprop_centered.loss",
        "rl_math/linear_feature_baseline.csv, weights",
        "rl_math/trpo_gauss_3-6-2.csv, gradient_of_surrogate",
        "rl_math/trpo_gauss_3-6-2.csv, damped_kl_hvp1",
        "rl_math/trpo_gauss_3-6-2.csv, full_step",
        "rl_math/trpo_gauss_3-6-2.csv, linesearch_first_accepted",
        "enumerated_mdp/small.csv, task1.hessian",
        "enumerated_mdp/small.csv, task0.expected_lvc_hessian",
        "enumerated_mdp/small.csv, task0.meta_grad"
    })
    void aWrongResultFails(String name, String result) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : stored(name).lines().toList()) {
            String changed = line;
            if (line.startsWith(result + ",")) {
                String[] parts = line.split(",", 4);
                boolean whole = parts[1].startsWith("int:");
                double value = Double.parseDouble(parts[2]);
                parts[2] = whole ? "7" : Double.toString(value + 1e-6 * Math.max(1, value));
                changed = String.join(",", parts);
            }
            text.append(changed).append('\n');
        }
        List<String> lines = check(name, text.toString());
        assertThat(lines).anyMatch(line -> line.startsWith("FAIL ") && line.contains("/" + result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rl_math/gae_returns.csv | c00.done,int:12,0 | c00.done,int:12,2 | 'c00.done' value 0 is 2, 0 or 1 wanted
                    rl_math/optimizers.csv | nesterov=True | nesterov=Yes | nesterov 'Yes': True or False wanted
                    rl_math/optimizers.csv | sgd_wd.settings,str,lr=0.01 | sgd_wd.settings,str,lr=x | lr 'x' is not a number
                    rl_math/linear_feature_baseline.csv | ridge,scalar,1e-05 | ridge,scalar,2 | 'ridge': 1.0E-5 wanted
                    rl_math/trpo_cat_4-8-2.csv | action,int:25,1 | action,int:25,2 | 'action' has 2.0, 0 to 1 wanted
                    rl_math/trpo_cat_4-8-2.csv | policy,str,categorical | policy,str,uniform | 'policy': categorical or gaussian wanted
                    enumerated_mdp/small.csv | task0.P,2x2x2,0.7 | task0.P,2x2x2,0.9 | row 0 is no distribution
                    enumerated_mdp/small.csv | T,int:scalar,3 | T,int:scalar,40 | trajectories are too many
                    enumerated_mdp/small.csv | start,int:scalar,0 | start,int:scalar,2 | 'start' is 2, 0 to 1 wanted
                    """)
    void whatDoesNotFitIsOneLineWithFileAndLine(String name, String was, String is, String message)
            throws IOException {
        String text = stored(name);
        assertThat(text).contains(was);
        List<String> lines = check(name, text.replace(was, is));
        assertThat(lines)
                .anyMatch(line ->
                        line.startsWith("FAIL ")
                                && line.matches(".*\\.csv:\\d+: .*")
                                && line.contains(message));
    }

    @Test
    void anUnknownFileIsSkippedAndAnUnknownResultTold() throws IOException {
        assertThat(check("rl_math/other.csv", "a,scalar,1\n"))
                .containsExactly("SKIP rl_math/other", "0 passed, 0 failed, 1 skipped");
        List<String> lines =
                check(
                        "enumerated_mdp/small.csv",
                        stored("enumerated_mdp/small.csv") + "b,scalar,1\n");
        assertThat(lines).contains("SKIP enumerated_mdp/small/b");
    }
}
