package org.metagrad.meta.config;

/** Where the values come from that advantages are measured against. */
public enum AdvantageRule {
    /** A linear-feature baseline, fitted to the samples of each task. */
    LINEAR,
    /** A value network that all tasks share, one for each draw of a task. */
    CRITIC
}
