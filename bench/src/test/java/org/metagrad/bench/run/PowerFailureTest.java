package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.bench.Metagrad;
import org.metagrad.bench.StandIn;
import org.metagrad.bench.run.TrainedFolder.Outcome;
import org.metagrad.fixtures.disk.FileChange;
import org.metagrad.fixtures.disk.RecordedFileSystem;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.store.AtomicFile;
import picocli.CommandLine;

/**
 * The power may fail at any moment of a run: what the disk then holds can be gone on with, loses at
 * most the iteration that was going on, and can be evaluated.
 */
class PowerFailureTest {
    @TempDir private Path folder;

    private int images;

    private static Outcome execute(
            RecordedFileSystem system, StandIn backend, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Metagrad.commandLine(backend, new Terminal(false, 80))
                        .registerConverter(Path.class, system::getPath)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err));
        return new Outcome(command.execute(arguments), out.toString(), err.toString());
    }

    private static Outcome execute(String... arguments) {
        return execute(new RecordedFileSystem(_ -> {}), new StandIn(), arguments);
    }

    private Map<String, String> undisturbed(int iterations) throws IOException {
        Path run = folder.resolve("undisturbed");
        assertThat(execute("train", "--out", run.toString(), "--iterations=" + iterations))
                .extracting(Outcome::exitCode)
                .isEqualTo(0);
        return TrainedFolder.results(run);
    }

    /** The changes to the files, and null before each iteration. */
    private static List<FileChange> record(String... arguments) {
        List<FileChange> changes = new ArrayList<>();
        StandIn backend = new StandIn();
        backend.beforeStep = () -> changes.add(null);
        Outcome outcome = execute(new RecordedFileSystem(changes::add), backend, arguments);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        return changes;
    }

    /** Checks what the disk may hold behind each of the changes to what is below a folder. */
    private void checkAll(
            PowerCut cut, List<FileChange> changes, int before, Map<String, String> wanted)
            throws IOException {
        int begun = before;
        Set<Map<String, String>> seen = new HashSet<>();
        for (FileChange change : changes) {
            if (change == null) {
                begun++;
                seen.clear();
                continue;
            }
            cut.add(change);
            for (Map<String, String> image : cut.images()) {
                if (seen.add(image)) {
                    check(image, begun, change, wanted);
                }
            }
        }
    }

    private void check(
            Map<String, String> image, int begun, FileChange change, Map<String, String> wanted)
            throws IOException {
        Path root = folder.resolve("image" + images++);
        for (Map.Entry<String, String> entry : image.entrySet()) {
            Path path = root.resolve(entry.getKey());
            if (entry.getKey().endsWith("/")) {
                Files.createDirectories(path);
            } else {
                Files.write(path, entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        String what = change + ", " + image.keySet() + " in " + root;
        Path run = root.resolve("run");
        Path checkpoint = run.resolve("checkpoint.safetensors");
        if (begun > 0) {
            assertThat(Checkpoint.read(checkpoint).iteration())
                    .as(what)
                    .isBetween(begun - 1, begun);
        }
        if (Files.exists(checkpoint)) {
            Outcome evaluated = execute("evaluate", run.toString(), "--tasks", "2");
            assertThat(evaluated.err()).as(what).isEmpty();
        }
        boolean started = Files.exists(run.resolve("config.properties"));
        Outcome outcome =
                started
                        ? execute("train", "--resume", run.toString(), "--iterations=2")
                        : execute("train", "--out", run.toString(), "--iterations=2");
        assertThat(outcome.err()).as(what).isEmpty();
        assertThat(outcome.exitCode()).as(what).isZero();
        assertThat(TrainedFolder.results(run)).as(what).isEqualTo(wanted);
        assertThat(run.toFile().list()).as(what).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void aNewRunCanBeGoneOnWithFromEveryMoment() throws IOException {
        Map<String, String> wanted = undisturbed(2);
        Path root = Files.createDirectory(folder.resolve("recorded"));
        PowerCut cut = new PowerCut(root);
        checkAll(
                cut,
                record("train", "--out", root.resolve("run").toString(), "--iterations=2"),
                0,
                wanted);
        assertThat(images).isGreaterThan(50);
    }

    @Test
    void aResumedRunCanBeGoneOnWithFromEveryMoment() throws IOException {
        Map<String, String> wanted = undisturbed(2);
        Path root = Files.createDirectory(folder.resolve("recorded"));
        String run = root.resolve("run").toString();
        assertThat(execute("train", "--out", run, "--iterations=1").exitCode()).isZero();
        PowerCut cut = new PowerCut(root);
        checkAll(cut, record("train", "--resume", run, "--iterations=2"), 1, wanted);
        assertThat(images).isGreaterThan(30);
    }

    /** Were the record blind, every run would pass. */
    @Test
    void whatIsNotForcedMayBeLost() throws IOException {
        Path root = Files.createDirectory(folder.resolve("recorded"));
        PowerCut cut = new PowerCut(root);
        RecordedFileSystem system = new RecordedFileSystem(cut::add);
        Path file = system.of(root).resolve("a");
        Files.writeString(file, "12");
        assertThat(cut.images())
                .containsExactlyInAnyOrder(
                        Map.of("./", ""),
                        Map.of("./", "", "a", ""),
                        Map.of("./", "", "a", "1"),
                        Map.of("./", "", "a", "12"),
                        Map.of("./", "", "a", "\0\0"));
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        assertThat(cut.images())
                .containsExactlyInAnyOrder(Map.of("./", ""), Map.of("./", "", "a", "12"));
        AtomicFile.forceFolder(system.of(root));
        assertThat(cut.images()).containsExactly(Map.of("./", "", "a", "12"));
    }
}
