package org.metagrad.meta;

import java.util.ArrayList;
import java.util.List;

/**
 * Model-agnostic meta-learning (Finn, Abbeel and Levine 2017, arXiv 1703.03400) and its first-order
 * form.
 *
 * <p>Adaptation takes {@code k} gradient steps, {@code theta_{s+1} = theta_s - alpha g(theta_s;
 * D_s)} with fresh data for each. The meta-gradient of one task is that of {@code L(theta_k; D')}
 * with respect to {@code theta_0}. By the chain rule it is {@code v = grad L(theta_k; D')} pulled
 * back through every step, whose Jacobian is {@code I - alpha H}:
 *
 * <pre>  for s = k-1 .. 0:   v &lt;- v - alpha H(theta_s; D_s) v</pre>
 *
 * <p>First-order MAML leaves the pulling back out.
 *
 * @param innerSteps {@code k}, at least 1
 * @param alpha the inner step size
 * @param secondOrder whether the Hessian terms are kept
 */
public record Maml(int innerSteps, double alpha, boolean secondOrder) {

    /** Checks the number of steps. */
    public Maml {
        if (innerSteps < 1) {
            throw new IllegalArgumentException("innerSteps " + innerSteps + ": at least 1 wanted");
        }
    }

    /**
     * The meta-gradient of one task.
     *
     * @param theta {@code [P]}. Not modified.
     * @param result gets the meta-gradient and its first-order part. Modified.
     */
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        double[] v = result.gradient();
        List<D> data = new ArrayList<>(innerSteps);
        System.arraycopy(theta, 0, result.iterate(0), 0, theta.length);
        for (int s = 0; s < innerSteps; s++) {
            double[] from = result.iterate(s);
            data.add(task.sample(from, s));
            task.gradient(from, data.get(s), v);
            step(from, alpha, v, result.iterate(s + 1));
        }
        double[] adapted = result.iterate(innerSteps);
        task.gradient(adapted, task.sample(adapted, innerSteps), v);
        System.arraycopy(v, 0, result.firstOrder(), 0, v.length);
        if (secondOrder) {
            for (int s = innerSteps - 1; s >= 0; s--) {
                double[] product = result.product();
                task.hessianVectorProduct(result.iterate(s), data.get(s), v, product);
                step(v, alpha, product, v);
            }
        }
    }

    /** Whether every element is a number other than infinity. */
    static boolean finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** {@code to = from - size direction}. */
    static void step(double[] from, double size, double[] direction, double[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = from[i] - size * direction[i];
        }
    }
}
