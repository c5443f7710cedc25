package org.metagrad.meta;

/** The meta-learner of a configuration. */
final class Learners {
    private Learners() {}

    /** X of Directed-X too, whose step is the training's. */
    static MetaLearner of(TrainingConfig config, Problem problem) {
        int steps = config.innerSteps();
        double alpha = config.alpha();
        return switch (config.algorithm().base()) {
            case MAML -> new Maml(steps, alpha);
            case FOMAML -> new Fomaml(steps, alpha);
            case REPTILE -> new Reptile(steps, alpha);
            case META_SGD -> new MetaSgd(steps, true);
            case CAVIA -> new Cavia(steps, alpha, config.context(), true);
            case ANIL -> Anil.of(problem.network(), steps, alpha);
            case JOINT, MEDIUM, RANDOM -> new Joint(alpha);
        };
    }

    /** The parameters in files: what is meta-learnt, then what is learnt beside it. */
    static ParameterLayout layout(MetaLearner learner, Problem problem) {
        return learner.layout(problem.parameters()).and(problem.others());
    }
}
