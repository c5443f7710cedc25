package org.metagrad.bench.verify.estimator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.autodiff.optimiser.LinearOperator;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.BatchLoss;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.objective.DivergenceLoss;
import org.metagrad.meta.objective.RatioLoss;
import org.metagrad.meta.update.TrustRegion;

/**
 * What a file of a natural-gradient step starts from, run by one engine.
 *
 * @param surrogate data of {@link RatioLoss}
 * @param distance data of {@link DivergenceLoss} from the policy at theta
 */
record TrustRegionCase(
        double[] theta,
        double damping,
        BatchLoss ratio,
        Batch surrogate,
        BatchLoss divergence,
        Batch distance)
        implements TrustRegion.Objective {

    static TrustRegionCase of(TensorFile file, Engine engine) {
        Policy policy = policy(file);
        int[] dims = file.dims("x");
        if (dims.length != 2 || dims[0] < 1) {
            throw file.error("x", "'x': samples x inputs wanted");
        }
        int n = dims[0];
        double[] states =
                Batch.transposed(FolderCheck.numbers(file, "x", n, policy.stateRows()), n);
        double[] theta = FolderCheck.numbers(file, "theta", policy.parameterCount());
        double[] weights = FolderCheck.numbers(file, "adv", n);
        double[] each = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] /= n;
            each[i] = 1.0 / n;
        }
        double[] log = FolderCheck.numbers(file, "old_log_prob", n);
        double damping = FolderCheck.numbers(file, "damping")[0];
        if (damping < 0) {
            throw file.error("damping", "'damping' is " + damping + ", below 0");
        }
        double[] old = distributions(policy, engine, theta, states, n);
        return new TrustRegionCase(
                theta,
                damping,
                new BatchLoss(new RatioLoss(policy), engine),
                new Batch(n, List.of(states, actions(file, policy, n), weights, log)),
                new BatchLoss(new DivergenceLoss(policy), engine),
                new Batch(n, List.of(states, old, each)));
    }

    private static Policy policy(TensorFile file) {
        int[] sizes = file.ints("sizes");
        if (sizes.length < 2 || Arrays.stream(sizes).anyMatch(s -> s < 1 || s > 10_000)) {
            throw file.error("sizes", "'sizes': at least two sizes from 1 to 10000 wanted");
        }
        String name = file.text("activation").toUpperCase(Locale.ROOT);
        Mlp.Activation activation =
                Arrays.stream(Mlp.Activation.values())
                        .filter(a -> a.name().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () -> file.error("activation", "'activation' is '" + name + "'"));
        Mlp network = new Mlp(Arrays.stream(sizes).boxed().toList(), activation);
        return switch (file.text("policy")) {
            case "categorical" -> new CategoricalPolicy(network);
            case "gaussian" -> new GaussianPolicy(network, network.outputs(), 0);
            default -> throw file.error("policy", "'policy': categorical or gaussian wanted");
        };
    }

    private static double[] actions(TensorFile file, Policy policy, int n) {
        return switch (policy) {
            case GaussianPolicy _ ->
                    Batch.transposed(
                            FolderCheck.numbers(file, "action", n, policy.actionRows()), n);
            case CategoricalPolicy p -> {
                double[] values = FolderCheck.numbers(file, "action", n);
                for (double value : values) {
                    if (value != Math.rint(value) || value < 0 || value >= p.actions()) {
                        throw file.error(
                                "action",
                                String.format(
                                        Locale.ROOT,
                                        "'action' has %s, 0 to %d wanted",
                                        value,
                                        p.actions() - 1));
                    }
                }
                yield values;
            }
        };
    }

    private static double[] distributions(
            Policy policy, Engine engine, double[] theta, double[] states, int n) {
        List<double[]> inputs = new java.util.ArrayList<>();
        int at = 0;
        for (var shape : policy.parameterShapes()) {
            inputs.add(Arrays.copyOfRange(theta, at, at += shape.size()));
        }
        inputs.add(states);
        return engine.prepare(policy.distributions(n)).evaluate(inputs).getFirst().clone();
    }

    /** The gradient of the surrogate, uphill. */
    double[] gradient() {
        return Arrays.stream(ratio.gradient(theta, surrogate)).map(x -> -x).toArray();
    }

    /** Products with the Hessian of the divergence at theta. */
    LinearOperator fisher() {
        return (v, product) ->
                System.arraycopy(
                        divergence.product(theta, distance, v), 0, product, 0, product.length);
    }

    /** Products with the damped Hessian. */
    LinearOperator damped() {
        LinearOperator fisher = fisher();
        return (v, product) -> {
            fisher.apply(v, product);
            for (int i = 0; i < v.length; i++) {
                product[i] += damping * v[i];
            }
        };
    }

    @Override
    public double surrogate(double[] at) {
        return -ratio.value(at, surrogate);
    }

    @Override
    public double divergence(double[] at) {
        return divergence.value(at, distance);
    }
}
