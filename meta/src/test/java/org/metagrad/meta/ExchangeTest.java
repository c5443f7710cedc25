package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;

/** What other libraries are given of a policy gives its outputs. */
class ExchangeTest {
    @TempDir private Path folder;

    private static TrainingConfig config(String options) {
        Map<String, String> given = new HashMap<>();
        given.put("tasks", "2");
        given.put("trajectories", "3");
        given.put("hidden-width", "8");
        given.put("iterations", "2");
        for (String option : options.split(" ")) {
            given.put(option.split("=")[0], option.split("=")[1]);
        }
        return TrainingConfig.of(given);
    }

    /** Trained a little and adapted to episodes of noise. */
    private static Policy policy(TrainingConfig config) {
        float[] theta;
        try (Training training = new Training(config)) {
            training.step();
            theta = training.parameters();
        }
        Policy policy = Policies.of(config, theta);
        Episodes episodes = policy.episodes();
        for (int e = 0; e < 4; e++) {
            for (int t = 0; t < 9; t++) {
                float[] observation = observation(policy, 10 * e + t);
                policy.act(observation);
                episodes.add(observation, policy.drawn(), observation[0]);
            }
            episodes.terminate();
        }
        policy.adapt(episodes, 1);
        return policy;
    }

    private static float[] observation(Policy policy, int seed) {
        float[] observation = new float[policy.observationSize()];
        for (int d = 0; d < observation.length; d++) {
            observation[d] = (float) RandomStream.of(seed).normal(d);
        }
        return observation;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env=cartpole-mass",
                "env=cartpole-mass algorithm=cavia",
                "env=navigation-shifted algorithm=meta-sgd",
                "env=navigation-shifted algorithm=meta-curvature",
                "env=navigation-shifted algorithm=natural-maml",
                "env=intersection-continuous normalise-observations=true activation=relu",
                "env=intersection algorithm=cavia normalise-observations=true hidden-layers=1"
            })
    void aStateDictIsReadBackToTheBit(String options) throws IOException {
        TrainingConfig config = config(options);
        Policy policy = policy(config);
        Path file = folder.resolve("policy.safetensors");
        policy.writeStateDict(file);
        Policy read = Policies.ofStateDict(config, file);
        assertThat(read.parameters()).isEqualTo(policy.parameters());
        for (int i = 0; i < 20; i++) {
            float[] observation = observation(policy, 100 + i);
            assertThat(read.distribution(observation)).isEqualTo(policy.distribution(observation));
        }
    }

    @Test
    void itsNamesAndShapesAreThoseOfPyTorch() throws IOException {
        TrainingConfig config = config("env=navigation-shifted algorithm=cavia context=3");
        Policy policy = policy(config);
        Path file = folder.resolve("policy.safetensors");
        policy.writeStateDict(file);
        SafeTensors contents = SafeTensors.read(file);
        assertThat(contents.tensors())
                .extracting(SafeTensors.Tensor::toString)
                .containsExactly(
                        "net.0.weight [8, 5]",
                        "net.0.bias [8]",
                        "net.2.weight [8, 8]",
                        "net.2.bias [8]",
                        "net.4.weight [2, 8]",
                        "net.4.bias [2]",
                        "log_std [2]",
                        "context [3]");
        assertThat(contents.metadata()).isEqualTo(Map.of("activation", "TANH"));

        List<SafeTensors.Tensor> tensors = new ArrayList<>(contents.tensors());
        tensors.removeLast();
        tensors.add(new SafeTensors.Tensor("other", new int[] {0}, new float[0]));
        new SafeTensors(tensors, Map.of()).write(file);
        assertThat(Policies.ofStateDict(config, file).parameters())
                .startsWith(tensors.getFirst().data())
                .endsWith(0, 0, 0);
        tensors.remove(1);
        new SafeTensors(tensors, Map.of()).write(file);
        assertThatThrownBy(() -> Policies.ofStateDict(config, file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": tensor net.0.bias is missing");
        tensors.add(new SafeTensors.Tensor("net.0.bias", new int[] {2}, new float[2]));
        new SafeTensors(tensors, Map.of()).write(file);
        assertThatThrownBy(() -> Policies.ofStateDict(config, file))
                .hasMessageStartingWith(file + ": tensor net.0.bias has shape [2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env=cartpole-mass activation=sigmoid",
                "env=cartpole-mass algorithm=cavia activation=softplus",
                "env=navigation-shifted algorithm=meta-sgd action-scaling=raw",
                "env=intersection-continuous normalise-observations=true activation=relu",
                "env=navigation-shifted maximum-log-std=0.5 minimum-log-std=-0.5",
                "env=intersection algorithm=cavia normalise-observations=true hidden-layers=1"
            })
    void anOnnxModelGivesTheSameDistributions(String options) throws IOException {
        Policy policy = policy(config(options));
        Path file = folder.resolve("policy.onnx");
        policy.writeOnnx(file);
        OnnxReader model = OnnxReader.of(Files.readAllBytes(file));
        assertThat(model.opset()).isEqualTo(13);
        for (int i = 0; i < 20; i++) {
            float[] observation = observation(policy, 100 + i);
            Map<String, double[]> outputs = model.run(observation);
            double[] came =
                    outputs.containsKey("mean")
                            ? joined(outputs.get("mean"), outputs.get("log_std"))
                            : outputs.get("log_probabilities");
            assertClose(came, policy.distribution(observation));
            assertClose(outputs.get("action"), policy.mode(observation));
        }
    }

    private static double[] joined(double[] one, double[] other) {
        double[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static void assertClose(double[] came, float[] wanted) {
        assertThat(came).hasSameSizeAs(wanted);
        for (int i = 0; i < came.length; i++) {
            assertThat(Math.abs(came[i] - wanted[i])).isLessThan(1e-6 * (1 + Math.abs(wanted[i])));
        }
    }
}
