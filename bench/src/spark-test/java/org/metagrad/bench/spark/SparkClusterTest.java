package org.metagrad.bench.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.bench.run.Backend;
import org.metagrad.bench.run.StopSignal;
import org.metagrad.bench.run.UnattendedRun;
import org.metagrad.fixtures.Digest;
import org.metagrad.meta.BatchExecutor;
import org.metagrad.meta.MachineBits;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.run.WrongFolderException;

/** Spark with executors of their own on this machine: one process's bits, whatever befalls them. */
@Timeout(300)
class SparkClusterTest {
    private static final int ITERATIONS = 5;
    private static final TrainingConfig CONFIG =
            TrainingConfig.defaults()
                    .with("iterations", Integer.toString(ITERATIONS))
                    .with("tasks", "6")
                    .with("trajectories", "10")
                    .with("hidden-width", "16")
                    .with("advantage", "critic")
                    .with("normalise-observations", "true");

    private final List<String> notices = new CopyOnWriteArrayList<>();
    @TempDir private Path folder;

    /** What a master of this machine starts executors from. */
    @BeforeAll
    static void home() throws IOException {
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    }

    /** What tests say to Spark of one cluster is not for the next one. */
    @AfterEach
    void forget() {
        System.getProperties().remove("spark.executor.extraJavaOptions");
    }

    private SparkCluster cluster(int executors) {
        System.setProperty("spark.executor.memory", "512m");
        return SparkCluster.connect("local-cluster[" + executors + ",1,1024]", notices::add);
    }

    private static String hash(Training training) {
        for (int i = 0; i < ITERATIONS; i++) {
            training.step();
        }
        return Digest.sha256(training.parameters());
    }

    private static String inOneProcess() {
        try (Training training = new Training(CONFIG)) {
            return hash(training);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theNumberOfExecutorsChangesNoBit(int executors) {
        try (SparkCluster cluster = cluster(executors)) {
            BatchExecutor tasks = cluster.tasks(CONFIG);
            try (Training training = new Training(CONFIG, tasks)) {
                assertThat(hash(training)).isEqualTo(inOneProcess());
            }
            assertThat(tasks.slots()).isEqualTo(executors);
        }
        assertThat(notices).isEmpty();
    }

    /** A master of this machine starts them as its children, of which there are no others. */
    private static Stream<ProcessHandle> executorsOfThisProcess() {
        return ProcessHandle.current()
                .descendants()
                .filter(process ->
                        process.info().command().filter(java -> java.endsWith("java")).isPresent());
    }

    /**
     * Once a number of parts are through, one of the executors is killed, in the middle of others.
     */
    private static void killOneAfter(SparkCluster cluster, int parts) {
        AtomicBoolean killed = new AtomicBoolean();
        cluster.context()
                .sc()
                .addSparkListener(
                        new SparkListener() {
                            private int ended;

                            @Override
                            public void onTaskEnd(SparkListenerTaskEnd end) {
                                ended++;
                                if (ended >= parts && killed.compareAndSet(false, true)) {
                                    executorsOfThisProcess()
                                            .findFirst()
                                            .orElseThrow()
                                            .destroyForcibly();
                                }
                            }
                        });
    }

    @Test
    void anExecutorThatIsKilledInTheMiddleChangesNoBit() {
        try (SparkCluster cluster = cluster(2);
                Training training = new Training(CONFIG, cluster.tasks(CONFIG))) {
            // an iteration has four parts, two for each executor
            killOneAfter(cluster, 2 * 4 + 1);
            assertThat(hash(training)).isEqualTo(inOneProcess());
        }
        assertThat(notices).hasSize(1);
        assertThat(notices.getFirst()).matches("spark: executor \\d is gone \\(.*\\)");
    }

    /** The flag makes of this machine one of those that have no fused multiply-add. */
    @Test
    void anExecutorWithoutFusedMultiplyAddIsRefused() {
        System.setProperty("spark.executor.extraJavaOptions", "-XX:-UseFMA");
        try (SparkCluster cluster = cluster(1);
                Training training = new Training(CONFIG, cluster.tasks(CONFIG))) {
            assertThatThrownBy(training::step)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageMatching(
                            ".*--spark: executor 0 on \\S+ is refused: it has no fused multiply-add, this machine has");
        }
    }

    @Test
    void anExecutorOfAnotherDigestIsRefused() {
        MachineBits ours = new org.metagrad.meta.BatchWorker(CONFIG).bits();
        MachineBits others = new MachineBits(ours.fusedMultiplyAdd(), "0".repeat(64));
        try (SparkCluster cluster = cluster(1);
                Training training =
                        new Training(CONFIG, cluster.tasks(new Admission(CONFIG, others)))) {
            assertThatThrownBy(training::step)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(
                            "is refused: it gives other bits for the first task's meta-gradient");
        }
    }

    /** What a task throws comes to the caller as it is, after one try. */
    @Test
    void aTrainingThatDivergesSaysSo() {
        TrainingConfig wild =
                CONFIG.with("env", "navigation-shifted")
                        .with("alpha", "100")
                        .with("inner-steps", "8")
                        .with("optimiser", "sgd")
                        .with("outer-learning-rate", "100");
        String here = "";
        try (Training training = new Training(wild)) {
            hash(training);
        } catch (ArithmeticException divergence) {
            here = divergence.getMessage();
        }
        assertThat(here).isNotEmpty();
        try (SparkCluster cluster = SparkCluster.connect("local[2]", notices::add);
                Training training = new Training(wild, cluster.tasks(wild))) {
            assertThatThrownBy(() -> hash(training))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage(here);
        }
    }

    private UnattendedRun run(String name) {
        TrainingConfig config = CONFIG.with("iterations", "12");
        return new UnattendedRun(config, folder.resolve(name), 2, 4, Long.MAX_VALUE);
    }

    private static List<String> withoutSeconds(Path metrics) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(metrics)) {
            String[] cells = line.split(",");
            lines.add(
                    String.join(
                            ",",
                            Stream.concat(Stream.of(cells).limit(2), Stream.of(cells).skip(8))
                                    .toList()));
        }
        return lines;
    }

