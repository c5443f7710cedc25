package org.metagrad.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.metagrad.envs.NearestName;

/**
 * Which meta-learner trains: a base learner, with or without the directed step.
 *
 * <p>Directed-X takes one plain gradient step on the medium task before each iteration of X, so it
 * is X with one switch and not a learner of its own (Directed-MAML, arXiv 2510.00212).
 */
public record Algorithm(Base base, boolean directed) {
    private static final String DIRECTED = "directed-";

    /** The meta-learner whose inner and outer loop are run. */
    public enum Base {
        /**
         * Exact meta-gradient, through the second derivative of the inner loss (Finn et al., arXiv
         * 1703.03400).
         */
        MAML("maml"),
        /** The same with the Hessian of the inner loss taken as 0. */
        FOMAML("fomaml");

        private final String key;

        Base(String key) {
            this.key = key;
        }
    }

    public Algorithm {
        Objects.requireNonNull(base, "base");
    }

    /**
     * The algorithm of that {@link #name()}.
     *
     * @throws IllegalArgumentException naming the allowed values and the nearest one
     */
    public static Algorithm named(String name) {
        return all().stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "algorithm '"
                                        + name
                                        + "': allowed are "
                                        + NearestName.hint(name, names())));
    }

    /** The names that {@link #named} accepts. */
    public static List<String> names() {
        return all().stream().map(Algorithm::name).toList();
    }

    /** The name on the command line and in files, for example {@code directed-maml}. */
    public String name() {
        return directed ? DIRECTED + base.key : base.key;
    }

    /** The name in text and figures, for example {@code Directed-MAML}. */
    public String label() {
        return directed ? "Directed-" + base.name() : base.name();
    }

    private static List<Algorithm> all() {
        List<Algorithm> all = new ArrayList<>();
        for (boolean directed : new boolean[] {false, true}) {
            for (Base base : Base.values()) {
                all.add(new Algorithm(base, directed));
            }
        }
        return all;
    }
}
