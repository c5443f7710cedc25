/**
 * CartPole and LunarLander against Gymnasium, step by step and in distribution: read {@link
 * CartPoleFolder} with {@code CartPoleTrajectory}, then {@link LunarLanderFolder} with {@code
 * LanderReplay} and {@code LanderStatistics}.
 */
package org.metagrad.bench.verify.envs;
