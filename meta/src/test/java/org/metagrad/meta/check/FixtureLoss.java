package org.metagrad.meta.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.CrossEntropy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.objective.ActorCriticLoss;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;

/** The loss of a file of {@code torch/} with the batches in it. */
public record FixtureLoss(TensorFile file) {

    public static FixtureLoss read(String name) {
        return new FixtureLoss(TensorFile.read("torch/" + name));
    }

    Loss loss() {
        String kind = file.text("loss");
        return switch (kind) {
            case "mse" -> new MeanSquaredError(network(file));
            case "ce" -> new CrossEntropy(network(file));
            case "reinforce_cat", "reinforce_gauss" ->
                    new PolicyLoss(policy(kind, 0), Surrogate.LOGPROB, 0);
            case "ac_cat", "ac_gauss" ->
                    new ActorCriticLoss(
                            policy(kind, 1),
                            Surrogate.LOGPROB,
                            file.scalar("value_coef"),
                            file.scalar("entropy_coef"));
            default -> throw new IllegalArgumentException("loss '" + kind + "'");
        };
    }

    public static Mlp network(TensorFile file) {
        List<Integer> sizes = Arrays.stream(file.ints("sizes")).boxed().toList();
        return new Mlp(
                sizes, Mlp.Activation.valueOf(file.text("activation").toUpperCase(Locale.ROOT)));
    }

    private Policy policy(String kind, int others) {
        Mlp network = network(file);
        return kind.endsWith("_cat")
                ? new CategoricalPolicy(network, network.outputs() - others)
                : new GaussianPolicy(network, network.outputs() - others, 0);
    }

    public Batch batch(String prefix) {
        double[] x = file.doubles(prefix + ".x");
        int n = file.dims(prefix + ".x")[0];
        double[] columns = Batch.transposed(x, n);
        double[] shares = Batch.filled(n, 1.0 / n);
        List<double[]> data =
                switch (loss()) {
                    case MeanSquaredError _ ->
                            List.of(columns, Batch.transposed(values(prefix, "target"), n), shares);
                    case CrossEntropy _ -> List.of(columns, values(prefix, "label"), shares);
                    case PolicyLoss _ -> List.of(columns, actions(prefix, n), weights(prefix));
                    default ->
                            List.of(
                                    columns,
                                    actions(prefix, n),
                                    weights(prefix),
                                    shares,
                                    values(prefix, "ret"));
                };
        return new Batch(loss(), data);
    }

    private double[] values(String prefix, String name) {
        return file.doubles(prefix + "." + name);
    }

    private double[] actions(String prefix, int n) {
        return Batch.transposed(values(prefix, "action"), n);
    }

    private double[] weights(String prefix) {
        double[] advantages = values(prefix, "adv");
        return Arrays.stream(advantages).map(a -> a / advantages.length).toArray();
    }
}
