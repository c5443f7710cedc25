package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages beside the code: the table of options, and where their links lead. */
class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern OPTION = Pattern.compile("`(--[a-z0-9-]+)`");

    @Test
    void eachOptionHasOneRow() throws IOException {
        List<String> table =
                Files.readAllLines(Path.of("README.md")).stream()
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "autodiff/README.md",
                "bench/README.md",
                "bench/peers/README.md",
                "bench/results/compare/README.md",
                "bench/results/trained/README.md",
                "meta/README.md"
            })
    void eachLinkLeadsToAFileAndHeading(String name) throws IOException {
        Path page = Path.of("..", name);
        LINK.matcher(Files.readString(page))
                .results()
                .filter(link -> !link.group(1).contains("://"))
                .forEach(link -> {
                    Path file = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                    assertThat(file).exists();
                    if (link.group(2) != null) {
                        assertThat(anchors(file)).contains(link.group(2));
                    }
                });
    }

    /** GitHub's names of a page's headings. */
    private static List<String> anchors(Path page) {
        try (Stream<String> lines = Files.lines(page)) {
            return lines.filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                    .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
