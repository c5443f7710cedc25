/** Gradient-based meta-learners: rollouts, estimators, inner and outer loops. */
module org.metagrad.meta {
    requires transitive org.metagrad.autodiff;
    requires transitive org.metagrad.envs;
    requires ejml.core;
    requires ejml.ddense;

    exports org.metagrad.meta;
}
