package org.metagrad.meta.learner;

import org.metagrad.autodiff.optimiser.Vectors;

/**
 * Sharp-X: sharpness-aware minimisation (Foret, Kleiner, Mobahi and Neyshabur 2021, arXiv
 * 2010.01412) around any learner X, in the two forms of Sharp-MAML (Abbas, Xiao, Chen, Chen and
 * Chen 2022, arXiv 2206.03996). A gradient is taken where a step of length rho uphill leads to, and
 * applied where it began: what is sharp within rho is seen and left.
 *
 * <p>The lower form is this learner: X, whose inner steps are
 *
 * <pre>  theta_{s+1} = theta_s - a ∘ grad L(theta_s + rho g / |g|; D_s),   g = grad L(theta_s; D_s)
 * </pre>
 *
 * <p>or X's {@link InnerStep} along that gradient, with the whole derivative of the step, through g
 * as well ({@link SharpTask}). Adaptation to new tasks takes the same steps. The outer loss is X's.
 *
 * <p>The upper form is {@link #ascend} and two meta-gradients of X: with {@code G} the mean
 * meta-gradient at theta, that at {@code theta + rho G / |G|} is applied to theta. It has no
 * derivatives beyond those of X.
 *
 * <p>After DGS-MAML (arXiv 2508.09418), of which only the abstract was read: it joins the upper
 * form to gradient matching, {@code (G(theta) + G(theta+)) / 2}, which is not done here.
 *
 * @param learner X
 * @param rho the length of the step uphill; with 0 this is X bit for bit
 */
public record Sharp(MetaLearner learner, double rho) implements LearnerDecorator {

    /** Checks the learner and the length. */
    public Sharp {
        requireGradientSteps(learner);
        if (!(rho >= 0 && Double.isFinite(rho))) {
            throw new IllegalArgumentException("rho " + rho + ": from 0 wanted");
        }
    }

    private static void requireGradientSteps(MetaLearner learner) {
        switch (learner) {
            case Imaml _, MetaRkhs1 _, MetaRkhs2 _, EsMaml _, Joint _ ->
                    throw new IllegalArgumentException(
                            "sharp "
                                    + learner.getClass().getSimpleName()
                                    + ": its meta-gradient goes back through no inner gradient steps, which are to be taken uphill");
            case Sharp _ -> throw new IllegalArgumentException("sharp Sharp: it is sharp already");
            case Zeroed zeroed -> requireGradientSteps(zeroed.learner());
            default -> {}
        }
    }

    /**
     * Goes uphill for the upper form, {@code theta <- theta + rho g / |g|}; without a gradient it
     * stays.
     *
     * @param rho the length of the step
     * @param theta what is meta-learnt. Modified.
     * @param g the mean meta-gradient there. Not modified.
     */
    public static void ascend(double rho, double[] theta, double[] g) {
        double norm = Math.sqrt(Vectors.dot(g, g));
        if (norm > 0) {
            Vectors.step(theta, -rho / norm, g, theta);
        }
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        if (rho == 0) {
            learner.metaGradient(task, theta, result);
        } else {
            learner.metaGradient(
                    new SharpTask<>(task, innerSteps(), rho, result::uphill), theta, result);
        }
    }

    @Override
    public <D> void innerGradient(
            LearningTask<D> task, double[] theta, D data, double[] g, MetaGradient room) {
        if (rho == 0) {
            learner.innerGradient(task, theta, data, g, room);
        } else {
            SharpTask<D> sharp = new SharpTask<>(task, 1, rho, room::uphill);
            learner.innerGradient(sharp, theta, sharp.inner(data, 0), g, room);
        }
    }
}
