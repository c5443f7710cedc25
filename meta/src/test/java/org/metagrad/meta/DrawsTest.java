package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.task.LearningProblem;

/** What two runs of one seed share, on which paired comparisons of learners stand. */
class DrawsTest {
    private static TrainingConfig config(String... entries) {
        Map<String, String> given = new java.util.HashMap<>();
        given.put("env", "lunarlander-gravity");
        for (int i = 0; i < entries.length; i += 2) {
            given.put(entries[i], entries[i + 1]);
        }
        return TrainingConfig.of(given);
    }

    private static Draws draws(TrainingConfig config) {
        return new Draws(config, LearningProblem.of(config));
    }

    private static List<EnvironmentTask> tasks(TrainingConfig config) {
        List<EnvironmentTask> tasks = new ArrayList<>();
        for (int iteration = 0; iteration < 3; iteration++) {
            for (int t = 0; t < 4; t++) {
                tasks.add(draws(config).task(iteration, t));
            }
        }
        return tasks;
    }

    private static List<RandomStream> noise(TrainingConfig config) {
        List<RandomStream> streams = new ArrayList<>();
        for (int iteration = 0; iteration < 3; iteration++) {
            streams.add(draws(config).mediumTrajectories(iteration));
            for (int t = 0; t < 4; t++) {
                streams.add(draws(config).trajectories(iteration, t));
                streams.add(draws(config).directionTrajectories(iteration, t));
            }
        }
        return streams;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fomaml",
                "reptile",
                "meta-sgd",
                "anil",
                "joint",
                "random",
                "directed-maml",
                "directed-fomaml",
                "directed-reptile",
                "directed-meta-sgd",
                "directed-anil"
            })
    void allLearnersMeetTheSameTasksFromTheSameStartWithTheSameNoise(String algorithm) {
        TrainingConfig maml = config("algorithm", "maml", "seed", "7");
        TrainingConfig other = config("algorithm", algorithm, "seed", "7");
        assertThat(draws(other).initialParameters()).isEqualTo(draws(maml).initialParameters());
        assertThat(tasks(other)).isEqualTo(tasks(maml)).doesNotHaveDuplicates();
        assertThat(noise(other)).isEqualTo(noise(maml)).doesNotHaveDuplicates();
    }

    /** Its network has inputs for the context. */
    @Test
    void caviaMeetsTheSameTasksWithTheSameNoise() {
        TrainingConfig maml = config("algorithm", "maml", "seed", "7");
        TrainingConfig cavia = config("algorithm", "cavia", "seed", "7");
        assertThat(tasks(cavia)).isEqualTo(tasks(maml));
        assertThat(noise(cavia)).isEqualTo(noise(maml));
    }

    @Test
    void optionsOfALearnerChangeNoneOfThem() {
        TrainingConfig maml = config("algorithm", "maml", "seed", "7");
        TrainingConfig other =
                config(
                        "algorithm", "directed-maml",
                        "seed", "7",
                        "optimiser", "sgd",
                        "outer-learning-rate", "0.2",
                        "eta", "0.3",
                        "direction", "random",
                        "look-ahead", "true");
        assertThat(draws(other).initialParameters()).isEqualTo(draws(maml).initialParameters());
        assertThat(tasks(other)).isEqualTo(tasks(maml));
        assertThat(noise(other)).isEqualTo(noise(maml));
    }

    @Test
    void anotherNoiseSeedLeavesTasksAndStartAlone() {
        TrainingConfig usual = config("seed", "7");
        TrainingConfig other = config("seed", "7", "noise-seed", "1");
        assertThat(draws(other).initialParameters()).isEqualTo(draws(usual).initialParameters());
        assertThat(tasks(other)).isEqualTo(tasks(usual));
        assertThat(draws(other).directionTask(2)).isEqualTo(draws(usual).directionTask(2));
        List<RandomStream> all = noise(usual);
        all.addAll(noise(other));
        all.addAll(noise(usual.with("noise-seed", "2")));
        all.addAll(noise(usual.with("seed", "8")));
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void noiseSeedZeroIsTheUsualNoise() {
        assertThat(noise(config("noise-seed", "0", "seed", "7")))
                .isEqualTo(noise(config("seed", "7")));
    }

    @Test
    void trainingsOfTwoNoiseSeedsPartFromTheFirstIterationOn() {
        TrainingConfig small =
                config("tasks", "2", "trajectories", "2", "threads", "1", "algorithm", "maml");
        try (Training usual = new Training(small);
                Training other = new Training(small.with("noise-seed", "1"))) {
            assertThat(other.parameters()).isEqualTo(usual.parameters());
            usual.step();
            other.step();
            assertThat(other.parameters()).isNotEqualTo(usual.parameters());
        }
    }
}
