/** Gradient-based meta-learners: rollouts, estimators, inner and outer loops. */
module org.metagrad.meta {
    requires transitive org.metagrad.autodiff;
    requires transitive org.metagrad.envs;
    requires ejml.core;
    requires ejml.ddense;

    exports org.metagrad.meta;
    exports org.metagrad.meta.config;
    exports org.metagrad.meta.file;
    exports org.metagrad.meta.learner;
    exports org.metagrad.meta.objective;
    exports org.metagrad.meta.problem;
}
