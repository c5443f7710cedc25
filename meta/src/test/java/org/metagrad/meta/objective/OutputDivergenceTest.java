package org.metagrad.meta.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.CrossEntropy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.FiniteDifferences;

/** Divergences of what is predicted, in the interpreter. */
class OutputDivergenceTest {
    private static final int COLUMNS = 3;
    private static final Mlp NETWORK = new Mlp(List.of(2, 3, 3), Mlp.Activation.TANH);

    private final SplittableRandom random = new SplittableRandom(7);
    private final double[] x = random.doubles(2L * COLUMNS, -1, 1).toArray();
    private final double[] shares = {0.5, 0.2, 0.3};

    static Stream<OutputDivergence> divergences() {
        return Stream.of(
                new OutputDivergence.OfLabels(NETWORK),
                new OutputDivergence.OfMeans(NETWORK),
                new OutputDivergence.OfPolicy(new CategoricalPolicy(NETWORK)),
                new OutputDivergence.OfPolicy(new GaussianPolicy(NETWORK)));
    }

    private static int size(OutputDivergence of) {
        return of.shapes().stream().mapToInt(Shape::size).sum();
    }

    private static List<double[]> cut(List<Shape> shapes, double[] flat) {
        List<double[]> parts = new ArrayList<>();
        int at = 0;
        for (Shape shape : shapes) {
            parts.add(Arrays.copyOfRange(flat, at, at + shape.size()));
            at += shape.size();
        }
        return parts;
    }

    private List<double[]> inputs(OutputDivergence of, double[] theta, double[] target) {
        List<double[]> all = new ArrayList<>(cut(of.shapes(), theta));
        all.addAll(cut(of.shapes(), target));
        all.add(x);
        all.add(shares);
        return all;
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private double[] gradient(OutputDivergence of, double[] theta, double[] target) {
        Program program = of.gradient(COLUMNS);
        return joined(ReferenceInterpreter.evaluate(program, inputs(of, theta, target)));
    }

    @ParameterizedTest
    @MethodSource("divergences")
    void theTargetIsHeldAndTheFisherInformationIsTheHessian(OutputDivergence of) {
        int p = size(of);
        double[] theta = random.doubles(p, -1, 1).toArray();
        double[] target = random.doubles(p, -1, 1).toArray();
        Program value = of.program(COLUMNS);
        double[] want =
                FiniteDifferences.gradient(
                        at ->
                                ReferenceInterpreter.evaluate(value, inputs(of, at, target))
                                        .getFirst()[0],
                        theta,
                        1e-5);
        double[] gradient = gradient(of, theta, target);
        assertThat(Closeness.relativeError(Arrays.copyOf(gradient, p), want)).isLessThan(1e-8);
        assertThat(Arrays.copyOfRange(gradient, p, 2 * p)).containsOnly(0);
        assertThat(gradient(of, theta, theta)).containsOnly(0);

        double[] v = random.doubles(p, -1, 1).toArray();
        double[] product = fisher(of, theta, v);
        double step = 1e-5;
        double[] difference = new double[p];
        double[] moved = new double[p];
        for (int sign = -1; sign <= 1; sign += 2) {
            for (int i = 0; i < p; i++) {
                moved[i] = theta[i] + sign * step * v[i];
            }
            double[] there = gradient(of, moved, theta);
            for (int i = 0; i < p; i++) {
                difference[i] += sign * there[i] / (2 * step);
            }
        }
        assertThat(Closeness.relativeError(product, difference)).isLessThan(1e-8);
    }

    private double[] fisher(OutputDivergence of, double[] theta, double[] v) {
        Program hvp = of.hessianVectorProduct(COLUMNS);
        List<double[]> all = new ArrayList<>(inputs(of, theta, theta));
        all.addAll(cut(of.shapes(), v));
        all.addAll(cut(of.shapes(), new double[v.length]));
        return Arrays.copyOf(joined(ReferenceInterpreter.evaluate(hvp, all)), v.length);
    }

    /** {@code F = sum_t m_t sum_c p_c s_c s_c'} with the scores {@code s_c = grad log p_c}. */
    @Test
    void ofLabelsItIsTheMeanOfSquaredScores() {
        OutputDivergence of = new OutputDivergence.OfLabels(NETWORK);
        int p = size(of);
        double[] theta = random.doubles(p, -1, 1).toArray();
        double[] v = random.doubles(p, -1, 1).toArray();
        CrossEntropy loss = new CrossEntropy(NETWORK);
        double[] want = new double[p];
        for (int t = 0; t < COLUMNS; t++) {
            double[] one = {x[t], x[COLUMNS + t]};
            for (int label = 0; label < 3; label++) {
                List<double[]> all = new ArrayList<>(cut(of.shapes(), theta));
                all.addAll(List.of(one, new double[] {label}, new double[] {1}));
                double minusLog = ReferenceInterpreter.evaluate(loss.program(1), all).getFirst()[0];
                double[] score = joined(ReferenceInterpreter.evaluate(loss.gradient(1), all));
                double along = 0;
                for (int i = 0; i < p; i++) {
                    along += score[i] * v[i];
                }
                for (int i = 0; i < p; i++) {
                    want[i] += shares[t] * Math.exp(-minusLog) * along * score[i];
                }
            }
        }
        assertThat(Closeness.relativeError(fisher(of, theta, v), want)).isLessThan(1e-12);
        OutputDivergence policy = new OutputDivergence.OfPolicy(new CategoricalPolicy(NETWORK));
        assertThat(Closeness.relativeError(fisher(policy, theta, v), want)).isLessThan(1e-12);
    }
}
