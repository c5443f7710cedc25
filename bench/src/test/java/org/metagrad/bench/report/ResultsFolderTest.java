package org.metagrad.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {
    @Test
    void isThatOfTheSuites(@TempDir Path folder) throws IOException {
        assertThat(ResultsFolder.under(folder)).isEqualTo(folder.resolve("results"));
        Files.createDirectory(folder.resolve("bench"));
        Files.writeString(folder.resolve("bench/pom.xml"), "");
        assertThat(ResultsFolder.under(folder)).isEqualTo(folder.resolve("bench/results"));
    }
}
