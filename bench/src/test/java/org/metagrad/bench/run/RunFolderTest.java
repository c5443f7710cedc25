package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.run.ConfigFile;
import org.metagrad.meta.run.WrongFolderException;

class RunFolderTest {
    @TempDir private Path parent;

    @Test
    void theConfigurationComesBackAndTheDescriptionIsKeptApart() throws Exception {
        RunFolder folder = FreshFolder.create(parent.resolve("new/run")).folder();
        TrainingConfig config =
                TrainingConfig.defaults().with("alpha", "0.1234567890123").with("seed", "-5");
        String command = " metagrad train --out 'C:\\runs\\é #1=2:3'\n";
        folder.writeConfig(config, Map.of("command", command));

        assertThat(folder.readConfig()).isEqualTo(config);
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(folder.path().resolve("config.properties"))) {
            properties.load(reader);
        }
        assertThat(properties.getProperty("metagrad.command")).isEqualTo(command);
    }

    @Test
    void parametersAreReplaced() throws Exception {
        RunFolder folder = FreshFolder.create(parent).folder();
        for (float value : new float[] {1, 2}) {
            var tensors = List.of(new SafeTensors.Tensor("a", new int[] {1}, new float[] {value}));
            folder.writeParameters(tensors, Map.of());
            assertThat(folder.readParameters()).isEqualTo(tensors);
        }
        assertThat(parent.toFile().list()).containsExactly("parameters.safetensors");
    }

    @Test
    void aFolderWithoutANameIsRefused() {
        assertThatThrownBy(() -> FreshFolder.create(Path.of("")))
                .isInstanceOf(WrongFolderException.class)
                .hasMessage("--out '': the name of a folder is wanted");
        assertThatThrownBy(() -> new RunFolder(Path.of("")).readConfig())
                .hasMessage("'': no such folder");
    }

    @Test
    void aTakenNameGetsTheNextNumber() throws Exception {
        assertThat(FreshFolder.createNumbered(parent, "run").path())
                .isEqualTo(parent.resolve("run"));
        Files.createFile(parent.resolve("run-2"));
        // Even while it is empty a folder belongs to the run that made it.
        assertThat(FreshFolder.createNumbered(parent, "run").path())
                .isEqualTo(parent.resolve("run-3"));
    }

    @Test
    void aFolderInWhichARunWasKilledBeforeItBeganIsTaken() throws Exception {
        Path path = Files.createDirectory(parent.resolve("run"));
        Files.createFile(path.resolve(".metagrad-lock"));
        Files.writeString(path.resolve(".metagrad-0123456789abcdef.tmp"), "algori");
        Files.writeString(path.resolve("config.properties.tmp"), "algori");
        Files.createFile(path.resolve("config.properties"));
        Files.createFile(path.resolve("checkpoint.safetensors"));
        FreshFolder folder = FreshFolder.create(path);
        folder.begin();
        assertThat(path.toFile().list()).containsExactly(".metagrad-lock");

        Path theirs = Files.createFile(path.resolve(".metagrad-thesis.tmp"));
        assertThatThrownBy(() -> FreshFolder.create(path))
                .isInstanceOf(WrongFolderException.class)
                .hasMessage("--out " + path + ": is not empty, a new or empty folder is wanted");
        assertThatThrownBy(folder::begin).hasMessageContaining("is not empty");
        folder.folder().removeLeftovers();
        assertThat(theirs).exists();
        Files.delete(theirs);
        Files.writeString(path.resolve("config.properties"), "algorithm=maml\n");
        assertThatThrownBy(() -> FreshFolder.create(path)).hasMessageContaining("is not empty");
    }

    /** Spaces, a colon, comments, continued lines, marks of other programs: all that is read. */
    @Test
    void aConfigurationWrittenByHandIsRewrittenAsItWasRead() throws Exception {
        RunFolder folder = FreshFolder.create(parent).folder();
        ConfigFile file = folder.config();
        TrainingConfig config = TrainingConfig.defaults().with("iterations", "2");
        folder.writeConfig(config, Map.of("note", "a\tb \\ c", "a key", " x"));
        Files.writeString(
                file.path(),
                "\uFEFF# by hand\n"
                        + Files.readString(file.path())
                                .replace("iterations=2\n", "  iterations : \\\n   2\r\n")
                                .replace("alpha=", "alpha = "));
        String before = Files.readString(file.path());
        assertThat(folder.readConfig()).isEqualTo(config);
        file.update(config, Map.of("note", "a\tb \\ c"), Map.of());
        assertThat(file.path()).as("it says so already").hasContent(before);

        file.update(config.with("iterations", "3"), Map.of(), Map.of("other", "x"));
        assertThat(folder.readConfig()).isEqualTo(config.with("iterations", "3"));
        assertThat(file.description()).isEqualTo(Map.of("note", "a\tb \\ c", "a key", " x"));
        assertThat(Files.readAllLines(file.path())).contains("iterations=3", "alpha=0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha=0.1\nalpha=0.2\n", "alpha : 0.1\n alpha 0.2\n"})
    void aKeyThatComesTwiceIsRefused(String text) throws Exception {
        Path file = Files.writeString(parent.resolve("a.properties"), text);
        assertThatThrownBy(() -> ConfigFile.readEntries(file))
                .isInstanceOf(WrongFolderException.class)
                .hasMessage(file + ": key 'alpha' is there twice, as '0.1' and as '0.2'");
    }

    @Test
    void whatIsNoTextIsRefusedByItsName() throws Exception {
        assertThatThrownBy(() -> ConfigFile.readEntries(parent))
                .isInstanceOf(WrongFolderException.class)
                .hasMessage(parent + ": is a folder, a file with lines of option=value is wanted");
        Path large = parent.resolve("large.properties");
        try (FileChannel channel =
                FileChannel.open(
                        large,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), 3_000_000_000L - 1);
        }
        assertThatThrownBy(() -> ConfigFile.readEntries(large))
                .isInstanceOf(WrongFolderException.class)
                .hasMessage(
                        large
                                + ": a text of at most 1000000 bytes is wanted, it has 3000000000 bytes");
        Path binary = Files.write(parent.resolve("binary"), new byte[] {(byte) 0xff, 1});
        assertThatThrownBy(() -> ConfigFile.readEntries(binary))
                .hasMessage(binary + ": is not a text file");
        Path escape = Files.writeString(parent.resolve("escape"), "alpha=\\u00g1\n");
        assertThatThrownBy(() -> ConfigFile.readEntries(escape))
                .isInstanceOf(WrongFolderException.class)
                .hasMessageStartingWith(escape + ": ");
    }

    @Test
    void theLockIsTakenByOne() throws Exception {
        RunFolder folder = FreshFolder.create(parent).folder();
        try (RunLock _ = folder.lock()) {
            assertThatThrownBy(folder::lock)
                    .isInstanceOf(WrongFolderException.class)
                    .hasMessage(parent + ": another process is training in it");
        }
        folder.lock().close();
        Path lock = parent.resolve(".metagrad-lock");
        Files.delete(lock);
        Path target = Files.writeString(parent.resolve("theirs"), "x");
        Files.createSymbolicLink(lock, target);
        assertThatThrownBy(folder::lock).hasMessage(lock + ": is not a regular file");
    }
}
