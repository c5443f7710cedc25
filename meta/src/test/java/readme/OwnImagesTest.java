package readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Windows;
import org.metagrad.autodiff.function.*;
import org.metagrad.autodiff.nn.*;
import org.metagrad.autodiff.optimiser.Sgd;
import org.metagrad.meta.learner.MetaObjective;
import org.metagrad.meta.learner.MetaObjective.Task;

/** A convolutional network as somebody outside writes it: bars in noise, upright or lying. */
class OwnImagesTest {
    private static final Convolution CONVOLUTION =
            new Convolution(Windows.ofImage(1, 6, 6, 3, 1, 1), 4);
    private static final Pooling POOLING = Pooling.ofImage(4, 6, 6, 2);
    private static final int SAMPLES = 24;

    private static final Matrices THETA =
            Matrices.of("K", 4, 9).and("k", 4, 1).and("W", 2, 36).and("b", 2, 1);

    /** The mean cross-entropy, and a little of the squares of the weights. */
    private static Variable loss(ProgramBuilder b, Variables p, Variables d) {
        Variable z = CONVOLUTION.apply(b, List.of(p.get("K"), p.get("k")), d.get("x"));
        Variable h = POOLING.max(b, Nonlinearities.silu(b, z));
        Variable bias = b.broadcastColumns(p.get("b"), d.get("x").shape().columns());
        Variable y = b.logSoftmax(b.add(b.matmul(p.get("W"), h), bias));
        Variable squares = b.add(b.sum(b.square(p.get("K"))), b.sum(b.square(p.get("W"))));
        return b.subtract(b.scale(squares, 1e-3), b.mean(b.pick(y, d.get("label"))));
    }

    private static Formula formula() {
        Matrices data = Matrices.of("x", 36, SAMPLES).and("label", 1, SAMPLES);
        return Formula.of(THETA, data, OwnImagesTest::loss);
    }

    /** Images along the columns, then the labels: 1 where the bar is upright. */
    private static double[] bars(long seed) {
        var random = new SplittableRandom(seed);
        double[] data = new double[37 * SAMPLES];
        for (int j = 0; j < SAMPLES; j++) {
            int at = random.nextInt(6);
            for (int i = 0; i < 36; i++) {
                boolean bar = (j % 2 == 0 ? i / 6 : i % 6) == at;
                data[i * SAMPLES + j] = (bar ? 1 : 0) + random.nextDouble(-0.3, 0.3);
            }
            data[36 * SAMPLES + j] = j % 2;
        }
        return data;
    }

    private static double[] start() {
        return new SplittableRandom(3).doubles(THETA.size(), -0.4, 0.4).toArray();
    }

    @Test
    void aConvolutionalNetworkLearnsToTellBarsApart() {
        DoubleEvaluator f = formula().inDouble().data(bars(1));
        double[] theta = start();
        double first = f.value(theta);
        new Descent(new Sgd(theta.length, 0.5), 100, 0).minimise(f, theta);
        var minimum = new NewtonCg(50, 1e-5).minimise(f, theta);

        assertThat(first).isGreaterThan(0.6);
        assertThat(minimum.value()).isLessThan(0.1);
        double others = formula().inDouble().data(bars(2)).value(theta);
        assertThat(others).isLessThan(0.3);
    }

    @Test
    void itsHessianVectorProductIsTheSlopeOfItsGradient() {
        DoubleEvaluator f = formula().inDouble().data(bars(1));
        double[] theta = start();
        double[] v = new SplittableRandom(5).doubles(theta.length, -1, 1).toArray();
        double[] product = new double[theta.length];
        f.hessianVectorProduct(theta, v, product);
        double[] up = f.gradient(moved(theta, v, 1e-5));
        double[] down = f.gradient(moved(theta, v, -1e-5));
        for (int i = 0; i < theta.length; i++) {
            assertThat(product[i]).isCloseTo((up[i] - down[i]) / 2e-5, within(1e-8));
        }
    }

    /** Two steps of MAML through convolution and pooling, against differences of the procedure. */
    @Test
    void itsMetaGradientIsTheSlopeOfTheLossAfterAdaptation() {
        List<Task> tasks = List.of(new Task(bars(1), bars(2)), new Task(bars(3), bars(4)));
        double[] theta = start();
        double[] g = MetaObjective.metaGradient(formula(), formula(), theta, tasks, 2, 0.3);
        double[] v = new SplittableRandom(6).doubles(theta.length, -1, 1).toArray();
        double along = 0;
        for (int i = 0; i < v.length; i++) {
            along += g[i] * v[i];
        }
        double slope =
                adapted(moved(theta, v, 1e-5), tasks) - adapted(moved(theta, v, -1e-5), tasks);
        assertThat(along).isCloseTo(slope / 2e-5, within(1e-8));
    }

    private static double[] moved(double[] theta, double[] v, double step) {
        double[] to = theta.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += step * v[i];
        }
        return to;
    }

    private static double adapted(double[] theta, List<Task> tasks) {
        double mean = 0;
        for (Task task : tasks) {
            DoubleEvaluator inner = formula().inDouble().data(task.inner());
            double[] at = theta.clone();
            for (int s = 0; s < 2; s++) {
                at = moved(at, inner.gradient(at), -0.3);
            }
            mean += formula().inDouble().data(task.outer()).value(at) / tasks.size();
        }
        return mean;
    }
}
