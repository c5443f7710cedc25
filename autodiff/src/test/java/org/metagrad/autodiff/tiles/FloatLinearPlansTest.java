package org.metagrad.autodiff.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.fixtures.Closeness;
import org.metagrad.kernels.FloatKernels;

/** Derivatives for directions in a range of the parameters against those for all directions. */
class FloatLinearPlansTest {
    private static final Mlp NETWORK = new Mlp(List.of(3, 17, 19, 2), Mlp.Activation.TANH);
    private static final int PARAMETERS = NETWORK.parameterCount();
    private static final int HEAD = PARAMETERS - 2 * 20;
    private static final double TOLERANCE = 16 * Math.ulp(1f);
    private static final Loss LOSS = new MeanSquaredError(NETWORK);

    private static FloatTiledLoss planned(FloatTiles samples, boolean forward) {
        return new FloatTiledLoss(
                LOSS,
                forward ? FloatLinearPlansTest::outputs : null,
                SampleLayout.of(List.of(LOSS)),
                samples.width(),
                FloatKernels.best());
    }

    private static Program outputs(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = NETWORK.parameterShapes().stream().map(b::input).toList();
        return b.build(NETWORK.apply(b, theta, b.input(3, columns)));
    }

    private static FloatTiles samples(int n) {
        SplittableRandom random = new SplittableRandom(n);
        FloatTiles samples = new FloatTiles(6, n);
        for (int i = 0; i < n; i++) {
            int sample = samples.append();
            for (int row = 0; row < 5; row++) {
                samples.set(sample, row, random.nextInt(-999, 999) * .001f);
            }
            samples.set(sample, 5, 1f / n);
        }
        return samples;
    }

