package org.metagrad.autodiff.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.TensorFile;

/** Optimisers against torch.optim, step by step. */
class OptimiserTest {
    private static final TensorFile FILE = TensorFile.read("rl_math/optimizers.csv");

    static Stream<String> names() {
        return FILE.names().stream()
                .filter(name -> name.endsWith(".settings"))
                .map(name -> name.substring(0, name.length() - ".settings".length()));
    }

    /** The optimiser of a line such as {@code lr=0.01 betas=0.9/0.999 eps=1e-08 ...}. */
    private static Optimiser optimiser(String name, int parameters, double rate) {
        Map<String, String> settings = new HashMap<>();
        for (String entry : FILE.text(name + ".settings").split(" ")) {
            settings.put(entry.split("=")[0], entry.split("=")[1]);
        }
        double decay = number(settings, "weight_decay");
        return switch (name.split("_")[0]) {
            case "sgd" ->
                    new Sgd(
                            parameters,
                            new Sgd.Settings(
                                    rate,
                                    number(settings, "momentum"),
                                    number(settings, "dampening"),
                                    decay,
                                    settings.get("nesterov").equals("True")));
            case "adam" -> new Adam(parameters, adam(settings, rate));
            case "adamw" -> new AdamW(parameters, adam(settings, rate));
            case "rmsprop" ->
                    new RmsProp(
                            parameters,
                            new RmsProp.Settings(
                                    rate,
                                    number(settings, "alpha"),
                                    number(settings, "eps"),
                                    decay,
                                    number(settings, "momentum"),
                                    settings.get("centered").equals("True")));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Adam.Settings adam(Map<String, String> settings, double rate) {
        String[] betas = settings.get("betas").split("/");
        return new Adam.Settings(
                rate,
                Double.parseDouble(betas[0]),
                Double.parseDouble(betas[1]),
                number(settings, "eps"),
                number(settings, "weight_decay"),
                settings.get("amsgrad").equals("True"));
    }

    private static double number(Map<String, String> settings, String name) {
        return Double.parseDouble(settings.get(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyStepIsThatOfTorch(String name) {
        double[] theta = FILE.doubles("theta0");
        int p = theta.length;
        double[] gradients = FILE.doubles("grads");
        double[] want = FILE.doubles(name + ".theta");
        String settings = FILE.text(name + ".settings");
        double rate = Double.parseDouble(settings.substring(3, settings.indexOf(' ')));
        Optimiser optimiser = optimiser(name, p, rate);
        double[] got = new double[want.length];
        for (int step = 0; step < want.length / p; step++) {
            optimiser.step(theta, Arrays.copyOfRange(gradients, step * p, (step + 1) * p));
            System.arraycopy(theta, 0, got, step * p, p);
        }
        assertThat(Closeness.largestDifference(got, want)).isLessThan(1e-13);
    }

    /** {@code f = 1/2 p'Ap - b'p + 0.1 sum p^4}. */
    @ParameterizedTest
    @MethodSource("names")
    void aMinimisationRunsAsWithTorch(String name) {
        double[] theta = FILE.doubles("theta0");
        double[] want = FILE.doubles("loop." + name + ".loss");
        Optimiser optimiser = optimiser(name, theta.length, 0.05);
        double[] got = new double[want.length];
        double[] gradient = new double[theta.length];
        for (int step = 0; step < want.length; step++) {
            got[step] = quartic(theta, gradient);
            optimiser.step(theta, gradient);
        }
        assertThat(Closeness.relativeError(got, want)).isLessThan(1e-10);
        assertThat(Closeness.relativeError(theta, FILE.doubles("loop." + name + ".theta_final")))
                .isLessThan(1e-10);
    }

    private static double quartic(double[] p, double[] gradient) {
        double[] a = FILE.doubles("loop.A");
        double[] b = FILE.doubles("loop.b");
        double value = 0;
        for (int i = 0; i < p.length; i++) {
            double ap = 0;
            for (int j = 0; j < p.length; j++) {
                ap += a[i * p.length + j] * p[j];
            }
            value += p[i] * ap / 2 - b[i] * p[i] + 0.1 * Math.pow(p[i], 4);
            gradient[i] = ap - b[i] + 0.4 * Math.pow(p[i], 3);
        }
        return value;
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRestoredOptimiserGoesOnWithTheSameBits(String name) {
        SplittableRandom random = new SplittableRandom(2);
        Optimiser whole = optimiser(name, 7, 0.1);
        Optimiser second = optimiser(name, 7, 0.1);
        double[] theta = random.doubles(7, -1, 1).toArray();
        double[][] gradients = new double[10][];
        for (int i = 0; i < 10; i++) {
            gradients[i] = random.doubles(7, -1, 1).toArray();
        }
        for (int i = 0; i < 5; i++) {
            whole.step(theta, gradients[i]);
        }
        double[] resumed = theta.clone();
        assertThat(whole.state()).hasSize(whole.stateSize());
        second.restore(whole.state());
        for (int i = 5; i < 10; i++) {
            whole.step(theta, gradients[i]);
            second.step(resumed, gradients[i]);
        }
        assertThat(resumed).isEqualTo(theta);
        assertThat(second.state()).isEqualTo(whole.state());
        assertThatThrownBy(() -> second.restore(new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values wanted, got 3");
        assertThatThrownBy(() -> second.step(new double[7], new double[6]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("optimiser of 7 parameters: theta has 7, the gradient 6 values");
    }

    @ParameterizedTest
    @MethodSource("names")
    void stepsStayFiniteWhereGradientsAreZeroConstantOrLarge(String name) {
        Optimiser optimiser = optimiser(name, 3, 1e-3);
        double[] theta = new double[3];
        double[] gradient = {0, 0.1, 1e150};
        for (int i = 0; i < 1000; i++) {
            optimiser.step(theta, gradient);
        }
        assertThat(theta[0]).isZero();
        assertThat(Vectors.finite(theta)).isTrue();
    }

    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String name : names().toList()) {
            Optimiser optimiser = optimiser(name, 100, 1e-3);
            double[] theta = new double[100];
            double[] gradient = new double[100];
            long allocated = Long.MAX_VALUE;
            for (int attempt = 0; attempt < 20 && allocated > 0; attempt++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 100; i++) {
                    optimiser.step(theta, gradient);
                }
                allocated = threads.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).as(name).isZero();
        }
    }

    @Test
    void nesterovWithoutMomentumIsRefused() {
        assertThatThrownBy(() -> new Sgd.Settings(0.1, 0, 0, 0, true))
                .hasMessage(
                        "sgd: nesterov wants momentum above 0 and dampening 0, got 0.0 and 0.0");
    }
}
