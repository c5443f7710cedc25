package org.metagrad.meta.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.GaussianPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.meta.config.TrainingConfig;

/**
 * What a policy depends on in the environments that it acts in.
 *
 * @param horizon the most steps of an episode
 */
record EnvironmentKind(int observationSize, int horizon, ActionSpace actions) {
    static EnvironmentKind of(BatchEnvironment batch) {
        return new EnvironmentKind(batch.observationSize(), batch.horizon(), batch.actionSpace());
    }

    /** The configuration's policy for environments of this kind. */
    Policy policy(TrainingConfig config) {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(observationSize + config.context());
        for (int l = 0; l < config.hiddenLayers(); l++) {
            sizes.add(config.hiddenWidth());
        }
        return switch (actions) {
            case ActionSpace.Discrete(int n) -> {
                sizes.add(n);
                yield new CategoricalPolicy(new Mlp(sizes, config.activation()));
            }
            case ActionSpace.Box box -> {
                sizes.add(box.dimensions());
                yield new GaussianPolicy(
                        new Mlp(sizes, config.activation()),
                        box.dimensions(),
                        new GaussianPolicy.LogStd(
                                config.minimumLogStd(),
                                config.maximumLogStd(),
                                config.logStdLearnt()));
            }
        };
    }

    /**
     * Checks that a policy for this kind can act in a batch, whatever its horizon.
     *
     * @throws IllegalArgumentException naming in what the batch is of another kind
     */
    void requireServes(BatchEnvironment batch) {
        if (batch == null) {
            throw new IllegalArgumentException("environment is null");
        }
        if (batch.observationSize() != observationSize || !actions.equals(batch.actionSpace())) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "environment: observations of %d and actions %s, the policy is for %d and %s",
                            batch.observationSize(),
                            batch.actionSpace(),
                            observationSize,
                            actions));
        }
        if (batch.horizon() < 1 || batch.size() < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "environment: horizon %d and size %d, at least 1 was wanted of each",
                            batch.horizon(),
                            batch.size()));
        }
    }
}
