package readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.function.*;
import org.metagrad.autodiff.optimiser.Sgd;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.meta.learner.*;
import org.metagrad.meta.learner.MetaObjective.Task;

/** Functions of one's own as somebody outside writes them: each is about ten lines. */
class OwnFunctionsTest {

    /** {@code (1 - x)^2 + 100 (y - x^2)^2}. */
    private static Variable rosenbrock(ProgramBuilder b, Variables p) {
        Variable x = p.get("x");
        Variable away = b.subtract(p.get("y"), b.square(x));
        return b.add(b.square(b.affine(x, -1, 1)), b.scale(b.square(away), 100));
    }

    @Test
    void rosenbrockByNewton() {
        Matrices plane = Matrices.of("x", 1, 1).and("y", 1, 1);
        Formula rosenbrock = Formula.of(plane, OwnFunctionsTest::rosenbrock);
        double[] theta = {-1.2, 1};
        var minimum = new NewtonCg(100, 1e-10).minimise(rosenbrock.inDouble(), theta);

        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.steps()).isLessThan(80);
        assertThat(theta).containsExactly(new double[] {1, 1}, within(1e-9));
        double[] h = rosenbrock.inDouble().hessian(new double[] {-1.2, 1});
        assertThat(h).containsExactly(new double[] {1330, 480, 480, 200}, within(1e-9));
    }

    /** The mean squared error of a network with {@code z sigmoid(z)} between its two layers. */
    private static Variable error(ProgramBuilder b, Variables p, Variables d) {
        Variable h = d.get("x");
        int n = h.shape().columns();
        for (int l = 1; l <= 2; l++) {
            Variable bias = b.broadcastColumns(p.get("b" + l), n);
            Variable z = b.add(b.matmul(p.get("W" + l), h), bias);
            h = l == 2 ? z : b.multiply(z, b.sigmoid(z));
        }
        return b.scale(b.sum(b.square(b.subtract(h, d.get("y")))), 1.0 / n);
    }

    private static Formula network(int samples) {
        Matrices theta = Matrices.of("W1", 16, 1).and("b1", 16, 1).and("W2", 1, 16).and("b2", 1, 1);
        Matrices data = Matrices.of("x", 1, samples).and("y", 1, samples);
        return Formula.of(theta, data, OwnFunctionsTest::error);
    }

    private static double[] start() {
        return new SplittableRandom(1).doubles(49, -1, 1).toArray();
    }

    @Test
    void aNetworkWithAnActivationOfOnesOwn() {
        double[] x = new SplittableRandom(2).doubles(32, -3, 3).toArray();
        double[] y = Arrays.stream(x).map(StrictMath::sin).toArray();
        var loss = network(32).inDouble().data("x", x).data("y", y);
        double[] theta = start();
        double before = loss.value(theta);
        var settings = new Sgd.Settings(0.05, 0.9, 0, 0, false);
        double after = new Descent(new Sgd(49, settings), 500, 0).minimise(loss, theta).value();
        double newton = new NewtonCg(30, 1e-6).minimise(loss, theta).value();

        assertThat(before).isGreaterThan(0.4);
        assertThat(after).isLessThan(0.05);
        assertThat(newton).isLessThan(0.5 * after);
    }

    private static List<Task> sinusoids(int count) {
        List<Task> tasks = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            var random = new SplittableRandom(t);
            double phase = random.nextDouble(3);
            double[] x = random.doubles(12, -3, 3).toArray();
            double[] y = Arrays.stream(x).map(u -> StrictMath.sin(u + phase)).toArray();
            double[] inner = network(5).data().pack(part(x, 0, 5), part(y, 0, 5));
            tasks.add(new Task(inner, network(7).data().pack(part(x, 5, 12), part(y, 5, 12))));
        }
        return tasks;
    }

    private static double[] part(double[] values, int from, int to) {
        return Arrays.copyOfRange(values, from, to);
    }

    @Test
    void mamlOnLossesOfOnesOwn() {
        Formula innerLoss = network(5);
        Formula outerLoss = network(7);
        List<Task> tasks = sinusoids(4);
        double[] theta = start();
        double[] g = MetaObjective.metaGradient(innerLoss, outerLoss, theta, tasks, 3, 0.1);

        double[] nested = nested(innerLoss, outerLoss, theta, tasks);
        assertThat(g).containsExactly(nested, within(1e-12));
        for (int i = 0; i < theta.length; i++) {
            double h = 1e-5;
            double[] at = theta.clone();
            at[i] += h;
            double up = adapted(innerLoss, outerLoss, at, tasks);
            at[i] -= 2 * h;
            double slope = (up - adapted(innerLoss, outerLoss, at, tasks)) / (2 * h);
            assertThat(g[i]).isCloseTo(slope, within(1e-7));
        }
        double[] firstOrder = new double[theta.length];
        new MetaObjective(innerLoss, outerLoss, new Fomaml(3, 0.1))
                .gradient(theta, tasks, firstOrder);
        assertThat(Math.abs(firstOrder[0] - g[0])).isGreaterThan(1e-4);
    }

    /** The gradient of MAML's loss as one program, in the reference interpreter. */
    private static double[] nested(Formula inner, Formula outer, double[] theta, List<Task> tasks) {
        var loss = MamlProgram.of(inner.program(), outer.program(), 4, 3, 0.1);
        var gradient = Differentiation.gradient(loss, 0, 1, 2, 3);
        double[] mean = new double[theta.length];
        for (Task task : tasks) {
            List<double[]> in = new ArrayList<>(inner.parameters().unpack(theta).values());
            for (int s = 0; s < 3; s++) {
                in.addAll(inner.data().unpack(task.inner()).values());
            }
            in.addAll(outer.data().unpack(task.outer()).values());
            double[] g =
                    inner.parameters()
                            .pack(
                                    ReferenceInterpreter.evaluate(gradient, in)
                                            .toArray(double[][]::new));
            for (int i = 0; i < g.length; i++) {
                mean[i] += g[i] / tasks.size();
            }
        }
        return mean;
    }

    /** The mean outer loss after three steps by plain loops. */
    private static double adapted(Formula inner, Formula outer, double[] theta, List<Task> tasks) {
        double mean = 0;
        for (Task task : tasks) {
            DoubleEvaluator loss = inner.inDouble().data(task.inner());
            double[] at = theta.clone();
            for (int s = 0; s < 3; s++) {
                double[] g = loss.gradient(at);
                for (int i = 0; i < at.length; i++) {
                    at[i] -= 0.1 * g[i];
                }
            }
            mean += outer.inDouble().data(task.outer()).value(at) / tasks.size();
        }
        return mean;
    }

    /**
     * Three steps of Adam, differentiated through both its means, as TorchOpt's MetaAdam has it.
     */
    @Test
    void mamlThroughAdamOnLossesOfOnesOwn() {
        List<Task> tasks = sinusoids(2);
        var adam = new InnerOptimiser.Adam(0.05, 0.9, 0.999, 1e-8, 1e-4);
        var objective = new MetaObjective(network(5), network(7), new Maml(3, adam, 0));
        double[] theta = start();
        double[] g = new double[theta.length];
        objective.gradient(theta, tasks, g);

        double[] other = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            double[] at = theta.clone();
            at[i] += 1e-5;
            double up = objective.gradient(at, tasks, other);
            at[i] -= 2e-5;
            double slope = (up - objective.gradient(at, tasks, other)) / 2e-5;
            assertThat(g[i]).isCloseTo(slope, within(1e-6));
        }
        new MetaObjective(network(5), network(7), new Fomaml(3, adam, 0))
                .gradient(theta, tasks, other);
        assertThat(Math.abs(other[0] - g[0])).isGreaterThan(1e-4);
    }

    @Test
    void metaLearningLowersTheLossAfterAdaptation() {
        List<Task> tasks = sinusoids(8);
        var objective = new MetaObjective(network(5), network(7), new Maml(2, 0.1));
        double[] theta = start();
        double[] g = new double[theta.length];
        double first = objective.gradient(theta, tasks, g);
        assertThat(first)
                .isCloseTo(
                        new MetaObjective(network(5), network(7), new Maml(2, 0.1))
                                .gradient(theta, tasks, new double[49]),
                        within(0.0));
        Sgd outer = new Sgd(theta.length, 0.05);
        for (int i = 0; i < 100; i++) {
            objective.gradient(theta, tasks, g);
            outer.step(theta, g);
        }
        assertThat(objective.gradient(theta, tasks, g)).isLessThan(0.7 * first);
    }

    @Test
    void mistakesAreNamed() {
        Formula other = Formula.of(Matrices.of("x", 1, 1), (b, p) -> b.square(p.get("x")));
        Formula vector = Formula.of(Matrices.of("x", 2, 1), (_, p) -> p.get("x"));
        Maml maml = new Maml(1, 0.1);
        assertThatThrownBy(() -> new MetaObjective(network(5), other, maml))
                .hasMessageStartingWith(
                        "meta-objective: the inner loss has Matrices[names=[W1, b1");
        assertThatThrownBy(() -> new MetaObjective(vector, vector, maml))
                .hasMessageStartingWith("meta-objective: losses with one [1, 1] result wanted");
        MetaObjective objective = new MetaObjective(other, other, maml);
        assertThatThrownBy(() -> objective.gradient(new double[2], List.of(), new double[1]))
                .hasMessage("theta: 2 values, 1 wanted");
        assertThatThrownBy(() -> objective.gradient(new double[1], List.of(), new double[1]))
                .hasMessage("meta-objective: no tasks, at least one wanted");
        Task wrong = new Task(new double[3], new double[0]);
        assertThatThrownBy(() -> objective.gradient(new double[1], List.of(wrong), new double[1]))
                .hasMessage("data: 3 values, 0 wanted");
    }
}
