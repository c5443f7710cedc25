package org.metagrad.meta.update;

import java.util.Arrays;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.meta.learner.MetaGradient;

/** The mean of the tasks' meta-gradients, summed in the order of the tasks. */
public final class MeanMetaGradient {
    private final double[] values;
    private final double[] secondOrder;

    /**
     * A mean of 0.
     *
     * @param length of what is meta-learnt
     */
    public MeanMetaGradient(int length) {
        values = new double[length];
        secondOrder = new double[length];
    }

    /** The live values of the mean. */
    public double[] values() {
        return values;
    }

    /** The Euclidean norm of what of the mean is due to second derivatives. */
    public double secondOrderNorm() {
        double sum = 0;
        for (double value : secondOrder) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** Takes the mean of some meta-gradients. */
    public void average(MetaGradient[] gradients) {
        Arrays.fill(values, 0);
        Arrays.fill(secondOrder, 0);
        for (MetaGradient g : gradients) {
            Vectors.addShare(g.gradient(), gradients.length, values);
            for (int i = 0; i < values.length; i++) {
                secondOrder[i] += (g.gradient()[i] - g.firstOrder()[i]) / gradients.length;
            }
        }
    }

    /**
     * Adds {@code -w / N sum_t (R_t - b_t) / c_t u_t}: R_t is the mean return of task t after
     * adaptation, b_t that of the other tasks and u_t its sampling credit.
     *
     * <p>{@code c_t} is what the task's loss divides returns by, so that {@code R_t / c_t} is in
     * the units of the loss: with w = 1 and equal c the mean is the gradient of {@code -E[R_t /
     * c_t]}, over the finite batches of the inner loop and what is drawn after it. A c_t of a
     * task's own depends on what was drawn; it is held as given, as it is in the loss.
     *
     * <p>No draw of task t has a part in b_t, so it changes no expectation. A baseline from the
     * same inner batch, or from further episodes after it, would not do: its expectation for each
     * batch is that of R_t, and the credit would vanish in the mean.
     *
     * @param weight w
     * @param returns {@code R}, [N]. Not modified.
     * @param units {@code c}, [N]; infinite where nothing is at stake, for no credit. Not modified.
     * @param gradients of the tasks, with their sampling credits. Not modified.
     */
    public void addSamplingCredit(
            double weight, double[] returns, double[] units, MetaGradient[] gradients) {
        int n = gradients.length;
        double sum = Vectors.mean(returns) * n;
        for (int t = 0; t < n; t++) {
            double others = n == 1 ? 0 : (sum - returns[t]) / (n - 1);
            double size = weight * (returns[t] - others) / (units[t] * n);
            Vectors.step(values, size, gradients[t].samplingCredit(), values);
        }
    }
}
