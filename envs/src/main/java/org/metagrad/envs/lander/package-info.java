/**
 * Gymnasium's LunarLander in batches. Read {@link LunarLander}, its families {@link
 * LunarLanderTasks} and the controller {@link LunarLanderHeuristic}; then what is around the
 * physics: {@code LanderThrottles}, {@code LanderEngines}, {@code LanderScore} and {@code
 * LanderDraws}. The physics itself is the package {@code physics}.
 */
package org.metagrad.envs.lander;
