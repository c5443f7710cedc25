package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.fixtures.disk.FileChange;
import org.metagrad.fixtures.disk.RecordedFileSystem;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;

class CheckpointTest {
    private static final TrainingConfig SMALL =
            TrainingConfig.defaults()
                    .with("iterations", "4")
                    .with("tasks", "3")
                    .with("trajectories", "4")
                    .with("hidden-width", "2")
                    .with("hidden-layers", "1")
                    .with("threads", "2");

    @TempDir private Path folder;

    private static Checkpoint after(TrainingConfig config, int iterations) {
        try (Training training = new Training(config)) {
            for (int i = 0; i < iterations; i++) {
                training.step();
            }
            return training.checkpoint();
        }
    }

    @Test
    void aRestoredTrainingGoesOnToTheSameBits() throws IOException {
        Path file = folder.resolve("a.safetensors");
        List<TrainingConfig> all = new ArrayList<>();
        TrainingConfig steps = SMALL.with("inner-steps", "2");
        for (String algorithm : Algorithm.names()) {
            boolean regression = algorithm.endsWith("meta-rkhs-2");
            all.add(
                    (regression ? steps.with("env", "sinusoid") : steps)
                            .with("algorithm", algorithm));
        }
        for (String optimiser : List.of("sgd", "momentum", "rmsprop", "trpo", "promp")) {
            all.add(SMALL.with("optimiser", optimiser));
        }
        all.add(SMALL.with("advantage", "critic"));
        all.add(SMALL.with("env", "sinusoid").with("eta-decay", "3"));
        all.add(SMALL.with("env", "prototypes").with("algorithm", "meta-sgd"));
        all.add(SMALL.with("entropy-bonus", "0.1").with("entropy-decay", "5"));
        for (TrainingConfig config : all) {
            try (Training undisturbed = new Training(config);
                    Training resumed = new Training(config.with("threads", "1"))) {
                undisturbed.step();
                undisturbed.step();
                undisturbed.checkpoint().write(file);
                undisturbed.step();
                IterationMetrics last = undisturbed.step();
                resumed.step();
                resumed.restore(Checkpoint.read(file));
                resumed.step();
                IterationMetrics same = resumed.step();
                assertThat(resumed.checkpoint().tensors())
                        .as(config.toString())
                        .isEqualTo(undisturbed.checkpoint().tensors());
                assertThat(same.iteration()).isEqualTo(4);
                assertThat(same.environmentSteps()).isEqualTo(last.environmentSteps());
                assertThat(same.returnAfter()).isEqualTo(last.returnAfter());
                assertThat(same.secondOrderNorm()).isEqualTo(last.secondOrderNorm());
            }
        }
    }

    @Test
    void aRunWhoseStepsFallWithItsIterationsIsNotExtended() {
        TrainingConfig config =
                SMALL.with("inner-steps", "2")
                        .with("algorithm", "reptile")
                        .with("optimiser", "sgd");
        try (Training longer = new Training(config.with("iterations", "9"))) {
            assertThatThrownBy(() -> longer.restore(after(config, 1)))
                    .hasMessage(
                            "checkpoint: of a run with iterations 4, this one has 9: its outer step size falls over all of its iterations");
        }
    }

    @Test
    void whatIsWrittenIsReadAndTheLayoutIsTheOneOfTheFormat() throws IOException {
        Checkpoint checkpoint = after(SMALL, 1);
        Path file = folder.resolve("a.safetensors");
        checkpoint.write(file);
        assertThat(Checkpoint.read(file)).isEqualTo(checkpoint);
        assertThat(folder.toFile().list()).containsExactly("a.safetensors");

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[Math.toIntExact(bytes.getLong())];
        bytes.get(header);
        // 4 inputs, 2 hidden units, 2 actions
        int parameters = 4 * 2 + 2 + 2 * 2 + 2;
        assertThat(bytes.position() % 8).isZero();
        assertThat(new String(header, StandardCharsets.US_ASCII))
                .contains(
                        "\"theta\":{\"dtype\":\"F64\",\"shape\":[16],\"data_offsets\":[0,128]}",
                        "\"iteration\":\"1\"");
        double[] theta = checkpoint.tensors().getFirst().data();
        assertThat(theta).hasSize(parameters);
        for (double value : theta) {
            assertThat(bytes.getDouble()).isEqualTo(value);
        }
        assertThat(bytes.getDouble()).as("steps of the optimiser").isEqualTo(1);
        assertThat(bytes.remaining()).isEqualTo(2 * 8 * parameters);
    }

