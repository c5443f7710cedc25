package org.metagrad.meta.config;

import java.util.regex.Pattern;

/** What a training begins from in place of random parameters. */
public sealed interface WarmStart {
    /** {@link None}. */
    WarmStart NONE = new None();

    /** Random parameters. */
    record None() implements WarmStart {}

    /**
     * The run's own first iterations, by another algorithm.
     *
     * @param algorithm whose meta-parameters are the network's alone
     * @param iterations how many of the run's, at least 1
     */
    record Iterations(Algorithm algorithm, int iterations) implements WarmStart {
        /** Checks the number and the algorithm. */
        public Iterations {
            if (iterations < 1) {
                throw new IllegalArgumentException(
                        "warm-start " + iterations + " iterations: at least 1 wanted");
            }
            boolean plain =
                    switch (algorithm.base()) {
                        case MAML, FOMAML, REPTILE, ANIL, JOINT, MEDIUM ->
                                !algorithm.directed() && !algorithm.sharp() && !algorithm.zeroed();
                        case META_SGD,
                                LSLR_MAML,
                                META_CURVATURE,
                                NATURAL_MAML,
                                CAVIA,
                                IMAML,
                                BMG,
                                META_RKHS_1,
                                META_RKHS_2,
                                ES_MAML,
                                RANDOM ->
                                false;
                    };
            if (!plain) {
                throw new IllegalArgumentException(
                        "warm-start by "
                                + algorithm.name()
                                + ": allowed are joint, medium, maml, fomaml, reptile, anil");
            }
        }
    }

    /**
     * The parameters of another run.
     *
     * @param folder its path
     */
    record Run(String folder) implements WarmStart {}

    /** What {@link #named} takes for an algorithm with a number; all else is a path. */
    Pattern ITERATIONS = Pattern.compile("([a-z0-9-]+):(\\d{1,7})");

    /**
     * {@return the warm start that a text stands for}
     *
     * @param text {@code ALGORITHM:ITERATIONS}, the path of a run folder, or blank for none
     * @throws IllegalArgumentException naming what is allowed
     */
    static WarmStart named(String text) {
        String stripped = text.strip();
        var phase = ITERATIONS.matcher(stripped);
        if (phase.matches()) {
            return new Iterations(
                    Algorithm.named(phase.group(1)), Integer.parseInt(phase.group(2)));
        }
        return stripped.isEmpty() ? NONE : new Run(stripped);
    }

    /** {@return the text that {@link #named} reads} */
    default String name() {
        return switch (this) {
            case None() -> "";
            case Iterations(Algorithm algorithm, int n) -> algorithm.name() + ":" + n;
            case Run(String folder) -> folder;
        };
    }
}
