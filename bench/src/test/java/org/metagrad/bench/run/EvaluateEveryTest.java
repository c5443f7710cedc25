package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metagrad.bench.run.TrainedFolder.contents;
import static org.metagrad.bench.run.TrainedFolder.execute;
import static org.metagrad.bench.run.TrainedFolder.results;
import static org.metagrad.bench.run.TrainedFolder.resume;
import static org.metagrad.bench.run.TrainedFolder.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateEveryTest {
    @TempDir private Path folder;

    private Path trained(String name, int iterations, String... more) {
        Path run = folder.resolve(name);
        List<String> arguments = new ArrayList<>(training(run, iterations));
        arguments.addAll(List.of(more));
        assertThat(execute(arguments).exitCode()).isZero();
        return run;
    }

    @Test
    void evaluationsDuringATrainingChangeNothingOfIt() throws IOException {
        Path plain = trained("plain", 4);
        Path watched = trained("watched", 4, "--evaluate-every", "2");
        assertThat(results(watched)).isEqualTo(results(plain));
        assertThat(contents(watched).get("checkpoint.safetensors"))
                .isEqualTo(contents(plain).get("checkpoint.safetensors"));
        assertThat(plain.resolve("evaluations.csv")).doesNotExist();
        List<String> lines = Files.readAllLines(watched.resolve("evaluations.csv"));
        assertThat(lines.getFirst())
                .isEqualTo(
                        "iteration,env_steps,adaptation_steps,actions,mean_return,standard_error,tasks");
        // before the first, after the second and the fourth; 0 and 1 steps, sampled and by mode
        assertThat(lines).hasSize(1 + 3 * 4);
        assertThat(lines.get(1)).startsWith("0,0,0,sampled,");
        assertThat(lines.get(5)).startsWith("2,");
        assertThat(lines.get(12)).startsWith("4,").contains(",1,mode,").endsWith(",40");
        String steps = Files.readAllLines(watched.resolve("metrics.csv")).get(2).split(",")[1];
        assertThat(lines.get(5)).startsWith("2," + steps + ",0,");
    }

    @Test
    void aRunThatGoesOnHasTheRowsOfOneThatWasNeverStopped() throws IOException {
        Path whole = trained("whole", 4, "--evaluate-every", "1");
        Path stopped = trained("stopped", 3, "--evaluate-every", "1", "--checkpoint-every", "2");
        // as if killed after the third iteration, whose checkpoint is not there
        assertThat(resume(stopped, "--iterations", "4", "--evaluate-every", "1").exitCode())
                .isZero();
        assertThat(Files.readString(stopped.resolve("evaluations.csv")))
                .isEqualTo(Files.readString(whole.resolve("evaluations.csv")));
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Path run = trained("run", 2);
        Files.writeString(run.resolve("evaluations.csv"), "my notes\n");
        var outcome = resume(run, "--iterations", "3", "--evaluate-every", "1");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .hasLineCount(1)
                .contains("evaluations.csv: does not start with the header line");
        assertThat(Files.readString(run.resolve("evaluations.csv"))).isEqualTo("my notes\n");
    }

    @Test
    void anAverageIsKeptAndEvaluatedBesideTheParameters() throws IOException {
        Path run = trained("averaged", 3, "--averaging", "0.9");
        assertThat(run.resolve("average.safetensors")).exists();
        assertThat(Files.readString(run.resolve("evaluation-average.csv")))
                .startsWith("adaptation_steps,actions,task,")
                .isNotEqualTo(Files.readString(run.resolve("evaluation.csv")));
        Path csv = folder.resolve("of-average.csv");
        var outcome =
                execute(
                        List.of(
                                "evaluate",
                                run.toString(),
                                "--average",
                                "--tasks=100",
                                "--csv=" + csv));
        assertThat(outcome.err()).isEmpty();
        assertThat(Files.readString(csv))
                .isEqualTo(Files.readString(run.resolve("evaluation-average.csv")));
        Path plain = trained("plain", 1);
        var none = execute(List.of("evaluate", plain.toString(), "--average"));
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).hasLineCount(1).contains("average.safetensors");
    }

    @Test
    void aRunBeginsFromAnother() {
        Path other = trained("other", 2, "--algorithm=joint");
        Path run = trained("run", 1, "--algorithm=maml", "--warm-start=" + other);
        assertThat(resume(run, "--iterations", "2").exitCode()).isZero();
        var outcome =
                execute(
                        List.of(
                                "train",
                                "--out=" + folder.resolve("none"),
                                "--warm-start=" + folder.resolve("nowhere")));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).hasLineCount(1).contains("--warm-start: ", "no such folder");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    /** Killed between its configuration and its first checkpoint. */
    @Test
    void aRunThatBeginsFromAnotherDoesSoWheneverItBegins() throws IOException {
        Path other = trained("other", 2, "--algorithm=joint");
        Path whole = trained("whole", 2, "--algorithm=maml", "--warm-start=" + other);
        Path killed = trained("killed", 2, "--algorithm=maml", "--warm-start=" + other);
        for (String name : contents(killed).keySet()) {
            if (!name.equals("config.properties") && !name.startsWith(".")) {
                Files.delete(killed.resolve(name));
            }
        }
        assertThat(resume(killed).err()).isEmpty();
        assertThat(results(killed)).isEqualTo(results(whole));
    }

    @Test
    void theUnitsOfTheOtherRunAreAsked() {
        Path other = trained("other", 1, "--algorithm=joint", "--normalise-observations=true");
        var outcome =
                execute(
                        List.of(
                                "train",
                                "--out=" + folder.resolve("none"),
                                "--hidden-width=4",
                                "--hidden-layers=1",
                                "--warm-start=" + other));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .hasLineCount(1)
                .contains("normalise-observations true: the units of observations are not taken");
    }

    @Test
    void aCsvIsNotWrittenOverAFileOfTheRun() throws IOException {
        Path run = trained("run", 1);
        for (String csv : List.of(run + "/checkpoint.safetensors", folder + "/no/such.csv")) {
            var outcome = execute(List.of("evaluate", run.toString(), "--csv=" + csv));
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err()).hasLineCount(1).contains("--csv '" + csv + "': ");
        }
    }
}
