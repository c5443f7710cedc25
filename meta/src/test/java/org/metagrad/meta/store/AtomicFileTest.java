package org.metagrad.meta.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.fixtures.disk.FileChange;
import org.metagrad.fixtures.disk.RecordedFileSystem;

class AtomicFileTest {
    @TempDir private Path folder;

    private static byte[] filled(int value) {
        byte[] bytes = new byte[100_000];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void twoWritersLeaveTheContentsOfOne() throws Exception {
        Path file = folder.resolve("a");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                byte[] bytes = filled(i);
                writers.add(() -> {
                    AtomicFile.write(file, bytes);
                    byte[] read = Files.readAllBytes(file);
                    assertThat(read).isEqualTo(filled(read[0]));
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(writers)) {
                done.get();
            }
        }
        assertThat(folder.toFile().list()).containsExactly("a");
    }

    /** Each write has a temporary file of its own, so that nobody can put a link in its place. */
    @Test
    void theTemporaryFileIsNewEachTime() throws IOException {
        List<Path> made = new ArrayList<>();
        RecordedFileSystem system =
                new RecordedFileSystem(change -> {
                    if (change instanceof FileChange.Made(Path path)) {
                        made.add(path);
                    }
                });
        Path file = system.of(folder).resolve("x".repeat(255));
        AtomicFile.write(file, filled(1));
        AtomicFile.writeDurably(file, filled(2));
        assertThat(made).hasSize(2).doesNotHaveDuplicates().allMatch(AtomicFile::isTemporary);
        assertThat(made).allMatch(path -> path.getParent().equals(folder));
        assertThat(AtomicFile.isTemporary(file)).isFalse();
    }

    /** As one who guesses the name. */
    @Test
    void aLinkInItsPlaceIsNotFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "theirs");
        List<Path> planted = new ArrayList<>();
        RecordedFileSystem system =
                new RecordedFileSystem(change -> {
                    if (change instanceof FileChange.Made(Path path)) {
                        planted.add(Files.createSymbolicLink(path, target));
                    }
                });
        Path file = folder.resolve("a");
        assertThatThrownBy(() -> AtomicFile.write(system.of(file), filled(1)))
                .isInstanceOf(IOException.class);
        assertThat(target).hasContent("theirs");
        assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(Files.isSymbolicLink(planted.getFirst())).as("left alone").isTrue();
    }

    @Test
    void aLinkAtTheNameItselfIsReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "theirs");
        Path file = Files.createSymbolicLink(folder.resolve("a"), target);
        AtomicFile.write(file, filled(1));
        assertThat(target).hasContent("theirs");
        assertThat(file).hasBinaryContent(filled(1));
    }

    @Test
    void aDurableWriteForcesTheContentsBeforeTheNameAndThenTheName() throws IOException {
        List<String> order = new ArrayList<>();
        RecordedFileSystem system =
                new RecordedFileSystem(change -> order.add(change.getClass().getSimpleName()));
        AtomicFile.writeDurably(system.of(folder).resolve("a"), filled(1));
        assertThat(order).containsExactly("Made", "Written", "Forced", "Renamed", "FolderForced");
    }
}
