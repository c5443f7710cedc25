package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.bench.Metagrad;
import org.metagrad.bench.StandIn;
import org.metagrad.bench.tensorboard.EventReader;
import org.metagrad.bench.tensorboard.EventReader.Event;

class TensorBoardTest {
    @TempDir private Path folder;

    private static void execute(String... arguments) {
        StringWriter err = new StringWriter();
        int exitCode =
                Metagrad.commandLine(new StandIn(), new Terminal(false, 80))
                        .setOut(new PrintWriter(new StringWriter()))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        assertThat(exitCode).as(err.toString()).isZero();
    }

    private static Path events(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            List<Path> found =
                    files.filter(file -> file.getFileName().toString().contains("tfevents"))
                            .toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    @Test
    void anIterationIsARecordOfScalars() throws IOException {
        Path run = folder.resolve("run");
        execute("train", "--out", run.toString(), "--iterations=3", "--tensorboard");
        List<Event> events = EventReader.read(events(run));
        assertThat(events).hasSize(4);
        assertThat(events.getFirst().version()).isEqualTo("brain.Event:2");
        Event second = events.get(2);
        assertThat(second.step()).isEqualTo(2);
        assertThat(second.wallTime() - events.getFirst().wallTime()).isEqualTo(2 * 0.25);
        assertThat(second.scalars())
                .containsAllEntriesOf(
                        Map.of(
                                "return/before_adaptation", 1234.5f,
                                "return/after_adaptation", 20.25f,
                                "env_steps", 2e6f,
                                "seconds/iteration", 0.25f,
                                "seconds/rollout", 0.1f));
        assertThat(events(run).getFileName().toString())
                .matches("events\\.out\\.tfevents\\.[0-9]{10}\\.metagrad");
    }

    @Test
    void theLossOfARegressionIsItsError() throws IOException {
        Path run = folder.resolve("run");
        execute(
                "train",
                "--out",
                run.toString(),
                "--iterations=1",
                "--tensorboard",
                "--env=sinusoid",
                "--algorithm=maml");
        assertThat(EventReader.read(events(run)).get(1).scalars())
                .containsEntry("loss/after_adaptation", 20.25f)
                .doesNotContainKey("return/after_adaptation");
    }

    /** Also where the file has lost its end, or has iterations that the checkpoint has not. */
    @Test
    void aRunThatGoesOnHasEveryStepOnce() throws IOException {
        Path run = folder.resolve("run");
        execute("train", "--out", run.toString(), "--iterations=3", "--tensorboard");
        byte[] three = Files.readAllBytes(events(run));
        Files.write(events(run), Arrays.copyOf(three, three.length - 5));
        // without being asked again
        execute("train", "--resume", run.toString(), "--iterations=5");
        byte[] five = Files.readAllBytes(events(run));
        assertThat(Arrays.copyOf(five, three.length)).isEqualTo(three);
        assertThat(EventReader.read(events(run)).stream().map(Event::step))
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 5).boxed().toList());
    }

    /** From then on, with what was before. */
    @Test
    void aRunThatGoesOnMayBeginWithIt() throws IOException {
        Path run = folder.resolve("run");
        execute("train", "--out", run.toString(), "--iterations=2");
        try (Stream<Path> files = Files.list(run)) {
            assertThat(files).noneMatch(file -> file.toString().contains("tfevents"));
        }
        execute("train", "--resume", run.toString(), "--iterations=3", "--tensorboard");
        assertThat(EventReader.read(events(run))).hasSize(4);
    }
}
