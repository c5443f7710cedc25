package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.meta.config.TrainingConfig;

/** Tasks that are computed elsewhere: the bits of a run in one process, and what cannot go out. */
class BatchExecutorTest {
    private static final TrainingConfig SHORT =
            TrainingConfig.defaults()
                    .with("iterations", "3")
                    .with("tasks", "3")
                    .with("trajectories", "3")
                    .with("hidden-width", "9");

    /** What is sent arrives as bytes, at workers that take turns, the last task first. */
    private static final class Serialised implements BatchExecutor {
        private final List<BatchWorker> workers;
        private int turn;

        Serialised(TrainingConfig config) {
            TrainingConfig sent = TrainingConfig.fromMap(config.toMap());
            workers = List.of(new BatchWorker(sent), new BatchWorker(sent));
        }

        @Override
        public List<TaskResult> compute(TaskBatch batch, int tasks) {
            TaskResult[] results = new TaskResult[tasks];
            for (int t = tasks - 1; t >= 0; t--) {
                BatchWorker worker = workers.get(turn++ % workers.size());
                results[t] = sent(worker.compute(sent(batch), t));
            }
            return List.of(results);
        }

        @Override
        public int slots() {
            return workers.size();
        }

        @SuppressWarnings("unchecked")
        private static <T> T sent(T value) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
            try (ObjectInputStream in =
                    new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (T) in.readObject();
            } catch (IOException | ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static List<IterationMetrics> train(Training training, int iterations) {
        List<IterationMetrics> figures = new ArrayList<>();
        for (int i = 0; i < iterations; i++) {
            figures.add(training.step());
        }
        return figures;
    }

    /** All that an iteration says of itself, without its seconds. */
    private static List<Object> exact(IterationMetrics figures) {
        return List.of(
                figures.iteration(),
                figures.environmentSteps(),
                figures.returnBefore(),
                figures.returnAfter(),
                figures.secondOrderNorm(),
                figures.gradients(),
                figures.hessianProducts(),
                figures.stepLength());
    }

    static Stream<TrainingConfig> sendable() {
        return Stream.concat(
                DeterminismTest.choices().stream()
                        .filter(config -> !config.optimiser().replays())
                        .map(config -> config.with("iterations", "3")),
                Stream.of(
                        SHORT.with("advantage", "critic").with("normalise-observations", "true"),
                        SHORT.with("env", "halfcheetah-vel")
                                .with("normalise-observations", "true")
                                .with("horizon", "30"),
                        SHORT.with("algorithm", "meta-sgd").with("warm-start", "fomaml:2"),
                        SHORT.with("algorithm", "sharp-maml").with("rho", "0.1"),
                        SHORT.with("noise-seed", "4")));
    }

    @ParameterizedTest
    @MethodSource("sendable")
    void theBitsAreThoseOfOneProcess(TrainingConfig config) {
        try (Training here = new Training(config);
                Training elsewhere = new Training(config, new Serialised(config))) {
            List<IterationMetrics> expected = train(here, 3);
            List<IterationMetrics> got = train(elsewhere, 3);
            assertThat(elsewhere.checkpoint().tensors())
                    .usingRecursiveComparison()
                    .isEqualTo(here.checkpoint().tensors());
            assertThat(got.stream().map(BatchExecutorTest::exact))
                    .isEqualTo(expected.stream().map(BatchExecutorTest::exact).toList());
            assertThat(elsewhere.negativeCurvatures()).isEqualTo(here.negativeCurvatures());
            assertThat(got.getLast().phases().rollout()).isPositive();
        }
    }

    /** A run may be gone on with in the other place, in both directions. */
    @Test
    void placesMayChangeInTheMiddle() {
        TrainingConfig config = SHORT.with("advantage", "critic");
        try (Training whole = new Training(config);
                Training first = new Training(config);
                Training second = new Training(config, new Serialised(config));
                Training third = new Training(config)) {
            train(whole, 3);
            train(first, 1);
            second.restore(first.checkpoint());
            train(second, 1);
            third.restore(second.checkpoint());
            train(third, 1);
            assertThat(third.parameters()).isEqualTo(whole.parameters());
        }
    }

    @Test
    void whatReplaysItsTasksCannotGoOut() {
        for (String optimiser : List.of("trpo", "promp")) {
            TrainingConfig config = SHORT.with("optimiser", optimiser);
            assertThatThrownBy(() -> new BatchWorker(config))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("optimiser " + optimiser + " on executors: ");
            TrainingConfig plain = SHORT;
            assertThatThrownBy(() -> new Training(config, new Serialised(plain)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("optimiser " + optimiser + " on executors: ");
        }
        TrainingConfig twice =
                SHORT.with("algorithm", "sharp-maml").with("normalise-observations", "true");
        assertThatThrownBy(() -> new BatchWorker(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("sharpness upper with normalised observations");
    }

    /** Told to end, an executor leaves the training where it was before the iteration. */
    @Test
    void anExecutorThatIsToldToEndEndsTheTraining() {
        Serialised executor = new Serialised(SHORT);
        boolean[] ends = new boolean[1];
        BatchExecutor ending =
                new BatchExecutor() {
                    @Override
                    public List<TaskResult> compute(TaskBatch batch, int tasks) {
                        if (ends[0]) {
                            throw new CancellationException("told to end");
                        }
                        return executor.compute(batch, tasks);
                    }

                    @Override
                    public int slots() {
                        return 2;
                    }
                };
        try (Training training = new Training(SHORT, ending)) {
            train(training, 1);
            float[] before = training.parameters();
            ends[0] = true;
            assertThatThrownBy(training::step).isInstanceOf(CancellationException.class);
            assertThat(training.parameters()).isEqualTo(before);
            assertThat(training.checkpoint().iteration()).isEqualTo(1);
        }
    }

    /** A first task without a result tells machines apart too, and is no failure of the sender. */
    @Test
    void aFirstTaskThatDivergesHasBits() {
        TrainingConfig wild = SHORT.with("alpha", "100").with("advantage-scale", "1.0E-40");
        BatchWorker worker = new BatchWorker(wild);
        MachineBits here = worker.bits();
        assertThat(here.differenceOf(new BatchWorker(wild).bits())).isEmpty();
        Serialised executor = new Serialised(wild);
        try (Training training = new Training(wild, executor);
                Training same = new Training(wild)) {
            assertThatThrownBy(training::step).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(same::step).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void resultsThatAreTooFewAreRefused() {
        Serialised executor = new Serialised(SHORT);
        BatchExecutor forgetful =
                new BatchExecutor() {
                    @Override
                    public List<TaskResult> compute(TaskBatch batch, int tasks) {
                        return executor.compute(batch, tasks - 1);
                    }

                    @Override
                    public int slots() {
                        return 1;
                    }
                };
        try (Training training = new Training(SHORT, forgetful)) {
            assertThatThrownBy(training::step)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the executor gave 2 results of 3 tasks");
        }
    }

    @Test
    void machinesAreToldApartByTheirBits() {
        MachineBits here = new BatchWorker(SHORT).bits();
        assertThat(here.differenceOf(new BatchWorker(SHORT).bits())).isEmpty();
        // a worker that has done other tasks before says the same
        BatchWorker used = new BatchWorker(SHORT.with("advantage", "critic"));
        MachineBits before = used.bits();
        try (Training training =
                new Training(
                        SHORT.with("advantage", "critic"),
                        new BatchExecutor() {
                            @Override
                            public List<TaskResult> compute(TaskBatch batch, int tasks) {
                                TaskResult[] all = new TaskResult[tasks];
                                Arrays.setAll(all, t -> used.compute(batch, t));
                                return List.of(all);
                            }

                            @Override
                            public int slots() {
                                return 1;
                            }
                        })) {
            train(training, 2);
        }
        assertThat(used.bits()).isEqualTo(before);
        assertThat(here.differenceOf(new BatchWorker(SHORT.with("seed", "2")).bits()).orElseThrow())
                .startsWith("gives other bits for the first task's meta-gradient (SHA-256 ");
        MachineBits unfused = new MachineBits(!here.fusedMultiplyAdd(), here.digest());
        assertThat(here.differenceOf(unfused).orElseThrow()).contains("fused multiply-add");
    }
}
