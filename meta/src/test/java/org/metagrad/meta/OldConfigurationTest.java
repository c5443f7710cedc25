package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.Digest;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.task.LearningProblem;

/**
 * A run folder from before the keys of actions and of the discount of a decision trains and is
 * evaluated to the bits of its time. The digests were recorded then, that of the second, whose
 * draws have several tiles, when these were first added in double.
 */
class OldConfigurationTest {
    private static final List<String> LATER =
            List.of(
                    "action-scaling",
                    "initial-log-std",
                    "minimum-log-std",
                    "maximum-log-std",
                    "log-std-learnt",
                    "log-std-adapted",
                    "discount-per",
                    "state-weighting",
                    "outer-schedule",
                    "warm-start",
                    "averaging",
                    "normalise-observations",
                    "noise-seed",
                    "horizon",
                    "inner-optimiser",
                    "inner-momentum",
                    "inner-beta1",
                    "inner-beta2",
                    "inner-epsilon",
                    "inner-epsilon-root",
                    "lambda",
                    "solver-steps",
                    "target-steps",
                    "es-pairs",
                    "es-sigma",
                    "multi-step-loss",
                    "rho",
                    "sharpness",
                    "damping",
                    "matching",
                    "label-noise");

    @ParameterizedTest
    @CsvSource({
        "navigation-shifted, maml, 0.001, 7c0f1c2fc5c2803097d2a15071b490cb1d86e678a4899e746f021de3765bb55b",
        "lunarlander-continuous, directed-fomaml, 0.003, a7ad49128b297506f2249ffb1f7b660d5e9f1246e35b18a9f2f4479cac697219",
        "intersection-continuous, cavia, 5.0E-4, 235f8cb7e77cf464bf6aaec54f937ef0d3c071cdb73c08fda4a42cf43e9a1de4",
        "intersection, meta-sgd, 5.0E-4, 946fdffb56b127677db38f5e9db6f802aedfce685a44417e78d56d9d782c7cdf"
    })
    void itsBitsAreThoseOfItsTime(
            String environment, String algorithm, String rate, String digest) {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the digests are those of fused multiply-add");
        Map<String, String> entries =
                TrainingConfig.of(
                                Map.of(
                                        "env", environment,
                                        "algorithm", algorithm,
                                        "outer-learning-rate", rate,
                                        "discount", "0.99",
                                        "tasks", "3",
                                        "trajectories", "3",
                                        "iterations", "2",
                                        "threads", "2",
                                        "hidden-width", "9"))
                        .toMap();
        // a bonus that falls has other bits since it has shares of its own
        entries.put("entropy-decay", "0");
        // and a shared scale, whose advantages are centred by other trajectories
        entries.put("advantage-scale", "0.0");
        // what presets have been since
        entries.put("gae-lambda", "1.0");
        LATER.forEach(entries::remove);
        TrainingConfig old = TrainingConfig.fromMap(new HashMap<>(entries));
        List<Double> numbers = new ArrayList<>();
        try (Training training = new Training(old)) {
            training.run(done -> numbers.add(done.returnAfter()));
            float[] theta = training.parameters();
            for (float value : theta) {
                numbers.add((double) value);
            }
            numbers.addAll(adapted(old, theta));
        }
        assertThat(Digest.sha256(numbers.stream().mapToDouble(x -> x).toArray())).isEqualTo(digest);
    }

    /** The mean returns on two tasks before and after a step, as evaluations had them then. */
    private static List<Double> adapted(TrainingConfig old, float[] theta) {
        RandomStream root = RandomStream.of(5);
        double[] sums = new double[2];
        for (int t = 0; t < 2; t++) {
            EnvironmentTask task = LearningProblem.of(old).sample(root.split(101).split(t));
            RandomStream stream = root.split(102).split(t);
            double[] returns = new Adaptation(old).adapt(theta, task, 1, stream).meanReturns();
            sums[0] += returns[0];
            sums[1] += returns[1];
        }
        return List.of(sums[0] / 2, sums[1] / 2);
    }
}
