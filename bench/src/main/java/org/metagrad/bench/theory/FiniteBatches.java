package org.metagrad.bench.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.meta.learner.LearningTask;

/**
 * An enumerated process whose draws are given batches of trajectories: inner losses are those of
 * the batch, {@code -1/K sum_t R_t log pi(a_t|s_t)}, the outer loss is {@code -J}, exact.
 *
 * @param process the process
 * @param draws of the inner steps
 * @param scoreTwice whether the Hessian has the square of each score too, as LVC's has
 */
record FiniteBatches(
        EnumeratedMdp process, List<List<FiniteBatches.Trajectory>> draws, boolean scoreTwice)
        implements LearningTask<List<FiniteBatches.Trajectory>> {

    /** States and actions of an episode. */
    record Trajectory(int[] states, int[] actions) {}

    /** All trajectories. */
    static List<Trajectory> all(EnumeratedMdp process) {
        List<Trajectory> all = new ArrayList<>();
        double[] uniform = new double[process.states() * process.actions()];
        process.forEach(
                uniform,
                (states, actions, _) -> all.add(new Trajectory(states.clone(), actions.clone())));
        return all;
    }

    /** The probability of a trajectory under logits theta. */
    static double probability(EnumeratedMdp process, double[] theta, Trajectory one) {
        double p = 1;
        for (int t = 0; t < process.steps(); t++) {
            int s = one.states[t];
            int a = one.actions[t];
            p *= process.probability(theta, s, a);
            if (t + 1 < process.steps()) {
                int row = (s * process.actions() + a) * process.states();
                p *= process.transitions()[row + one.states[t + 1]];
            }
        }
        return p;
    }

    /** The inner batch of a step; the empty one stands for the expectation. */
    @Override
    public List<Trajectory> sample(double[] theta, int draw) {
        return draw < draws.size() ? draws.get(draw) : List.of();
    }

    @Override
    public void gradient(double[] theta, List<Trajectory> data, double[] gradient) {
        if (data.isEmpty()) {
            double[][] table = new double[theta.length][theta.length];
            for (int i = 0; i < theta.length; i++) {
                table[i][i] = 1;
            }
            double[] g = new SoftmaxProcess(process, table).gradient(theta);
            Arrays.setAll(gradient, i -> -g[i]);
            return;
        }
        Arrays.fill(gradient, 0);
        for (Trajectory one : data) {
            for (int t = 0; t < process.steps(); t++) {
                double w = -process.returnToGo(one.states, one.actions, t) / data.size();
                addScore(theta, one, t, w, gradient);
            }
        }
    }

    @Override
    public void logLikelihoodGradient(double[] theta, List<Trajectory> data, double[] gradient) {
        Arrays.fill(gradient, 0);
        for (Trajectory one : data) {
            for (int t = 0; t < process.steps(); t++) {
                addScore(theta, one, t, 1, gradient);
            }
        }
    }

    /** {@code to += w grad log pi(a_t|s_t)}. */
    private void addScore(double[] theta, Trajectory one, int t, double w, double[] to) {
        int row = one.states[t] * process.actions();
        for (int a = 0; a < process.actions(); a++) {
            double taken = one.actions[t] == a ? 1 : 0;
            to[row + a] += w * (taken - process.probability(theta, one.states[t], a));
        }
    }

    /** Of {@code log softmax}: {@code -(diag(pi) - pi pi')} for each visit of a state. */
    @Override
    public void hessianVectorProduct(
            double[] theta, List<Trajectory> data, double[] v, double[] product) {
        Arrays.fill(product, 0);
        double[] score = new double[theta.length];
        for (Trajectory one : data) {
            for (int t = 0; t < process.steps(); t++) {
                int s = one.states[t];
                int row = s * process.actions();
                double w = process.returnToGo(one.states, one.actions, t) / data.size();
                double mean = 0;
                for (int a = 0; a < process.actions(); a++) {
                    mean += process.probability(theta, s, a) * v[row + a];
                }
                for (int a = 0; a < process.actions(); a++) {
                    product[row + a] += w * process.probability(theta, s, a) * (v[row + a] - mean);
                }
                if (scoreTwice) {
                    Arrays.fill(score, 0);
                    addScore(theta, one, t, 1, score);
                    double along = 0;
                    for (int i = 0; i < v.length; i++) {
                        along += score[i] * v[i];
                    }
                    for (int i = 0; i < v.length; i++) {
                        product[i] -= w * along * score[i];
                    }
                }
            }
        }
    }
}
