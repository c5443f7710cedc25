package org.metagrad.meta.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.autodiff.optimiser.ConjugateGradient;
import org.metagrad.autodiff.optimiser.LinearOperator;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.autodiff.tiles.DoubleTiles;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.check.Arithmetic;
import org.metagrad.meta.check.Batch;
import org.metagrad.meta.check.FixtureLoss;
import org.metagrad.meta.check.PolicySamples;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.StepSize;
import org.metagrad.meta.objective.DivergenceLoss;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.RatioLoss;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.rollout.Trajectories;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.PolicyTask;

/** Natural-gradient steps against PyTorch and scipy; the Fisher information after adaptation. */
class TrustRegionTest {
    private static final double TOLERANCE = 1e-10;

    /** A file of {@code rl_math/trpo_*}: a policy, a batch and what came of it. */
    private record Step(TensorFile file, Arithmetic arithmetic) implements TrustRegion.Objective {
        Policy policy() {
            Mlp network = FixtureLoss.network(file);
            return file.text("policy").equals("categorical")
                    ? new CategoricalPolicy(network)
                    : new GaussianPolicy(network, network.outputs(), 0);
        }

        private int n() {
            return file.dims("x")[0];
        }

        Batch ratio() {
            double[] weights = Arrays.stream(file.doubles("adv")).map(a -> a / n()).toArray();
            return new Batch(
                    new RatioLoss(policy()),
                    List.of(
                            Batch.transposed(file.doubles("x"), n()),
                            Batch.transposed(file.doubles("action"), n()),
                            weights,
                            file.doubles("old_log_prob")));
        }

        Batch divergenceLoss() {
            double[] states = Batch.transposed(file.doubles("x"), n());
            List<double[]> inputs =
                    new ArrayList<>(Batch.split(policy().parameterShapes(), file.doubles("theta")));
            inputs.add(states);
            double[] old = Arithmetic.DOUBLE.run(policy().distributions(n()), inputs);
            return new Batch(
                    new DivergenceLoss(policy()),
                    List.of(states, old, Batch.filled(n(), 1.0 / n())));
        }

        double[] gradient() {
            double[] g = ratio().gradient(arithmetic, file.doubles("theta"));
            return Arrays.stream(g).map(x -> -x).toArray();
        }

        LinearOperator fisher() {
            Batch batch = divergenceLoss();
            double[] theta = file.doubles("theta");
            return (v, product) -> {
                double[] fv = batch.product(arithmetic, theta, v);
                System.arraycopy(fv, 0, product, 0, v.length);
            };
        }

        TrustRegion.Settings settings() {
            return new TrustRegion.Settings(
                    file.scalar("max_kl"), file.scalar("damping"), 10, 10, 0.5);
        }

        @Override
        public double surrogate(double[] theta) {
            return -ratio().value(arithmetic, theta);
        }

