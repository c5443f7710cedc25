package org.metagrad.meta.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;
import org.metagrad.meta.check.Arithmetic;
import org.metagrad.meta.check.Batch;
import org.metagrad.meta.check.PolicySamples;
import org.metagrad.meta.learner.InnerLoop;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.StepSize;

/** What an inner step does to the standard deviation of a Gaussian policy. */
class GaussianAdaptationTest {
    private static final double ALPHA = 0.4;
    private static final int STEPS = 2;
    private static final Mlp NETWORK = new Mlp(List.of(3, 5, 2), Mlp.Activation.TANH);
    private static final PolicyLoss LOSS =
            new PolicyLoss(new GaussianPolicy(NETWORK), Surrogate.LOGPROB, 0);

    /** Each inner step and the outer loss have a batch of their own. */
    private static final class Task implements LearningTask<Batch> {
        @Override
        public Batch sample(double[] theta, int draw) {
            return PolicySamples.batch(LOSS, 3 - draw, 2, draw);
        }

        @Override
        public void gradient(double[] theta, Batch data, double[] gradient) {
            double[] g = data.gradient(Arithmetic.DOUBLE, theta);
            System.arraycopy(g, 0, gradient, 0, g.length);
        }

        @Override
        public void hessianVectorProduct(double[] theta, Batch data, double[] v, double[] product) {
            double[] hv = data.product(Arithmetic.DOUBLE, theta, v);
            System.arraycopy(hv, 0, product, 0, hv.length);
        }
    }

    /** With a step size of 0 it stays, and is still meta-learnt: the mixed term reaches it. */
    @Test
    void aStandardDeviationThatDoesNotAdaptHasItsExactMetaGradient() {
        double[] theta = PolicySamples.parameters(LOSS, 1);
        int network = NETWORK.parameterCount();
        StepSize meanOnly = new StepSize(ALPHA, 0, network);
        MetaGradient room = new MetaGradient(theta.length, STEPS);
        System.arraycopy(theta, 0, room.iterate(0), 0, theta.length);
        Task task = new Task();
        InnerLoop<Batch> inner = new InnerLoop<>(task, meanOnly, STEPS, room, true);
        double[] v = inner.outerGradient();
        double[] firstOrder = v.clone();
        inner.pullBack();
        double[] adapted = room.iterate(STEPS);
        for (int i = 0; i < theta.length; i++) {
            assertThat(adapted[i] == theta[i]).isEqualTo(i >= network);
        }
        double[] want =
                FiniteDifferences.gradient(
                        start -> {
                            double[] at = start.clone();
                            double[] g = new double[at.length];
                            for (int s = 0; s < STEPS; s++) {
                                task.gradient(at, task.sample(at, s), g);
                                meanOnly.step(at.clone(), g, at);
                            }
                            return task.sample(at, STEPS).value(Arithmetic.DOUBLE, at);
                        },
                        theta,
                        1e-5);
        assertThat(Closeness.relativeError(v, want)).isLessThan(1e-7);
        double[] tail = Arrays.copyOfRange(want, network, want.length);
        double[] wrong = Arrays.copyOfRange(firstOrder, network, want.length);
        assertThat(Closeness.relativeError(wrong, tail)).isGreaterThan(1e-2);
    }

    /** A step far down leaves the floor of the standard deviation, and everything finite. */
    @Test
    void belowTheFloorDerivativesAreFiniteAndTheWayBackIsOpen() {
        double[] theta = PolicySamples.parameters(LOSS, 1);
        int network = NETWORK.parameterCount();
        Batch batch = PolicySamples.batch(LOSS, 3, 2, 0);
        double floor = Math.log(GaussianPolicy.MINIMUM_STD);
        for (double logStd : new double[] {-100, floor - 3, floor, floor + 3}) {
            Arrays.fill(theta, network, theta.length, logStd);
            double[] v = PolicySamples.parameters(LOSS, 2);
            for (Arithmetic arithmetic : Arithmetic.values()) {
                assertThat(Vectors.finite(batch.gradient(arithmetic, theta))).isTrue();
                assertThat(Vectors.finite(batch.product(arithmetic, theta, v))).isTrue();
            }
            double[] g = batch.gradient(Arithmetic.DOUBLE, theta);
            if (logStd > -100) {
                for (int i = network; i < theta.length; i++) {
                    assertThat(g[i]).isNotZero();
                }
            }
        }
    }
}
