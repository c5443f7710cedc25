package readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.Adaptation;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;

/** A learner that is not built in trains, adapts and is directed like those that are. */
class OwnLearnerTest {
    private static final TaskDistribution TASKS = Environments.named("cartpole-dynamics");

    private static TrainingConfig config(String algorithm, String... more) {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of(
                                "algorithm", algorithm,
                                "tasks", "3",
                                "trajectories", "4",
                                "hidden-width", "8",
                                "inner-steps", "2"));
        for (int i = 0; i < more.length; i += 2) {
            config = config.with(more[i], more[i + 1]);
        }
        return config;
    }

    private static float[] train(Training training) {
        try (training) {
            training.step();
            training.step();
            return training.parameters();
        }
    }

    @ParameterizedTest
    @CsvSource({"maml, maml, 1", "maml, fomaml, 0", "directed-maml, directed-maml, 1"})
    void itTrainsToTheBitsOfTheOneItImitates(String algorithm, String built, double share) {
        TrainingConfig config = config(algorithm);
        BlendedMaml learner = new BlendedMaml(2, config.alpha(), share);
        float[] got = train(new Training(config, TASKS, learner));
        assertThat(got).isEqualTo(train(new Training(config(built), TASKS)));
        float[] half = train(new Training(config, TASKS, new BlendedMaml(2, config.alpha(), 0.5)));
        assertThat(half).isNotEqualTo(got);

        var task = TASKS.medium();
        assertThat(new Adaptation(config, TASKS, learner).adapt(got, task, 2, 5).theta())
                .isEqualTo(new Adaptation(config(built), TASKS).adapt(got, task, 2, 5).theta());
    }

    @Test
    void whatBelongsToBuiltInLearnersIsRefused() {
        BlendedMaml learner = new BlendedMaml(2, 0.1, 1);
        assertThatThrownBy(() -> new Training(config("maml", "optimiser", "trpo"), TASKS, learner))
                .hasMessage(
                        "optimiser trpo with learner BlendedMaml: its curvature is that of MAML's inner step");
        assertThatThrownBy(() ->
                        new Training(
                                config("maml", "surrogate", "logprob", "sampling-credit", "1"),
                                TASKS,
                                learner))
                .hasMessageContaining("sampling-credit 1.0 with learner BlendedMaml");
        TrainingConfig joint = TrainingConfig.of(Map.of("algorithm", "joint"));
        assertThatThrownBy(() -> new Adaptation(joint, TASKS, learner))
                .hasMessageContaining("algorithm joint with learner BlendedMaml");
    }
}
