package org.metagrad.bench.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every error of a file has its name, and words of its own. */
class TextFileTest {
    @TempDir private Path folder;

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "\ufeff{}");
        assertThat(TextFile.read(file)).isEqualTo("{}");
    }

    @Test
    void errorsNameTheFile() throws IOException {
        assertThatThrownBy(() -> TextFile.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder + ": a file of at most 100000000 bytes is wanted");
        assertThatThrownBy(() -> TextFile.read(Path.of("/dev/null")))
                .isInstanceOf(IllegalArgumentException.class);
        Path noise = Files.write(folder.resolve("noise"), new byte[] {(byte) 0xff, 0});
        assertThatThrownBy(() -> TextFile.read(noise))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(noise + ": is not UTF-8 text");
        assertThatThrownBy(() -> TextFile.write(Path.of(""), "x"))
                .satisfies(e -> assertThat(Reason.of(e)).isEqualTo("'': Is a directory"));
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> TextFile.read(none))
                .satisfies(
                        e -> assertThat(Reason.of(e)).isEqualTo(none + ": no such file or folder"));
        assertThatThrownBy(() -> TextFile.write(none.resolve("x"), "x"))
                .satisfies(e -> assertThat(Reason.of(e)).contains(none + "/x: no such"));
    }

    @Test
    void aFullDiskNamesTheFile() {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        assertThatThrownBy(() -> TextFile.write(full, "x"))
                .isInstanceOf(FileSystemException.class)
                .hasMessage("/dev/full: No space left on device");
    }

    @Test
    void theNameOfAClassIsNeverTheReason() {
        for (Throwable problem :
                new Throwable[] {
                    new EOFException(),
                    new ClosedChannelException(),
                    new MalformedInputException(1),
                    new IOException(),
                    new UncheckedIOException(new IOException((String) null)),
                    new NoSuchFileException("f"),
                    new FileSystemException("f"),
                    new NullPointerException(),
                    new IllegalArgumentException(" "),
                    new IndexOutOfBoundsException(7)
                }) {
            assertThat(Reason.of(problem))
                    .isNotBlank()
                    .doesNotContain("Exception", "java.")
                    .isNotEqualTo("f");
        }
    }
}
