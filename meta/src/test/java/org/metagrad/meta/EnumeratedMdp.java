package org.metagrad.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.fixtures.TensorFile;

/**
 * A finite Markov decision process with all its trajectories, so that an expectation over
 * trajectories is a sum. The policy is softmax with logits theta [S, A].
 */
record EnumeratedMdp(
        int states,
        int actions,
        int steps,
        int start,
        double gamma,
        double[] transitions,
        double[] rewards) {

    /** {@code s_0, a_0, s_1, a_1, ...} and its probability. */
    record Trajectory(int[] states, int[] actions, double probability) {}

    static EnumeratedMdp of(TensorFile file, String task) {
        return new EnumeratedMdp(
                file.intScalar("S"),
                file.intScalar("A"),
                file.intScalar("T"),
                file.intScalar("start"),
                file.scalar("gamma"),
                file.doubles(task + ".P"),
                file.doubles(task + ".R"));
    }

    CategoricalPolicy policy() {
        return new CategoricalPolicy(new Mlp(List.of(states, actions), Mlp.Activation.IDENTITY));
    }

    /** The policy's parameters: W [A, S], and biases of 0. */
    double[] parameters(double[] theta) {
        return Arrays.copyOf(Batch.transposed(theta, states), states * actions + actions);
    }

    /** The part of a gradient that belongs to W, as [S, A]. */
    double[] table(double[] gradient) {
        return Batch.transposed(Arrays.copyOf(gradient, states * actions), actions);
    }

    double probability(double[] theta, int s, int a) {
        double sum = 0;
        for (int i = 0; i < actions; i++) {
            sum += Math.exp(theta[s * actions + i] - theta[s * actions + a]);
        }
        return 1 / sum;
    }

    List<Trajectory> trajectories(double[] theta) {
        List<Trajectory> all = new ArrayList<>();
        extend(theta, new int[steps], new int[steps], 0, start, 1, all);
        return all;
    }

    private void extend(
            double[] theta,
            int[] at,
            int[] chosen,
            int t,
            int s,
            double probability,
            List<Trajectory> all) {
        if (t == steps) {
            all.add(new Trajectory(at.clone(), chosen.clone(), probability));
            return;
        }
        at[t] = s;
        for (int a = 0; a < actions; a++) {
            chosen[t] = a;
            double p = probability * probability(theta, s, a);
            // The state after the last action does not matter.
            for (int next = 0; next < (t == steps - 1 ? 1 : states); next++) {
                double move = t == steps - 1 ? 1 : transitions[(s * actions + a) * states + next];
                if (move > 0) {
                    extend(theta, at, chosen, t + 1, next, p * move, all);
                }
            }
        }
    }

    double reward(Trajectory path, int t) {
        return rewards[path.states()[t] * actions + path.actions()[t]];
    }

    /** What a step of a trajectory is credited with. */
    interface Credit {
        double of(Trajectory path, int t);
    }

    /** {@code sum_{k>=t} gamma^(k-t) r_k}. */
    double returnToGo(Trajectory path, int t) {
        double sum = 0;
        for (int k = steps - 1; k >= t; k--) {
            sum = reward(path, k) + gamma * sum;
        }
        return sum;
    }

    double expectedReturn(double[] theta) {
        return trajectories(theta).stream()
                .mapToDouble(path -> path.probability() * returnToGo(path, 0))
                .sum();
    }

    /** {@code V_t(s)} as [T + 1, S], by dynamic programming. */
    double[][] values(double[] theta) {
        double[][] values = new double[steps + 1][states];
        for (int t = steps - 1; t >= 0; t--) {
            for (int s = 0; s < states; s++) {
                for (int a = 0; a < actions; a++) {
                    values[t][s] += probability(theta, s, a) * quality(values, t, s, a);
                }
            }
        }
        return values;
    }

    /** {@code Q_t(s, a) = R(s, a) + gamma sum_s' P(s'|s, a) V_{t+1}(s')}. */
    double quality(double[][] values, int t, int s, int a) {
        double sum = 0;
        for (int next = 0; next < states; next++) {
            sum += transitions[(s * actions + a) * states + next] * values[t + 1][next];
        }
        return rewards[s * actions + a] + gamma * sum;
    }

    /** All trajectories one after the other, each weighted by its probability times gamma^t. */
    Batch batch(Surrogate surrogate, double[] theta, Credit credit) {
        List<Trajectory> paths = trajectories(theta);
        int n = paths.size() * steps;
        double[] oneHot = new double[states * n];
        double[] chosen = new double[n];
        double[] weights = new double[n];
        double[] follows = new double[n];
        int column = 0;
        for (Trajectory path : paths) {
            for (int t = 0; t < steps; t++, column++) {
                oneHot[path.states()[t] * n + column] = 1;
                chosen[column] = path.actions()[t];
                weights[column] = path.probability() * Math.pow(gamma, t) * credit.of(path, t);
                follows[column] = t == 0 ? 0 : 1;
            }
        }
        List<double[]> data = new ArrayList<>(List.of(oneHot, chosen, weights));
        if (surrogate.alongEpisodes()) {
            data.add(follows);
        }
        return new Batch(new PolicyLoss(policy(), surrogate, 0), data);
    }

    /** The expected gradient of the gain, [S, A]. */
    double[] gradient(Surrogate surrogate, double[] theta, Credit credit) {
        double[] g = batch(surrogate, theta, credit).gradient(Arithmetic.DOUBLE, parameters(theta));
        return negated(table(g));
    }

    /** The expected Hessian of the gain, [S A, S A]. */
    double[] hessian(Surrogate surrogate, double[] theta, Credit credit) {
        Batch batch = batch(surrogate, theta, credit);
        int p = theta.length;
        double[] hessian = new double[p * p];
        for (int i = 0; i < p; i++) {
            double[] unit = new double[p];
            unit[i] = 1;
            double[] product =
                    batch.product(Arithmetic.DOUBLE, parameters(theta), parameters(unit));
            System.arraycopy(negated(table(product)), 0, hessian, i * p, p);
        }
        return hessian;
    }

    private static double[] negated(double[] x) {
        return Arrays.stream(x).map(value -> -value).toArray();
    }
}
