/** Deterministic reinforcement-learning environments that step in batches. */
module org.metagrad.envs {
    exports org.metagrad.envs;
}
