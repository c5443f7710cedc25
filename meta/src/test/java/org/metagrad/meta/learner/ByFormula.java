package org.metagrad.meta.learner;

/** Inner steps by the formulas of the papers, nothing shared with the code. */
final class ByFormula {
    /** What the steps go along. */
    interface Gradient {
        /**
         * Writes it.
         *
         * @param s number of the step, from 0
         */
        void at(double[] theta, int s, double[] g);
    }

    private ByFormula() {}

    /** The points after 0 to k steps, which move the parameters of a range. */
    static double[][] iterates(
            double[] start, InnerOptimiser optimiser, int from, int to, int k, Gradient gradient) {
        double[][] iterates = new double[k + 1][];
        iterates[0] = start.clone();
        double[] g = new double[start.length];
        double[] m = new double[start.length];
        double[] n = new double[start.length];
        for (int t = 1; t <= k; t++) {
            double[] at = iterates[t - 1].clone();
            gradient.at(at, t - 1, g);
            for (int i = from; i < to; i++) {
                switch (optimiser) {
                    case InnerOptimiser.Sgd(double alpha) -> at[i] -= alpha * g[i];
                    case InnerOptimiser.Momentum(double alpha, double decay) -> {
                        m[i] = decay * m[i] + g[i];
                        at[i] -= alpha * m[i];
                    }
                    case InnerOptimiser.Adam a -> {
                        m[i] = a.beta1() * m[i] + (1 - a.beta1()) * g[i];
                        n[i] = a.beta2() * n[i] + (1 - a.beta2()) * g[i] * g[i];
                        double mean = m[i] / (1 - Math.pow(a.beta1(), t));
                        double square = n[i] / (1 - Math.pow(a.beta2(), t));
                        at[i] -=
                                a.alpha()
                                        * mean
                                        / (Math.sqrt(square + a.epsilonRoot()) + a.epsilon());
                    }
                }
            }
            iterates[t] = at;
        }
        return iterates;
    }
}
