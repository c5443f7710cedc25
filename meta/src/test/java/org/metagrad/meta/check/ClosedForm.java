package org.metagrad.meta.check;

import java.util.Arrays;
import org.metagrad.fixtures.EnumeratedExpectation.Credit;
import org.metagrad.fixtures.EnumeratedMdp;

/**
 * Expected derivatives of a policy's gain in closed form, by scores {@code s_t = grad log
 * pi(a_t|s_t)} of a softmax of a table and their sums {@code S_t = s_0 + ... + s_t}, over all
 * trajectories of a process.
 *
 * @param credit F_t, what is credited from a step on
 * @param theta logits, [S, A]
 */
public record ClosedForm(EnumeratedMdp mdp, Credit credit, double[] theta) {

    /** Adds what a trajectory of that probability contributes. */
    private interface Term {
        void add(int[] states, int[] actions, double probability);
    }

    private double[] sum(int length, java.util.function.Function<double[], Term> term) {
        double[] sum = new double[length];
        Term one = term.apply(sum);
        mdp.forEach(theta, one::add);
        return sum;
    }

    private double[] score(int[] states, int[] actions, int t) {
        double[] score = new double[theta.length];
        int row = states[t] * mdp.actions();
        for (int a = 0; a < mdp.actions(); a++) {
            score[row + a] = (a == actions[t] ? 1 : 0) - mdp.probability(theta, states[t], a);
        }
        return score;
    }

    /** {@code to += w grad^2 log pi(.|s)}, which is {@code -(diag(pi) - pi pi')}. */
    private void addCurvature(int s, double w, double[] to) {
        int row = s * mdp.actions();
        for (int a = 0; a < mdp.actions(); a++) {
            double p = mdp.probability(theta, s, a);
            for (int c = 0; c < mdp.actions(); c++) {
                double q = mdp.probability(theta, s, c);
                to[(row + a) * theta.length + row + c] -= w * ((a == c ? p : 0) - p * q);
            }
        }
    }

    private void addOuter(double[] x, double[] y, double w, double[] to) {
        for (int i = 0; i < theta.length; i++) {
            for (int j = 0; j < theta.length; j++) {
                to[i * theta.length + j] += w * x[i] * y[j];
            }
        }
    }

    private static void add(double[] to, double[] x, double w) {
        for (int i = 0; i < to.length; i++) {
            to[i] += w * x[i];
        }
    }

    /** {@code E[sum_t F_t s_t]}. */
    public double[] gradient() {
        return sum(
                theta.length,
                sum ->
                        (states, actions, p) -> {
                            for (int t = 0; t < states.length; t++) {
                                double w = p * credit.of(states, actions, t);
                                add(sum, score(states, actions, t), w);
                            }
                        });
    }

    /** {@code E[sum_t F_t grad^2 log pi_t]}, the Hessian of LOGPROB. */
    public double[] curvature() {
        return sum(
                theta.length * theta.length,
                sum ->
                        (states, actions, p) -> {
                            for (int t = 0; t < states.length; t++) {
                                addCurvature(states[t], p * credit.of(states, actions, t), sum);
                            }
                        });
    }

    /** {@code E[sum_t F_t s_t s_t']}, which LOGPROB misses. */
    public double[] ofStep() {
        return sum(
                theta.length * theta.length,
                sum ->
                        (states, actions, p) -> {
                            for (int t = 0; t < states.length; t++) {
                                double[] s = score(states, actions, t);
                                addOuter(s, s, p * credit.of(states, actions, t), sum);
                            }
                        });
    }

    /** {@code E[sum_t F_t (S_{t-1} s_t' + s_t S_{t-1}')]}, which LOGPROB and LVC miss. */
    public double[] ofEarlierSteps() {
        return sum(
                theta.length * theta.length,
                sum ->
                        (states, actions, p) -> {
                            double[] earlier = new double[theta.length];
                            for (int t = 0; t < states.length; t++) {
                                double[] s = score(states, actions, t);
                                double w = p * credit.of(states, actions, t);
                                addOuter(earlier, s, w, sum);
                                addOuter(s, earlier, w, sum);
                                add(earlier, s, 1);
                            }
                        });
    }

    /** The Hessian of the discounted return, {@code E[G_0 (S S' + sum_t grad^2 log pi_t)]}. */
    public double[] hessianOfReturn() {
        return sum(
                theta.length * theta.length,
                sum ->
                        (states, actions, p) -> {
                            double w = p * mdp.returnToGo(states, actions, 0);
                            double[] all = new double[theta.length];
                            for (int t = 0; t < states.length; t++) {
                                add(all, score(states, actions, t), 1);
                                addCurvature(states[t], w, sum);
                            }
                            addOuter(all, all, w, sum);
                        });
    }

    /** The gradient of the discounted return, {@code E[G_0 S]}. */
    public double[] gradientOfReturn() {
        return sum(
                theta.length,
                sum ->
                        (states, actions, p) -> {
                            double w = p * mdp.returnToGo(states, actions, 0);
                            for (int t = 0; t < states.length; t++) {
                                add(sum, score(states, actions, t), w);
                            }
                        });
    }

    /** The sum of matrices. */
    public static double[] sum(double[]... terms) {
        double[] sum = new double[terms[0].length];
        Arrays.stream(terms).forEach(term -> add(sum, term, 1));
        return sum;
    }
}