    private static double[] vector(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] v = new double[PARAMETERS];
        Arrays.setAll(v, _ -> random.nextInt(-999, 999) * .0005f);
        return v;
    }

    /** The vector with 0 outside of the range. */
    private static double[] within(int from, int to, double[] v) {
        double[] inside = new double[v.length];
        System.arraycopy(v, from, inside, from, to - from);
        return inside;
    }

    static Stream<int[]> ranges() {
        int second = 17 * 4;
        return Stream.of(
                new int[] {HEAD, PARAMETERS},
                new int[] {PARAMETERS - 2, PARAMETERS},
                new int[] {0, 51},
                new int[] {second, HEAD},
                // across parameters, and a single value
                new int[] {second + 5, HEAD + 3},
                new int[] {60, 61});
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1, true", "37, true", "336, false", "700, false", "700, true"})
    void aRangeHasItsPartOfTheGradientAndTheWholeProduct(int n, boolean forward) {
        FloatTiles samples = samples(n);
        FloatTiledLoss all = planned(samples, forward);
        FloatTiledLoss loss = planned(samples, forward);
        double[] theta = vector(1);
        double[] v = vector(2);
        double[] gradient = new double[PARAMETERS];
        double[] part = new double[PARAMETERS];
        double[] wanted = new double[PARAMETERS];
        double[] product = new double[PARAMETERS];
        ranges().forEach(range -> {
            int from = range[0];
            int to = range[1];
            if (forward) {
                loss.activate(theta, samples);
            }
            all.gradient(theta, samples, gradient);
            all.hessianVectorProduct(theta, samples, within(from, to, v), wanted);
            if (forward) {
                loss.activate(theta, samples);
            }
            loss.linearise(theta, samples, from, to, part);
            // What lies outside of the range does not count.
            loss.hessianVectorProduct(theta, samples, from, to, v, product);
            assertThat(Closeness.relativeError(product, wanted))
                    .as("%d to %d", from, to)
                    .isLessThan(TOLERANCE);
            assertThat(
                            Closeness.relativeError(
                                    Arrays.copyOfRange(part, from, to),
                                    Arrays.copyOfRange(gradient, from, to)))
                    .isLessThan(TOLERANCE);
        });
    }

    /** A product that finds the residuals of another range, or point, does not take them. */
    @Test
    void rangesDoNotTakeEachOthersResiduals() {
        FloatTiles samples = samples(400);
        FloatTiledLoss loss = planned(samples, true);
        double[] v = within(HEAD, PARAMETERS, vector(2));
        double[] wanted = new double[PARAMETERS];
        double[] product = new double[PARAMETERS];
        double[] unused = new double[PARAMETERS];
        for (long seed : new long[] {1, 3}) {
            double[] theta = vector(seed);
            planned(samples, false).hessianVectorProduct(theta, samples(400), v, wanted);
            loss.linearise(theta, samples, 0, 51, unused);
            loss.hessianVectorProduct(theta, samples, HEAD, PARAMETERS, v, product);
            assertThat(Closeness.relativeError(product, wanted)).isLessThan(TOLERANCE);
            loss.linearise(vector(4), samples, unused);
            loss.activate(theta, samples);
            loss.hessianVectorProduct(theta, samples, HEAD, PARAMETERS, v, product);
            assertThat(Closeness.relativeError(product, wanted)).isLessThan(TOLERANCE);
            loss.hessianVectorProduct(theta, samples, v, product);
            assertThat(Closeness.relativeError(product, wanted)).isLessThan(TOLERANCE);
        }
    }

    @Test
    void everythingIsARangeTooBitForBit() {
        FloatTiles samples = samples(400);
        FloatTiledLoss loss = planned(samples, false);
        double[][] got = new double[4][PARAMETERS];
        loss.linearise(vector(1), samples, got[0]);
        loss.hessianVectorProduct(vector(1), samples, vector(2), got[1]);
        loss.linearise(vector(1), samples, 0, PARAMETERS, got[2]);
        loss.hessianVectorProduct(vector(1), samples, 0, PARAMETERS, vector(2), got[3]);
        assertThat(got[2]).isEqualTo(got[0]);
        assertThat(got[3]).isEqualTo(got[1]);
    }

    /** Plans are made for what is asked of a loss, and once. */
    @Test
    void onlyTheRangesAskedForArePlanned() {
        FloatTiles samples = samples(400);
        FloatTiledLoss one = planned(samples, true);
        FloatTiledLoss other = planned(samples, true);
        double[] to = new double[PARAMETERS];
        one.hessianVectorProduct(vector(1), samples, HEAD, PARAMETERS, vector(2), to);
        long bytes = one.bytes();
        one.hessianVectorProduct(vector(1), samples, HEAD, PARAMETERS, vector(3), to);
        assertThat(one.bytes()).isEqualTo(bytes);
        other.hessianVectorProduct(vector(1), samples, vector(2), to);
        assertThat(other.bytes()).isGreaterThan(bytes);
    }

    @Test
    void nothingIsAllocatedInTheSteadyState() {
        FloatTiles samples = samples(500);
        FloatTiledLoss loss = planned(samples, true);
        double[] theta = vector(1);
        double[] v = vector(2);
        double[] to = new double[PARAMETERS];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5000 && allocated > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                loss.linearise(theta, samples, HEAD, PARAMETERS, to);
                loss.hessianVectorProduct(theta, samples, HEAD, PARAMETERS, v, to);
                loss.hessianVectorProduct(theta, samples, 0, 51, v, to);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).isZero();
    }

    @Test
    void rangesOfNoParametersAreRefused() {
        FloatTiles samples = samples(9);
        FloatTiledLoss loss = planned(samples, false);
        double[] to = new double[PARAMETERS];
        for (int[] wrong : new int[][] {{-1, 3}, {3, 3}, {0, PARAMETERS + 1}}) {
            assertThatThrownBy(() -> loss.linearise(vector(1), samples, wrong[0], wrong[1], to))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "parameters from %d to %d: a range of %d wanted",
                            wrong[0], wrong[1], PARAMETERS);
        }
    }
}
