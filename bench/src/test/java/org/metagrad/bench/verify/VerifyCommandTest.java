package org.metagrad.bench.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.bench.verify.ReferenceFolder.Outcome;
import org.metagrad.fixtures.TensorFile;

class VerifyCommandTest {
    private static final String GAUSS = "torch/tiny_4-8-2_tanh_reinforce_gauss.csv";
    private static final String ACTOR_CRITIC = "torch/tiny_4-8-2_tanh_ac_cat.csv";
    private static final String CONTEXT = "torch/cavia_4-8-2_c2_tanh_mse.csv";
    private static final String TRACE = "sinusoid/trace.csv";

    /** Names that describe, or that no computation depends on. */
    private static final String DESCRIPTION =
            "case|what|relu_min_abs_preactivation|param_order|loss|activation";

    /** Names of data and settings: what changes in them shows in the results. */
    private static final String DATA =
            "theta|theta0|v\\d+|metasgd_alpha|.*_coef|n_.*|sizes|context_dim|K|meta_batch|iterations"
                    + "|(inner|meta)_lr|directed\\.(meta_)?lr|it\\d+\\.(x|amplitude|phase)"
                    + "|(batch|task\\d+\\.(inner\\d+|outer)|directed\\.medium)\\..*";

    /** Results that depend on all of the data. */
    private static final String[] DATA_SHOWS_IN = {
        "directed.",
        "K3.cavia",
        "K3.phi",
        "K3.outer_loss",
        "maml_steps1",
        "K3.maml",
        "K3.fomaml",
        "K3.task"
    };

    @TempDir private Path temporary;
    private ReferenceFolder folder;

    @BeforeEach
    void folder() {
        folder = new ReferenceFolder(temporary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GAUSS,
                ACTOR_CRITIC,
                "torch/tiny_4-8-2_relu_ac_cat.csv",
                "torch/tiny_4-8-2_relu_ce.csv",
                "torch/tiny_4-8-2_tanh_ce.csv",
                "torch/tiny_4-8-2_relu_reinforce_cat.csv",
                "torch/tiny_4-8-2_tanh_reinforce_cat.csv",
                "torch/tiny_4-8-2_relu_mse.csv",
                CONTEXT,
                "torch/cavia_4-8-2_c2_relu_reinforce_cat.csv",
                "torch/cavia_4-8-2_c2_tanh_reinforce_gauss.csv",
                "torch/cavia_8-16-16-4_c4_relu_ce.csv",
                TRACE
            })
    void everyResultOfAGoodFilePasses(String name) throws IOException {
        List<String> lines = ReferenceFolder.stored(name);
        folder.write(name, lines);
        Outcome outcome = folder.verify();

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        String prefix = "PASS " + name.replace(".csv", "/");
        for (String line : lines) {
            String quantity = line.substring(0, line.indexOf(','));
            if (quantity.matches(DESCRIPTION + "|" + DATA) || quantity.startsWith("param.")) {
                continue;
            }
            Set<String> engines =
                    quantity.matches("it\\d+\\.y") ? Set.of("") : Set.of("", "/double", "/float");
            for (String engine : engines) {
                assertThat(outcome.lines())
                        .as(quantity + engine)
                        .anyMatch(l ->
                                l.matches(
                                        Pattern.quote(prefix + quantity + engine)
                                                + " [0-9.e+-]+ [0-9.e-]+"));
            }
        }
        assertThat(outcome.totals()).matches("\\d+ passed, 0 failed(, \\d skipped)?");
    }

