package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;

/** Policies of run folders, of this version and of those before. */
class PoliciesTest {
    /** A run as the command line of version 0.1.0 left it. Never to be written anew. */
    private static final Path RELEASED = Path.of("src/test/resources/org/metagrad/meta/run-0.1.0");

    @TempDir private Path folder;

    private static TrainingConfig config() {
        return TrainingConfig.of(
                Map.of(
                        "env",
                        "intersection-continuous",
                        "algorithm",
                        "cavia",
                        "tasks",
                        "2",
                        "trajectories",
                        "3",
                        "hidden-width",
                        "8",
                        "iterations",
                        "2"));
    }

    private void write(TrainingConfig config, List<SafeTensors.Tensor> tensors) throws IOException {
        String text =
                config.toMap().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        Files.writeString(folder.resolve("config.properties"), text);
        new SafeTensors(tensors, Map.of()).write(folder.resolve("parameters.safetensors"));
    }

    @Test
    void aFolderGivesThePolicyOfItsTraining() throws IOException {
        float[] theta;
        try (Training training = new Training(config())) {
            training.step();
            theta = training.parameters();
            write(config(), training.namedParameters());
            training.checkpoint().write(folder.resolve("checkpoint.safetensors"));
        }
        float[] wanted = Policies.of(config(), theta).parameters();
        assertThat(Policies.load(folder).parameters()).isEqualTo(wanted);
        Path file = folder.resolve("config.properties");
        Files.writeString(file, Files.readString(file).substring(0, 100));
        assertThat(Policies.load(folder).parameters()).isEqualTo(wanted);
        Files.delete(file);
        assertThat(Policies.load(folder).parameters()).isEqualTo(wanted);
    }

    @Test
    void whatIsNoRunIsNamedInOneLine() throws IOException {
        assertThatThrownBy(() -> Policies.load(folder.resolve("absent")))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("absent") + ": no such folder");
        assertThatThrownBy(() -> Policies.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": is not the folder of a run, it has no config.properties");
        write(TrainingConfig.of(Map.of("env", "sinusoid")), List.of());
        assertThatThrownBy(() -> Policies.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": sinusoid: a regression has no policy");
        write(config(), List.of());
        assertThatThrownBy(() -> Policies.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": tensor policy.W1 is missing");
        Files.delete(folder.resolve("parameters.safetensors"));
        assertThatThrownBy(() -> Policies.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("parameters.safetensors") + ": no such file");
        Files.writeString(folder.resolve("config.properties"), "algorithm=mamml\n");
        assertThatThrownBy(() -> Policies.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("config.properties") + ": ");
    }

    /** Its actions, and where its episodes lead, are those of that version. */
    @Test
    void theRunOfARelease() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the bits are those of fused multiply-add");
        Policy policy = Policies.load(RELEASED);
        Episodes episodes = policy.episodes();
        RandomStream stream = RandomStream.of(8);
        StringBuilder came = new StringBuilder();
        float[] observation = new float[policy.observationSize()];
        for (int s = 0; s < 3; s++) {
            for (int e = 0; e < 4; e++) {
                for (int t = 0; t < 6 + e; t++) {
                    for (int d = 0; d < observation.length; d++) {
                        RandomStream of = stream.split(s).split(e).split(t);
                        observation[d] = (float) of.normal(d);
                    }
                    float[] action = policy.act(observation);
                    came.append(Float.toHexString(action[0])).append('\n');
                    episodes.add(observation, policy.drawn(), observation[0] - action[0]);
                    episodes.addHeld(observation[1]);
                }
                if (e % 2 == 0) {
                    episodes.terminate();
                } else {
                    episodes.truncate(observation);
                }
            }
            policy.adapt(episodes, s + 1);
            for (float value : policy.parameters()) {
                came.append(Float.toHexString(value)).append('\n');
            }
        }
        assertThat(came.toString())
                .isEqualTo(
                        Files.readString(RELEASED.resolve("expected.txt"), StandardCharsets.UTF_8));
    }
}
