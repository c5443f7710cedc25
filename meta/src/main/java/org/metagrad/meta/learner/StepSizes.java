package org.metagrad.meta.learner;

/**
 * A learnt step size for each parameter, {@code M = diag(a)}: the steps of {@link MetaSgd}.
 *
 * @param meta {@code (theta, a)}. Not modified.
 * @param fixed how many of the last step sizes are not learnt
 */
record StepSizes(double[] meta, int fixed) implements Preconditioner {
    @Override
    public void step(
            int s, double[] theta, double[] g, double[] state, double[] next, double[] nextState) {
        int p = theta.length;
        for (int i = 0; i < p; i++) {
            next[i] = theta[i] - meta[p + i] * g[i];
        }
    }

    @Override
    public double pullBack(
            int s, double[] g, double[] nextState, double[] v, double[] carried, double[] u) {
        int p = v.length;
        for (int i = 0; i < p; i++) {
            u[i] = meta[p + i] * v[i];
        }
        return 1;
    }

    @Override
    public void addGradient(int s, double[] g, double[] v, double[] room, double[] to) {
        int p = g.length;
        for (int i = 0; i < p - fixed; i++) {
            to[p + i] -= g[i] * v[i];
        }
    }
}
