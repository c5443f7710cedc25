package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Primitive.Scatter;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.kernels.FloatKernels;

/** Gradients, Hessians and meta-gradients against PyTorch's, in double and planned in float. */
class TorchFixtureTest {
    private static final double DOUBLE = 1e-10;
    private static final double FLOAT = 5e-6;

    /**
     * A batch as the programs want it: states [D, n], actions [1, n], weights [1, n], and for the
     * actor-critic loss the returns [1, n], else none.
     */
    private record Batch(
            double[] states, double[] actions, double[] weights, List<double[]> returns) {
        static Batch of(TensorFile file, String prefix) {
            int[] dims = file.dims(prefix + ".x");
            double[] rows = file.doubles(prefix + ".x");
            int n = dims[0];
            int d = dims[1];
            double[] columns = new double[rows.length];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < d; j++) {
                    columns[j * n + i] = rows[i * d + j];
                }
            }
            boolean advantages = file.has(prefix + ".adv");
            double[] weights = new double[n];
            for (int i = 0; i < n; i++) {
                weights[i] = (advantages ? file.doubles(prefix + ".adv")[i] : 1) / n;
            }
            int[] chosen = file.ints(prefix + (advantages ? ".action" : ".label"));
            String returns = prefix + ".ret";
            return new Batch(
                    columns,
                    Arrays.stream(chosen).asDoubleStream().toArray(),
                    weights,
                    file.has(returns) ? List.of(file.doubles(returns)) : List.of());
        }

        int size() {
            return weights.length;
        }
    }

    /** A task of a file: the inner batches, then the outer one; in double or planned. */
    private record FileTask(TensorFile file, String prefix, int innerSteps, boolean inFloat)
            implements LearningTask<Batch> {
        @Override
        public Batch sample(double[] theta, int draw) {
            if (draw == innerSteps) {
                return Batch.of(file, prefix + ".outer");
            }
            int batches = file.intScalar("n_inner_batches");
            return Batch.of(file, prefix + ".inner" + Math.min(draw, batches - 1));
        }

        @Override
        public void gradient(double[] theta, Batch data, double[] gradient) {
            Program loss = loss(file, data.size());
            copy(run(Differentiation.gradient(loss, wrt(file)), theta, data, null), gradient);
        }

        @Override
        public void hessianVectorProduct(double[] theta, Batch data, double[] v, double[] product) {
            Program both = Differentiation.hessianVectorProduct(loss(file, data.size()), wrt(file));
            int n = wrt(file).length;
            copy(run(Differentiation.outputs(both, n, 2 * n), theta, data, v), product);
        }

        private double[] run(Program program, double[] theta, Batch data, double[] v) {
            List<double[]> inputs = new ArrayList<>(split(file, theta));
            inputs.addAll(List.of(data.states(), data.actions(), data.weights()));
            inputs.addAll(data.returns());
            if (v != null) {
                inputs.addAll(split(file, v));
            }
            return inFloat
                    ? planned(program, inputs)
                    : flat(ReferenceInterpreter.evaluate(program, inputs));
        }

        private static void copy(double[] from, double[] to) {
            System.arraycopy(from, 0, to, 0, to.length);
        }
    }

    private static double[] planned(Program program, List<double[]> inputs) {
        FloatExecutable plan = FloatExecutable.of(program, FloatKernels.best(), Outputs.ASSIGN);
        for (int i = 0; i < inputs.size(); i++) {
            float[] rounded = new float[inputs.get(i).length];
            FloatTiledLoss.round(inputs.get(i), rounded);
            plan.input(i, rounded, 0);
        }
        List<float[]> outputs = new ArrayList<>();
        for (int i = 0; i < program.outputs().size(); i++) {
            outputs.add(new float[program.outputs().get(i).shape().size()]);
            plan.output(i, outputs.get(i), 0);
        }
        plan.run();
        return outputs.stream()
                .flatMapToDouble(y -> IntStream.range(0, y.length).mapToDouble(i -> y[i]))
                .toArray();
    }

    private static CategoricalPolicy policy(TensorFile file) {
        List<Integer> sizes = Arrays.stream(file.ints("sizes")).boxed().toList();
        return new CategoricalPolicy(
                new Mlp(
                        sizes,
                        Mlp.Activation.valueOf(
                                file.text("activation").toUpperCase(java.util.Locale.ROOT))));
    }

    private static Program loss(TensorFile file, int columns) {
        return file.text("loss").equals("ac_cat")
                ? actorCritic(file, columns)
                : Surrogate.LOGPROB.loss(policy(file), columns);
    }

    /**
     * {@code -mean(A log pi) + c_v mean((V - R)^2) - c_e mean(entropy)}; the network's last output
     * is V, the others are the logits.
     */
    private static Program actorCritic(TensorFile file, int n) {
        ProgramBuilder b = new ProgramBuilder();
        CategoricalPolicy policy = policy(file);
        List<Variable> theta = policy.inputs(b);
        Variable states = b.input(policy.network().sizes().getFirst(), n);
        Variable actions = b.input(1, n);
        Variable weights = b.input(1, n);
        Variable returns = b.input(1, n);
        Variable out = policy.network().apply(b, theta, states);
        int logits = out.shape().rows() - 1;
        Shape row = new Shape(1, n);
        Variable scores = b.constant(0, new Shape(logits, n));
        for (int a = 0; a < logits; a++) {
            Variable index = b.constant(a, row);
            scores = b.add(scores, b.append(new Scatter(logits), b.pick(out, index), index));
        }
        Variable log = b.logSoftmax(scores);
        Variable credit = b.sum(b.multiply(weights, b.pick(log, actions)));
        Variable error = b.subtract(b.pick(out, b.constant(logits, row)), returns);
        Variable value = b.sum(b.multiply(error, error));
        Variable minusEntropy = b.sum(b.multiply(b.exp(log), log));
        Variable policyAndValue = b.subtract(b.scale(value, file.scalar("value_coef") / n), credit);
        return b.build(
                b.add(policyAndValue, b.scale(minusEntropy, file.scalar("entropy_coef") / n)));
    }

    private static int[] wrt(TensorFile file) {
        return IntStream.range(0, policy(file).network().parameterShapes().size()).toArray();
    }

    private static List<double[]> split(TensorFile file, double[] theta) {
        List<double[]> parts = new ArrayList<>();
        int at = 0;
        for (Shape shape : policy(file).network().parameterShapes()) {
            parts.add(Arrays.copyOfRange(theta, at, at += shape.size()));
        }
        return parts;
    }

    private static double[] flat(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static TensorFile file(String name) {
        return TensorFile.read("torch/" + name);
    }

    static Stream<String> cases() {
        return Stream.of(
                "tiny_4-8-2_tanh_reinforce_cat.csv",
                "tiny_4-8-2_relu_reinforce_cat.csv",
                "tiny_4-8-2_tanh_ac_cat.csv",
                "tiny_4-8-2_relu_ac_cat.csv",
                "tiny_4-8-2_tanh_ce.csv",
                "tiny_4-8-2_relu_ce.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientHessianAndProducts(String name) {
        TensorFile file = file(name);
        Batch batch = Batch.of(file, "batch");
        double[] theta = file.doubles("theta");
        double[] got = new double[theta.length];
        for (boolean planned : new boolean[] {false, true}) {
            double tolerance = planned ? FLOAT : DOUBLE;
            FileTask task = new FileTask(file, "task0", 1, planned);
            task.gradient(theta, batch, got);
            assertThat(Closeness.relativeError(got, file.doubles("grad"))).isLessThan(tolerance);
            for (int i = 0; i < 3; i++) {
                task.hessianVectorProduct(theta, batch, file.doubles("v" + i), got);
                assertThat(Closeness.relativeError(got, file.doubles("hvp" + i)))
                        .as("product %d, planned %s", i, planned)
                        .isLessThan(tolerance);
            }
        }
        FileTask task = new FileTask(file, "task0", 1, false);
        double[] hessian = new double[theta.length * theta.length];
        for (int i = 0; i < theta.length; i++) {
            double[] unit = new double[theta.length];
            unit[i] = 1;
            task.hessianVectorProduct(theta, batch, unit, got);
            System.arraycopy(got, 0, hessian, i * theta.length, theta.length);
        }
        assertThat(Closeness.relativeError(hessian, file.doubles("hessian"))).isLessThan(DOUBLE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void metaGradients(String name) {
        TensorFile file = file(name);
        double[] theta = file.doubles("theta");
        int tasks = file.intScalar("n_tasks");
        for (int steps = 1; steps <= 3; steps++) {
            for (boolean planned : new boolean[] {false, true}) {
                double tolerance = planned ? FLOAT : DOUBLE;
                double[] maml = new double[theta.length];
                double[] fomaml = new double[theta.length];
                for (int t = 0; t < tasks; t++) {
                    FileTask task = new FileTask(file, "task" + t, steps, planned);
                    MetaGradient result = new MetaGradient(theta.length, steps);
                    double alpha = file.scalar("inner_lr");
                    new Maml(steps, alpha).metaGradient(task, theta, result);
                    assertThat(
                                    Closeness.relativeError(
                                            result.iterate(steps),
                                            file.doubles("K" + steps + ".task" + t + ".adapted")))
                            .isLessThan(tolerance);
                    Maml.step(maml, -1.0 / tasks, result.gradient(), maml);
                    new Fomaml(steps, alpha).metaGradient(task, theta, result);
                    assertThat(result.gradient()).isEqualTo(result.firstOrder());
                    Maml.step(fomaml, -1.0 / tasks, result.gradient(), fomaml);
                }
                assertThat(Closeness.relativeError(maml, file.doubles("K" + steps + ".maml")))
                        .as("MAML, %d steps, planned %s", steps, planned)
                        .isLessThan(tolerance);
                assertThat(Closeness.relativeError(fomaml, file.doubles("K" + steps + ".fomaml")))
                        .as("FOMAML, %d steps, planned %s", steps, planned)
                        .isLessThan(tolerance);
            }
        }
    }

    /** What these tests hold on to would not pass with the Hessian term left out or halved. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1.001})
    void aWrongSecondOrderTermIsSeen(double factor) {
        TensorFile file = file("tiny_4-8-2_tanh_reinforce_cat.csv");
        double[] maml = file.doubles("K1.maml");
        double[] fomaml = file.doubles("K1.fomaml");
        double[] wrong = new double[maml.length];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = fomaml[i] + factor * (maml[i] - fomaml[i]);
        }
        assertThat(Closeness.relativeError(wrong, maml)).isGreaterThan(DOUBLE);
    }
}
