package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.metagrad.envs.NearestName;

class TrainingConfigTest {
    private final TrainingConfig defaults = TrainingConfig.defaults();

    @Test
    void defaultsAreTheMainJob() {
        assertThat(defaults.algorithm().label()).isEqualTo("Directed-MAML");
        assertThat(defaults.environment()).isEqualTo("cartpole-dynamics");
        assertThat(defaults.eta()).isEqualTo(defaults.alpha());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    algorithm           | mmal     | algorithm 'mmal': allowed are maml, fomaml, directed-maml, directed-fomaml; did you mean maml?
                    algorithm           | ppo      | algorithm 'ppo': allowed are maml, fomaml, directed-maml, directed-fomaml
                    algorithm           | Directed-MAML | algorithm 'Directed-MAML': allowed are maml, fomaml, directed-maml, directed-fomaml; did you mean directed-maml?
                    seed                | 1.5      | seed '1.5': allowed are whole numbers of 64 bits
                    iterations          | 0        | iterations '0': allowed are whole numbers from 1 to 1000000
                    iterations          | many     | iterations 'many': allowed are whole numbers from 1 to 1000000
                    iterations          | 4294967297 | iterations '4294967297': allowed are whole numbers from 1 to 1000000
                    threads             | -1       | threads '-1': allowed are whole numbers from 1 to 1024
                    tasks               | ''       | tasks '': allowed are whole numbers from 1 to 10000
                    alpha               | NaN      | alpha 'NaN': allowed are numbers from 0 to 100
                    eta                 | -0.1     | eta '-0.1': allowed are numbers from 0 to 100
                    outer-learning-rate | Infinity | outer-learning-rate 'Infinity': allowed are numbers from 0 to 100
                    discount            | 1.01     | discount '1.01': allowed are numbers from 0 to 1
                    hidden-width        | 0        | hidden-width '0': allowed are whole numbers from 1 to 4096
                    inner-step          | 2        | configuration key 'inner-step' is unknown: allowed are algorithm, env, seed, iterations, threads, tasks, trajectories, inner-steps, alpha, eta, outer-learning-rate, discount, gae-lambda, hidden-width, hidden-layers; did you mean inner-steps?
                    """)
    void aWrongValueIsOneLineThatNamesWhatIsAllowed(String key, String value, String message) {
        assertThatThrownBy(() -> defaults.with(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aWrongEnvironmentIsNamed() {
        assertThatThrownBy(() -> defaults.with("env", "cartpol-dynamics"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'cartpol-dynamics'")
                .hasMessageContaining("cartpole-dynamics")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsReadAndWritten(TrainingKey key) {
        String value =
                switch (key) {
                    case ALGORITHM -> "fomaml";
                    case ENVIRONMENT -> "cartpole-dynamics";
                    case DISCOUNT, GAE_LAMBDA, ALPHA, ETA, OUTER_LEARNING_RATE ->
                            "0.123456789012345";
                    default -> "7";
                };
        TrainingConfig changed = defaults.with(key.key(), value);
        assertThat(changed.toMap()).containsEntry(key.key(), value);
        assertThat(changed.with(key.key(), defaults.toMap().get(key.key()))).isEqualTo(defaults);
        assertThat(TrainingConfig.fromMap(changed.toMap())).isEqualTo(changed);
    }

    @Test
    void entriesAreCompleteAndKnown() {
        Map<String, String> entries = defaults.toMap();
        assertThat(entries.keySet()).containsExactlyElementsOf(TrainingConfig.keys());
        entries.remove("eta");
        assertThatThrownBy(() -> TrainingConfig.fromMap(entries))
                .hasMessage("configuration key 'eta' is missing");
        entries.put("etta", "1");
        assertThatThrownBy(() -> TrainingConfig.fromMap(entries))
                .hasMessageEndingWith("did you mean eta?");
    }

    @Test
    void theConstructorChecksAsTheTextDoes() {
        assertThatThrownBy(() ->
                        new TrainingConfig(
                                defaults.algorithm(),
                                defaults.environment(),
                                1,
                                1,
                                1,
                                1,
                                1,
                                1,
                                Double.NaN,
                                0,
                                0,
                                0,
                                0,
                                1,
                                1))
                .hasMessage("alpha 'NaN': allowed are numbers from 0 to 100");
    }

    @ParameterizedTest
    @CsvSource({"maml, MAML, false", "directed-fomaml, Directed-FOMAML, true"})
    void algorithmsHaveANameForFilesAndOneForText(String name, String label, boolean directed) {
        Algorithm algorithm = Algorithm.named(name);
        assertThat(algorithm.name()).isEqualTo(name);
        assertThat(algorithm.label()).isEqualTo(label);
        assertThat(algorithm.directed()).isEqualTo(directed);
    }

    @ParameterizedTest
    @CsvSource({
        "maml, maml, 0",
        "mmal, maml, 1",
        "algoritm, algorithm, 1",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void editDistanceCountsASwapOfNeighboursOnce(String a, String b, int distance) {
        assertThat(NearestName.distance(a, b)).isEqualTo(distance);
        assertThat(NearestName.distance(b, a)).isEqualTo(distance);
    }
}
