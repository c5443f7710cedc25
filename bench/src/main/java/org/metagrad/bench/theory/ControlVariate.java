package org.metagrad.bench.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.bench.theory.FiniteBatches.Trajectory;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;

/**
 * The control variate of TMAML on a process whose trajectories are all gone through. DICE's Hessian
 * on one of them, with scores {@code s_t} and their sums {@code S_t}, is that of rewards alone,
 *
 * <pre>  sum_t r_t (S_t S_t' + sum_{k&lt;=t} grad^2 log pi_k).</pre>
 *
 * <p>A baseline b of the first order takes away {@code sum_t b_t (s_t s_t' + grad^2 log pi_t)}, and
 * the control variate {@code sum_t b_t (S_{t-1} s_t' + s_t S_{t-1}')}, both of mean 0. Here b is
 * the value of the state.
 */
final class ControlVariate {
    private static final EnumeratedMdp PROCESS =
            new EnumeratedMdp(
                    2,
                    2,
                    3,
                    0,
                    1,
                    new double[] {0.7, 0.3, 0.2, 0.8, 0.5, 0.5, 0.1, 0.9},
                    new double[] {1, -0.5, 0.3, 2});
    private static final double[] THETA = {0.2, -0.4, 0.5, 0.1};
    private static final int N = THETA.length;
    private static final double DIFFERENCE = 1e-5;
    private static final double EXACT = 1e-7;
    private static final double SAME = 1e-12;
    private static final double WRONG = 0.02;

    private ControlVariate() {}

    /** Mean and total variance of a Hessian over the trajectories. */
    private static final class Moments {
        private final double[] mean = new double[N * N];
        private double square;

        void add(double p, double[] hessian) {
            Vectors.step(mean, -p, hessian, mean);
            square += p * Vectors.dot(hessian, hessian);
        }

        double variance() {
            return square - Vectors.dot(mean, mean);
        }

        double error(double[] want) {
            double[] apart = new double[want.length];
            Vectors.step(mean, 1, want, apart);
            return Math.sqrt(Vectors.dot(apart, apart) / Vectors.dot(want, want));
        }
    }

    /**
     * The claims.
     *
     * @param weight of the control variate, 1
     */
    static Findings findings(double weight) {
        double[][] values = PROCESS.values(THETA);
        Moments rewards = new Moments();
        Moments based = new Moments();
        Moments varied = new Moments();
        Moments withOwn = new Moments();
        double apart = 0;
        for (Trajectory one : FiniteBatches.all(PROCESS)) {
            double p = FiniteBatches.probability(PROCESS, THETA, one);
            double[] plain = dice(one, weights(one, new double[PROCESS.steps() + 1][N]));
            double[] first = plain.clone();
            double[] variate = new double[N * N];
            double[] own = new double[N * N];
            baseline(one, values, first, variate, own);
            rewards.add(p, plain);
            based.add(p, first);
            double[] all = new double[N * N];
            Vectors.step(first, weight, variate, all);
            varied.add(p, all);
            double[] errors = dice(one, weights(one, values));
            for (int i = 0; i < errors.length; i++) {
                apart = Math.max(apart, Math.abs(errors[i] - all[i]));
            }
            double[] both = new double[N * N];
            Vectors.step(all, weight, own, both);
            withOwn.add(p, both);
        }
        double[] want = exact();
        double error =
                Math.max(rewards.error(want), Math.max(based.error(want), varied.error(want)));
        return new Findings(
                List.of(
                        new Claim(
                                "DICE's mean Hessian is that of the return, with a baseline and with the control variate as without",
                                error < EXACT,
                                MultiStep.figures("relative error %.1e (below 1e-07)", error)),
                        new Claim(
                                "the control variate lowers its variance",
                                varied.variance() < based.variance()
                                        && varied.variance() < rewards.variance(),
                                MultiStep.figures(
                                        "total variance %.3g, with the baseline alone %.3g, with rewards alone %.3g",
                                        varied.variance(), based.variance(), rewards.variance())),
                        new Claim(
                                "DICE of the errors of single steps has it on every draw",
                                apart < SAME,
                                MultiStep.figures("largest difference %.1e (below 1e-12)", apart)),
                        new Claim(
                                "with the step itself among the earlier ones the mean is another",
                                withOwn.error(want) > WRONG,
                                MultiStep.figures(
                                        "relative error %.3f (above 0.02)", withOwn.error(want)))),
                List.of());
    }

