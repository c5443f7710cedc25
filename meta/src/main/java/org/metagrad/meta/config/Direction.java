package org.metagrad.meta.config;

/** The tasks on whose gradient a directed step is taken. */
public enum Direction {
    /** The medium task, as in Directed-MAML (arXiv 2510.00212). */
    MEDIUM,
    /** Ablation: a random task of the distribution. */
    RANDOM,
    /** Ablation: the mean of the gradients of the iteration's N tasks. */
    MEAN
}
