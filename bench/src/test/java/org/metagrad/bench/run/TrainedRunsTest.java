package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.meta.Acting;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.EvaluationProtocol;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.config.TrainingConfig;

/** The committed runs: that they can be evaluated, and give what {@code returns.csv} states. */
class TrainedRunsTest {
    private static final Path TRAINED = Path.of("results/trained");

    /** As {@code returns.csv} says: {@code evaluate RUN --tasks 10} prints these. */
    private static final int TASKS = 10;

    /** That of the file, with four decimals. */
    private static final double ROUNDING = 6e-5;

    /** A row of {@code returns.csv}. */
    record Stated(String run, double before, double after, double byMode) {}

    static Stream<Stated> stated() throws IOException {
        return Files.readAllLines(TRAINED.resolve("returns.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(fields ->
                        new Stated(
                                fields[0],
                                Double.parseDouble(fields[1]),
                                Double.parseDouble(fields[2]),
                                Double.parseDouble(fields[3])));
    }

    @ParameterizedTest
    @MethodSource("stated")
    void itsReturnIsTheStatedOne(Stated stated) throws Exception {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the returns are those of fused multiply-add");
        RunFolder folder = new RunFolder(TRAINED.resolve(stated.run));
        TrainingConfig config = folder.readConfig().with("threads", "2");
        float[] theta = Evaluation.parameters(config, folder.readParameters());
        EvaluationProtocol protocol = EvaluationProtocol.of(config).withTasks(TASKS).withSteps(1);
        List<EvaluationRow> rows = Evaluation.evaluate(config, theta, protocol);
        assertThat(mean(rows, 0, Acting.SAMPLED)).isCloseTo(stated.before, within(ROUNDING));
        assertThat(mean(rows, 1, Acting.SAMPLED)).isCloseTo(stated.after, within(ROUNDING));
        assertThat(mean(rows, 1, Acting.MODE)).isCloseTo(stated.byMode, within(ROUNDING));
    }

    private static double mean(List<EvaluationRow> rows, int steps, Acting acting) {
        return rows.stream()
                .filter(row -> row.adaptationSteps() == steps && row.acting() == acting)
                .findFirst()
                .orElseThrow()
                .meanReturn();
    }

    @Test
    void thereIsOneOfEveryEnvironmentAndTheyAreSmall() throws IOException {
        for (String environment : Environments.names()) {
            Path run = TRAINED.resolve(environment);
            assertThat(run.resolve("config.properties")).exists();
            assertThat(Files.size(run.resolve("parameters.safetensors"))).isLessThan(60_000);
        }
        assertThat(stated()).hasSize(Environments.names().size());
    }
}
