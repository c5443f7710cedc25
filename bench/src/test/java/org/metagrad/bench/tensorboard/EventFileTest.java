package org.metagrad.bench.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    @TempDir private Path folder;

    /** The check value of the catalogue of CRCs, for the reader that checks the writer. */
    @Test
    void theReaderKnowsCrc32C() {
        assertThat(EventReader.crc("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(0xe3069283);
    }

    /** The first record, byte for byte, as tensorboard 2.21.0 accepts it. */
    @Test
    void theFirstRecordSaysTheVersion() throws IOException {
        Path file = folder.resolve("events");
        EventFile.create(file, 1.5).close();
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
                .startsWith("1800000000000000" + "a37f4b22")
                .contains("09" + "000000000000f83f" + "1a0d" + hex("brain.Event:2"))
                .hasSize(2 * (8 + 4 + 24 + 4));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("events");
        try (EventFile events = EventFile.create(file, 10)) {
            events.append(10.25, 0, Map.of("a", 0.1));
            events.append(11, 1L << 40, Map.of("b/\u00e9", Double.NaN));
            events.append(12, 300, Map.of());
        }
        assertThat(EventReader.read(file))
                .containsExactly(
                        new EventReader.Event(10, 0, "brain.Event:2", Map.of()),
                        new EventReader.Event(10.25, 0, "", Map.of("a", 0.1f)),
                        new EventReader.Event(11, 1L << 40, "", Map.of("b/\u00e9", Float.NaN)),
                        new EventReader.Event(12, 300, "", Map.of()));
    }

    /** Else the reader would read anything. */
    @Test
    void aBitThatHasFallenOverIsSeen() throws IOException {
        Path file = folder.resolve("events");
        try (EventFile events = EventFile.create(file, 10)) {
            events.append(10.25, 7, Map.of("a", 0.1));
        }
        byte[] whole = Files.readAllBytes(file);
        for (int at : List.of(3, 9, 20, 45, whole.length - 8, whole.length - 1)) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x10;
            Files.write(file, bytes);
            assertThatThrownBy(() -> EventReader.read(file)).isInstanceOf(AssertionError.class);
        }
    }
}
