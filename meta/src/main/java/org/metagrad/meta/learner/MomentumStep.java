package org.metagrad.meta.learner;

import java.util.Arrays;

/** Steps with momentum on a range. The state is b, as {@link InnerOptimiser.Momentum} has it. */
record MomentumStep(InnerOptimiser.Momentum rule, int first, int to) implements InnerStep {
    @Override
    public int stateSize(int parameters) {
        return parameters;
    }

    @Override
    public int end(int parameters) {
        return to;
    }

    @Override
    public void step(
            int s, double[] theta, double[] g, double[] state, double[] next, double[] nextState) {
        System.arraycopy(theta, 0, next, 0, theta.length);
        for (int i = first; i < to; i++) {
            double b = rule.decay() * state[i] + g[i];
            nextState[i] = b;
            next[i] = theta[i] - rule.alpha() * b;
        }
    }

    @Override
    public double pullBack(
            int s, double[] g, double[] nextState, double[] v, double[] carried, double[] u) {
        Arrays.fill(u, 0);
        for (int i = first; i < to; i++) {
            u[i] = v[i] + carried[i];
            carried[i] = rule.decay() * u[i];
        }
        return rule.alpha();
    }
}
