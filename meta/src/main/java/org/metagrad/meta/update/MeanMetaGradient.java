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
     * {@code -w / N sum_t (R_t - b_t) u_t}: R_t is the mean return of task t after adaptation, b_t
     * that of the other tasks, which no draw of task t has a part in, and u_t its sampling credit.
     *
     * @param weight w
     * @param returns {@code R}, [N]
     */
    public void addSamplingCredit(double weight, double[] returns, MetaGradient[] gradients) {
        int n = gradients.length;
        double sum = Vectors.mean(returns) * n;
        for (int t = 0; t < n; t++) {
            double others = n == 1 ? 0 : (sum - returns[t]) / (n - 1);
            double size = weight * (returns[t] - others) / n;
            Vectors.step(values, size, gradients[t].samplingCredit(), values);
        }
    }
}
