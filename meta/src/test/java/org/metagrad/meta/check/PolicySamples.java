package org.metagrad.meta.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.meta.objective.ActorCriticLoss;
import org.metagrad.meta.objective.ClippedLoss;
import org.metagrad.meta.objective.DivergenceLoss;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.RatioLoss;

/** Small policies, and data for any of their losses. */
public final class PolicySamples {
    private PolicySamples() {}

    /** The numbers of a state. */
    public static final int STATES = 3;

    public static CategoricalPolicy categorical() {
        return new CategoricalPolicy(new Mlp(List.of(STATES, 5, 4), Mlp.Activation.TANH));
    }

    public static GaussianPolicy gaussian() {
        return new GaussianPolicy(new Mlp(List.of(STATES, 5, 2), Mlp.Activation.TANH));
    }

    public static double[] parameters(Loss loss, long seed) {
        int n = loss.parameterShapes().stream().mapToInt(s -> s.size()).sum();
        return new SplittableRandom(seed).doubles(n, -1, 1).toArray();
    }

    /**
     * Data for any loss of a policy: the first of three steps and the second of two steps of two
     * episodes, or one of them, then columns of padding.
     */
    public static Batch batch(Loss loss, int first, int second, int padding) {
        int n = first + second + padding;
        List<double[]> data = new ArrayList<>();
        for (Loss.Data input : loss.data()) {
            double[] values = new double[input.rows() * n];
            for (int row = 0; row < input.rows(); row++) {
                for (int j = 0; j < first + second; j++) {
                    int sample = j < first ? j : 10 + j - first;
                    values[row * n + j] = value(input.name(), loss, row, sample);
                }
            }
            data.add(values);
        }
        return new Batch(loss, data);
    }

    private static double value(String name, Loss loss, int row, int sample) {
        double noise = Math.sin(3 + 7 * row + 5 * sample + name.length());
        boolean discrete = policy(loss) instanceof CategoricalPolicy;
        return switch (name) {
            case "states" -> noise;
            case "actions" -> discrete ? sample % 4 : noise;
            case "weights" -> noise / 5;
            case "shares" -> 0.2;
            case "entropy shares" -> 1;
            case "returns" -> 2 * noise;
            case "follows" -> sample % 10 == 0 ? 0 : 1;
            case "old log-probabilities" -> -1 + noise / 2;
            case "old distributions" ->
                    discrete
                            // log(.1, .2, .3, .4)
                            ? Math.log((row + 1) / 10.0)
                            : noise;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The policy of a loss. */
    public static Policy policy(Loss loss) {
        return switch (loss) {
            case PolicyLoss l -> l.policy();
            case ActorCriticLoss l -> l.policy();
            case RatioLoss l -> l.policy();
            case DivergenceLoss l -> l.policy();
            case ClippedLoss l -> l.policy();
            default -> throw new IllegalArgumentException(loss.toString());
        };
    }
}
