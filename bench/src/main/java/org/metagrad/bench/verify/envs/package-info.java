/**
 * CartPole and LunarLander against Gymnasium, and HalfCheetah against MuJoCo, step by step and in
 * distribution: read {@link CartPoleFolder} with {@code CartPoleTrajectory}, then {@link
 * LunarLanderFolder} with {@code LanderReplay} and {@code LanderStatistics}, then {@link
 * HalfCheetahFolder} with {@code CheetahStates} and {@code CheetahTrajectory}.
 */
package org.metagrad.bench.verify.envs;
