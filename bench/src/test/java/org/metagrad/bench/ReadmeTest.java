package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of options in the README. */
class ReadmeTest {
    private static final Pattern OPTION = Pattern.compile("`(--[a-z0-9-]+)`");

    @Test
    void eachOptionHasOneRow() throws IOException {
        List<String> table =
                Files.readAllLines(Path.of("..", "README.md")).stream()
                        .dropWhile(line -> !line.startsWith("| option |"))
                        .takeWhile(line -> line.startsWith("|"))
                        .toList();
        List<String> options =
                table.stream()
                        .map(row -> row.substring(1, row.indexOf('|', 1)))
                        .flatMap(
                                cell -> OPTION.matcher(cell).results().map(found -> found.group(1)))
                        .toList();
        assertThat(options).hasSizeGreaterThan(40).doesNotHaveDuplicates();
    }
}
