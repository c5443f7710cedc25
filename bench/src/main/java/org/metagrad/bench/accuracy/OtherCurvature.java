package org.metagrad.bench.accuracy;

import org.metagrad.meta.ConfiguredTask;
import org.metagrad.meta.learner.LearningTask;

/**
 * A task whose Hessians are those of another surrogate on the same trajectories. Both tasks are
 * turned to the same environment and random stream, so that their draws are the same up to what
 * their losses weigh them with.
 *
 * @param base whose gradients these are, or the last one alone
 * @param other whose Hessians these are
 * @param innerSteps the number of the draw for the outer loss
 * @param innerGradients whether the gradients of the inner steps are the other's too
 */
record OtherCurvature<A, B>(
        LearningTask<A> base, LearningTask<B> other, int innerSteps, boolean innerGradients)
        implements LearningTask<OtherCurvature.Both<A, B>> {

    /** The draws of both. */
    record Both<A, B>(A ofBase, B ofOther, int draw) {}

    static LearningTask<?> of(
            ConfiguredTask<?> base,
            ConfiguredTask<?> other,
            int innerSteps,
            boolean innerGradients) {
        return captured(base, other, innerSteps, innerGradients);
    }

    private static <A, B> LearningTask<?> captured(
            LearningTask<A> base, LearningTask<B> other, int steps, boolean innerGradients) {
        return new OtherCurvature<>(base, other, steps, innerGradients);
    }

    @Override
    public Both<A, B> sample(double[] theta, int draw) {
        return new Both<>(base.sample(theta, draw), other.sample(theta, draw), draw);
    }

    @Override
    public void gradient(double[] theta, Both<A, B> data, double[] gradient) {
        if (innerGradients && data.draw < innerSteps) {
            other.gradient(theta, data.ofOther, gradient);
        } else {
            base.gradient(theta, data.ofBase, gradient);
        }
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, Both<A, B> data, double[] v, double[] product) {
        other.hessianVectorProduct(theta, data.ofOther, v, product);
    }
}
