package org.metagrad.meta;

import java.io.Serial;
import java.io.Serializable;

/**
 * What the tasks of a meta-batch have in common and a configuration does not say: which iteration
 * they are of, the meta-parameters, and what is learnt beside them. All else follows from the
 * configuration, as every draw has a random stream of its own.
 */
public final class TaskBatch implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    private final boolean warm;
    private final int iteration;
    private final boolean scored;
    private final double[] theta;
    private final double[][] others;

    /**
     * A batch of an iteration.
     *
     * @param warm whether it is of the warm start by another algorithm
     * @param scored whether the returns of the tasks are wanted beside their meta-gradients
     * @param theta the meta-parameters. Copied.
     * @param others the vectors that are learnt beside them. Copied.
     */
    TaskBatch(boolean warm, int iteration, boolean scored, double[] theta, double[][] others) {
        this.warm = warm;
        this.iteration = iteration;
        this.scored = scored;
        this.theta = theta.clone();
        this.others = others.clone();
        for (int i = 0; i < others.length; i++) {
            this.others[i] = others[i].clone();
        }
    }

    boolean warm() {
        return warm;
    }

    int iteration() {
        return iteration;
    }

    boolean scored() {
        return scored;
    }

    double[] theta() {
        return theta;
    }

    double[][] others() {
        return others;
    }
}
