package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metagrad.meta.config.TrainingConfig;

/** Closing a training while another thread is in its run. */
@Timeout(120)
class TrainingCloseTest {
    private static TrainingConfig config(String... entries) {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of(
                                "env", "navigation",
                                "algorithm", "maml",
                                "iterations", "1000000",
                                "tasks", "3",
                                "trajectories", "2",
                                "hidden-width", "2",
                                "hidden-layers", "1",
                                "threads", "2"));
        for (int i = 0; i < entries.length; i += 2) {
            config = config.with(entries[i], entries[i + 1]);
        }
        return config;
    }

    /** Each kind of outer step waits for workers in places of its own. */
    @Test
    void theRunEndsAtAnyMoment() throws Exception {
        TrainingConfig[] configs = {
            config(),
            config("optimiser", "trpo"),
            config("optimiser", "promp"),
            config("advantage", "critic"),
            config("algorithm", "directed-maml", "allow-degenerate-medium", "true")
        };
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 150; round++) {
            Training training = new Training(configs[round % configs.length]);
            CountDownLatch begun = new CountDownLatch(1);
            FutureTask<Integer> run =
                    new FutureTask<>(() -> {
                        begun.countDown();
                        return training.run(_ -> {});
                    });
            Thread.ofPlatform().daemon().start(run);
            begun.await();
            for (int spin = random.nextInt(100_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            training.close();
            assertThatThrownBy(() -> run.get(20, TimeUnit.SECONDS))
                    .as("round %s", round)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("this training ");
        }
    }

    @Test
    void theTaskInHandIsTheLast() {
        Training[] itself = new Training[1];
        int[] tasks = {0};
        var distribution =
                new ForeignTasks("cartpole", inner -> inner) {
                    @Override
                    public org.metagrad.envs.EnvironmentTask sample(
                            org.metagrad.envs.RandomStream stream) {
                        if (++tasks[0] == 5) {
                            itself[0].close();
                        }
                        return super.sample(stream);
                    }
                };
        try (Training training = new Training(config("threads", "1"), distribution)) {
            itself[0] = training;
            assertThatThrownBy(() -> training.run(_ -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("this training was closed in iteration 2");
            assertThat(tasks[0]).isEqualTo(5);
            assertThatThrownBy(training::step).hasMessage("this training is closed");
            assertThatThrownBy(training::checkpoint).hasMessage("this training is closed");
        }
    }

    @Test
    void aListenerMayClose() {
        Training training = new Training(config("iterations", "3"));
        assertThatThrownBy(() -> training.run(_ -> training.close()))
                .hasMessage("this training is closed");
    }
}
