package org.metagrad.bench.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatchedOutputTest {
    /** A disk with room for some bytes. */
    private static WatchedOutput disk(int room, String message, boolean pipe) {
        return new WatchedOutput(
                new OutputStream() {
                    private int left = room;

                    @Override
                    public void write(int b) throws IOException {
                        if (left-- <= 0) {
                            throw new IOException(message);
                        }
                    }
                },
                pipe);
    }

    private static void print(WatchedOutput output) {
        PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        stream.println("one");
        stream.println("two");
        stream.flush();
    }

    @Test
    void nothingIsWrongWithRoomEnough() {
        WatchedOutput output = disk(100, "No space left on device", false);
        print(output);
        assertThat(output.failure()).isEmpty();
        assertThat(output.readerLeft()).isFalse();
    }

    @Test
    void aFullDiskIsRememberedThroughAPrintStream() {
        WatchedOutput output = disk(5, "No space left on device", false);
        print(output);
        assertThat(output.failure()).contains("No space left on device");
        assertThat(output.readerLeft()).isFalse();
    }

    @Test
    void aReaderThatHasLeftIsNoFailureInAnyLanguage() {
        WatchedOutput named = disk(5, "Broken pipe", false);
        print(named);
        assertThat(named.readerLeft()).isTrue();
        assertThat(named.failure()).isEmpty();
        WatchedOutput pipe = disk(5, "Datenübergabe unterbrochen", true);
        print(pipe);
        assertThat(pipe.readerLeft()).isTrue();
        assertThat(pipe.failure()).isEmpty();
    }

    @Test
    void anErrorWithoutAMessageIsAFailureToo() {
        WatchedOutput output = disk(0, null, false);
        print(output);
        assertThat(output.failure()).contains("cannot be written");
    }
}
