package org.metagrad.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.nn.ActionDistribution;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.autodiff.reference.ReferenceInterpreter;

/** Log-probabilities, entropies and divergences against closed forms in plain Java. */
class PolicyTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-13);
    private static final Mlp LINEAR = new Mlp(List.of(2, 6), Mlp.Activation.IDENTITY);

    /** The value of one scalar of a policy at one state. */
    private interface Quantity {
        Variable of(ProgramBuilder b, ActionDistribution pi);
    }

    private static double value(Policy policy, List<double[]> theta, Quantity quantity) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = policy.inputs(b);
        Variable states = b.input(policy.stateRows(), 1);
        List<double[]> inputs = new ArrayList<>(theta);
        inputs.add(new double[policy.stateRows()]);
        Program program = b.build(quantity.of(b, policy.actions(b, parameters, states)));
        return ReferenceInterpreter.evaluate(program, inputs).getFirst()[0];
    }

    private static Variable column(ProgramBuilder b, double... values) {
        Variable all = b.constant(values[0], new Shape(1, 1));
        for (int i = 1; i < values.length; i++) {
            all = b.concatenateRows(all, b.constant(values[i], new Shape(1, 1)));
        }
        return all;
    }

    /** A Gaussian policy whose mean is the bias, at any state. */
    private static List<double[]> gaussian(double[] mean, double[] logStd) {
        return List.of(new double[12], mean, logStd);
    }

    @Test
    void theLogProbabilityOfSixDimensionsIsTheSumOfTheirs() {
        SplittableRandom random = new SplittableRandom(1);
        double[] mean = random.doubles(6, -1, 1).toArray();
        double[] logStd = random.doubles(6, -1, 1).toArray();
        double[] action = random.doubles(6, -2, 2).toArray();
        double log = 0;
        double entropy = 0;
        for (int i = 0; i < 6; i++) {
            double std = Math.exp(logStd[i]);
            double density =
                    Math.exp(-Math.pow((action[i] - mean[i]) / std, 2) / 2)
                            / (std * Math.sqrt(2 * Math.PI));
            log += Math.log(density);
            entropy += Math.log(std * Math.sqrt(2 * Math.PI * Math.E));
        }
        Policy policy = new GaussianPolicy(LINEAR, 6, 0);
        List<double[]> theta = gaussian(mean, logStd);
        assertThat(value(policy, theta, (b, pi) -> pi.logProbability(b, column(b, action))))
                .isCloseTo(log, CLOSE);
        assertThat(value(policy, theta, (b, pi) -> pi.entropy(b))).isCloseTo(entropy, CLOSE);
    }

    @Test
    void theGaussianDivergenceIsTheClosedForm() {
        SplittableRandom random = new SplittableRandom(2);
        double[] mean = random.doubles(6, -1, 1).toArray();
        double[] logStd = random.doubles(6, -1, 1).toArray();
        double[] oldMean = random.doubles(6, -1, 1).toArray();
        double[] oldLogStd = random.doubles(6, -1, 1).toArray();
        double want = 0;
        for (int i = 0; i < 6; i++) {
            double s = Math.exp(logStd[i]);
            double t = Math.exp(oldLogStd[i]);
            double d = oldMean[i] - mean[i];
            want += Math.log(s / t) + (t * t + d * d) / (2 * s * s) - 0.5;
        }
        Policy policy = new GaussianPolicy(LINEAR, 6, 0);
        Quantity divergence =
                (b, pi) ->
                        pi.divergenceFrom(
                                b, b.concatenateRows(column(b, oldMean), column(b, oldLogStd)));
        assertThat(value(policy, gaussian(mean, logStd), divergence)).isCloseTo(want, CLOSE);
        assertThat(value(policy, gaussian(oldMean, oldLogStd), divergence)).isCloseTo(0, CLOSE);
    }

    @Test
    void theCategoricalQuantitiesAreTheClosedForms() {
        double[] logits = {0.3, -1, 2, 0, 0.5, -0.2};
        double[] oldLogits = {1, 0, -1, 0.5, 0.2, 0.1};
        double[] p = softmax(logits);
        double[] q = softmax(oldLogits);
        double entropy = 0;
        double divergence = 0;
        for (int i = 0; i < 6; i++) {
            entropy -= p[i] * Math.log(p[i]);
            divergence += q[i] * Math.log(q[i] / p[i]);
        }
        Policy policy = new CategoricalPolicy(LINEAR);
        List<double[]> theta = List.of(new double[12], logits);
        assertThat(value(policy, theta, (b, pi) -> pi.entropy(b))).isCloseTo(entropy, CLOSE);
        double[] log = IntStream.range(0, 6).mapToDouble(i -> Math.log(q[i])).toArray();
        assertThat(value(policy, theta, (b, pi) -> pi.divergenceFrom(b, column(b, log))))
                .isCloseTo(divergence, CLOSE);
        assertThat(value(policy, theta, (b, pi) -> pi.logProbability(b, column(b, 2))))
                .isCloseTo(Math.log(p[2]), CLOSE);
    }

    private static double[] softmax(double[] logits) {
        double sum = IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i])).sum();
        return IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i]) / sum)
                .toArray();
    }

    /** The entropy is the mean of -log p over draws: here over a fine grid. */
    @Test
    void theFloorOfTheStandardDeviationHasNoKinkAndKeepsADerivative() {
        Mlp one = new Mlp(List.of(1, 1), Mlp.Activation.IDENTITY);
        double floor = 1e-3;
        GaussianPolicy policy = new GaussianPolicy(one, 1, floor);
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = policy.inputs(b);
        Variable states = b.input(1, 1);
        // log std = entropy - (1 + log(2 pi)) / 2
        Program entropy = b.build(policy.entropy(b, theta, states));
        Program derivative = Differentiation.gradient(entropy, 2);
        double constant = (1 + Math.log(2 * Math.PI)) / 2;
        for (double logStd : new double[] {0, -3, Math.log(floor), -8, -9, -100, 5}) {
            List<double[]> at =
                    List.of(new double[1], new double[1], new double[] {logStd}, new double[1]);
            double std =
                    Math.exp(ReferenceInterpreter.evaluate(entropy, at).getFirst()[0] - constant);
            double want = Math.sqrt(Math.exp(2 * logStd) + floor * floor);
            assertThat(std).isCloseTo(want, Offset.offset(1e-12 * want));
            double slope = ReferenceInterpreter.evaluate(derivative, at).getFirst()[0];
            double share = Math.exp(2 * logStd) / (want * want);
            assertThat(slope).isCloseTo(share, Offset.offset(1e-12));
            if (logStd > -10) {
                assertThat(slope).isPositive();
            }
        }
    }

    @Test
    void theCeilingOfTheStandardDeviationHasNoKinkAndKeepsADerivative() {
        Mlp one = new Mlp(List.of(1, 1), Mlp.Activation.IDENTITY);
        double floor = Math.exp(-3);
        double ceiling = Math.exp(-0.5);
        GaussianPolicy policy =
                new GaussianPolicy(one, 1, new GaussianPolicy.LogStd(-3, -0.5, true));
        Program entropy = entropy(policy);
        Program derivative = Differentiation.gradient(entropy, 2);
        double constant = (1 + Math.log(2 * Math.PI)) / 2;
        for (double logStd : new double[] {0, -0.5, -2, -3, -9, 4}) {
            List<double[]> at =
                    List.of(new double[1], new double[1], new double[] {logStd}, new double[1]);
            double std =
                    Math.exp(ReferenceInterpreter.evaluate(entropy, at).getFirst()[0] - constant);
            double floored = Math.exp(2 * logStd) + floor * floor;
            double variance = 1 / (1 / floored + 1 / (ceiling * ceiling));
            assertThat(std).isCloseTo(Math.sqrt(variance), Offset.offset(1e-12 * ceiling));
            double slope = ReferenceInterpreter.evaluate(derivative, at).getFirst()[0];
            double share = Math.exp(2 * logStd) / floored * (1 - variance / (ceiling * ceiling));
            assertThat(slope).isCloseTo(share, Offset.offset(1e-12)).isPositive();
        }
        assertThatThrownBy(() -> new GaussianPolicy.LogStd(-1, -1, true))
                .hasMessage("gaussian policy: minimum log std -1.0 is not below the maximum -1.0");
    }

    @Test
    void aStandardDeviationThatIsNotLearntHasTheSameValueAndNoDerivative() {
        Mlp one = new Mlp(List.of(1, 1), Mlp.Activation.IDENTITY);
        var learnt = new GaussianPolicy(one, 1, new GaussianPolicy.LogStd(-3, 2, true));
        var frozen = new GaussianPolicy(one, 1, new GaussianPolicy.LogStd(-3, 2, false));
        List<double[]> at =
                List.of(new double[1], new double[1], new double[] {-0.7}, new double[1]);
        assertThat(ReferenceInterpreter.evaluate(entropy(frozen), at).getFirst())
                .isEqualTo(ReferenceInterpreter.evaluate(entropy(learnt), at).getFirst());
        Program derivative = Differentiation.gradient(entropy(frozen), 2);
        assertThat(ReferenceInterpreter.evaluate(derivative, at).getFirst()).containsExactly(0);
    }

    private static Program entropy(GaussianPolicy policy) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = policy.inputs(b);
        return b.build(policy.entropy(b, theta, b.input(1, 1)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6})
    void theUsualFloorIsNotSeenAtTheUsualStart(double floor) {
        GaussianPolicy policy = new GaussianPolicy(LINEAR, 6, floor);
        double got =
                value(policy, gaussian(new double[6], new double[6]), (b, pi) -> pi.entropy(b));
        assertThat(got).isCloseTo(3 * (1 + Math.log(2 * Math.PI)), Offset.offset(1e-11));
    }

    @Test
    void outputsBeyondTheDistributionAreLeftToOthers() {
        double[] bias = {0.1, 0.2, 0.3, 0.4, 0.5, 900};
        Policy five = new CategoricalPolicy(LINEAR, 5);
        double[] p = softmax(new double[] {0.1, 0.2, 0.3, 0.4, 0.5});
        assertThat(
                        value(
                                five,
                                List.of(new double[12], bias),
                                (b, pi) -> pi.logProbability(b, column(b, 4))))
                .isCloseTo(Math.log(p[4]), CLOSE);
        Policy gaussian = new GaussianPolicy(LINEAR, 5, 0);
        assertThat(gaussian.parameterShapes().getLast()).isEqualTo(new Shape(5, 1));
        assertThat(gaussian.parameterNames()).containsExactly("W1", "b1", "log_std");
        assertThat(gaussian.parameterCount()).isEqualTo(12 + 6 + 5);
        assertThat(gaussian.distributionRows()).isEqualTo(10);
        assertThatThrownBy(() -> new CategoricalPolicy(LINEAR, 7))
                .hasMessage("categorical policy: 7 outputs wanted of a network with 6");
        assertThatThrownBy(() -> new GaussianPolicy(LINEAR, 6, -1))
                .hasMessage("gaussian policy: minimumStd -1.0: a finite number from 0 wanted");
    }

    @ParameterizedTest
    @EnumSource
    void everyActivationIsTheFunctionItIsNamedAfter(Mlp.Activation activation) {
        Mlp network = new Mlp(List.of(1, 1, 1), activation);
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = network.parameterShapes().stream().map(b::input).toList();
        Program program = b.build(network.apply(b, theta, b.input(1, 1)));
        for (double x : new double[] {-2, -0.5, 0, 0.7, 3}) {
            double want =
                    switch (activation) {
                        case TANH -> Math.tanh(x);
                        case RELU -> Math.max(x, 0);
                        case SIGMOID -> 1 / (1 + Math.exp(-x));
                        case SOFTPLUS -> Math.log(1 + Math.exp(x));
                        case IDENTITY -> x;
                    };
            double[] one = {1};
            double[] zero = {0};
            double got =
                    ReferenceInterpreter.evaluate(
                                    program, List.of(one, zero, one, zero, new double[] {x}))
                            .getFirst()[0];
            assertThat(got).isCloseTo(want, CLOSE);
        }
    }
}