    private void assertSameRun(Path got, Path expected) throws IOException {
        for (String file :
                List.of("checkpoint.safetensors", "parameters.safetensors", "evaluations.csv")) {
            assertThat(got.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
        }
        assertThat(withoutSeconds(got.resolve("metrics.csv")))
                .isEqualTo(withoutSeconds(expected.resolve("metrics.csv")));
    }

    /** A run of a grid whose executor is killed goes on elsewhere after its last checkpoint. */
    @Test
    void aRunLeavesTheFilesOfOneProcessAlsoWhenItsExecutorIsKilled() throws Exception {
        UnattendedRun here = run("here");
        try (StopSignal stop = StopSignal.listen()) {
            here.train(Backend.ofMeta(), List.of(), stop, _ -> {});
        }
        Path seen = Files.writeString(folder.resolve("seen"), "");
        UnattendedRun there = run("there");
        Thread killer =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            Path checkpoint = there.path().resolve("checkpoint.safetensors");
                            while (!Files.exists(checkpoint)) {
                                Thread.onSpinWait();
                            }
                            executorsOfThisProcess().forEach(ProcessHandle::destroyForcibly);
                        });
        try (SparkCluster cluster = cluster(1)) {
            assertThat(cluster.train(there, seen, List.of()))
                    .isEqualTo(UnattendedRun.State.FINISHED);
            killer.join();
            assertSameRun(there.path(), here.path());
            assertThat(notices).isNotEmpty();
            // what is done is not done again
            assertThat(cluster.train(there, seen, List.of()))
                    .isEqualTo(UnattendedRun.State.FINISHED);
            assertThatThrownBy(() -> cluster.train(run("else"), folder.resolve("gone"), List.of()))
                    .isInstanceOf(WrongFolderException.class)
                    .hasMessageContaining("gone: is not seen from ");
            assertThat(folder.resolve("else")).doesNotExist();
        }
    }

    @Test
    void aMasterThatIsNoneIsOneLine() {
        assertThatThrownBy(() -> SparkCluster.connect("nonsense", notices::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--spark 'nonsense': Could not parse Master URL: 'nonsense'");
    }
}