        @Override
        public double divergence(double[] theta) {
            return divergenceLoss().value(arithmetic, theta);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trpo_cat_4-8-2", "trpo_cat_4-8-3_lowdamp", "trpo_gauss_3-6-2"})
    void theStepIsTheOneOnRecord(String name) {
        TensorFile file = TensorFile.read("rl_math/" + name + ".csv");
        Step fixture = new Step(file, Arithmetic.DOUBLE);
        double[] theta = file.doubles("theta");
        int p = theta.length;
        double[] gradient = fixture.gradient();
        check(file, "gradient_of_surrogate", gradient);
        assertThat(fixture.surrogate(theta))
                .isCloseTo(file.scalar("surrogate_at_theta"), near(1e-15));
        LinearOperator damped = damped(fixture.fisher(), file.scalar("damping"));
        double[] got = new double[p];
        for (int i = 0; i < 2; i++) {
            damped.apply(file.doubles("v" + i), got);
            check(file, "damped_kl_hvp" + i, got);
        }
        double[] dense = new double[p * p];
        for (int i = 0; i < p; i++) {
            double[] unit = new double[p];
            unit[i] = 1;
            damped.apply(unit, got);
            System.arraycopy(got, 0, dense, i * p, p);
        }
        check(file, "damped_fisher", dense);
        TrustRegion region = new TrustRegion(p, fixture.settings());
        double[] step = new double[p];
        double scale = region.fullStep(fixture.fisher(), gradient, step);
        check(file, "step_scale", scale);
        check(file, "full_step", step);
        check(file, "cg10", Arrays.stream(step).map(x -> x / scale).toArray());
        double[] moved = theta.clone();
        TrustRegion.Outcome outcome = region.search(fixture, moved, gradient, step);
        check(file, "expected_improvement", outcome.expectedImprovement());
        int accepted = file.intScalar("linesearch_first_accepted");
        assertThat(outcome.attempt()).isEqualTo(accepted);
        double[] rows = file.doubles("linesearch_coef_kl_surrogate");
        for (int k = 0; k < rows.length / 3; k++) {
            double coefficient = rows[3 * k];
            double[] at =
                    IntStream.range(0, p)
                            .mapToDouble(i -> theta[i] + coefficient * step[i])
                            .toArray();
            assertThat(fixture.divergence(at)).isCloseTo(rows[3 * k + 1], near(1e-12));
            assertThat(fixture.surrogate(at)).isCloseTo(rows[3 * k + 2], near(1e-12));
            if (k == accepted) {
                assertThat(moved).containsExactly(at);
                assertThat(outcome.divergence()).isEqualTo(fixture.divergence(at));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trpo_cat_4-8-2", "trpo_cat_4-8-3_lowdamp", "trpo_gauss_3-6-2"})
    void theIteratesAreScipys(String name) {
        TensorFile file = TensorFile.read("rl_math/" + name + ".csv");
        double[] dense = file.doubles("damped_fisher");
        double[] gradient = file.doubles("gradient_of_surrogate");
        int p = gradient.length;
        LinearOperator product = dense(dense);
        double[] x = new double[p];
        double[] iterates = new double[10 * p];
        double[] residuals = new double[10];
        for (int k = 1; k <= 10; k++) {
            residuals[k - 1] = new ConjugateGradient(p, k).solve(product, gradient, x);
            System.arraycopy(x, 0, iterates, (k - 1) * p, p);
        }
        check(file, "cg_iterates", iterates);
        check(file, "cg_residual_sq", residuals);
    }

    private static LinearOperator dense(double[] matrix) {
        return (v, product) -> {
            for (int i = 0; i < v.length; i++) {
                double sum = 0;
                for (int j = 0; j < v.length; j++) {
                    sum += matrix[i * v.length + j] * v[j];
                }
                product[i] = sum;
            }
        };
    }

    private static LinearOperator damped(LinearOperator fisher, double damping) {
        return (v, product) -> {
            fisher.apply(v, product);
            for (int i = 0; i < v.length; i++) {
                product[i] += damping * v[i];
            }
        };
    }

    @Test
    void aZeroGradientMakesNoStepAndAnIndefiniteMatrixIsSaid() {
        TrustRegion region = new TrustRegion(2, TrustRegion.Settings.DEFAULT);
        double[] step = {1, 1};
        assertThat(region.fullStep(dense(new double[] {1, 0, 0, 1}), new double[2], step)).isZero();
        assertThat(step).containsExactly(0, 0);
        assertThatThrownBy(() ->
                        new ConjugateGradient(2, 3)
                                .solve(
                                        dense(new double[] {1, 0, 0, -3}),
                                        new double[] {1, 1},
                                        step))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("conjugate gradient, step 1: p'Ap is -2.0, above 0 wanted");
        assertThatThrownBy(() -> new TrustRegion.Settings(0, 0, 1, 1, 0.5))
                .hasMessage("trust region: maxDivergence 0.0: above 0 wanted");
    }

    @Test
    void theSearchGivesUpWhereNothingRises() {
        TrustRegion region = new TrustRegion(1, TrustRegion.Settings.DEFAULT);
        double[] theta = {3};
        TrustRegion.Objective falling =
                new TrustRegion.Objective() {
                    @Override
                    public double surrogate(double[] at) {
                        return -at[0];
                    }

                    @Override
                    public double divergence(double[] at) {
                        return 0;
                    }
                };
        TrustRegion.Outcome outcome =
                region.search(falling, theta, new double[] {1}, new double[] {1});
        assertThat(outcome.attempt()).isEqualTo(-1);
        assertThat(theta).containsExactly(3);
    }

    enum Kind {
        CATEGORICAL,
        GAUSSIAN
    }

    /**
     * {@code KL(pi_old || pi_theta'(theta))} with two inner steps, traced as one program, has at
     * the old policy the Hessian {@code J'FJ}.
     */
    @ParameterizedTest
    @EnumSource
    void theDivergenceAfterAdaptationHasTheHessianOfAdaptedFisher(Kind kind) {
        Mlp network = new Mlp(List.of(3, 4, 4), Mlp.Activation.TANH);
        Policy policy =
                switch (kind) {
                    case CATEGORICAL -> new CategoricalPolicy(network);
                    case GAUSSIAN -> new GaussianPolicy(network);
                };
        PolicyLoss inner = new PolicyLoss(policy, Surrogate.LVC, 0.1);
        double alpha = 0.3;
        double[] theta = PolicySamples.parameters(inner, 1);
        int p = theta.length;
        List<Batch> draws =
                List.of(PolicySamples.batch(inner, 3, 2, 0), PolicySamples.batch(inner, 0, 2, 3));
        double[] second = theta.clone();
        Vectors.step(second, alpha, draws.get(0).gradient(Arithmetic.DOUBLE, theta), second);
        double[] adapted = second.clone();
        Vectors.step(adapted, alpha, draws.get(1).gradient(Arithmetic.DOUBLE, second), adapted);
        double[] states = draws.get(0).data().getFirst();
        List<double[]> inputs = new ArrayList<>(Batch.split(policy.parameterShapes(), adapted));
        inputs.add(states);
        double[] old = Arithmetic.DOUBLE.run(policy.distributions(5), inputs);
        Batch divergence =
                new Batch(new DivergenceLoss(policy), List.of(states, old, Batch.filled(5, 0.2)));

        LinearOperator fisher =
                (v, product) ->
                        System.arraycopy(
                                divergence.product(Arithmetic.DOUBLE, adapted, v),
                                0,
                                product,
                                0,
                                p);
        LinearOperator operator =
                new AdaptedFisher<>(
                        new BatchTask(),
                        List.of(theta, second),
                        draws,
                        new StepSize(alpha, 0, theta.length),
                        fisher);
        Program whole = adaptedDivergence(inner, divergence.loss(), draws, alpha);
        int n = policy.parameterShapes().size();
        Program hessian =
                Differentiation.outputs(
                        Differentiation.hessianVectorProduct(whole, inner.wrt()), n, 2 * n);
        double[] got = new double[p];
        double[] all = new double[p * p];
        double[] want = new double[p * p];
        double[] plain = new double[p * p];
        for (int i = 0; i < p; i++) {
            double[] unit = new double[p];
            unit[i] = 1;
            operator.apply(unit, got);
            System.arraycopy(got, 0, all, i * p, p);
            fisher.apply(unit, got);
            System.arraycopy(got, 0, plain, i * p, p);
            List<double[]> at = new ArrayList<>(Batch.split(policy.parameterShapes(), theta));
            draws.forEach(draw -> at.addAll(draw.data()));
            at.addAll(divergence.data());
            at.addAll(Batch.split(policy.parameterShapes(), unit));
            System.arraycopy(Arithmetic.REFERENCE.run(hessian, at), 0, want, i * p, p);
        }
        assertThat(Closeness.relativeError(all, want)).isLessThan(TOLERANCE);
        assertThat(Closeness.relativeError(plain, want)).isGreaterThan(1e-3);

        // steps that leave some parameters, against J column by column
        StepSize a = new StepSize(alpha, 0, p - 4);
        LinearOperator masked =
                new AdaptedFisher<>(new BatchTask(), List.of(theta, second), draws, a, fisher);
        double[][] jacobian = new double[p][p];
        for (int i = 0; i < p; i++) {
            jacobian[i][i] = 1;
            for (int s = 0; s < 2; s++) {
                double[] at = s == 0 ? theta : second;
                double[] hv = draws.get(s).product(Arithmetic.DOUBLE, at, jacobian[i]);
                a.step(jacobian[i].clone(), hv, jacobian[i]);
            }
        }
        for (int i = 0; i < p; i++) {
            fisher.apply(jacobian[i], got);
            double[] wanted = new double[p];
            for (int j = 0; j < p; j++) {
                for (int r = 0; r < p; r++) {
                    wanted[j] += jacobian[j][r] * got[r];
                }
            }
            double[] unit = new double[p];
            unit[i] = 1;
            masked.apply(unit, got);
            System.arraycopy(got, 0, all, i * p, p);
            System.arraycopy(wanted, 0, plain, i * p, p);
        }
        assertThat(Closeness.relativeError(all, plain)).isLessThan(TOLERANCE);
        assertThat(Closeness.relativeError(all, want)).isGreaterThan(1e-3);
    }

    /** {@code KL(old || pi_{theta - alpha g1 - alpha g2})}, one program of theta. */
    private static Program adaptedDivergence(
            PolicyLoss inner,
            org.metagrad.autodiff.nn.Loss divergence,
            List<Batch> draws,
            double alpha) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> at = inner.parameterShapes().stream().map(b::input).toList();
        for (Batch draw : draws) {
            List<Variable> operands = new ArrayList<>(at);
            inner.data().forEach(d -> operands.add(b.input(d.rows(), draw.columns())));
            List<Variable> g = b.call(inner.gradient(draw.columns()), operands);
            List<Variable> from = at;
            at =
                    IntStream.range(0, g.size())
                            .mapToObj(i -> b.subtract(from.get(i), b.scale(g.get(i), alpha)))
                            .toList();
        }
        List<Variable> operands = new ArrayList<>(at);
        divergence.data().forEach(d -> operands.add(b.input(new Shape(d.rows(), 5))));
        return b.build(b.call(divergence.program(5), operands));
    }

    /** Batches that are there already. */
    private static final class BatchTask implements LearningTask<Batch> {
        @Override
        public Batch sample(double[] theta, int draw) {
            throw new UnsupportedOperationException("nothing is sampled again");
        }

        @Override
        public void gradient(double[] theta, Batch data, double[] gradient) {
            throw new UnsupportedOperationException("nothing is adapted again");
        }

        @Override
        public void hessianVectorProduct(double[] theta, Batch data, double[] v, double[] product) {
            double[] hv = data.product(Arithmetic.DOUBLE, theta, v);
            System.arraycopy(hv, 0, product, 0, v.length);
        }
    }

    private static void check(TensorFile file, String name, double... got) {
        assertThat(Closeness.relativeError(got, file.doubles(name))).as(name).isLessThan(TOLERANCE);
    }

    private static org.assertj.core.data.Offset<Double> near(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    /** A choice of a draw's samples for the curvature, and how its sums compare with all. */
    @ParameterizedTest
    @ValueSource(ints = {60, 10_000, Integer.MAX_VALUE})
    void theCurvatureIsThatOfAPartOfTheSamples(int most) {
        TrainingConfig config =
                TrainingConfig.of(
                        Map.of(
                                "algorithm", "maml",
                                "optimiser", "trpo",
                                "tasks", "1",
                                "trajectories", "12",
                                "hidden-width", "8"));
        PolicyProblem problem = (PolicyProblem) LearningProblem.of(config);
        PolicyTask task =
                problem.worker(new Maml(config.innerSteps(), config.alpha()), FloatKernels.best());
        task.enter(problem.medium(), RandomStream.of(3), 0);
        Trajectories samples = task.sample(problem.initial(RandomStream.of(1)), 0);
        FloatTiles all = samples.tiles();
        DoubleTiles[] rooms = new DoubleTiles[1];
        new TrustRegionPlans(problem, task).choose(0, most, rooms);
        DoubleTiles chosen = rooms[0];
        int n = all.size();
        assertThat(n).isGreaterThan(120);
        assertThat(chosen.size()).isEqualTo(most == 60 ? 60 : n);
        int shares = problem.losses().layout().row("shares");
        double sum = 0;
        Set<Integer> trajectories = new HashSet<>();
        for (int i = 0; i < chosen.size(); i++) {
            sum += chosen.get(i, shares);
            int found = -1;
            for (int j = 0; j < n && found < 0; j++) {
                found = all.get(j, 0) == chosen.get(i, 0) ? j : -1;
            }
            assertThat(found).isNotNegative();
            trajectories.add(samples.environment(found));
        }
        assertThat(sum).isCloseTo(1, near(1e-5));
        assertThat(trajectories).hasSize(12);
    }
}
