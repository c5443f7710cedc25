package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;

/** Sharp algorithms in a training: without a step uphill, and the upper form from two others. */
class SharpTrainingTest {
    private static TrainingConfig config(String environment, String algorithm) {
        return TrainingConfig.of(
                java.util.Map.of(
                        "env", environment,
                        "algorithm", algorithm,
                        "optimiser", "sgd",
                        "outer-learning-rate", "0.5",
                        "tasks", "3",
                        "trajectories", "4",
                        "hidden-width", "8",
                        "iterations", "3",
                        "threads", "2"));
    }

    private static float[] after(TrainingConfig config, int iterations) {
        try (Training training = new Training(config)) {
            for (int i = 0; i < iterations; i++) {
                training.step();
            }
            return training.parameters();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sinusoid, maml, upper",
        "sinusoid, maml, lower",
        "sinusoid, cavia, lower",
        "cartpole-dynamics, meta-sgd, upper",
        "cartpole-dynamics, reptile, upper"
    })
    void withoutAStepUphillItIsTheLearnerBitForBit(
            String environment, String base, String sharpness) {
        TrainingConfig sharp = config(environment, "sharp-" + base).with("sharpness", sharpness);
        float[] plain = after(config(environment, base), 3);
        assertThat(after(sharp.with("rho", "0"), 3)).isEqualTo(plain);
        assertThat(after(sharp.with("rho", "0.3"), 3)).isNotEqualTo(plain);
    }

    /** The gradient of an iteration at other parameters, by plain descent from there. */
    private static double[] gradientAt(List<SafeTensors.Tensor> tensors, TrainingConfig maml) {
        try (Training training = new Training(maml)) {
            training.warmStart(tensors);
            float[] before = training.parameters();
            training.step();
            float[] then = training.parameters();
            double[] g = new double[before.length];
            for (int i = 0; i < g.length; i++) {
                g[i] = ((double) before[i] - then[i]) / maml.outerLearningRate();
            }
            return g;
        }
    }

    @Test
    void upperAppliesTheGradientUphillToWhereItBegan() {
        TrainingConfig maml = config("sinusoid", "maml");
        double rho = 0.4;
        List<SafeTensors.Tensor> tensors;
        float[] start;
        try (Training training = new Training(maml)) {
            tensors = training.namedParameters();
            start = training.parameters();
        }
        double[] g = gradientAt(tensors, maml);
        double norm = 0;
        for (double value : g) {
            norm += value * value;
        }
        norm = Math.sqrt(norm);
        List<SafeTensors.Tensor> uphill = new ArrayList<>();
        int at = 0;
        for (SafeTensors.Tensor tensor : tensors) {
            float[] moved = tensor.data().clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += (float) (rho * g[at++] / norm);
            }
            uphill.add(new SafeTensors.Tensor(tensor.name(), tensor.shape(), moved));
        }
        double[] there = gradientAt(uphill, maml);
        float[] got = after(config("sinusoid", "sharp-maml").with("rho", "0.4"), 1);
        double apart = 0;
        double different = 0;
        for (int i = 0; i < got.length; i++) {
            double step = ((double) start[i] - got[i]) / maml.outerLearningRate();
            apart = Math.max(apart, Math.abs(step - there[i]));
            different = Math.max(different, Math.abs(step - g[i]));
        }
        // gradients in float, and parameters that were rounded to float in between
        assertThat(apart).isLessThan(1e-4 * norm);
        assertThat(different).isGreaterThan(1e-2 * norm);
    }
}
