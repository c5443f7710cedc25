package org.metagrad.meta;

import org.metagrad.meta.config.OuterRule;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.ParameterLayout;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.Cavia;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Joint;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MetaSgd;
import org.metagrad.meta.learner.Reptile;
import org.metagrad.meta.task.Problem;

/** The meta-learner of a configuration. */
final class Learners {
    private Learners() {}

    /**
     * The learner of a configuration, X for Directed-X too, whose directed step is the training's.
     */
    static MetaLearner of(TrainingConfig config, Problem problem) {
        int steps = config.innerSteps();
        double alpha = config.alpha();
        int fixed = problem.fixedParameters();
        return switch (config.algorithm().base()) {
            case MAML -> new Maml(steps, alpha, fixed);
            case FOMAML -> new Fomaml(steps, alpha, fixed);
            case REPTILE -> new Reptile(steps, alpha, fixed);
            case META_SGD -> new MetaSgd(steps, true, fixed);
            case CAVIA -> new Cavia(steps, alpha, config.context(), true);
            case ANIL -> Anil.of(problem.network(), steps, alpha);
            case JOINT, MEDIUM, RANDOM -> new Joint(alpha, fixed, 0);
        };
    }

    /**
     * The learner of the first iterations of a configuration with a warm start by another
     * algorithm; the context of the problem stays 0.
     */
    static MetaLearner ofWarmPhase(TrainingConfig config, Problem problem) {
        TrainingConfig phase = config.warmPhase();
        return config.context() > 0
                ? new Joint(phase.alpha(), 0, config.context())
                : of(phase, problem);
    }

    /**
     * A learner of the user's own in place of the configuration's.
     *
     * @throws IllegalArgumentException if the configuration wants of it what belongs to another
     */
    static MetaLearner own(TrainingConfig config, MetaLearner learner) {
        String name = learner.getClass().getSimpleName();
        if (!config.algorithm().adapts()) {
            throw new IllegalArgumentException(
                    "algorithm "
                            + config.algorithm().name()
                            + " with learner "
                            + name
                            + ": a baseline trains in a way of its own; maml or directed-maml wanted");
        }
        if (config.optimiser() == OuterRule.TRPO) {
            throw new IllegalArgumentException(
                    "optimiser trpo with learner "
                            + name
                            + ": its curvature is that of MAML's inner step");
        }
        if (config.samplingCredit() > 0) {
            throw new IllegalArgumentException(
                    "sampling-credit "
                            + config.samplingCredit()
                            + " with learner "
                            + name
                            + ": it belongs to built-in learners");
        }
        if (!config.logStdAdapted()) {
            throw new IllegalArgumentException(
                    "log-std-adapted false with learner "
                            + name
                            + ": what its inner steps move is its own matter");
        }
        return learner;
    }

    /** The parameters in files: what is meta-learnt, then what is learnt beside it. */
    static ParameterLayout layout(MetaLearner learner, Problem problem) {
        return learner.layout(problem.parameters()).and(problem.others());
    }
}
