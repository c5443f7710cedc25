package org.metagrad.meta.exchange;

import java.util.Locale;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.envs.ActionSpace;

/**
 * A policy with the parameters of a task.
 *
 * @param policy with the context among its inputs
 * @param context the number of context values, the network's last inputs
 * @param theta the policy's parameters, then the context. Not modified.
 * @param scale the means of the observations, then their variances; null where the policy sees them
 *     as they are. Not modified.
 * @param normalised the box in whose ranges its actions from -1 to 1 are; null where the
 *     environment gets them as they are
 */
public record TaskPolicy(
        Policy policy, int context, float[] theta, double[] scale, ActionSpace.Box normalised) {

    /** The number of components of an observation. */
    int observationSize() {
        return policy.network().inputs() - context;
    }

    /** The values of a layer's weights {@code [out, in]}, from 0, or of its biases. */
    float[] layer(int l, boolean bias) {
        int at = 0;
        for (int i = 0; i < l; i++) {
            at += policy.network().sizes().get(i + 1) * (policy.network().sizes().get(i) + 1);
        }
        int out = policy.network().sizes().get(l + 1);
        int weights = out * policy.network().sizes().get(l);
        return bias ? range(at + weights, out) : range(at, weights);
    }

    /** What of theta comes behind the network: a Gaussian policy's logarithms, then the context. */
    float[] range(int from, int length) {
        if (from + length > theta.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "theta has %d values, %d were wanted",
                            theta.length,
                            from + length));
        }
        return java.util.Arrays.copyOfRange(theta, from, from + length);
    }
}
