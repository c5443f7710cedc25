package org.metagrad.meta.update;

import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.optimiser.LinearOperator;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.StepSize;

/**
 * The Hessian, at the old policy, of the divergence after adaptation, {@code KL(pi_old ||
 * pi_{theta' (theta)})}: {@code J' F J} with {@code F} the Fisher information at the adapted
 * parameters and {@code J = (I - diag(a) H_k) ... (I - diag(a) H_1)} the Jacobian of the k inner
 * steps. Exact there, because the gradient of the divergence is 0, so no third derivative occurs; F
 * alone, without the inner map, is the Hessian of another function.
 *
 * <p>A product costs two Hessian-vector products for each inner step and one with F. Nothing is
 * sampled or adapted again: the iterates and their data are those of the adaptation.
 *
 * @param task the task with the losses of the inner steps
 * @param iterates {@code theta_0, ..., theta_{k-1}}, [P] each. Not modified.
 * @param data of the inner steps, as many
 * @param a the inner step sizes
 * @param fisher products with F
 * @param <D> what a draw gives
 */
public record AdaptedFisher<D>(
        LearningTask<D> task,
        List<double[]> iterates,
        List<D> data,
        StepSize a,
        LinearOperator fisher)
        implements LinearOperator {

    /**
     * Checks the numbers of iterates and of draws.
     *
     * @throws IllegalArgumentException if they differ
     */
    public AdaptedFisher {
        iterates = List.copyOf(iterates);
        data = List.copyOf(data);
        if (iterates.size() != data.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "adapted Fisher: %d iterates for %d draws",
                            iterates.size(),
                            data.size()));
        }
    }

    @Override
    public void apply(double[] v, double[] product) {
        double[] u = v.clone();
        for (int s = 0; s < iterates.size(); s++) {
            task.hessianVectorProduct(iterates.get(s), data.get(s), u, product);
            a.step(u, product, u);
        }
        fisher.apply(u, product);
        System.arraycopy(product, 0, u, 0, u.length);
        double[] scaled = new double[u.length];
        for (int s = iterates.size() - 1; s >= 0; s--) {
            a.pullBack(task, iterates.get(s), data.get(s), u, scaled, product);
        }
        System.arraycopy(u, 0, product, 0, u.length);
    }
}
