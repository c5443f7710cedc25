package org.metagrad.bench.verify.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.ContextLoss;
import org.metagrad.autodiff.nn.CrossEntropy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.BatchLoss;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.objective.ActorCriticLoss;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;

/**
 * What a file of {@code torch/} is about: network, loss, parameters, and batches by name.
 * Everything is checked against everything else while it is read.
 *
 * @param context the number of context values, 0 for none
 */
record TorchCase(TensorFile file, Mlp network, Kind kind, Loss loss, double[] theta, int context) {
    private static final int MOST_TASKS = 10_000;

    /** The losses by the names that the files give them. */
    enum Kind {
        MSE,
        CE,
        REINFORCE_CAT,
        REINFORCE_GAUSS,
        AC_CAT,
        AC_GAUSS;

        boolean gaussian() {
            return this == REINFORCE_GAUSS || this == AC_GAUSS;
        }

        boolean actorCritic() {
            return this == AC_CAT || this == AC_GAUSS;
        }
    }

    static TorchCase of(TensorFile file) {
        Mlp network = network(file);
        Kind kind = named(file, "loss", Kind.values());
        int context = 0;
        if (file.has("context_dim")) {
            context = FolderCheck.whole(file, "context_dim", 1, network.inputs() - 1);
        }
        int actions = network.outputs() - (kind.actorCritic() ? 1 : 0);
        if (actions < 1) {
            throw file.error("sizes", "'sizes' ends with 1: an output beside the value wanted");
        }
        // Counted before anything of that size is made: the file says both.
        double wanted = kind.gaussian() ? actions : 0;
        for (int l = 0; l < network.layers(); l++) {
            wanted += (network.sizes().get(l) + 1.0) * network.sizes().get(l + 1);
        }
        double[] theta = file.finiteDoubles("theta");
        if (theta.length != wanted) {
            throw file.error(
                    "theta",
                    String.format(
                            Locale.ROOT,
                            "'theta' has %d values, sizes %s and loss %s want %.0f",
                            theta.length,
                            network.sizes(),
                            file.text("loss"),
                            wanted));
        }
        if (context == 0) {
            FolderCheck.whole(file, "n_params", theta.length, theta.length);
        }
        Loss loss = loss(file, network, kind, actions);
        return new TorchCase(file, network, kind, loss, theta, context);
    }

    /** {@code W1, b1, W2, ...}, then {@code log_std} if there is one. */
    List<String> parameterNames() {
        List<String> names = new ArrayList<>(network.parameterNames());
        if (kind.gaussian()) {
            names.add("log_std");
        }
        return names;
    }

    private static Mlp network(TensorFile file) {
        int[] sizes = file.ints("sizes");
        if (sizes.length < 2 || Arrays.stream(sizes).anyMatch(s -> s < 1)) {
            throw file.error(
                    "sizes",
                    String.format(
                            Locale.ROOT,
                            "'sizes' is %s: at least two sizes from 1 wanted",
                            Arrays.toString(sizes)));
        }
        Mlp.Activation activation = named(file, "activation", Mlp.Activation.values());
        return new Mlp(Arrays.stream(sizes).boxed().toList(), activation);
    }

