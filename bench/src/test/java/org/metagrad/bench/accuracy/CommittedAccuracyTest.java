package org.metagrad.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.meta.store.Json;
import picocli.CommandLine;

/** The comparison in {@code bench/results} is the one that the present code makes. */
class CommittedAccuracyTest {
    private static final Path FILE = Path.of("results", AccuracyFile.NAME);

    private static Map<?, ?> committed() throws IOException {
        return (Map<?, ?>) Json.parse(Files.readString(FILE));
    }

    @Test
    void itsSettingsAreThoseOfTheCommandAndOfThePresets() throws IOException {
        AccuracyCommand command = new AccuracyCommand();
        new CommandLine(command).parseArgs();
        Object settings = Json.parse(Json.write(command.settings()));
        assertThat(committed().get("settings"))
                .as("%s is of other settings: run ./metagrad bench accuracy", FILE)
                .isEqualTo(settings);
    }

    @Test
    void itSaysOfWhichCommitItIs() throws IOException {
        assertThat(Files.readString(FILE.resolveSibling("accuracy.machine.json")))
                .containsPattern("\"commit\":\"[0-9a-f]{40}\"");
    }

    @Test
    void itsQuadraticsAreThoseOfThePresentCode() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the figures are those of fused multiply-add");
        List<Map<String, Object>> rows = Quadratics.rows(RandomStream.of(1).split(0), 1, 8);
        List<?> all = (List<?>) committed().get("rows");
        assertThat(all.subList(0, rows.size())).isEqualTo(Json.parse(Json.write(rows)));
    }
}
