package org.metagrad.meta.problem;

/** What tells how well it goes on a task. */
public enum Score {
    /** The mean undiscounted return of a policy's episodes. */
    RETURN("return", true, Double.NEGATIVE_INFINITY),
    /** The mean squared error of a regression. */
    ERROR("regression", false, Double.POSITIVE_INFINITY),
    /** The share of examples that a classification labels right, from 0 to 1. */
    ACCURACY("classification", false, 0);

    private final String kind;
    private final boolean ofPolicy;
    private final double worst;

    Score(String kind, boolean ofPolicy, double worst) {
        this.kind = kind;
        this.ofPolicy = ofPolicy;
        this.worst = worst;
    }

    /** {@return whether it is that of a policy in an environment} */
    public boolean ofPolicy() {
        return ofPolicy;
    }

    /** {@return what kind of problem without a policy has it, for messages} */
    public String kind() {
        return kind;
    }

    /** {@return the score of parameters that are no numbers any more} */
    public double worst() {
        return worst;
    }
}
