package org.metagrad.meta.learner;

import java.util.Arrays;

/** Steps of Adam on a range. The state is m, then n, as {@link InnerOptimiser.Adam} has them. */
record AdamStep(InnerOptimiser.Adam rule, int first, int to) implements InnerStep {
    @Override
    public int stateSize(int parameters) {
        return 2 * parameters;
    }

    @Override
    public int end(int parameters) {
        return to;
    }

    @Override
    public void step(
            int s, double[] theta, double[] g, double[] state, double[] next, double[] nextState) {
        double c1 = correction(rule.beta1(), s);
        double c2 = correction(rule.beta2(), s);
        int p = theta.length;
        System.arraycopy(theta, 0, next, 0, p);
        for (int i = first; i < to; i++) {
            double m = rule.beta1() * state[i] + (1 - rule.beta1()) * g[i];
            double n = rule.beta2() * state[p + i] + (1 - rule.beta2()) * g[i] * g[i];
            nextState[i] = m;
            nextState[p + i] = n;
            double root = Math.sqrt(n / c2 + rule.epsilonRoot());
            next[i] = theta[i] - rule.alpha() * (m / c1) / (root + rule.epsilon());
        }
    }

    @Override
    public double pullBack(
            int s, double[] g, double[] nextState, double[] v, double[] carried, double[] u) {
        double c1 = correction(rule.beta1(), s);
        double c2 = correction(rule.beta2(), s);
        int p = v.length;
        Arrays.fill(u, 0);
        for (int i = first; i < to; i++) {
            double root = Math.sqrt(nextState[p + i] / c2 + rule.epsilonRoot());
            double y = 1 / (root + rule.epsilon());
            double mHat = nextState[i] / c1;
            // all cotangents over -alpha, as theta' = theta - alpha mHat y
            double mBar = carried[i] + v[i] * y / c1;
            double nBar = carried[p + i] - v[i] * mHat * y * y / (2 * root * c2);
            u[i] = (1 - rule.beta1()) * mBar + 2 * (1 - rule.beta2()) * g[i] * nBar;
            carried[i] = rule.beta1() * mBar;
            carried[p + i] = rule.beta2() * nBar;
        }
        return rule.alpha();
    }

    /** {@code 1 - beta^t} with t from 1. */
    private static double correction(double beta, int s) {
        return 1 - StrictMath.pow(beta, s + 1);
    }
}
