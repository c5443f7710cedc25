package org.metagrad.meta.learner;

/**
 * Directed-X (Directed-MAML, arXiv 2510.00212): before each epoch of any learner X, one plain
 * gradient step on the medium task m, the one whose parameters are the mean of all tasks':
 *
 * <pre>  theta_d = theta - eta grad L_m(theta; D_m),</pre>
 *
 * <p>in place, and then an ordinary epoch of X from {@code theta_d}. Only the step is here.
 *
 * <p>Why it imitates the second order: where all tasks share their curvature {@code A} and {@code
 * g_m = mean_i g_i}, the gradient of task i at {@code theta_d - alpha g_i(theta_d)} brings the same
 * {@code -alpha A g} as MAML's Jacobian does, so that with {@code eta = alpha} an update of
 * Directed-FOMAML is MAML's less {@code alpha g_m}, exactly.
 *
 * @param learner X
 * @param eta the size of the step on the medium task; 0 leaves X as it is
 */
public record Directed(MetaLearner learner, double eta) {

    /**
     * Takes the directed step {@code theta <- theta - eta grad L_m(theta; D_m)}, where {@code D_m}
     * is draw 0 of the task. What X learns besides the parameters of the tasks (Meta-SGD's step
     * sizes) is left alone, and what X starts anew for each task (CAVIA's context) is at its start.
     *
     * @param <D> the data of a draw
     * @param medium the medium task
     * @param theta what X meta-learns. Modified.
     * @param room of the learner; its iterate 0 and inner gradient 0 are modified
     */
    public <D> void mediumStep(LearningTask<D> medium, double[] theta, MetaGradient room) {
        gradient(medium, theta, room);
        step(theta, room.innerGradient(0));
    }

    /** {@code g = grad L(theta; D)} of draw 0, in inner gradient 0 of the room. */
    <D> void gradient(LearningTask<D> task, double[] theta, MetaGradient room) {
        double[] start = room.iterate(0);
        learner.start(theta, start);
        task.gradient(start, task.sample(start, 0), room.innerGradient(0));
    }

    /**
     * Takes a step {@code theta <- theta - eta g}, as far as both reach.
     *
     * @param theta what is meta-learnt. Modified.
     * @param g the gradient. Not modified.
     */
    public void step(double[] theta, double[] g) {
        for (int i = 0; i < Math.min(theta.length, g.length); i++) {
            theta[i] -= eta * g[i];
        }
    }
}
