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

    /** Whether the algorithm lets the step size fall to 0 by its own definition. */
    static boolean decaysItself(TrainingConfig config) {
        return config.algorithm().base() == Algorithm.Base.REPTILE && config.optimiser() == SGD;
    }

    /**
     * {@return the share of a configuration's outer step size at an iteration: its schedule's,
     * which begins after the warm start, or that of Reptile's own epsilon, which falls linearly to
     * 0 as in its paper}
     *
     * @param config of the training
     * @param t the iteration, from 0
     */
    public static double share(TrainingConfig config, int t) {
        int warm = config.warmIterations();
        return schedule(config).share(Math.max(0, t - warm), config.iterations() - warm);
    }

    /**
     * {@return whether a step size depends on the number of iterations of the run}
     *
     * @param config of the training
     */
    public static boolean decays(TrainingConfig config) {
        return schedule(config) != OuterSchedule.CONSTANT;
    }

    private static OuterSchedule schedule(TrainingConfig config) {
        if (config.optimiser() == TRPO) {
            return OuterSchedule.CONSTANT;
        }
        return decaysItself(config) ? OuterSchedule.LINEAR : config.outerSchedule();
    }

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
