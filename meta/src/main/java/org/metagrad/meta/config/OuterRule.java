package org.metagrad.meta.config;

/** How the mean meta-gradient changes the meta-parameters. */
public enum OuterRule {
    /** Adam (Kingma and Ba 2015, arXiv 1412.6980). */
    ADAM,
    /** Plain gradient descent. */
    SGD,
    /** Gradient descent with momentum. */
    MOMENTUM,
    /** RMSProp (Tieleman and Hinton 2012). */
    RMSPROP,
    /**
     * A step to the edge of a trust region in the divergence of the adapted policies, as in
     * MAML-TRPO (Finn et al., arXiv 1703.03400).
     */
    TRPO,
    /**
     * Several clipped steps of Adam on the same trajectories, ProMP (Rothfuss et al. 2019, arXiv
     * 1810.06784).
     */
    PROMP;

    /**
     * {@return whether the rule looks again at the trajectories that the meta-gradient came from}
     */
    public boolean replays() {
        return switch (this) {
            case ADAM, SGD, MOMENTUM, RMSPROP -> false;
            case TRPO, PROMP -> true;
        };
    }
}
