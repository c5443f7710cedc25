package org.metagrad.meta.learner;

import java.util.Arrays;
import org.metagrad.autodiff.optimiser.ConjugateGradient;

/**
 * The result of one task's meta-gradient and the room to compute it, reused from task to task.
 * Vectors are live; {@code P} is the length of a task's vector, {@code M} that of what is
 * meta-learnt, which differs from it in {@link Cavia} and {@link MetaSgd}.
 */
public final class MetaGradient {
    private final double[][] iterates;
    private final double[][] innerGradients;
    private final double[] gradient;
    private final double[] firstOrder;
    private final double[] cotangent;
    private final double[] scaled;
    private final double[] product;
    private final double[] spare;
    // Of an inner step that has a state; made the first time.
    private double[][] states = new double[0][];
    private double[] carried = new double[0];
    private double[] samplingCredit;
    private double[] stepWeights;
    private double[][] outerGradients;
    private double[] metaSpare;
    private double[][][] uphill = new double[0][][];
    private ConjugateGradient solver;
    private TangentSpace tangentSpace;
    private boolean negativeCurvature;

    /**
     * The room for one task of a learner whose tasks' vectors are what it meta-learns.
     *
     * @param parameters {@code P}
     * @param innerSteps the number of inner steps
     */
    public MetaGradient(int parameters, int innerSteps) {
        this(parameters, parameters, innerSteps);
    }

    /**
     * Room for one task; see {@link MetaLearner#room}.
     *
     * @param metaParameters {@code M}
     * @param parameters {@code P}
     * @param innerSteps the number of inner steps
     */
    public MetaGradient(int metaParameters, int parameters, int innerSteps) {
        iterates = new double[innerSteps + 1][parameters];
        innerGradients = new double[innerSteps][parameters];
        gradient = new double[metaParameters];
        firstOrder = new double[metaParameters];
        cotangent = new double[parameters];
        scaled = new double[parameters];
        product = new double[parameters];
        spare = new double[parameters];
    }

    /** {@return the number of bytes of the vectors} */
    public long bytes() {
        long values = 4L * cotangent.length + 2L * gradient.length;
        values += samplingCredit == null ? 0 : samplingCredit.length;
        values += (long) (iterates.length + innerGradients.length) * cotangent.length;
        values += (states.length + 1L) * carried.length;
        values += metaSpare == null ? 0 : metaSpare.length;
        values += (long) uphill.length * SharpTask.VECTORS * cotangent.length;
        return Double.BYTES * values + (tangentSpace == null ? 0 : tangentSpace.bytes());
    }

    /**
     * {@return the iterate {@code theta_s [P]}; the last one is the adapted parameter vector}
     *
     * @param s number of inner steps before it, from 0
     */
    public double[] iterate(int s) {
        return iterates[s];
    }

    /**
     * {@return the gradient {@code g_s = grad L(theta_s; D_s) [P]} of an inner step, of no use at
     * parameters that the step does not move}
     *
     * @param s number of the step, from 0
     */
    public double[] innerGradient(int s) {
        return innerGradients[s];
    }

    /** {@return the meta-gradient, {@code [M]}} */
    public double[] gradient() {
        return gradient;
    }

    /** {@return the meta-gradient without second-order terms, {@code [M]}} */
    public double[] firstOrder() {
        return firstOrder;
    }

    /** {@return this room, which asks second-order learners for {@link #samplingCredit} too} */
    public MetaGradient withSamplingCredit() {
        samplingCredit = new double[gradient.length];
        return this;
    }

    /**
     * {@return the derivative of the log-probability of the data of the inner loop with respect to
     * what is meta-learnt, {@code [M]}: {@code grad sum_s log p(D_s; theta_s)}, each {@code
     * theta_s} a function of {@code theta_0}} Null unless {@link #withSamplingCredit}.
     *
     * <p>The expectation of the loss after adaptation, {@code E[L(theta_k)]}, over the draws of the
     * inner loop has the gradient {@code E[gradient + (L - b) samplingCredit]}, with any b that
     * does not depend on the draws (Al-Shedivat et al. 2018, arXiv 1710.03641, eq. 9; E-MAML,
     * Stadie et al. 2018, arXiv 1803.01118). The Hessians in {@code gradient} and {@code
     * samplingCredit} are then those of the loss over given trajectories, as {@link
     * org.metagrad.meta.objective.Surrogate#LOGPROB} has them: the credit is what the odds of the
     * trajectories add, which the Hessians of other surrogates contain already. An entropy bonus
     * after adaptation is no part of L: the draws get no credit for it.
     */
    public double[] samplingCredit() {
        return samplingCredit;
    }

    /**
     * Asks {@link InnerLoop} for the sum of the outer losses after every step, {@code sum_s w_s
     * L(theta_s; D')}, in place of the one after the last ({@link MultiStepLoss}).
     *
     * @param weights {@code w_1, ..., w_k}, live: they may change between meta-gradients; null for
     *     the last one alone
     */
    public void weighSteps(double[] weights) {
        stepWeights = weights;
        if (weights != null && outerGradients == null) {
            outerGradients = new double[iterates.length][cotangent.length];
        }
    }

