package org.metagrad.envs.lander;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.metagrad.envs.RandomStream;

/** The returns of whole lunar-lander episodes under a fixed policy. */
final class LanderReturns {
    private LanderReturns() {}

    /**
     * @param policy random_policy, heuristic_policy or noop
     * @param n the number of episodes
     */
    static DoubleStream of(LunarLander.Task task, String policy, RandomStream stream, int n) {
        LunarLander environment = new LunarLander(task, n);
        RandomStream noise = stream.split(1);
        environment.reset(stream.split(0));
        float[] observations = new float[8 * n];
        float[] actions = new float[n];
        double[] returns = new double[n];
        for (long t = 0; environment.runningCount() > 0; t++) {
            switch (policy) {
                case "random_policy" -> {
                    for (int e = 0; e < n; e++) {
                        actions[e] = (float) Math.floor(4 * noise.uniform(t * n + e));
                    }
                }
                case "heuristic_policy" -> {
                    environment.observe(observations, 0, n);
                    LunarLanderHeuristic.act(observations, n, actions);
                }
                case "noop" -> Arrays.fill(actions, 0);
                default -> throw new IllegalArgumentException("no policy " + policy);
            }
            environment.step(actions);
            for (int e = 0; e < n; e++) {
                returns[e] += environment.rewards()[e];
            }
        }
        return Arrays.stream(returns);
    }
}
