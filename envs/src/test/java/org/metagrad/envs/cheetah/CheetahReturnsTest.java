package org.metagrad.envs.cheetah;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.Table;

/** Forward returns of fixed policies against those of MuJoCo, in distribution. */
class CheetahReturnsTest {
    private static final double[] PHASES = {0, -1.2, -2.0, 1.9, 0.7, -0.3};
    private static final RandomStream STREAM = RandomStream.of(11);

    private static double[] distances(String policy, double amplitude, double frequency, int n) {
        HalfCheetah environment =
                new HalfCheetah(
                        new HalfCheetahTask.Direction(1), n, HalfCheetah.Options.META_LEARNING);
        environment.reset(STREAM.split(0));
        double[] start =
                IntStream.range(0, n).mapToDouble(e -> environment.positions(e)[0]).toArray();
        float[] actions = new float[6 * n];
        for (int t = 0; environment.runningCount() > 0; t++) {
            for (int i = 0; i < actions.length; i++) {
                double control =
                        switch (policy) {
                            case "uniform_random" -> 2 * STREAM.split(1).split(t).uniform(i) - 1;
                            case "gait" ->
                                    StrictMath.sin(
                                            2 * Math.PI * frequency * 0.05 * t + PHASES[i / n]);
                            default -> 0;
                        };
                actions[i] = (float) (amplitude * control);
            }
            environment.step(actions);
        }
        return IntStream.range(0, n)
                .mapToDouble(e -> (environment.positions(e)[0] - start[e]) / HalfCheetah.TAU)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "uniform_random, 1.0, 0",
        "uniform_random, 0.4, 0",
        "zero, 0, 0",
        "gait, 0.5, 1.5",
        "gait, 1.0, 2.0",
        "gait, 0.8, 3.0"
    })
    void meansAreWithinFourStandardErrors(String policy, double amplitude, double frequency) {
        Table stats = Table.read("halfcheetah/stats.csv");
        int row =
                IntStream.range(0, stats.rows())
                        .filter(r -> stats.text(r, "policy").equals(policy))
                        .filter(r -> stats.number(r, "amplitude") == amplitude)
                        .filter(r -> stats.number(r, "freq_hz") == frequency)
                        .filter(r -> stats.number(r, "env_steps") == 200)
                        .filter(r -> stats.text(r, "quantity").equals("forward_return"))
                        .findFirst()
                        .orElseThrow();
        int n = 200;
        double[] ours = distances(policy, amplitude, frequency, n);
        double mean = Arrays.stream(ours).average().orElseThrow();
        double variance = Arrays.stream(ours).map(x -> (x - mean) * (x - mean)).sum() / (n - 1.0);
        double std = stats.number(row, "std");
        double error = Math.sqrt(variance / n + std * std / stats.number(row, "n"));
        assertThat(Math.abs(mean - stats.number(row, "mean"))).isLessThan(4 * error);
    }
}
