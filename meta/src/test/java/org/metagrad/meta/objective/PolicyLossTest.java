package org.metagrad.meta.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;
import org.metagrad.meta.check.Arithmetic;
import org.metagrad.meta.check.Batch;
import org.metagrad.meta.check.PolicySamples;

/** The losses of policies: what they are at the old policy, their bonuses, and their extremes. */
class PolicyLossTest {
    /** Every loss of a policy, for both kinds of policy. */
    static Stream<Loss> losses() {
        List<Loss> all = new ArrayList<>();
        for (Policy policy : List.of(PolicySamples.categorical(), PolicySamples.gaussian())) {
            for (Surrogate surrogate :
                    List.of(
                            Surrogate.LOGPROB,
                            Surrogate.LVC,
                            Surrogate.DICE,
                            new Surrogate.Loaded(0.7, 1))) {
                all.add(new PolicyLoss(policy, surrogate, 0));
                all.add(new PolicyLoss(policy, surrogate, 0.2));
                all.add(new ActorCriticLoss(withValue(policy), surrogate, 0.5, 0.01));
            }
            all.add(new RatioLoss(policy));
            all.add(new DivergenceLoss(policy));
            all.add(new ClippedLoss(policy, 0.3, 5e-4, 0.01));
        }
        return all.stream();
    }

    private static Policy withValue(Policy policy) {
        List<Integer> sizes = new ArrayList<>(policy.network().sizes());
        sizes.set(sizes.size() - 1, policy.network().outputs() + 1);
        Mlp network = new Mlp(sizes, policy.network().activation());
        return switch (policy) {
            case CategoricalPolicy p -> new CategoricalPolicy(network, p.actions());
            case GaussianPolicy p -> new GaussianPolicy(network, p.actionSize(), p.logStd());
        };
    }