    /** The weights {@code w_1, ..., w_k}, or null. */
    double[] stepWeights() {
        return stepWeights;
    }

    /** The gradient {@code w_s grad L(theta_s; D')} of {@link #weighSteps}, s from 1 to k - 1. */
    double[] outerGradient(int s) {
        return outerGradients[s];
    }

    /** Room for a vector {@code [M]} of a learner's own; made the first time. */
    double[] metaSpare() {
        if (metaSpare == null) {
            metaSpare = new double[gradient.length];
        }
        return metaSpare;
    }

    /**
     * The vectors of {@link SharpTask} for an inner draw; made the first time.
     *
     * @param draw its number, below the number of inner steps
     */
    double[][] uphill(int draw) {
        if (uphill.length == 0) {
            uphill = new double[innerGradients.length][SharpTask.VECTORS][cotangent.length];
        }
        return uphill[draw];
    }

    /** What solves systems of size P, kept from task to task. */
    ConjugateGradient solver(int iterations) {
        if (solver == null) {
            solver = new ConjugateGradient(cotangent.length, iterations);
        }
        return solver;
    }

    /**
     * The space of {@link MetaRkhs2}, kept from task to task.
     *
     * @param dimension the most dimensions
     */
    TangentSpace tangentSpace(int dimension) {
        if (tangentSpace == null || tangentSpace.capacity() != dimension) {
            tangentSpace = new TangentSpace(cotangent.length / 2, dimension);
        }
        return tangentSpace;
    }

    /**
     * {@return whether the last meta-gradient met a direction of negative curvature, where a
     * learner solves systems, and left off before it}
     */
    public boolean negativeCurvature() {
        return negativeCurvature;
    }

    /**
     * Reports for {@link #negativeCurvature}.
     *
     * @param met whether there was such a direction
     */
    void reportCurvature(boolean met) {
        negativeCurvature = met;
    }

    /** {@return the vector {@code v [P]} of {@link InnerLoop}} */
    public double[] cotangent() {
        return cotangent;
    }

    /** Makes room for the states of the inner step, and sets that before the first step to 0. */
    void startStates(int size) {
        if (carried.length != size || states.length == 0) {
            states = new double[iterates.length][size];
            carried = new double[size];
        }
        Arrays.fill(states[0], 0);
    }

    /** The state of the inner step before step {@code s}. */
    double[] state(int s) {
        return states[s];
    }

    /** What the inner step carries backwards. */
    double[] carried() {
        return carried;
    }

    double[] scaled() {
        return scaled;
    }

    double[] product() {
        return product;
    }

    /** {@return room for a vector {@code [P]} of a learner's own} */
    public double[] spare() {
        return spare;
    }

    /**
     * Takes over the result of a meta-gradient that was computed elsewhere; the iterates stay what
     * they were.
     *
     * @param from the meta-gradient, {@code [M]}. Not modified.
     * @param first its first-order part, {@code [M]}. Not modified.
     * @param credit the sampling credit, {@code [M]}; null where none was asked for. Not modified.
     * @param metNegativeCurvature as {@link #negativeCurvature}
     * @throws IllegalArgumentException if one has another length
     */
    public void take(double[] from, double[] first, double[] credit, boolean metNegativeCurvature) {
        int wanted = samplingCredit == null ? 0 : gradient.length;
        int got = credit == null ? 0 : credit.length;
        if (from.length != gradient.length || first.length != gradient.length || got != wanted) {
            throw new IllegalArgumentException(
                    String.format(
                            java.util.Locale.ROOT,
                            "meta-gradient of %d, %d and %d values: %d, %d and %d wanted",
                            from.length,
                            first.length,
                            got,
                            gradient.length,
                            gradient.length,
                            wanted));
        }
        System.arraycopy(from, 0, gradient, 0, from.length);
        System.arraycopy(first, 0, firstOrder, 0, first.length);
        if (credit != null) {
            System.arraycopy(credit, 0, samplingCredit, 0, credit.length);
        }
        negativeCurvature = metNegativeCurvature;
    }

    /**
     * Copies as much of {@code v [P]} as is meta-learnt to the first-order part, with the outer
     * gradients of earlier steps where there are some.
     *
     * @param v {@code [P]}. Not modified.
     */
    public void takeFirstOrder(double[] v) {
        int length = Math.min(v.length, firstOrder.length);
        System.arraycopy(v, 0, firstOrder, 0, length);
        for (int s = 1; stepWeights != null && s < stepWeights.length; s++) {
            for (int i = 0; i < length; i++) {
                firstOrder[i] += outerGradients[s][i];
            }
        }
    }

    /**
     * Copies as much of {@code u [P]} as is meta-learnt to the sampling credit.
     *
     * @param u {@code [P]}. Not modified.
     */
    public void takeSamplingCredit(double[] u) {
        System.arraycopy(u, 0, samplingCredit, 0, Math.min(u.length, samplingCredit.length));
    }

    /**
     * Copies as much of {@code v [P]} as is meta-learnt to the gradient.
     *
     * @param v {@code [P]}. Not modified.
     */
    public void takeGradient(double[] v) {
        System.arraycopy(v, 0, gradient, 0, Math.min(v.length, gradient.length));
    }
}
