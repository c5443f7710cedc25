package org.metagrad.bench.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.meta.PolicyLoss;
import org.metagrad.meta.Surrogate;

/**
 * Expected derivatives of a surrogate: sums over all trajectories of a process, whole trajectories
 * to a batch.
 */
public final class ExpectedSurrogate {
    /** Columns of a batch, about: what bounds the memory, whatever the number of trajectories. */
    private static final int COLUMNS = 4096;

    /** What a step of a trajectory is credited with. */
    public interface Credit {
        /** Of step {@code t}. */
        double of(int[] states, int[] actions, int t);
    }

    private final EnumeratedMdp mdp;
    private final Surrogate surrogate;
    private final Credit credit;
    private final BatchLoss loss;
    private final int columns;

    /** Planned in double. */
    public ExpectedSurrogate(EnumeratedMdp mdp, Surrogate surrogate, Credit credit) {
        this(mdp, surrogate, credit, Engine.DOUBLE);
    }

    ExpectedSurrogate(EnumeratedMdp mdp, Surrogate surrogate, Credit credit, Engine engine) {
        this.mdp = mdp;
        this.surrogate = surrogate;
        this.credit = credit;
        Mlp linear = new Mlp(List.of(mdp.states(), mdp.actions()), Mlp.Activation.IDENTITY);
        CategoricalPolicy policy = new CategoricalPolicy(linear);
        loss = new BatchLoss(new PolicyLoss(policy, surrogate, 0), engine);
        double trajectories =
                mdp.actions() * Math.pow((double) mdp.states() * mdp.actions(), mdp.steps() - 1);
        int fit = Math.max(COLUMNS / mdp.steps(), 1);
        columns = (int) Math.min(fit, trajectories) * mdp.steps();
    }

    /** What is done with each batch of the policy's parameters. */
    private interface Derivative {
        double[] of(double[] parameters, Batch batch);
    }

    /** The expected gradient of the gain, [S, A]. */
    public double[] gradient(double[] theta) {
        return sum(theta, loss::gradient, 1);
    }

    /** The expected Hessian of the gain, [S A, S A]. */
    public double[] hessian(double[] theta) {
        int p = theta.length;
        return sum(
                theta,
                (parameters, batch) -> {
                    double[] hessian = new double[0];
                    for (int i = 0; i < p; i++) {
                        double[] unit = new double[p];
                        unit[i] = 1;
                        double[] row = loss.product(parameters, batch, parameters(unit));
                        hessian = Arrays.copyOf(hessian, hessian.length + row.length);
                        System.arraycopy(row, 0, hessian, hessian.length - row.length, row.length);
                    }
                    return hessian;
                },
                p);
    }

    /**
     * Sums over the batches; each of the rows is a gradient of the loss, the result of the gain.
     */
    private double[] sum(double[] theta, Derivative derivative, int rows) {
        int size = mdp.states() * mdp.actions();
        double[] sum = new double[rows * size];
        double[] parameters = parameters(theta);
        Filling filling =
                new Filling(batch -> {
                    double[] part = derivative.of(parameters, batch);
                    int length = part.length / rows;
                    for (int r = 0; r < rows; r++) {
                        double[] w = Arrays.copyOfRange(part, r * length, r * length + size);
                        double[] table = Batch.transposed(w, mdp.actions());
                        for (int i = 0; i < size; i++) {
                            sum[r * size + i] -= table[i];
                        }
                    }
                });
        mdp.forEach(theta, filling::add);
        filling.flush();
        return sum;
    }

    /** The policy's parameters: W [A, S] of a linear network, and biases of 0. */
    private double[] parameters(double[] theta) {
        return Arrays.copyOf(Batch.transposed(theta, mdp.states()), theta.length + mdp.actions());
    }

    /** A batch being filled; columns that hold no sample have weight 0. */
    private final class Filling {
        private final java.util.function.Consumer<Batch> full;
        private double[] states;
        private double[] actions;
        private double[] weights;
        private double[] follows;
        private int size;

        Filling(java.util.function.Consumer<Batch> full) {
            this.full = full;
            clear();
        }

        private void clear() {
            states = new double[mdp.states() * columns];
            actions = new double[columns];
            weights = new double[columns];
            follows = new double[columns];
            size = 0;
        }

        void add(int[] at, int[] chosen, double probability) {
            double discount = 1;
            for (int t = 0; t < at.length; t++) {
                states[at[t] * columns + size] = 1;
                actions[size] = chosen[t];
                weights[size] = probability * discount * credit.of(at, chosen, t);
                follows[size] = t == 0 ? 0 : 1;
                discount *= mdp.gamma();
                size++;
            }
            if (size == columns) {
                flush();
            }
        }

        void flush() {
            if (size > 0) {
                List<double[]> data = new ArrayList<>(List.of(states, actions, weights));
                if (surrogate.alongEpisodes()) {
                    data.add(follows);
                }
                full.accept(new Batch(columns, data));
                clear();
            }
        }
    }
}