    /** Rewards, or with values {@code r_t + V_{t+1} - V_t}, but for the value of the start. */
    private static double[] weights(Trajectory one, double[][] values) {
        int steps = PROCESS.steps();
        double[] weights = new double[steps];
        for (int t = 0; t < steps; t++) {
            weights[t] = PROCESS.reward(one.states()[t], one.actions()[t]);
            weights[t] -= values[t][one.states()[t]];
            weights[t] += t + 1 < steps ? values[t + 1][one.states()[t + 1]] : 0;
        }
        return weights;
    }

    /** The Hessian of DICE's gain on a trajectory, [S A, S A], by the engine. */
    private static double[] dice(Trajectory one, double[] weights) {
        int steps = PROCESS.steps();
        int states = PROCESS.states();
        int actions = PROCESS.actions();
        Mlp linear = new Mlp(List.of(states, actions), Mlp.Activation.IDENTITY);
        Program product =
                new PolicyLoss(new CategoricalPolicy(linear), Surrogate.DICE, 0)
                        .hessianVectorProduct(steps);
        double[] at = new double[states * steps];
        double[] taken = new double[steps];
        double[] follows = new double[steps];
        for (int t = 0; t < steps; t++) {
            at[one.states()[t] * steps + t] = 1;
            taken[t] = one.actions()[t];
            follows[t] = t > 0 ? 1 : 0;
        }
        double[] hessian = new double[N * N];
        for (int j = 0; j < N; j++) {
            double[] v = new double[N];
            v[place(j)] = 1;
            List<double[]> inputs = new ArrayList<>();
            double[] logits = new double[N];
            for (int i = 0; i < N; i++) {
                logits[place(i)] = THETA[i];
            }
            inputs.addAll(List.of(logits, new double[actions], at, taken, weights, follows));
            inputs.addAll(List.of(v, new double[actions]));
            double[] column = ReferenceInterpreter.evaluate(product, inputs).getFirst();
            for (int i = 0; i < N; i++) {
                hessian[i * N + j] = -column[place(i)];
            }
        }
        return hessian;
    }

    /** Where logit {@code s A + a} lies in a matrix {@code [A, S]}. */
    private static int place(int i) {
        return i % PROCESS.actions() * PROCESS.states() + i / PROCESS.actions();
    }

    /**
     * Takes the baseline of the first order away.
     *
     * @param hessian [N, N]. Modified.
     * @param variate gets the control variate, [N, N]
     * @param own gets what it would have besides with the step itself among the earlier ones
     */
    private static void baseline(
            Trajectory one, double[][] values, double[] hessian, double[] variate, double[] own) {
        double[] before = new double[N];
        for (int t = 0; t < PROCESS.steps(); t++) {
            int s = one.states()[t];
            double b = values[t][s];
            double[] score = new double[N];
            double[] pi = new double[N];
            for (int a = 0; a < PROCESS.actions(); a++) {
                int i = s * PROCESS.actions() + a;
                pi[i] = PROCESS.probability(THETA, s, a);
                score[i] = (one.actions()[t] == a ? 1 : 0) - pi[i];
            }
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    double ofLog = pi[i] * pi[j] - (i == j ? pi[i] : 0);
                    hessian[i * N + j] -= b * (score[i] * score[j] + ofLog);
                    variate[i * N + j] += b * (before[i] * score[j] + score[i] * before[j]);
                    own[i * N + j] += 2 * b * score[i] * score[j];
                }
            }
            Vectors.step(before, -1, score, before);
        }
    }

    /** The Hessian of the expected return, by differences of its exact gradient. */
    private static double[] exact() {
        double[][] table = new double[N][N];
        for (int i = 0; i < N; i++) {
            table[i][i] = 1;
        }
        SoftmaxProcess process = new SoftmaxProcess(PROCESS, table);
        double[] hessian = new double[N * N];
        for (int j = 0; j < N; j++) {
            double[] up = Arrays.copyOf(THETA, N);
            double[] down = Arrays.copyOf(THETA, N);
            up[j] += DIFFERENCE;
            down[j] -= DIFFERENCE;
            double[] above = process.gradient(up);
            double[] below = process.gradient(down);
            for (int i = 0; i < N; i++) {
                hessian[i * N + j] = (above[i] - below[i]) / (2 * DIFFERENCE);
            }
        }
        return hessian;
    }
}
