package org.metagrad.meta.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metagrad.autodiff.nn.ContextLoss;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.objective.ClippedLoss;
import org.metagrad.meta.objective.DivergenceLoss;
import org.metagrad.meta.objective.MeanLogProbability;
import org.metagrad.meta.objective.OutputDivergence;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.RatioLoss;
import org.metagrad.meta.rollout.Trajectories;

/**
 * The losses of a configuration's policy, and a layout of samples in which all that the training
 * needs find their data.
 */
public final class PolicyLosses {
    private final TrainingConfig config;
    private final Policy policy;
    private final Loss loss;
    private final SampleLayout layout;
    private double entropyShare;

    PolicyLosses(TrainingConfig config, Policy policy) {
        this.config = config;
        this.policy = policy;
        loss = inContext(new PolicyLoss(policy, config.surrogate(), config.entropyBonus()));
        layout = SampleLayout.of(inUse());
    }

    /** The loss of a policy that reads the context beside the observation. */
    private Loss inContext(Loss ofPolicy) {
        return config.context() == 0 ? ofPolicy : new ContextLoss(ofPolicy, config.context());
    }

    private List<Loss> inUse() {
        return switch (config.optimiser()) {
            case PROMP -> List.of(loss, replayed(), clipped());
            case TRPO -> List.of(loss, replayed(), divergence());
            case ADAM, SGD, MOMENTUM, RMSPROP -> {
                List<Loss> beside = new ArrayList<>();
                if (config.samplingCredit() > 0) {
                    beside.add(likelihood());
                }
                outputs().ifPresent(beside::add);
                beside.addFirst(loss);
                yield beside;
            }
        };
    }

    /** The divergence of distributions of actions, where the learner takes derivatives of it. */
    Optional<OutputDivergence> outputs() {
        return config.comparesOutputs()
                ? Optional.of(new OutputDivergence.OfPolicy(policy))
                : Optional.empty();
    }

    /** The configuration's surrogate. */
    Loss surrogate() {
        return loss;
    }

    /** What the sampling credit is the gradient of, for each sample alike. */
    Loss likelihood() {
        return inContext(new MeanLogProbability(policy));
    }

    /** The surrogate LVC for samples of other parameters than those at which it is looked at. */
    public Loss replayed() {
        return inContext(new RatioLoss(policy, config.entropyBonus()));
    }

    /** ProMP's outer loss. */
    public Loss clipped() {
        return inContext(
                new ClippedLoss(
                        policy, config.clip(), config.divergencePenalty(), config.entropyBonus()));
    }

    /** What the trust region of MAML-TRPO is measured in. */
    public Loss divergence() {
        return new DivergenceLoss(policy);
    }

    /** Which rows of a sample hold what. */
    public SampleLayout layout() {
        return layout;
    }

    /** Which rows of a sample that others have collected hold what. */
    SampleLayout layoutOfCollected() {
        List<Loss> all = new ArrayList<>(List.of(loss, replayed()));
        outputs().ifPresent(all::add);
        return SampleLayout.of(all);
    }

    /** Lets the entropy bonus be what is left of it at iteration {@code t}. */
    void begin(int t) {
        entropyShare = config.entropyShare(t);
    }

    /** Tells samples what is left of the bonus. */
    void shareEntropy(Trajectories samples) {
        samples.entropyShare(entropyShare);
    }
}
