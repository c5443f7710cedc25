package org.metagrad.bench.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void quotedCellsMayHaveCommasAndQuotes() throws IOException {
        CsvFile table = CsvFile.read(file("n,what\r\n1,\"a, \"\"b\"\"\"\n,c\n"));
        assertThat(table.columns()).containsExactly("n", "what");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.text(0, "what")).isEqualTo("a, \"b\"");
        assertThat(table.whole(0, "n")).isEqualTo(1);
        assertThat(table.number(1, "n")).isNaN();
    }

    /** A killed process leaves it. */
    @Test
    void aLastLineWithoutItsEndIsNotThere() throws IOException {
        assertThat(CsvFile.read(file("a,b\n1,2\n3,4")).rows()).isEqualTo(1);
        assertThat(CsvFile.read(file("a,b\n1,2\n3")).rows()).isEqualTo(1);
    }

    @Test
    void errorsNameFileAndLine() throws IOException {
        assertThatThrownBy(() -> CsvFile.read(file("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("table.csv:1: the line of column names is missing");
        assertThatThrownBy(() -> CsvFile.read(file("a,b\n1\n")))
                .hasMessageEndingWith("table.csv:2: 1 cells, the line of column names has 2");
        assertThatThrownBy(() -> CsvFile.read(file("a\n\"1\n")))
                .hasMessageEndingWith("table.csv:2: a quote is not closed");
        CsvFile table = CsvFile.read(file("a\nx\n1.5\n"));
        assertThatThrownBy(() -> table.number(0, "a"))
                .hasMessageEndingWith("table.csv:2: a 'x': a number is wanted");
        assertThatThrownBy(() -> table.whole(1, "a"))
                .hasMessageEndingWith("table.csv:3: a '1.5': a whole number is wanted");
        assertThatThrownBy(() -> table.text(0, "b"))
                .hasMessageEndingWith("table.csv:1: no column 'b', there are [a]");
        assertThatThrownBy(() -> CsvFile.read(folder.resolve("absent.csv")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
