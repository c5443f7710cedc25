package org.metagrad.bench.theory;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.bench.theory.FiniteBatches.Trajectory;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaGradient;

/**
 * The credit that the trajectories before adaptation get for the return after it, on a process
 * whose batches of two trajectories are all gone through: with the whole of it the mean
 * meta-gradient is the derivative of {@code E[J(theta_1)]} over the batches.
 */
final class SamplingCredit {
    private static final EnumeratedMdp PROCESS =
            new EnumeratedMdp(
                    2,
                    2,
                    2,
                    0,
                    1,
                    new double[] {0.7, 0.3, 0.2, 0.8, 0.5, 0.5, 0.1, 0.9},
                    new double[] {1, -0.5, 0.3, 2});
    private static final double[] THETA = {0.2, -0.4, 0.5, 0.1};
    private static final double ALPHA = 0.7;
    private static final double DIFFERENCE = 1e-5;
    private static final double EXACT = 1e-7;
    private static final double WRONG = 0.02;

    private SamplingCredit() {}

    /**
     * The claims.
     *
     * @param weight of the credit that is to be exact, 1
     */
    static Findings findings(double weight) {
        double[] want = new double[THETA.length];
        for (int i = 0; i < want.length; i++) {
            double[] moved = THETA.clone();
            moved[i] += DIFFERENCE;
            double up = mean(moved, 0, false, null);
            moved[i] = THETA[i] - DIFFERENCE;
            want[i] = (up - mean(moved, 0, false, null)) / (2 * DIFFERENCE);
        }
        double exact = error(weight, false, want);
        double without = error(0, false, want);
        double twice = error(weight, true, want);
        return new Findings(
                List.of(
                        new Claim(
                                "with the whole credit and LOGPROB the mean meta-gradient is that of the return over finite batches",
                                exact < EXACT,
                                MultiStep.figures("relative error %.1e (below 1e-07)", exact)),
                        new Claim(
                                "without the credit it is not",
                                without > WRONG,
                                MultiStep.figures("relative error %.3f (above 0.02)", without)),
                        new Claim(
                                "with LVC's Hessian the credit counts the score a second time",
                                twice > WRONG,
                                MultiStep.figures("relative error %.3f (above 0.02)", twice))),
                List.of());
    }

    private static double error(double weight, boolean scoreTwice, double[] want) {
        double[] got = new double[want.length];
        mean(THETA, weight, scoreTwice, got);
        double[] apart = new double[want.length];
        Vectors.step(got, 1, want, apart);
        return Math.sqrt(Vectors.dot(apart, apart) / Vectors.dot(want, want));
    }

    /**
     * {@code E[-J(theta_1)]} over all batches.
     *
     * @param gradient gets the mean of MAML's meta-gradient with the credit; null for none
     */
    private static double mean(
            double[] theta, double weight, boolean scoreTwice, double[] gradient) {
        Maml maml = new Maml(1, ALPHA);
        MetaGradient room = maml.room(theta.length).withSamplingCredit();
        double mean = 0;
        for (List<Trajectory> batch : batches()) {
            FiniteBatches task = new FiniteBatches(PROCESS, List.of(batch), scoreTwice);
            maml.metaGradient(task, theta, room);
            double p = 1;
            for (Trajectory one : batch) {
                p *= FiniteBatches.probability(PROCESS, theta, one);
            }
            double loss = -PROCESS.expectedReturn(room.iterate(1));
            mean += p * loss;
            if (gradient != null) {
                Vectors.step(gradient, -p, room.gradient(), gradient);
                Vectors.step(gradient, -p * weight * loss, room.samplingCredit(), gradient);
            }
        }
        return mean;
    }

    private static List<List<Trajectory>> batches() {
        List<List<Trajectory>> batches = new ArrayList<>();
        List<Trajectory> all = FiniteBatches.all(PROCESS);
        for (Trajectory first : all) {
            for (Trajectory second : all) {
                batches.add(List.of(first, second));
            }
        }
        return batches;
    }
}
