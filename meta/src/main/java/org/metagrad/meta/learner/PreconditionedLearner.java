package org.metagrad.meta.learner;

import java.util.Arrays;

/**
 * A learner of {@code (theta, m)}, initial parameters and the values of a {@link Preconditioner}.
 * With {@code v_k = grad L(theta_k; D')}, backwards
 *
 * <pre>  dL/dm     = - sum_s d(v_{s+1}' M_s g_s)/dm
 *   v_s       = v_{s+1} - H(theta_s; D_s) (M_s' v_{s+1})
 *   dL/dtheta = v_0</pre>
 *
 * <p>since {@code m} enters every step directly and through the iterates before it. Without second
 * order all {@code v_s} are {@code v_k}. A learner of one's own with another matrix implements this
 * and {@link Preconditioner}.
 */
public interface PreconditionedLearner extends MetaLearner {

    /** {@return whether the Hessian terms are kept} */
    boolean secondOrder();

    /**
     * {@return the number of values of m}
     *
     * @param parameters {@code P}, the length of a task's vector
     */
    int learnt(int parameters);

    /** Takes {@code m} from where it lies behind theta; the array is used as it is. */
    @Override
    Preconditioner innerStep(double[] meta, int parameters);

    /** The length of theta and of {@code m}. */
    @Override
    default int metaParameters(int parameters) {
        return parameters + learnt(parameters);
    }

    @Override
    default <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        int parameters = result.cotangent().length;
        start(theta, result.iterate(0));
        Preconditioner m = innerStep(theta, parameters);
        InnerLoop<D> inner = new InnerLoop<>(task, m, innerSteps(), result, secondOrder());
        double[] v = inner.outerGradient();
        double[] first = result.firstOrder();
        System.arraycopy(v, 0, first, 0, parameters);
        Arrays.fill(first, parameters, first.length, 0);
        Arrays.fill(result.gradient(), parameters, first.length, 0);
        for (int s = innerSteps() - 1; s >= 0; s--) {
            // first and v differ by the Hessians of the steps from s on
            m.addGradient(s, result.innerGradient(s), first, result.spare(), first);
            if (secondOrder()) {
                m.addGradient(s, result.innerGradient(s), v, result.spare(), result.gradient());
                inner.pullBack(s);
            }
            if (s > 0 && result.stepWeights() != null) {
                double[] earlier = result.outerGradient(s);
                for (int i = 0; i < parameters; i++) {
                    first[i] += earlier[i];
                }
            }
        }
        if (secondOrder()) {
            result.takeGradient(v);
            inner.samplingCredit(s ->
                    m.addGradient(
                            s,
                            result.innerGradient(s),
                            v,
                            result.spare(),
                            result.samplingCredit()));
        } else {
            System.arraycopy(first, 0, result.gradient(), 0, first.length);
        }
    }
}
