package org.metagrad.meta;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.meta.config.OuterRule;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.store.AtomicFile;
import org.metagrad.meta.store.Json;

/**
 * All that the rest of a {@link Training} depends on, as it stood between two iterations. A
 * training that is restored from it goes on to the same bits as one that was never stopped.
 *
 * <p>Every random stream is keyed by seed, iteration, task and draw, so that the number of
 * iterations is the position of all of them.
 *
 * <p>On the disk it is one safetensors file: the tensors in double precision, and everything else
 * as text under {@code __metadata__}, with a SHA-256 over both.
 *
 * @param config the configuration of the run
 * @param environment the name of its task distribution, which may be one of the user's own
 * @param iteration outer iterations done
 * @param environmentSteps environment steps taken
 * @param fusedMultiplyAdd {@link FusedMultiplyAdd#AVAILABLE} where the iterations were done; empty
 *     if the file does not say. Where it is the other, a training goes on to other bits
 * @param tensors what has been learnt, in double precision: {@code theta} and the memories of the
 *     optimisers, each its number of steps with its vectors behind it
 */
public record Checkpoint(
        TrainingConfig config,
        String environment,
        int iteration,
        long environmentSteps,
        Optional<Boolean> fusedMultiplyAdd,
        List<SafeTensors.DoubleTensor> tensors) {
    /** Grows when a file can no longer be read by the programs before. */
    static final int VERSION = 1;

    private static final String FORMAT = "format";
    private static final String FORMAT_NAME = "metagrad checkpoint";
    private static final String VERSION_KEY = "version";
    private static final String ENVIRONMENT = "environment";
    private static final String ITERATION = "iteration";
    private static final String STEPS = "environment_steps";
    private static final String FUSED = "fused_multiply_add";
    private static final String SEAL = "checkpoint_sha256";
    private static final String CONFIG = "config.";

    /** Copies the list. */
    public Checkpoint {
        tensors = List.copyOf(tensors);
    }

    /**
     * A state that a training of this process has come to.
     *
     * @param config the run's configuration
     * @param environment name of the environment's distribution
     * @param iteration how many iterations are done
     * @param environmentSteps steps of the environments so far
     * @param tensors what is learnt and the optimiser's state
     */
    public Checkpoint(
            TrainingConfig config,
            String environment,
            int iteration,
            long environmentSteps,
            List<SafeTensors.DoubleTensor> tensors) {
        this(
                config,
                environment,
                iteration,
                environmentSteps,
                Optional.of(FusedMultiplyAdd.AVAILABLE),
                tensors);
    }

    /**
     * Writes the file in one piece and onto the disk, see {@link AtomicFile#writeDurably}.
     *
     * @param file the file
     * @throws IOException naming the file; what was there before is then still there
     */
    public void write(Path file) throws IOException {
        AtomicFile.writeDurably(file, toBytes());
    }

    /**
     * Writes the file and another one of the same folder onto the disk, each in one piece. Takes as
     * long as this one alone.
     *
     * @param file the file
     * @param other another file of the folder
     * @param contents what the other file gets
     * @throws IOException naming a file; it is then as it was before
     */
    public void write(Path file, Path other, SafeTensors contents) throws IOException {
        Map<Path, byte[]> both = new LinkedHashMap<>();
        both.put(other, contents.toBytes());
        both.put(file, toBytes());
        AtomicFile.writeDurably(both);
    }

    byte[] toBytes() {
        Map<String, String> manifest = new TreeMap<>();
        manifest.put(FORMAT, FORMAT_NAME);
        manifest.put(VERSION_KEY, Integer.toString(VERSION));
        manifest.put(ENVIRONMENT, environment);
        manifest.put(ITERATION, Integer.toString(iteration));
        manifest.put(STEPS, Long.toString(environmentSteps));
        fusedMultiplyAdd.ifPresent(fused -> manifest.put(FUSED, fused.toString()));
        config.toMap().forEach((key, value) -> manifest.put(CONFIG + key, value));
        manifest.put(SEAL, seal(manifest, tensors));
        return new SafeTensors(tensors, List.of(), manifest).toBytes();
    }

    /**
     * Reads a file whole.
     *
     * @param file the file
     * @return the checkpoint
     * @throws IOException one line naming the file and what is wrong: absent, truncated, changed
     *     since it was written, no checkpoint, of a newer version, or with an entry or tensor that
     *     no training writes
     */
    public static Checkpoint read(Path file) throws IOException {
        SafeTensors contents = SafeTensors.read(file);
        try {
            return of(contents);
        } catch (IllegalArgumentException problem) {
            String line = problem.getMessage().replaceAll("\\p{Cntrl}", "?");
            throw new IOException(file + ": " + line, problem);
        }
    }

    static Checkpoint of(SafeTensors contents) {
        Map<String, String> manifest = new TreeMap<>(contents.metadata());
        if (!FORMAT_NAME.equals(manifest.get(FORMAT))) {
            throw new IllegalArgumentException("is not a checkpoint of metagrad");
        }
        long version = whole(manifest, VERSION_KEY, 1, Long.MAX_VALUE);
        if (version > VERSION) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "is a checkpoint of version %d, this program reads up to %d",
                            version,
                            VERSION));
        }
        String seal = manifest.remove(SEAL);
        if (!contents.tensors().isEmpty() || !seal(manifest, contents.doubles()).equals(seal)) {
            throw new IllegalArgumentException(
                    "damaged: the contents do not have the SHA-256 that the file gives");
        }
        Map<String, String> config = new LinkedHashMap<>();
        manifest.forEach((key, value) -> {
            if (key.startsWith(CONFIG)) {
                config.put(key.substring(CONFIG.length()), value);
            }
        });
        contents.doubles().forEach(Checkpoint::requireFinite);
        return new Checkpoint(
                TrainingConfig.fromMap(config),
                entry(manifest, ENVIRONMENT),
                // There is one more iteration to come, whose number must fit.
                (int) whole(manifest, ITERATION, 0, Integer.MAX_VALUE - 1),
                whole(manifest, STEPS, 0, Long.MAX_VALUE),
                Optional.ofNullable(manifest.get(FUSED)).map(Checkpoint::truth),
                contents.doubles());
    }

    private static String entry(Map<String, String> manifest, String key) {
        String value = manifest.get(key);
        if (value == null) {
            throw new IllegalArgumentException("damaged: the entry " + key + " is missing");
        }
        return value;
    }

    private static boolean truth(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new IllegalArgumentException(
                            String.format(
                                    Locale.ROOT,
                                    "damaged: the entry %s is '%s', true or false wanted",
                                    FUSED,
                                    value));
        };
    }

    private static void requireFinite(SafeTensors.DoubleTensor tensor) {
        for (double value : tensor.data()) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "damaged: tensor %s has a value that is not finite: %s",
                                tensor.name(),
                                value));
            }
        }
    }

    private static long whole(Map<String, String> manifest, String key, long least, long greatest) {
        String text = entry(manifest, key);
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= greatest) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Said below: too many digits are no other mistake than a letter.
        }
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "damaged: the entry %s is '%s', a whole number from %d to %d wanted",
                        key,
                        text,
                        least,
                        greatest));
    }

    /**
     * The first entry in which another configuration would not continue this run. The threads may
     * differ, which change no result, and so may the number of iterations, unless a step size falls
     * with it.
     *
     * @param other the other configuration
     * @return the entry's key, empty if the run can go on
     */
    public Optional<TrainingKey> differsFrom(TrainingConfig other) {
        Map<String, String> ours = config.toMap();
        Map<String, String> theirs = other.toMap();
        return Arrays.stream(TrainingKey.values())
                .filter(key -> key != TrainingKey.THREADS)
                .filter(key -> key != TrainingKey.ITERATIONS || OuterRule.decays(config))
                .filter(key -> !ours.get(key.key()).equals(theirs.get(key.key())))
                .findFirst();
    }

    /** SHA-256 over the manifest and over names, shapes and bits of the tensors. */
    static String seal(Map<String, String> manifest, List<SafeTensors.DoubleTensor> tensors) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Json.write(manifest).getBytes(StandardCharsets.UTF_8));
            for (SafeTensors.DoubleTensor tensor : tensors) {
                digest.update(tensor.toString().getBytes(StandardCharsets.UTF_8));
                double[] data = tensor.data();
                ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * data.length);
                bytes.asDoubleBuffer().put(data);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
