package org.metagrad.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.fixtures.EnumeratedMdp;

/** Expected derivatives of a surrogate: sums over all trajectories of a process. */
record ExpectedSurrogate(EnumeratedMdp mdp, Surrogate surrogate, Credit credit) {

    /** What a step of a trajectory is credited with. */
    interface Credit {
        double of(int[] states, int[] actions, int t);
    }

    /** The usual credit: for DICE the reward of the step, for the others the return to go. */
    static ExpectedSurrogate of(EnumeratedMdp mdp, Surrogate surrogate) {
        return new ExpectedSurrogate(
                mdp,
                surrogate,
                surrogate == Surrogate.DICE
                        ? (s, a, t) -> mdp.reward(s[t], a[t])
                        : mdp::returnToGo);
    }

    /** The same surrogate with a baseline taken off. */
    ExpectedSurrogate minus(Credit baseline) {
        return new ExpectedSurrogate(
                mdp, surrogate, (s, a, t) -> credit.of(s, a, t) - baseline.of(s, a, t));
    }

    /** The policy's parameters: W [A, S] of a linear network, and biases of 0. */
    private double[] parameters(double[] theta) {
        int size = mdp.states() * mdp.actions();
        return Arrays.copyOf(Batch.transposed(theta, mdp.states()), size + mdp.actions());
    }

    /** The part of a gradient of the loss that belongs to W, as [S, A] and of the gain. */
    private double[] gain(double[] gradient) {
        double[] w = Arrays.copyOf(gradient, mdp.states() * mdp.actions());
        return Arrays.stream(Batch.transposed(w, mdp.actions())).map(x -> -x).toArray();
    }

    /** All trajectories one after the other, each weighted by its probability times gamma^t. */
    private Batch batch(double[] theta) {
        int steps = mdp.steps();
        List<double[]> samples = new ArrayList<>();
        mdp.forEach(
                theta,
                (states, actions, probability) -> {
                    for (int t = 0; t < steps; t++) {
                        double weight = probability * Math.pow(mdp.gamma(), t);
                        samples.add(
                                new double[] {
                                    states[t],
                                    actions[t],
                                    weight * credit.of(states, actions, t),
                                    t == 0 ? 0 : 1
                                });
                    }
                });
        int n = samples.size();
        double[] oneHot = new double[mdp.states() * n];
        List<double[]> rows = List.of(new double[n], new double[n], new double[n]);
        for (int column = 0; column < n; column++) {
            double[] sample = samples.get(column);
            oneHot[(int) sample[0] * n + column] = 1;
            for (int row = 0; row < 3; row++) {
                rows.get(row)[column] = sample[1 + row];
            }
        }
        List<double[]> data = new ArrayList<>(List.of(oneHot, rows.get(0), rows.get(1)));
        if (surrogate.alongEpisodes()) {
            data.add(rows.get(2));
        }
        Mlp linear = new Mlp(List.of(mdp.states(), mdp.actions()), Mlp.Activation.IDENTITY);
        return new Batch(new PolicyLoss(new CategoricalPolicy(linear), surrogate, 0), data);
    }

    /** The expected gradient of the gain, [S, A]. */
    double[] gradient(double[] theta) {
        return gain(batch(theta).gradient(Arithmetic.DOUBLE, parameters(theta)));
    }

    /** The expected Hessian of the gain, [S A, S A]. */
    double[] hessian(double[] theta) {
        Batch batch = batch(theta);
        int p = theta.length;
        double[] hessian = new double[p * p];
        for (int i = 0; i < p; i++) {
            double[] unit = new double[p];
            unit[i] = 1;
            double[] product =
                    batch.product(Arithmetic.DOUBLE, parameters(theta), parameters(unit));
            System.arraycopy(gain(product), 0, hessian, i * p, p);
        }
        return hessian;
    }
}
