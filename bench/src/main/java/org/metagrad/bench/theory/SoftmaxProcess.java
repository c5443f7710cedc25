package org.metagrad.bench.theory;

import org.metagrad.fixtures.EnumeratedMdp;

/**
 * The return of a softmax policy with linear logits {@code theta = Phi w} on an enumerated process,
 * and its gradient, exact by dynamic programming.
 *
 * @param process with its rewards
 * @param features Phi, {@code [S A][d]}
 */
record SoftmaxProcess(EnumeratedMdp process, double[][] features) {

    double value(double[] w) {
        return process.values(logits(w))[0][process.start()];
    }

    /** {@code Phi w}, [S A]. */
    double[] logits(double[] w) {
        double[] theta = new double[features.length];
        for (int i = 0; i < theta.length; i++) {
            for (int j = 0; j < w.length; j++) {
                theta[i] += features[i][j] * w[j];
            }
        }
        return theta;
    }

    /**
     * The policy gradient {@code sum_t d_t(s) pi(a|s) (Q_t(s, a) - V_t(s))} of the logits, times
     * the features; [d].
     */
    double[] gradient(double[] w) {
        double[] theta = logits(w);
        double[][] values = process.values(theta);
        int states = process.states();
        int actions = process.actions();
        double[] at = new double[states];
        at[process.start()] = 1;
        double[] ofLogits = new double[theta.length];
        double discount = 1;
        for (int t = 0; t < process.steps(); t++) {
            double[] next = new double[states];
            for (int s = 0; s < states; s++) {
                for (int a = 0; a < actions; a++) {
                    double visited = at[s] * process.probability(theta, s, a);
                    double advantage = process.quality(values, t, s, a) - values[t][s];
                    ofLogits[s * actions + a] += discount * visited * advantage;
                    for (int to = 0; to < states; to++) {
                        next[to] +=
                                visited * process.transitions()[(s * actions + a) * states + to];
                    }
                }
            }
            at = next;
            discount *= process.gamma();
        }
        double[] gradient = new double[w.length];
        for (int i = 0; i < theta.length; i++) {
            for (int j = 0; j < w.length; j++) {
                gradient[j] += features[i][j] * ofLogits[i];
            }
        }
        return gradient;
    }
}
