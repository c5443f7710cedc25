package org.metagrad.bench.accuracy;

import org.metagrad.bench.verify.estimator.ExpectedSurrogate;
import org.metagrad.fixtures.EnumeratedExpectation.Credit;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.objective.Surrogate;

/**
 * A small Markov decision process as a task whose draws are all of its trajectories at once: its
 * loss is {@code -J}, its gradient exact, and its Hessian the expected one of a surrogate.
 */
final class ProcessTask implements LearningTask<Integer> {
    private final ExpectedSurrogate expected;

    ProcessTask(EnumeratedMdp process, Surrogate surrogate) {
        Credit credit =
                surrogate == Surrogate.DICE ? Credit.reward(process) : Credit.returnToGo(process);
        expected = new ExpectedSurrogate(process, surrogate, credit);
    }

    @Override
    public Integer sample(double[] theta, int draw) {
        return draw;
    }

    @Override
    public void gradient(double[] theta, Integer data, double[] gradient) {
        double[] ofGain = expected.gradient(theta);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = -ofGain[i];
        }
    }

    @Override
    public void hessianVectorProduct(double[] theta, Integer data, double[] v, double[] product) {
        double[] hessian = hessian(theta);
        int p = v.length;
        for (int i = 0; i < p; i++) {
            product[i] = 0;
            for (int j = 0; j < p; j++) {
                product[i] += hessian[i * p + j] * v[j];
            }
        }
    }

    /** The expected Hessian of the surrogate's loss, [P, P]. */
    double[] hessian(double[] theta) {
        return Directions.times(-1, expected.hessian(theta));
    }
}
