package org.metagrad.meta.learner;

/**
 * MAML by evolution strategies (Song, Gao, Yang, Choromanski, Pacchiano and Tang 2020, arXiv
 * 1910.01215, algorithm 3): the gradient of the adapted loss from its values alone, the control
 * without Hessians and without any derivative of the inner loop. With {@code F(theta) =
 * L(theta_k(theta); D')}, MAML's inner loop in it, and M pairs of normal directions,
 *
 * <pre>  G = 1 / (2 sigma M) sum_m (F(theta + sigma e_m) - F(theta - sigma e_m)) e_m,</pre>
 *
 * <p>whose expectation is the gradient of F smoothed by a normal distribution of width sigma. Both
 * ends of a pair have the same random numbers of the draws. Of trajectories F is the negative mean
 * return, in its own units. The noise grows with the number of parameters.
 *
 * @param innerSteps {@code k}, at least 1
 * @param optimiser takes the inner steps
 * @param pairs {@code M}, at least 1
 * @param sigma the width, above 0
 * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
 */
public record EsMaml(int innerSteps, InnerOptimiser optimiser, int pairs, double sigma, int fixed)
        implements MetaLearner {

    /** Checks the numbers. */
    public EsMaml {
        InnerLoop.requireSteps(innerSteps, 1);
        StepSize.requireFixed(fixed);
        if (pairs < 1 || !(sigma > 0 && Double.isFinite(sigma))) {
            throw new IllegalArgumentException(
                    pairs + " pairs, sigma " + sigma + ": at least 1 and above 0 wanted");
        }
    }

    /**
     * The learner of plain inner steps.
     *
     * @param innerSteps {@code k}, at least 1
     * @param alpha the inner step size
     * @param pairs {@code M}, at least 1
     * @param sigma the width, above 0
     * @param fixed how many of the last parameters of a task's vector inner steps leave as they are
     */
    public EsMaml(int innerSteps, double alpha, int pairs, double sigma, int fixed) {
        this(innerSteps, new InnerOptimiser.Sgd(alpha), pairs, sigma, fixed);
    }

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return optimiser.on(0, parameters - fixed);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        double[] direction = result.scaled();
        double[] sum = result.product();
        java.util.Arrays.fill(sum, 0);
        for (int m = 0; m < pairs; m++) {
            task.noise(m, direction);
            double up = adapted(task, theta, sigma, direction, result);
            double down = adapted(task, theta, -sigma, direction, result);
            double slope = (up - down) / (2 * sigma * pairs);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += slope * direction[i];
            }
        }
        // the iterates of theta itself, and its draws, are what is left behind
        adapted(task, theta, 0, direction, result);
        result.takeGradient(sum);
        result.takeFirstOrder(sum);
    }

    /** {@code F(theta + length direction)}. */
    private <D> double adapted(
            LearningTask<D> task,
            double[] theta,
            double length,
            double[] direction,
            MetaGradient room) {
        double[] start = room.iterate(0);
        for (int i = 0; i < start.length; i++) {
            start[i] = theta[i] + length * direction[i];
        }
        new InnerLoop<>(task, innerStep(theta, theta.length), innerSteps, room, false);
        double[] end = room.iterate(innerSteps);
        return task.value(end, task.sample(end, innerSteps));
    }
}
