package org.metagrad.bench.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldsTest {
    @TempDir private Path folder;

    /** By name, and before it is read: the file of zeros takes no room on the disk. */
    @Test
    void aFileThatIsTooLargeAndAFolderAreRefused() throws IOException {
        Path file = folder.resolve("kernels.json");
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), 3_000_000_000L - 1);
        }
        Path inPlaceOfAFile = Files.createDirectory(folder.resolve("a.json"));
        for (Path wrong : new Path[] {file, inPlaceOfAFile}) {
            assertThatThrownBy(() -> Fields.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(wrong + ": a file of at most 100000000 bytes is wanted");
        }
    }
}
