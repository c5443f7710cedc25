package org.metagrad.bench.compare;

/** What the course of a run is measured in. */
enum Measure {
    /** Steps of the environments: inner, outer and those of the directed step. */
    ENVIRONMENT_STEPS("environment_steps", "environment steps"),
    /** Gradients and Hessian-vector products over K trajectories, one each. */
    DERIVATIVES("gradient_evaluations", "gradient evaluations"),
    /** Seconds of one thread, from the timing pass. */
    SECONDS("seconds", "seconds"),
    /** Outer iterations, for information: those of two learners differ in what they cost. */
    ITERATIONS("iterations", "iterations");

    private final String key;
    private final String words;

    Measure(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /** The name in files. */
    String key() {
        return key;
    }

    /** The name in text. */
    String words() {
        return words;
    }
}
