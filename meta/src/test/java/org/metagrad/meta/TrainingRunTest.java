package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.config.TrainingConfig;

/** Training as a program uses it that has one inside. */
class TrainingRunTest {
    private static final TrainingConfig SMALL =
            TrainingConfig.defaults()
                    .with("iterations", "5")
                    .with("tasks", "4")
                    .with("trajectories", "4")
                    .with("hidden-width", "4")
                    .with("threads", "2");

    /** CartPole's tasks, of which one starts something else when it is drawn. */
    private record Watched(AtomicInteger draws, int when, Runnable action)
            implements TaskDistribution {
        private static final TaskDistribution CART_POLE = Environments.named("cartpole");

        @Override
        public String name() {
            return CART_POLE.name();
        }

        @Override
        public EnvironmentTask sample(RandomStream stream) {
            if (draws.incrementAndGet() == when) {
                action.run();
            }
            return CART_POLE.sample(stream);
        }

        @Override
        public EnvironmentTask medium() {
            return CART_POLE.medium();
        }

        @Override
        public List<EnvironmentTask> corners() {
            return CART_POLE.corners();
        }

        @Override
        public BatchEnvironment environment(EnvironmentTask task, int size) {
            return CART_POLE.environment(task, size);
        }
    }

    private static Checkpoint undisturbed(int iterations) {
        try (Training training = new Training(SMALL)) {
            for (int i = 0; i < iterations; i++) {
                training.step();
            }
            return training.checkpoint();
        }
    }

    @Test
    void theListenerSeesEachIterationAndMayTakeACheckpoint() {
        List<Integer> iterations = new ArrayList<>();
        List<Integer> checkpoints = new ArrayList<>();
        try (Training training = new Training(SMALL)) {
            int done =
                    training.run(metrics -> {
                        iterations.add(metrics.iteration());
                        checkpoints.add(training.checkpoint().iteration());
                    });
            assertThat(done).isEqualTo(5);
            assertThat(iterations).containsExactly(1, 2, 3, 4, 5).isEqualTo(checkpoints);
            assertThat(training.checkpoint()).isEqualTo(undisturbed(5));
            assertThat(training.run(_ -> iterations.clear())).isEqualTo(5);
            assertThat(iterations).hasSize(5);
        }
    }

    @Test
    void aListenerThatThrowsEndsTheCallAndNotTheTraining() {
        try (Training training = new Training(SMALL)) {
            assertThatThrownBy(() ->
                            training.run(_ -> {
                                throw new UnsupportedOperationException("mine");
                            }))
                    .hasMessage("mine");
            assertThat(training.run(_ -> {})).isEqualTo(5);
            assertThat(training.checkpoint()).isEqualTo(undisturbed(5));
        }
    }

    @Test
    @Timeout(20)
    void cancelInAnIterationLeavesTheTrainingWhereItStoodBefore() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        // The 9th task is the first of the third iteration, whose directed step is over.
        Watched tasks =
                new Watched(
                        new AtomicInteger(),
                        9,
                        () -> {
                            reached.countDown();
                            try {
                                cancelled.await();
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
        try (Training training = new Training(SMALL.with("threads", "1"), tasks)) {
            Thread other =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    reached.await();
                                } catch (InterruptedException _) {
                                    Thread.currentThread().interrupt();
                                }
                                training.cancel();
                                cancelled.countDown();
                            });
            assertThat(training.run(_ -> {})).isEqualTo(2);
            other.join();
            assertThat(training.checkpoint().tensors()).isEqualTo(undisturbed(2).tensors());
            assertThat(training.checkpoint().environmentSteps())
                    .isEqualTo(undisturbed(2).environmentSteps());
            assertThatThrownBy(training::step).isInstanceOf(CancellationException.class);
            try (Training again = new Training(SMALL)) {
                again.restore(training.checkpoint());
                again.run(_ -> {});
                assertThat(again.checkpoint()).isEqualTo(undisturbed(5));
            }
        }
    }

    @Test
    void aDeadlineStopsTheRun() {
        try (Training training = new Training(SMALL)) {
            training.cancelAfter(Duration.ZERO);
            assertThat(training.run(_ -> {})).isZero();
            training.cancelAfter(Duration.ofSeconds(Long.MIN_VALUE));
            assertThat(training.run(_ -> {})).isZero();
            training.cancelAfter(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
            assertThat(
                            training.run(done -> {
                                if (done.iteration() == 3) {
                                    training.cancelAfter(Duration.ofSeconds(-1));
                                }
                            }))
                    .isEqualTo(3);
            assertThat(training.checkpoint()).isEqualTo(undisturbed(3));
            training.cancelAfter(Duration.ofDays(1));
            assertThat(training.run(_ -> {})).isEqualTo(5);
        }
    }

    @Test
    void aDeadlineInAnIterationCountsItsStepsOnce() {
        Training[] itself = new Training[1];
        Watched tasks =
                new Watched(new AtomicInteger(), 10, () -> itself[0].cancelAfter(Duration.ZERO));
        try (Training training = new Training(SMALL.with("threads", "1"), tasks)) {
            itself[0] = training;
            assertThat(training.run(_ -> {})).isEqualTo(2);
            training.cancelAfter(Duration.ofDays(1));
            assertThat(training.run(_ -> {})).isEqualTo(5);
            assertThat(training.checkpoint().environmentSteps())
                    .isEqualTo(undisturbed(5).environmentSteps());
            assertThat(training.checkpoint().tensors()).isEqualTo(undisturbed(5).tensors());
        }
    }

    @Test
    void nothingOfAClosedTrainingIsUsed() {
        Training training = new Training(SMALL);
        training.close();
        assertThatThrownBy(training::checkpoint).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> training.restore(undisturbed(0)))
                .isInstanceOf(IllegalStateException.class);
    }
}