    @ParameterizedTest
    @MethodSource("losses")
    void derivativesAgreeWithDifferencesAndAmongArithmetics(Loss loss) {
        Batch batch = PolicySamples.batch(loss, 3, 2, 2);
        double[] theta = PolicySamples.parameters(loss, 1);
        double[] v = PolicySamples.parameters(loss, 2);
        double[] gradient = batch.gradient(Arithmetic.REFERENCE, theta);
        double[] product = batch.product(Arithmetic.REFERENCE, theta, v);
        for (Arithmetic arithmetic : Arithmetic.values()) {
            assertThat(Closeness.relativeError(batch.gradient(arithmetic, theta), gradient))
                    .isLessThan(arithmetic.tolerance());
            assertThat(Closeness.relativeError(batch.product(arithmetic, theta, v), product))
                    .isLessThan(arithmetic.tolerance());
        }
        boolean stops = !(loss instanceof RatioLoss || loss instanceof DivergenceLoss);
        if (!stops || loss instanceof ClippedLoss) {
            double[] difference =
                    FiniteDifferences.gradient(
                            at -> batch.value(Arithmetic.REFERENCE, at), theta, 1e-5);
            assertThat(Closeness.relativeError(gradient, difference)).isLessThan(1e-7);
            double[] along =
                    FiniteDifferences.along(
                            at -> batch.gradient(Arithmetic.REFERENCE, at), theta, v, 1e-5);
            assertThat(Closeness.relativeError(product, along)).isLessThan(1e-7);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void derivativesAreFiniteAtExtremeLogits(Loss loss) {
        Batch ordinary = PolicySamples.batch(loss, 3, 2, 2);
        for (double size : new double[] {1e4, -1e4}) {
            double[] theta = PolicySamples.parameters(loss, 3);
            // The biases of the last layer are the logits or means, and the value.
            int end = PolicySamples.policy(loss).network().parameterCount();
            int outputs = PolicySamples.policy(loss).network().outputs();
            for (int i = 0; i < outputs; i++) {
                theta[end - outputs + i] = i % 2 == 0 ? size : -size;
            }
            for (int i = end; i < theta.length; i++) {
                theta[i] = i % 2 == 0 ? size : -size;
            }
            double[] v = PolicySamples.parameters(loss, 4);
            for (Arithmetic arithmetic : Arithmetic.values()) {
                for (Batch batch : List.of(ordinary, onPolicy(ordinary, arithmetic, theta))) {
                    assertThat(batch.gradient(arithmetic, theta))
                            .as("gradient, %s", arithmetic)
                            .satisfies(g -> assertThat(Vectors.finite(g)).isTrue());
                    assertThat(batch.product(arithmetic, theta, v))
                            .as("product, %s", arithmetic)
                            .satisfies(hv -> assertThat(Vectors.finite(hv)).isTrue());
                }
            }
        }
    }

    /** The same data with the extreme policy itself as the old one. */
    private static Batch onPolicy(Batch ordinary, Arithmetic arithmetic, double[] theta) {
        Loss loss = ordinary.loss();
        Policy policy = PolicySamples.policy(loss);
        int n = ordinary.columns();
        List<double[]> data = new ArrayList<>(ordinary.data());
        List<double[]> inputs = new ArrayList<>(Batch.split(policy.parameterShapes(), theta));
        inputs.add(data.getFirst());
        double[] rows = arithmetic.run(policy.distributions(n), inputs);
        for (int i = 0; i < data.size(); i++) {
            if (loss.data().get(i).name().equals("old distributions")) {
                data.set(i, rows);
            }
        }
        return new Batch(loss, data);
    }

    /** An optimiser that scales its gradients makes a walk at random of any rounding here. */
    @ParameterizedTest
    @EnumSource
    void equalPoliciesHaveADivergenceAndAGradientOfExactlyZero(Arithmetic arithmetic) {
        for (Policy policy : List.of(PolicySamples.categorical(), PolicySamples.gaussian())) {
            DivergenceLoss loss = new DivergenceLoss(policy);
            for (int seed = 0; seed < 20; seed++) {
                double[] theta = PolicySamples.parameters(loss, seed);
                Batch batch = onPolicy(PolicySamples.batch(loss, 3, 2, 2), arithmetic, theta);
                assertThat(batch.value(arithmetic, theta)).isZero();
                assertThat(Arrays.stream(batch.gradient(arithmetic, theta))).allMatch(g -> g == 0);
                theta[0] += 0.1;
                assertThat(batch.value(arithmetic, theta)).isPositive();
            }
        }
    }

    @Test
    void theEntropyBonusIsTheEntropyTimesItsCoefficient() {
        for (Policy policy : List.of(PolicySamples.categorical(), PolicySamples.gaussian())) {
            Loss plain = new PolicyLoss(policy, Surrogate.LVC, 0);
            Loss bonus = new PolicyLoss(policy, Surrogate.LVC, 0.2);
            double[] theta = PolicySamples.parameters(plain, 1);
            double difference =
                    PolicySamples.batch(plain, 3, 2, 1).value(Arithmetic.REFERENCE, theta)
                            - PolicySamples.batch(bonus, 3, 2, 1)
                                    .value(Arithmetic.REFERENCE, theta);
            // Shares of .2 for five samples make a mean.
            Batch samples = PolicySamples.batch(plain, 3, 2, 0);
            double mean = Arrays.stream(entropies(policy, theta, samples)).average().orElseThrow();
            assertThat(difference)
                    .isCloseTo(0.2 * mean, org.assertj.core.data.Offset.offset(1e-12));
        }
    }

    private static double[] entropies(Policy policy, double[] theta, Batch samples) {
        var b = new org.metagrad.autodiff.ProgramBuilder();
        var parameters = policy.inputs(b);
        var states = b.input(PolicySamples.STATES, samples.columns());
        List<double[]> inputs = new ArrayList<>(Batch.split(policy.parameterShapes(), theta));
        inputs.add(samples.data().getFirst());
        return Arithmetic.REFERENCE.run(b.build(policy.entropy(b, parameters, states)), inputs);
    }

    @Test
    void aClippedSampleHasNoGradient() {
        ClippedLoss loss = new ClippedLoss(PolicySamples.categorical(), 0.3, 0, 0);
        double[] theta = PolicySamples.parameters(loss, 1);
        Batch batch = PolicySamples.batch(loss, 1, 0, 0);
        List<double[]> inputs = new ArrayList<>(Batch.split(loss.parameterShapes(), theta));
        inputs.addAll(batch.data().subList(0, 1));
        double[] log = Arithmetic.REFERENCE.run(loss.policy().distributions(1), inputs);
        batch.data().get(2)[0] = 1;
        double own = log[(int) batch.data().get(1)[0]];
        // A gain that has already grown beyond 1.3 times is not pushed further, a loss is pushed
        // back.
        for (double ratio : new double[] {0.5, 0.9, 1, 1.2, 1.5}) {
            batch.data().get(3)[0] = own - Math.log(ratio);
            for (double weight : new double[] {1, -1}) {
                batch.data().get(2)[0] = weight;
                boolean clipped = weight > 0 ? ratio > 1.3 : ratio < 0.7;
                double[] g = batch.gradient(Arithmetic.REFERENCE, theta);
                assertThat(Arrays.stream(g).allMatch(x -> x == 0))
                        .as("ratio %s, weight %s", ratio, weight)
                        .isEqualTo(clipped);
                double value = batch.value(Arithmetic.REFERENCE, theta);
                double limited = Math.clamp(ratio, 0.7, 1.3) * weight;
                assertThat(value)
                        .isCloseTo(
                                -Math.min(ratio * weight, limited),
                                org.assertj.core.data.Offset.offset(1e-12));
            }
        }
    }

    @Test
    void wrongUseIsNamed() {
        assertThatThrownBy(() -> new PolicyLoss(PolicySamples.categorical(), Surrogate.LVC, -1))
                .hasMessage("entropy coefficient -1.0: a finite number from 0 wanted");
        assertThatThrownBy(() ->
                        new ActorCriticLoss(PolicySamples.categorical(), Surrogate.LVC, 0.5, 0))
                .hasMessage(
                        "actor-critic: a network of 5 outputs wanted, 4 of the distribution and the value, got 4");
        assertThatThrownBy(() -> new ClippedLoss(PolicySamples.categorical(), 1, 0, 0))
                .hasMessage("clip 1.0: between 0 and 1 wanted");
    }
}