    @Test
    void gzippedFilesAreReadToo() throws IOException {
        Path file = temporary.resolve("torch/tiny_4-8-2_tanh_ce.csv.gz");
        Files.createDirectories(file.getParent());
        try (var stored = TensorFile.class.getResourceAsStream("torch/tiny_4-8-2_tanh_ce.csv.gz")) {
            Files.copy(stored, file);
        }
        Outcome outcome = folder.verify();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.lines())
                .anyMatch(l -> l.startsWith("PASS torch/tiny_4-8-2_tanh_ce/grad "));
    }

    /** All results are changed at once: each fails by its own name. */
    @ParameterizedTest
    @ValueSource(strings = {GAUSS, ACTOR_CRITIC, CONTEXT, TRACE})
    void everyPerturbedResultFails(String name) throws IOException {
        List<String> lines = ReferenceFolder.stored(name);
        List<String> results = new ArrayList<>();
        for (String line : List.copyOf(lines)) {
            String quantity = line.substring(0, line.indexOf(','));
            if (!quantity.matches(DESCRIPTION + "|" + DATA)) {
                int last = line.split(",", -1).length - 3;
                ReferenceFolder.perturb(lines, quantity, last / 2);
                results.add(quantity);
            }
        }
        folder.write(name, lines);
        Outcome outcome = folder.verify();
        assertThat(outcome.exitCode()).isOne();
        assertThat(results).isNotEmpty();
        String prefix = "FAIL " + name.replace(".csv", "/");
        for (String result : results) {
            assertThat(outcome.lines())
                    .as(result)
                    .anyMatch(line -> line.startsWith(prefix + result + " "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GAUSS, ACTOR_CRITIC, CONTEXT, TRACE})
    void everyKindOfPerturbedDataFails(String name) throws IOException {
        List<String> lines = ReferenceFolder.reduced(name, DATA_SHOWS_IN);
        // Under another name: the file of this one has more lines.
        String part = name.replace(".csv", "_part.csv");
        folder.write(part, lines);
        assertThat(folder.verifyReference().failures()).isEmpty();
        Set<String> kinds = new TreeSet<>();
        for (String line : lines) {
            String quantity = line.substring(0, line.indexOf(','));
            if (quantity.matches(DATA) && kinds.add(quantity.replaceAll("\\d+", "#"))) {
                List<String> damaged = new ArrayList<>(lines);
                ReferenceFolder.perturb(damaged, quantity, 0);
                folder.write(part, damaged);
                Outcome outcome = folder.verifyReference();
                assertThat(outcome.failures()).as(quantity).isNotEmpty();
                assertThat(outcome.exitCode()).as(quantity).isOne();
            }
        }
        assertThat(kinds).hasSizeGreaterThan(8);
    }

    @Test
    void unknownFoldersAndQuantitiesAreSkipped() throws IOException {
        List<String> lines = ReferenceFolder.stored(CONTEXT);
        lines.add("K1.something_new,2,1,2");
        folder.write(CONTEXT, lines);
        Files.createDirectories(temporary.resolve("weather"));
        Files.createDirectories(temporary.resolve("zoo"));
        Files.writeString(temporary.resolve("README.md"), "x");
        Outcome outcome = folder.verifyReference();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.lines().stream().filter(line -> line.startsWith("SKIP")))
                .containsExactly(
                        "SKIP torch/cavia_4-8-2_c2_tanh_mse/K1.something_new",
                        "SKIP weather",
                        "SKIP zoo");
        assertThat(outcome.totals()).endsWith(" 0 failed, 3 skipped");
    }

    @Test
    void anEmptyFolderOfDataFails() throws IOException {
        Files.createDirectories(temporary.resolve("torch"));
        Files.createDirectories(temporary.resolve("sinusoid"));
        assertThat(folder.verifyReference().failures())
                .containsExactly(
                        String.format(
                                Locale.ROOT,
                                "FAIL sinusoid %s: has no reference file (.csv)",
                                temporary.resolve("sinusoid")),
                        String.format(
                                Locale.ROOT,
                                "FAIL torch %s: has no reference file (.csv)",
                                temporary.resolve("torch")));
    }

    @Test
    void aFolderOfSinusoidsWithoutATraceFails() throws IOException {
        folder.write("sinusoid/learning_curves.csv", List.of("method,seed", "maml,0"));
        Outcome outcome = folder.verify();
        assertThat(outcome.lines()).contains("SKIP sinusoid/learning_curves");
        assertThat(outcome.failures())
                .containsExactly(
                        String.format(
                                Locale.ROOT,
                                "FAIL sinusoid %s:1: has no trace.csv",
                                temporary.resolve("sinusoid")));
    }

    /** Nothing was compared: that is no success. */
    @Test
    void aFolderInWhichNothingCanBeCheckedIsExitCodeTwo() throws IOException {
        String known =
                ": has no sub-folder with reference data: known are torch, sinusoid, rl_math, enumerated_mdp, cartpole, lunarlander, halfcheetah";
        assertThat(ReferenceFolder.run("").err())
                .startsWith("DIR '': the name of a folder is wanted");
        assertThat(folder.verify().err()).startsWith(temporary + known);
        Files.createDirectories(temporary.resolve("weather"));
        assertThat(folder.verify().err()).startsWith(temporary + known).doesNotContain("mean");
        Files.createDirectories(temporary.resolve("tourch"));
        assertThat(folder.verify().err()).contains(known + "; did you mean torch?");
        Path torch = Files.createDirectories(temporary.resolve("torch/inner"));
        assertThat(ReferenceFolder.run(torch.getParent().toString()).err())
                .contains("; torch is one itself, give the folder that it is in");
        for (String nothing :
                List.of(
                        "",
                        temporary.resolve("weather").toString(),
                        torch.getParent().toString())) {
            assertThat(ReferenceFolder.run(nothing).exitCode()).as(nothing).isEqualTo(2);
        }
    }

    @Test
    void filesThatAreAllUnknownAreExitCodeTwo() throws IOException {
        folder.write("rl_math/other.csv", List.of("a,scalar,1"));
        Outcome outcome = folder.verify();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.lines())
                .containsExactly("SKIP rl_math/other", "0 passed, 0 failed, 1 skipped");
        assertThat(outcome.err()).startsWith(temporary + ": nothing in it could be checked");
    }

    @Test
    void aMisspeltFolderBesideOthersIsSkippedWithAHint() throws IOException {
        folder.write(CONTEXT, ReferenceFolder.stored(CONTEXT));
        Files.createDirectories(temporary.resolve("sinusoids"));
        assertThat(folder.verifyReference().lines())
                .contains("SKIP sinusoids did you mean sinusoid?");
    }

    @Test
    void escapesInAFileReachNoTerminal() throws IOException {
        folder.write("torch/\u001b[31mred.csv", List.of("\u001b]0;title\u0007"));
        assertThat(folder.verifyReference().failures())
                .singleElement()
                .asString()
                .contains("\\u001b]0;title\\u0007", "\\u001b[31mred")
                .doesNotContain("\u001b", "\u0007");
    }

    @Test
    void aWrongFolderIsExitCodeTwo() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        for (String wrong : List.of("no/such", file.toString(), temporary.toString(), "--quick")) {
            Outcome outcome = ReferenceFolder.run(wrong);
            assertThat(outcome.exitCode()).as(wrong).isEqualTo(2);
            assertThat(outcome.lines()).isEmpty();
        }
        assertThat(ReferenceFolder.run().exitCode()).isEqualTo(2);
        assertThat(ReferenceFolder.run("no/such").err()).startsWith("no/such: no such folder");
    }
}
