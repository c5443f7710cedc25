package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Shape;

/** A meta-gradient makes no vectors: what it needs is made with the first one, in its room. */
class KeptRoomTest {
    private static final int P = 50_000;

    /** A quadratic of many parameters whose draws and products allocate nothing. */
    private static final class Wide implements LearningTask<Object> {
        private final Object data = new Object();

        @Override
        public Object sample(double[] theta, int draw) {
            return data;
        }

        @Override
        public void gradient(double[] theta, Object given, double[] gradient) {
            for (int i = 0; i < P; i++) {
                gradient[i] = 0.5 * theta[i] - 0.1;
            }
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, Object given, double[] v, double[] product) {
            for (int i = 0; i < P; i++) {
                product[i] = 0.5 * v[i];
            }
        }

        @Override
        public void fisherVectorProduct(
                double[] theta, Object given, double[] v, double[] product) {
            hessianVectorProduct(theta, given, v, product);
        }

        @Override
        public void divergenceGradient(
                double[] theta, double[] target, Object given, double[] gradient) {
            gradient(theta, given, gradient);
        }

        @Override
        public double value(double[] theta, Object given) {
            return theta[0];
        }

        @Override
        public void noise(int number, double[] to) {
            java.util.Arrays.fill(to, 1);
        }
    }

    static Stream<MetaLearner> learners() {
        InnerOptimiser adam = new InnerOptimiser.Adam(0.1, 0.9, 0.99, 1e-8, 1e-4);
        InnerOptimiser sgd = new InnerOptimiser.Sgd(0.1);
        List<Shape> shapes = List.of(new Shape(200, 200), new Shape(10, 1));
        return Stream.of(
                new Maml(2, 0.1),
                new Maml(2, adam, 0),
                new Maml(2, new InnerOptimiser.Momentum(0.1, 0.9), 0),
                new Sharp(new Maml(2, 0.1), 0.1),
                new Sharp(new Maml(2, adam, 0), 0.1),
                new Sharp(new Anil(2, adam, P - 10, P, true), 0.1),
                new Sharp(new Reptile(2, adam, 0), 0.1),
                new MetaSgd(2, true),
                new Lslr(2, shapes, true),
                new MetaCurvature(2, 0.1, shapes, true),
                new NaturalMaml(2, sgd, 0.1, 3, 0),
                new Sharp(new NaturalMaml(2, adam, 0.1, 3, 10), 0.1),
                new Bmg(2, 3, Bmg.Matching.DIVERGENCE, sgd, 0),
                new MetaRkhs2(2, 0.1, 4),
                new Zeroed(new Maml(2, 0.1), P - 10, P),
                new Imaml(2, 0.1, 1, 3, 0),
                new Bmg(2, 3, Bmg.Matching.PARAMETERS, adam, 0),
                new MetaRkhs1(1, 0.1, 0),
                new EsMaml(2, 0.1, 2, 0.1, 0));
    }

    /** Nor do later steps of adaptation. */
    @ParameterizedTest
    @MethodSource("learners")
    void laterStepsMakeNoVectors(MetaLearner learner) {
        Wide task = new Wide();
        MetaGradient room = learner.room(P);
        double[] theta = new double[P];
        double[] g = new double[P];
        learner.innerGradient(task, theta, task.data, g, room);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 5; i++) {
            learner.innerGradient(task, theta, task.data, g, room);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .isLessThan((long) Double.BYTES * P);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void laterMetaGradientsMakeNoVectors(MetaLearner learner) {
        Wide task = new Wide();
        double[] theta = learner.initial(new double[P], 0.1);
        MetaGradient room = learner.room(P);
        learner.metaGradient(task, theta, room);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 5; i++) {
            learner.metaGradient(task, theta, room);
        }
        // a single vector in one of the five would be more
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .isLessThan((long) Double.BYTES * P);
    }
}
