package org.metagrad.meta;

import java.io.Serial;
import java.io.Serializable;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.task.CollectedBeside;

/**
 * What comes back of one task of a meta-batch: its meta-gradient, its returns, what it has
 * collected for what all tasks learn together, and what it has cost.
 */
public final class TaskResult implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    private final double[] gradient;
    private final double[] firstOrder;
    private final double[] samplingCredit;
    private final boolean negativeCurvature;
    private final Scores scores;
    private final CollectedBeside collected;
    private final Cost cost;

    /**
     * How well a task went.
     *
     * @param before adaptation
     * @param after adaptation
     * @param creditedReturn as the sampling credit counts it
     * @param creditUnit what the loss divides returns by
     */
    record Scores(double before, double after, double creditedReturn, double creditUnit)
            implements Serializable {}

    /**
     * What a task has cost.
     *
     * @param steps of the environment, or points
     * @param gradients of losses
     * @param products of Hessians with vectors
     * @param seconds in each phase of a {@link org.metagrad.meta.task.PhaseClock}
     */
    record Cost(long steps, long gradients, long products, double[] seconds)
            implements Serializable {}

    /**
     * A result.
     *
     * @param from the task's meta-gradient. Copied.
     */
    TaskResult(MetaGradient from, Scores scores, CollectedBeside collected, Cost cost) {
        gradient = from.gradient().clone();
        firstOrder = from.firstOrder().clone();
        samplingCredit = from.samplingCredit() == null ? null : from.samplingCredit().clone();
        negativeCurvature = from.negativeCurvature();
        this.scores = scores;
        this.collected = collected;
        this.cost = cost;
    }

    /** Writes the meta-gradient to the room of a task. */
    void writeTo(MetaGradient room) {
        room.take(gradient, firstOrder, samplingCredit, negativeCurvature);
    }

    Scores scores() {
        return scores;
    }

    CollectedBeside collected() {
        return collected;
    }

    Cost cost() {
        return cost;
    }

    /** The meta-gradient, {@code [M]}; live. */
    double[] gradient() {
        return gradient;
    }
}
