package org.metagrad.meta.learner;

/**
 * An inner step {@code theta_{s+1} = theta_s - M_s g} whose matrix depends on values {@code m} that
 * are learnt and not on theta. Its Jacobian is {@code I - M_s H}: like any {@link InnerStep} it has
 * {@code c u = M_s' v}, and beside that the derivative with respect to {@code m}.
 *
 * <p>{@code M} is a diagonal in {@link MetaSgd}, a multiple of the identity for each tensor and
 * step in {@link Lslr}, and a Kronecker product for each tensor in {@link MetaCurvature}. (A matrix
 * that is computed and not learnt is a task seen another way, as in {@link NaturalMaml}.)
 */
public interface Preconditioner extends InnerStep {

    /**
     * Adds what a step brings to the derivative with respect to {@code m}, {@code -d(v' M_s g)/dm}.
     *
     * @param s number of the step, from 0
     * @param g the gradient of the step, {@code [P]}. Not modified.
     * @param v the cotangent of {@code theta_{s+1} [P]}. Not modified.
     * @param room {@code [P]}. Modified.
     * @param to of all that is meta-learnt, {@code m} behind theta. Modified.
     */
    void addGradient(int s, double[] g, double[] v, double[] room, double[] to);
}
