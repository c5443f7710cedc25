package org.metagrad.autodiff.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.CrossEntropy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.kernels.FloatKernels;

class FloatTiledLossTest {
    private static final Mlp NETWORK = new Mlp(List.of(3, 16, 20, 1), Mlp.Activation.TANH);
    private static final int PARAMETERS = NETWORK.parameterCount();
    private static final double TOLERANCE = 40 * Math.ulp(1f);

    private static final Loss LOSS = new MeanSquaredError(NETWORK);

    private static FloatTiledLoss planned(int capacity) {
        return FloatTiledLoss.of(LOSS, capacity, FloatKernels.best());
    }

    private static FloatTiles samples(int n) {
        SplittableRandom random = new SplittableRandom(n);
        FloatTiles samples = new FloatTiles(5, n);
        for (int i = 0; i < n; i++) {
            int sample = samples.append();
            for (int row = 0; row < 4; row++) {
                samples.set(sample, row, random.nextInt(-999, 999) * .001f);
            }
            samples.set(sample, 4, 1f / n);
        }
        return samples;
    }

    private static double[] vector(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] v = new double[PARAMETERS];
        Arrays.setAll(v, _ -> random.nextInt(-999, 999) * .0005f);
        return v;
    }

    private static List<double[]> split(double[] flat) {
        List<double[]> parts = new ArrayList<>();
        int at = 0;
        for (Shape shape : NETWORK.parameterShapes()) {
            parts.add(Arrays.copyOfRange(flat, at, at += shape.size()));
        }
        return parts;
    }

    /** The last one over which a loss is linearised has the room; the other is done again. */
    @Test
    void batchesMayShareTheRoomOfTheirLinearisations() {
        FloatTiledLoss loss = planned(500);
        FloatTiles one = samples(500);
        FloatTiles other = samples(499);
        double[] theta = vector(1);
        double[] v = vector(2);
        double[] wantedOfOne = new double[PARAMETERS];
        double[] wantedOfOther = new double[PARAMETERS];
        loss.hessianVectorProduct(theta, one, v, wantedOfOne);
        loss.hessianVectorProduct(theta, other, v, wantedOfOther);
        FloatKeptRoom room = new FloatKeptRoom();
        one.kept().keepIn(room);
        other.kept().keepIn(room);
        double[] product = new double[PARAMETERS];
        for (int i = 0; i < 2; i++) {
            loss.hessianVectorProduct(theta, one, v, product);
            assertThat(product).containsExactly(wantedOfOne);
            loss.hessianVectorProduct(theta, other, v, product);
            assertThat(product).containsExactly(wantedOfOther);
        }
    }

    /** The gradient, then the product, in one array. */
    private static double[] reference(FloatTiles samples, double[] theta, double[] v) {
        int n = samples.size();
        double[][] rows = new double[5][n];
        for (int row = 0; row < 5; row++) {
            for (int i = 0; i < n; i++) {
                rows[row][i] = samples.get(i, row);
            }
        }
        int inputs = NETWORK.parameterShapes().size();
        int[] wrt = IntStream.range(0, inputs).toArray();
        List<double[]> in = new ArrayList<>(split(theta));
        in.add(
                IntStream.range(0, 3)
                        .boxed()
                        .flatMapToDouble(r -> Arrays.stream(rows[r]))
                        .toArray());
        in.add(rows[3]);
        in.add(rows[4]);
        in.addAll(split(v));
        Program both = Differentiation.hessianVectorProduct(LOSS.program(n), wrt);
        return ReferenceInterpreter.evaluate(both, in).stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 335, 336, 337, 400, 1000})
    void tilesAddUpToTheWholeBatch(int n) {
        FloatTiles samples = samples(n);
        double[] theta = vector(1);
        double[] v = vector(2);
        double[] want = reference(samples, theta, v);
        FloatTiledLoss loss = planned(n);
        double[] gradient = new double[PARAMETERS];
        double[] product = new double[PARAMETERS];
        loss.gradient(theta, samples, gradient);
        loss.hessianVectorProduct(theta, samples, v, product);
        assertThat(Closeness.relativeError(gradient, Arrays.copyOf(want, PARAMETERS)))
                .isLessThan(TOLERANCE);
        assertThat(
                        Closeness.relativeError(
                                product, Arrays.copyOfRange(want, PARAMETERS, 2 * PARAMETERS)))
                .isLessThan(TOLERANCE);
    }

    @Test
    void productsFollowThePointAndTheSamples() {
        FloatTiledLoss loss = planned(400);
        FloatTiles samples = samples(400);
        double[] v = vector(2);
        double[] gradient = new double[PARAMETERS];
        double[] product = new double[PARAMETERS];
        double[] fresh = new double[PARAMETERS];
        loss.linearise(vector(1), samples, gradient);
        // Another point, then other samples: what was kept no longer holds.
        loss.hessianVectorProduct(vector(3), samples, v, product);
        planned(400).hessianVectorProduct(vector(3), samples(400), v, fresh);
        assertThat(product).isEqualTo(fresh);
        samples.set(399, 0, .5f);
        loss.hessianVectorProduct(vector(3), samples, v, product);
        assertThat(product).isNotEqualTo(fresh);
        double[] plain = new double[PARAMETERS];
        loss.gradient(vector(3), samples, plain);
        loss.linearise(vector(3), samples, gradient);
        assertThat(gradient).isEqualTo(plain);
    }

    @Test
    void whatIsLeftOfALongerBatchDoesNotCount() {
        FloatTiles samples = samples(700);
        samples.clear();
        FloatTiles few = new FloatTiles(5, 700);
        FloatTiles ten = samples(10);
        for (int i = 0; i < 10; i++) {
            int sample = samples.append();
            for (int row = 0; row < 5; row++) {
                samples.set(sample, row, ten.get(i, row));
            }
            few.append();
            for (int row = 0; row < 5; row++) {
                few.set(i, row, ten.get(i, row));
            }
        }
        double[] a = new double[PARAMETERS];
        double[] b = new double[PARAMETERS];
        planned(700).gradient(vector(1), samples, a);
        planned(700).gradient(vector(1), few, b);
        assertThat(a).isEqualTo(b);
    }

    @Test
    void nothingIsAllocatedInTheSteadyState() {
        FloatTiledLoss loss = planned(500);
        FloatTiles samples = samples(500);
        double[] theta = vector(1);
        double[] v = vector(2);
        double[] to = new double[PARAMETERS];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5000 && allocated > 0; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                loss.gradient(theta, samples, to);
                loss.linearise(theta, samples, to);
                loss.hessianVectorProduct(theta, samples, v, to);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).isZero();
    }

    /** A forward pass over samples that are there leaves what drawing them would have left. */
    @ParameterizedTest
    @ValueSource(ints = {5, 336, 700})
    void derivativesFromActivationsHaveTheSameBits(int n) {
        FloatTiles samples = samples(n);
        int width = samples.width();
        FloatTiledLoss loss =
                new FloatTiledLoss(
                        LOSS,
                        FloatTiledLossTest::outputs,
                        SampleLayout.of(List.of(LOSS)),
                        width,
                        FloatKernels.best());
        double[] theta = vector(1);
        double[] v = vector(2);
        double[][] wanted = new double[3][PARAMETERS];
        double[][] got = new double[3][PARAMETERS];
        derivatives(loss, theta, samples, v, wanted);
        loss.activate(theta, samples);
        assertThat(samples.kept().isActivated(theta)).isTrue();
        derivatives(loss, theta, samples, v, got);
        assertThat(got).isDeepEqualTo(wanted);

        // They are read: other activations give other derivatives.
        Arrays.fill(samples.kept().activations(loss.activations()), 0.5f);
        loss.gradient(theta, samples, got[0]);
        assertThat(got[0]).isNotEqualTo(wanted[0]);
        samples.set(0, 0, samples.get(0, 0));
        loss.gradient(theta, samples, got[0]);
        assertThat(got[0]).isEqualTo(wanted[0]);
        assertThatThrownBy(() -> planned(n).activate(theta, samples))
                .hasMessage("this loss was planned without a forward pass");
    }

    private static void derivatives(
            FloatTiledLoss loss, double[] theta, FloatTiles samples, double[] v, double[][] to) {
        loss.gradient(theta, samples, to[0]);
        loss.linearise(theta, samples, to[1]);
        loss.hessianVectorProduct(theta, samples, v, to[2]);
    }

    private static Program outputs(int columns) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> theta = NETWORK.parameterShapes().stream().map(b::input).toList();
        return b.build(NETWORK.apply(b, theta, b.input(3, columns)));
    }

    @Test
    void wrongSizesAreNamed() {
        assertThatThrownBy(
                        () -> planned(9).gradient(vector(1), new FloatTiles(4, 9), new double[9]))
                .hasMessage("samples have 4 numbers, the loss wants 5");
        assertThatThrownBy(() -> planned(9).gradient(vector(1), samples(30), new double[9]))
                .hasMessage("tiles of 32 samples, the loss is planned for 16");
        FloatTiles full = samples(336);
        assertThatThrownBy(full::append).hasMessage("tiles: no room for sample 336");
    }

    @Test
    void aLabelThatIsNoClassIsNamedWithItsTile() {
        CrossEntropy loss = new CrossEntropy(new Mlp(List.of(2, 3), Mlp.Activation.TANH));
        int n = 700;
        FloatTiledLoss tiled = FloatTiledLoss.of(loss, n, FloatKernels.best());
        FloatTiles samples = new FloatTiles(4, n);
        for (int i = 0; i < n; i++) {
            samples.set(samples.append(), 2, i % 3);
        }
        int width = samples.width();
        samples.set(width + 5, 2, 3);
        double[] theta = new double[tiled.parameters()];
        double[] to = new double[theta.length];
        String where = "samples " + width + " to " + (2 * width - 1) + ", one a column: ";
        String what = ": index 3.0 in column 5 of v3[1, " + width + "]: a whole number from 0 to 2";
        List<ThrowingCallable> all =
                List.of(
                        () -> tiled.value(theta, samples),
                        () -> tiled.gradient(theta, samples, to),
                        () -> tiled.linearise(theta, samples, to),
                        () -> tiled.hessianVectorProduct(theta, samples, theta, to));
        for (ThrowingCallable call : all) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(where)
                    .hasMessageContaining(what);
        }
        samples.set(width + 5, 2, 2);
        tiled.hessianVectorProduct(theta, samples, theta, to);
    }

    /** Threads in one, which do parts in any order, each with the plans of any of them. */
    private record Shuffled(int threads, SplittableRandom random) implements Crew {
        @Override
        public int places() {
            return 4;
        }

        @Override
        public void run(int thread, PartedWork work) {
            for (int first = 0; first < work.parts(); first += 3) {
                int end = Math.min(work.parts(), first + 3);
                List<Integer> order =
                        IntStream.range(first, end)
                                .boxed()
                                .sorted(Comparator.comparing(_ -> random.nextInt()))
                                .toList();
                for (int part : order) {
                    work.run(random.nextInt(threads), part, 1 + part % 3);
                }
                for (int part = first; part < end; part++) {
                    work.take(part, 1 + part % 3);
                }
            }
        }
    }

    /** Each derivative and the value, whole and of a range of the parameters. */
    @Test
    void tilesThatOtherThreadsComputeGiveTheSameBits() {
        List<FloatTiledLoss> losses = List.of(planned(2000), planned(2000), planned(2000));
        FloatTiledLoss alone = planned(2000);
        FloatTiledLoss.share(losses, new Shuffled(3, new SplittableRandom(1)));
        int from = PARAMETERS - 21;
        double[] wanted = new double[PARAMETERS];
        double[] came = new double[PARAMETERS];
        for (int round = 0; round < 20; round++) {
            FloatTiledLoss shared = losses.get(round % 3);
            FloatTiles samples = samples(1981 + round);
            FloatTiles same = samples(1981 + round);
            double[] theta = vector(round);
            double[] v = vector(-round);
            assertThat(shared.value(theta, samples)).isEqualTo(alone.value(theta, same));
            alone.gradient(theta, same, wanted);
            shared.gradient(theta, samples, came);
            assertThat(came).containsExactly(wanted);
            alone.linearise(theta, same, from, PARAMETERS, wanted);
            shared.linearise(theta, samples, from, PARAMETERS, came);
            assertThat(came).containsExactly(wanted);
            alone.hessianVectorProduct(theta, same, from, PARAMETERS, v, wanted);
            shared.hessianVectorProduct(theta, samples, from, PARAMETERS, v, came);
            assertThat(came).containsExactly(wanted);
            alone.hessianVectorProduct(theta, same, v, wanted);
            shared.hessianVectorProduct(theta, samples, v, came);
            assertThat(came).containsExactly(wanted);
        }
    }

    @Test
    void onlyLossesOfOneSizeShareTiles() {
        List<FloatTiledLoss> losses = List.of(planned(2000), planned(20));
        assertThatThrownBy(() -> FloatTiledLoss.share(losses, new Shuffled(2, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a loss of %d parameters on tiles of 32 samples of 5 numbers among those of %d, 336 and 5",
                        PARAMETERS, PARAMETERS);
    }
}
