/** Deterministic reinforcement-learning environments that step in batches. */
module org.metagrad.envs {
    exports org.metagrad.envs;
    exports org.metagrad.envs.cartpole;
    exports org.metagrad.envs.catalogue;
    exports org.metagrad.envs.cheetah;
    exports org.metagrad.envs.intersection;
    exports org.metagrad.envs.lander;
    exports org.metagrad.envs.navigation;
    exports org.metagrad.envs.sinusoid;
}