    /** The constant that a text names. */
    private static <E extends Enum<E>> E named(TensorFile file, String name, E[] values) {
        String text = file.text(name);
        return Arrays.stream(values)
                .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        file.error(
                                name,
                                String.format(
                                        Locale.ROOT,
                                        "'%s' is '%s': allowed are %s",
                                        name,
                                        text,
                                        Arrays.stream(values)
                                                .map(v -> v.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", ")))));
    }

    private static Loss loss(TensorFile file, Mlp network, Kind kind, int actions) {
        Policy policy =
                kind.gaussian()
                        ? new GaussianPolicy(network, actions, 0)
                        : new CategoricalPolicy(network, actions);
        return switch (kind) {
            case MSE -> new MeanSquaredError(network);
            case CE -> new CrossEntropy(network);
            case REINFORCE_CAT, REINFORCE_GAUSS -> new PolicyLoss(policy, Surrogate.LOGPROB, 0);
            case AC_CAT, AC_GAUSS ->
                    new ActorCriticLoss(
                            policy,
                            Surrogate.LOGPROB,
                            coefficient(file, "value_coef"),
                            coefficient(file, "entropy_coef"));
        };
    }

    private static double coefficient(TensorFile file, String name) {
        double value = FolderCheck.numbers(file, name)[0];
        if (value < 0) {
            throw file.error(name, "'" + name + "' is " + value + ", below 0");
        }
        return value;
    }

    /** The loss as the tasks see it: with the context, if there is one, as further parameters. */
    Loss taskLoss() {
        return context == 0 ? loss : new ContextLoss(loss, context);
    }

    /** The batch {@code prefix.x} and what belongs to it. */
    Batch batch(String prefix) {
        int[] dims = file.dims(prefix + ".x");
        if (dims.length != 2) {
            throw file.error(prefix + ".x", "'" + prefix + ".x': samples x inputs wanted");
        }
        int n = dims[0];
        double[] x = numbers(prefix + ".x", n, network.inputs() - context);
        List<double[]> data = new ArrayList<>();
        data.add(Batch.transposed(x, n));
        double[] each = new double[n];
        Arrays.fill(each, 1.0 / n);
        switch (kind) {
            case MSE -> {
                double[] target = numbers(prefix + ".target", n, network.outputs());
                data.addAll(List.of(Batch.transposed(target, n), each));
            }
            case CE -> data.addAll(List.of(indices(prefix + ".label", n), each));
            case REINFORCE_CAT, REINFORCE_GAUSS ->
                    data.addAll(List.of(actions(prefix, n), weights(prefix, n)));
            case AC_CAT, AC_GAUSS -> {
                data.addAll(List.of(actions(prefix, n), weights(prefix, n), each));
                data.add(numbers(prefix + ".ret", n));
            }
        }
        return new Batch(n, data);
    }

    private double[] actions(String prefix, int n) {
        String name = prefix + ".action";
        return kind.gaussian()
                ? Batch.transposed(numbers(name, n, distributionOutputs()), n)
                : indices(name, n);
    }

    private int distributionOutputs() {
        return network.outputs() - (kind.actorCritic() ? 1 : 0);
    }

    private double[] weights(String prefix, int n) {
        double[] weights = numbers(prefix + ".adv", n);
        for (int i = 0; i < n; i++) {
            weights[i] /= n;
        }
        return weights;
    }

    private double[] indices(String name, int n) {
        numbers(name, n);
        int[] values = file.ints(name);
        for (int i = 0; i < n; i++) {
            if (values[i] < 0 || values[i] >= distributionOutputs()) {
                throw file.error(
                        name,
                        String.format(
                                Locale.ROOT,
                                "'%s' value %d is %d, 0 to %d wanted",
                                name,
                                i,
                                values[i],
                                distributionOutputs() - 1));
            }
        }
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    /** The finite numbers of an array of these dims. */
    double[] numbers(String name, int... dims) {
        return FolderCheck.numbers(file, name, dims);
    }

    /** The recorded tasks: their inner batches and the outer one. */
    List<Recorded> tasks() {
        List<Recorded> tasks = new ArrayList<>();
        int n = FolderCheck.whole(file, "n_tasks", 1, MOST_TASKS);
        for (int t = 0; t < n; t++) {
            String task = "task" + t;
            List<Batch> inner = new ArrayList<>();
            do {
                inner.add(batch(task + ".inner" + inner.size()));
            } while (file.has(task + ".inner" + inner.size() + ".x"));
            if (context == 0) {
                FolderCheck.whole(file, "n_inner_batches", inner.size(), inner.size());
            }
            tasks.add(new Recorded(inner, batch(task + ".outer")));
        }
        return tasks;
    }

    /** A task's batches. */
    record Recorded(List<Batch> inner, Batch outer) {
        FileTask task(BatchLoss loss, int innerSteps) {
            return new FileTask(loss, inner, outer, innerSteps);
        }
    }
}