    @Test
    void noTruncationAndNoFlippedBitGoesUnnoticed() {
        Checkpoint checkpoint = after(SMALL, 1);
        byte[] bytes = checkpoint.toBytes();
        for (int length = 0; length < bytes.length; length += 7) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SafeTensors.fromBytes(truncated))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(truncated|not a safetensors file): .*");
        }
        int noticed = 0;
        for (int bit = 0; bit < 8 * bytes.length; bit += 5) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                // A flip in the name of the outer hash, which is not looked for then, is the only
                // one that the inner hash does not cover.
                assertThat(Checkpoint.of(SafeTensors.fromBytes(bytes)))
                        .as("bit %d", bit)
                        .isEqualTo(checkpoint);
            } catch (IllegalArgumentException damage) {
                assertThat(damage.getMessage()).contains(" ");
                noticed++;
            }
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(noticed).isGreaterThan(8 * bytes.length / 5 - 20);
    }

    @Test
    void aForeignFileAndANewerVersionAreNamed() throws IOException {
        Path file = folder.resolve("a.safetensors");
        assertThatThrownBy(() -> Checkpoint.read(file)).hasMessage(file + ": no such file");
        new SafeTensors(List.of(), Map.of("format", "pt")).write(file);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": is not a checkpoint of metagrad");
        SafeTensors ours = SafeTensors.fromBytes(after(SMALL, 0).toBytes());
        Map<String, String> manifest = new HashMap<>(ours.metadata());
        manifest.put("version", "2");
        new SafeTensors(ours.doubles(), List.of(), manifest).write(file);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .hasMessage(file + ": is a checkpoint of version 2, this program reads up to 1");
        manifest.put("version", "1");
        manifest.put("iteration", "7");
        new SafeTensors(ours.doubles(), List.of(), manifest).write(file);
        assertThatThrownBy(() -> Checkpoint.read(file)).hasMessageStartingWith(file + ": damaged");
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aCheckpointOfAnotherRunChangesNothing() {
        try (Training training = new Training(SMALL)) {
            training.step();
            Checkpoint before = training.checkpoint();
            assertThatThrownBy(() -> training.restore(after(SMALL.with("alpha", "0.2"), 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("checkpoint: of a run with alpha 0.2, this one has 0.1");
            assertThatThrownBy(() -> training.restore(after(SMALL.with("env", "cartpole-mass"), 0)))
                    .hasMessageStartingWith("checkpoint: of a run with environment cartpole-mass");
            var theta = before.tensors().subList(0, 1);
            assertThatThrownBy(() -> training.restore(with(before, theta)))
                    .hasMessage("checkpoint: tensor optimiser of 33 values wanted, it is missing");
            var more = new ArrayList<>(before.tensors());
            more.add(new SafeTensors.DoubleTensor("context", new int[] {1}, new double[1]));
            assertThatThrownBy(() -> training.restore(with(before, more)))
                    .hasMessage("checkpoint: tensor context is not part of this training");
            more.set(2, new SafeTensors.DoubleTensor("x", new int[] {1}, new double[1]));
            more.remove(1);
            more.set(0, new SafeTensors.DoubleTensor("theta", new int[] {1}, new double[1]));
            assertThatThrownBy(() -> training.restore(with(before, more)))
                    .hasMessage("checkpoint: tensor theta of 16 values wanted, got 1");
            assertThat(training.checkpoint()).isEqualTo(before);
            training.restore(after(SMALL.with("threads", "1").with("iterations", "9"), 3));
            assertThat(training.checkpoint().iteration()).isEqualTo(3);
        }
    }

    private static Checkpoint with(Checkpoint other, List<SafeTensors.DoubleTensor> tensors) {
        return new Checkpoint(
                other.config(),
                other.environment(),
                other.iteration(),
                other.environmentSteps(),
                tensors);
    }

    /** Whatever cannot be done: the file, its temporary one or the folder is named. */
    @Test
    void whatCannotBeWrittenLeavesThePreviousCheckpoint() throws IOException {
        Path file = folder.resolve("a.safetensors");
        after(SMALL, 1).write(file);
        byte[] before = Files.readAllBytes(file);
        List<Class<? extends FileChange>> all =
                List.of(
                        FileChange.Made.class,
                        FileChange.Written.class,
                        FileChange.Forced.class,
                        FileChange.Renamed.class);
        for (Class<? extends FileChange> kind : all) {
            RecordedFileSystem full =
                    new RecordedFileSystem(change -> {
                        if (kind.isInstance(change)) {
                            throw new IOException("No space left on device");
                        }
                    });
            assertThatThrownBy(() -> after(SMALL, 2).write(full.of(file)))
                    .as(kind.getSimpleName())
                    .isInstanceOf(IOException.class)
                    .hasMessage(file + ": No space left on device");
            assertThat(file).hasBinaryContent(before);
            assertThat(folder.toFile().list()).containsExactly("a.safetensors");
        }
    }

    @Test
    void parametersAreWrittenBesideIt() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Path other = folder.resolve("b.safetensors");
        Checkpoint checkpoint = after(SMALL, 1);
        var parameters = new SafeTensors(List.of(), Map.of("iteration", "1"));
        checkpoint.write(file, other, parameters);
        assertThat(Checkpoint.read(file)).isEqualTo(checkpoint);
        assertThat(SafeTensors.read(other)).isEqualTo(parameters);

        RecordedFileSystem full =
                new RecordedFileSystem(change -> {
                    if (change instanceof FileChange.Renamed(Path _, Path to) && to.equals(file)) {
                        throw new IOException("No space left on device");
                    }
                });
        var next = new SafeTensors(List.of(), Map.of("iteration", "2"));
        assertThatThrownBy(() -> after(SMALL, 2).write(full.of(file), full.of(other), next))
                .hasMessage(file + ": No space left on device");
        assertThat(Checkpoint.read(file)).isEqualTo(checkpoint);
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("a.safetensors", "b.safetensors");
    }

    private void assertRefused(Map<String, String> manifest, double[] theta, String line)
            throws IOException {
        Path file = folder.resolve("odd.safetensors");
        var tensors = new SafeTensors.DoubleTensor("theta", new int[] {theta.length}, theta);
        Map<String, String> sealed = new HashMap<>(manifest);
        sealed.values().removeIf(""::equals);
        sealed.put("checkpoint_sha256", Checkpoint.seal(new TreeMap<>(sealed), List.of(tensors)));
        new SafeTensors(List.of(tensors), List.of(), sealed).write(file);
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": " + line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    iteration          | 2147483648 | damaged: the entry iteration is '2147483648', a whole number from 0 to 2147483646 wanted
                    iteration          | 2147483647 | damaged: the entry iteration is '2147483647', a whole number from 0 to 2147483646 wanted
                    iteration          | -5         | damaged: the entry iteration is '-5', a whole number from 0 to 2147483646 wanted
                    iteration          | 1.5        | damaged: the entry iteration is '1.5', a whole number from 0 to 2147483646 wanted
                    iteration          |            | damaged: the entry iteration is missing
                    environment_steps  | -1         | damaged: the entry environment_steps is '-1', a whole number from 0 to 9223372036854775807 wanted
                    environment_steps  |            | damaged: the entry environment_steps is missing
                    environment        |            | damaged: the entry environment is missing
                    version            | 0          | damaged: the entry version is '0', a whole number from 1 to 9223372036854775807 wanted
                    version            |            | damaged: the entry version is missing
                    fused_multiply_add | maybe      | damaged: the entry fused_multiply_add is 'maybe', true or false wanted
                    config.alpha       | big        | alpha 'big': allowed are numbers from 0 to 100
                    config.alpha       |            | configuration key 'alpha' is missing
                    """)
    void anEntryThatNoTrainingWritesIsNamed(String key, String value, String line)
            throws IOException {
        Map<String, String> manifest =
                new HashMap<>(SafeTensors.fromBytes(after(SMALL, 0).toBytes()).metadata());
        manifest.remove("checkpoint_sha256");
        manifest.put(key, value == null ? "" : value);
        assertRefused(manifest, new double[16], line);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTensorThatIsNotFiniteIsNamed(double value) throws IOException {
        Map<String, String> manifest =
                new HashMap<>(SafeTensors.fromBytes(after(SMALL, 0).toBytes()).metadata());
        manifest.remove("checkpoint_sha256");
        assertRefused(
                manifest,
                new double[] {1, value},
                "damaged: tensor theta has a value that is not finite: " + value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, 1e300})
    void aNumberOfStepsThatNoOptimiserHasIsRefused(double steps) {
        try (Training training = new Training(SMALL)) {
            Checkpoint before = training.checkpoint();
            List<SafeTensors.DoubleTensor> tensors = new ArrayList<>(before.tensors());
            double[] state = tensors.get(1).data();
            state[0] = steps;
            tensors.set(
                    1, new SafeTensors.DoubleTensor("optimiser", new int[] {state.length}, state));
            tensors.set(0, new SafeTensors.DoubleTensor("theta", new int[] {16}, new double[16]));
            assertThatThrownBy(() -> training.restore(with(before, tensors)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "checkpoint: tensor optimiser: the number of steps is "
                                    + steps
                                    + ", a whole one wanted");
            assertThat(training.checkpoint()).isEqualTo(before);
        }
    }

    @Test
    void whetherMultiplyAddsWereFusedIsKept() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Checkpoint ours = after(SMALL, 1);
        assertThat(ours.fusedMultiplyAdd()).contains(FusedMultiplyAdd.AVAILABLE);
        List<Optional<Boolean>> all =
                List.of(Optional.of(true), Optional.of(false), Optional.empty());
        for (Optional<Boolean> fused : all) {
            Checkpoint other =
                    new Checkpoint(
                            ours.config(),
                            ours.environment(),
                            ours.iteration(),
                            ours.environmentSteps(),
                            fused,
                            ours.tensors());
            other.write(file);
            assertThat(Checkpoint.read(file)).isEqualTo(other);
        }
    }
}
