package org.metagrad.bench.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    @TempDir private Path folder;

    private CsvTable table(String text) throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, text);
        return CsvTable.read(file);
    }

    @Test
    void fieldsMayBeInQuotes() throws IOException {
        CsvTable table = table("a,b\n1,\"x, \"\"y\"\"\"\n,2.5\n");
        assertThat(table.names()).containsExactly("a", "b");
        assertThat(table.text(0, "b")).isEqualTo("x, \"y\"");
        assertThat(table.number(1, "b")).isEqualTo(2.5);
        assertThat(table.text(1, "a")).isEmpty();
        assertThat(table.has("c")).isFalse();
    }

    @Test
    void whatIsNoTableIsNamedWithItsLine() {
        assertThatThrownBy(() -> table("")).hasMessageContaining("t.csv: is empty");
        assertThatThrownBy(() -> table("a,b\n1,2\n3\n"))
                .hasMessageEndingWith("t.csv:3: 1 fields, 2 wanted");
    }
}
