package org.metagrad.meta.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.CrossEntropy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;

/** The whole of MAML as one program against the recursion. */
class MamlProgramTest {
    private static final double ALPHA = 0.2;
    private static final Mlp NETWORK = new Mlp(List.of(3, 5, 2), Mlp.Activation.TANH);
    private static final int INNER = 6;
    private static final int OUTER = 4;

    static Stream<Loss> losses() {
        CategoricalPolicy categorical = new CategoricalPolicy(NETWORK);
        return Stream.of(
                new MeanSquaredError(NETWORK),
                new CrossEntropy(NETWORK),
                new PolicyLoss(categorical, Surrogate.LOGPROB, 0),
                new PolicyLoss(categorical, Surrogate.LVC, 0),
                new PolicyLoss(new GaussianPolicy(NETWORK), Surrogate.LVC, 0));
    }

    /** Random data; rows that are indices are whole numbers. */
    private static List<double[]> data(Loss loss, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> data = new ArrayList<>();
        for (Loss.Data d : loss.data()) {
            boolean index = d.rows() == 1 && List.of("labels", "actions").contains(d.name());
            data.add(
                    random.doubles((long) d.rows() * columns, -1, 1)
                            .map(x -> index ? (x > 0 ? 1 : 0) : x)
                            .toArray());
        }
        return data;
    }

    private record Task(Loss loss, int innerSteps) implements LearningTask<List<double[]>> {
        @Override
        public List<double[]> sample(double[] theta, int draw) {
            return data(loss, draw == innerSteps ? OUTER : INNER, draw);
        }

        @Override
        public void gradient(double[] theta, List<double[]> data, double[] gradient) {
            int columns = data.getLast().length;
            copy(evaluate(loss.gradient(columns), theta, data), gradient);
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, List<double[]> data, double[] v, double[] product) {
            List<double[]> inputs = new ArrayList<>(data);
            inputs.addAll(split(loss, v));
            int columns = data.getLast().length;
            copy(evaluate(loss.hessianVectorProduct(columns), theta, inputs), product);
        }

        double[] evaluate(Program program, double[] theta, List<double[]> others) {
            List<double[]> inputs = new ArrayList<>(split(loss, theta));
            inputs.addAll(others);
            return ReferenceInterpreter.evaluate(program, inputs).stream()
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
        }

        private static void copy(double[] from, double[] to) {
            System.arraycopy(from, 0, to, 0, to.length);
        }
    }

    private static List<double[]> split(Loss loss, double[] vector) {
        List<double[]> parts = new ArrayList<>();
        int at = 0;
        for (Shape shape : loss.parameterShapes()) {
            parts.add(Arrays.copyOfRange(vector, at, at += shape.size()));
        }
        return parts;
    }

    @ParameterizedTest
    @MethodSource("losses")
    void itsGradientIsTheRecursion(Loss loss) {
        int parameters = loss.parameterShapes().stream().mapToInt(Shape::size).sum();
        double[] theta = new SplittableRandom(1).doubles(parameters, -0.8, 0.8).toArray();
        for (int k = 1; k <= 3; k++) {
            Task task = new Task(loss, k);
            Program whole =
                    MamlProgram.of(
                            loss.program(INNER),
                            loss.program(OUTER),
                            loss.parameterShapes().size(),
                            k,
                            ALPHA);
            List<double[]> data = new ArrayList<>();
            for (int s = 0; s <= k; s++) {
                data.addAll(task.sample(theta, s));
            }
            MetaGradient byHand = new MetaGradient(parameters, k);
            new Maml(k, ALPHA).metaGradient(task, theta, byHand);
            double[] traced =
                    task.evaluate(Differentiation.gradient(whole, loss.wrt()), theta, data);
            assertThat(Closeness.relativeError(traced, byHand.gradient()))
                    .as("%d steps of %s", k, loss)
                    .isLessThan(1e-12);
            assertThat(Closeness.relativeError(traced, byHand.firstOrder())).isGreaterThan(1e-4);
            double value =
                    task.evaluate(loss.program(OUTER), byHand.iterate(k), task.sample(theta, k))[0];
            assertThat(Closeness.relativeError(task.evaluate(whole, theta, data)[0], value))
                    .isLessThan(1e-12);
        }
    }

    /** The product of the whole loss's Hessian comes for free, and is symmetric. */
    @Test
    void theWholeLossHasASymmetricHessian() {
        Loss loss = new MeanSquaredError(NETWORK);
        int parameters = NETWORK.parameterCount();
        Program whole = MamlProgram.of(loss.program(INNER), loss.program(OUTER), 4, 1, ALPHA);
        Program product =
                Differentiation.outputs(
                        Differentiation.hessianVectorProduct(whole, loss.wrt()), 4, 8);
        SplittableRandom random = new SplittableRandom(5);
        double[] theta = random.doubles(parameters, -1, 1).toArray();
        double[][] v = new double[2][];
        double[][] hv = new double[2][];
        Task task = new Task(loss, 1);
        for (int i = 0; i < 2; i++) {
            v[i] = random.doubles(parameters, -1, 1).toArray();
            List<double[]> others = new ArrayList<>(task.sample(theta, 0));
            others.addAll(task.sample(theta, 1));
            others.addAll(split(loss, v[i]));
            hv[i] = task.evaluate(product, theta, others);
        }
        assertThat(dot(v[0], hv[1])).isNotZero();
        assertThat(Closeness.relativeError(dot(v[0], hv[1]), dot(v[1], hv[0]))).isLessThan(1e-10);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void wrongProgramsAreRefused() {
        Program inner = new MeanSquaredError(NETWORK).program(INNER);
        assertThatThrownBy(() -> MamlProgram.of(inner, inner, 4, 0, ALPHA))
                .hasMessage("innerSteps 0: at least 1 wanted");
        Program other =
                new MeanSquaredError(new Mlp(List.of(3, 4, 2), Mlp.Activation.TANH)).program(OUTER);
        assertThatThrownBy(() -> MamlProgram.of(inner, other, 4, 1, ALPHA))
                .hasMessageContaining("call: input 0 is [4, 3], got [5, 3]");
    }
}
