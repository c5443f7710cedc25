package org.metagrad.meta.learner;

/**
 * The rule by which an inner step moves a task's parameters, and how derivatives go back through
 * it: from {@code g = grad L(theta_s; D_s)}, {@code (theta_s, x_s) -> (theta_{s+1}, x_{s+1})} with
 * a state {@code x} that is 0 at the start of each adaptation.
 *
 * <p>A rule states its own derivative alone. What {@code g} depends on is the same for all, so
 * {@link InnerLoop} adds the Hessian: where the rule has turned the cotangent {@code v} of {@code
 * theta_{s+1}} into {@code -c u}, that of {@code g}, the cotangent of {@code theta_s} is
 *
 * <pre>  v &lt;- v - c H(theta_s; D_s) u,</pre>
 *
 * <p>one Hessian-vector product a step whatever the rule. Steps {@code theta - M g} with a matrix
 * that does not depend on theta have {@code u = M' v} and {@code c = 1}: {@link StepSize} is a
 * diagonal one, {@link InnerOptimiser} has rules with a state. Immutable, or unchanged while it is
 * used; serves several threads.
 */
public interface InnerStep {

    /**
     * {@return the length S of the state, 0 for none}
     *
     * @param parameters {@code P}, the length of a task's vector
     */
    default int stateSize(int parameters) {
        return 0;
    }

    /** {@return the first parameter that may move} */
    default int first() {
        return 0;
    }

    /**
     * {@return one past the last parameter that may move}
     *
     * @param parameters {@code P}, the length of a task's vector
     */
    default int end(int parameters) {
        return parameters;
    }

    /**
     * Takes a step.
     *
     * @param s number of the step in its adaptation, from 0
     * @param theta {@code [P]}. Not modified unless it is {@code next}.
     * @param g the gradient, {@code [P]}, of no use where parameters do not move. Not modified.
     * @param state {@code x_s [S]}. Not modified unless it is {@code nextState}.
     * @param next {@code theta_{s+1} [P]}. Modified; may be {@code theta}.
     * @param nextState {@code x_{s+1} [S]}. Modified; may be {@code state}.
     */
    void step(int s, double[] theta, double[] g, double[] state, double[] next, double[] nextState);

    /**
     * Goes back through a step that has been taken.
     *
     * @param s number of the step, from 0
     * @param g the gradient of the step, {@code [P]}. Not modified.
     * @param nextState {@code x_{s+1} [S]}, the state after the step. Not modified.
     * @param v the cotangent of {@code theta_{s+1} [P]}. Not modified: a step adds to theta, so it
     *     is that of {@code theta_s} but for what comes through {@code g}.
     * @param carried {@code [S]}, 0 before the last step: what the rule carries backwards, the
     *     cotangent of the state in units of its own. Modified.
     * @param u {@code [P]}, 0 where parameters do not move. Modified.
     * @return c, with {@code -c u} the cotangent of {@code g}
     */
    double pullBack(
            int s, double[] g, double[] nextState, double[] v, double[] carried, double[] u);
}
