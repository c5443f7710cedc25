package org.metagrad.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultFilesTest {
    @ParameterizedTest
    @CsvSource({
        "kernels.json, kernels-part.json, kernels.machine.json",
        "kernels.csv, kernels-part.csv, kernels.csv.machine.json",
        "mine, mine-part, mine.machine.json",
        ".mine, .mine-part, .mine.machine.json",
        "my.own.json, my.own-part.json, my.own.machine.json"
    })
    void everyFormatHasFilesOfItsOwn(String file, String part, String machine) {
        assertThat(ResultFiles.of(Path.of("x", file)).part()).isEqualTo(Path.of("x", part));
        assertThat(ResultFiles.machine(Path.of("x", file))).isEqualTo(Path.of("x", machine));
    }

    @Test
    void whatHasGrownTakesThePlaceOfWhatWasThere(@TempDir Path folder) throws IOException {
        ResultFiles files = ResultFiles.of(folder.resolve("kernels.json"));
        Files.writeString(files.file(), "old");
        Files.writeString(files.part(), "new");
        Files.writeString(ResultFiles.machine(files.part()), "new machine");
        files.finish();
        assertThat(files.file()).hasContent("new");
        assertThat(folder.resolve("kernels.machine.json")).hasContent("new machine");
        assertThat(folder).isDirectoryNotContaining("glob:**-part*");
    }
}
