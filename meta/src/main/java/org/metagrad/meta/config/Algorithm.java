package org.metagrad.meta.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.metagrad.envs.NearestName;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.Cavia;
import org.metagrad.meta.learner.Joint;
import org.metagrad.meta.learner.MetaSgd;

/**
 * Which meta-learner trains: a base learner, with or without the directed step, sharpness-aware or
 * not.
 *
 * <p>Directed-X takes one plain gradient step on the medium task before each iteration of X, so it
 * is X with one switch and not a learner of its own (Directed-MAML, arXiv 2510.00212). Sharp-X is X
 * with another ({@link org.metagrad.meta.learner.Sharp}), and so is Zeroed-X ({@link
 * org.metagrad.meta.learner.Zeroed}); Sharp-Zeroed-X is sharp around it.
 *
 * @param base the learner, or the baseline
 * @param directed whether a directed step goes before each iteration
 * @param sharp whether gradients are taken where a step of length rho uphill leads to
 * @param zeroed whether the last layer is 0 at the start of each task
 */
public record Algorithm(Base base, boolean directed, boolean sharp, boolean zeroed) {
    private static final String DIRECTED = "directed-";
    private static final String SHARP = "sharp-";
    private static final String ZEROED = "zeroed-";

    /** The meta-learner whose inner and outer loop are run, or a baseline to compare with. */
    public enum Base {
        /**
         * Exact meta-gradient, through the second derivative of the inner loss (Finn et al., arXiv
         * 1703.03400).
         */
        MAML("maml", "MAML", true),
        /** First-order MAML, with the Hessian of the inner loss taken as 0. */
        FOMAML("fomaml", "FOMAML", true),
        /** {@link org.metagrad.meta.learner.Reptile}. */
        REPTILE("reptile", "Reptile", true),
        /** {@link MetaSgd}. */
        META_SGD("meta-sgd", "Meta-SGD", true),
        /** {@link org.metagrad.meta.learner.Lslr}. */
        LSLR_MAML("lslr-maml", "LSLR-MAML", true),
        /** {@link org.metagrad.meta.learner.MetaCurvature}. */
        META_CURVATURE("meta-curvature", "Meta-Curvature", true),
        /** {@link org.metagrad.meta.learner.NaturalMaml}. */
        NATURAL_MAML("natural-maml", "Natural-MAML", true),
        /** {@link Cavia}. */
        CAVIA("cavia", "CAVIA", true),
        /** {@link Anil}. */
        ANIL("anil", "ANIL", true),
        /** {@link org.metagrad.meta.learner.Imaml}. */
        IMAML("imaml", "iMAML", true),
        /** {@link org.metagrad.meta.learner.Bmg}. */
        BMG("bmg", "BMG", true),
        /** {@link org.metagrad.meta.learner.MetaRkhs1}. */
        META_RKHS_1("meta-rkhs-1", "Meta-RKHS I", true),
        /** {@link org.metagrad.meta.learner.MetaRkhs2}. */
        META_RKHS_2("meta-rkhs-2", "Meta-RKHS II", true),
        /** {@link org.metagrad.meta.learner.EsMaml}. */
        ES_MAML("es-maml", "ES-MAML", true),
        /** Baseline: one gradient for all tasks, then fine-tuning ({@link Joint}). */
        JOINT("joint", "Joint training", false),
        /** Baseline: training on the medium task alone, then fine-tuning. */
        MEDIUM("medium", "Medium-task training", false),
        /** Baseline: no training, fine-tuning from the random start. */
        RANDOM("random", "Random initialisation", false);

        private final String key;
        private final String label;
        private final boolean adapts;

        Base(String key, String label, boolean adapts) {
            this.key = key;
            this.label = label;
            this.adapts = adapts;
        }
    }

    /** Checks that what decorates the base learner suits it. */
    public Algorithm {
        Objects.requireNonNull(base, "base");
        if ((directed || sharp) && !base.adapts) {
            throw new IllegalArgumentException(
                    (directed ? DIRECTED : SHARP) + base.key + ": it is a baseline");
        }
        if (zeroed && !hasHead(base)) {
            throw new IllegalArgumentException(
                    ZEROED + base.key + ": allowed are " + ZEROED + headed(", " + ZEROED));
        }
        if (zeroed && directed) {
            throw new IllegalArgumentException(
                    DIRECTED
                            + ZEROED
                            + base.key
                            + ": below a last layer of 0 the gradient is 0, and a directed step moves nothing that is kept");
        }
    }

    /** The learners whose last layer may begin at 0. */
    private static String headed(String between) {
        return Arrays.stream(Base.values())
                .filter(Algorithm::hasHead)
                .map(base -> base.key)
                .collect(Collectors.joining(between));
    }

    /** Whether what adapts has the last layer in it, which may begin at 0. */
    private static boolean hasHead(Base base) {
        return switch (base) {
            case MAML, FOMAML, META_SGD, LSLR_MAML, META_CURVATURE, NATURAL_MAML, ANIL -> true;
            case REPTILE,
                    CAVIA,
                    IMAML,
                    BMG,
                    META_RKHS_1,
                    META_RKHS_2,
                    ES_MAML,
                    JOINT,
                    MEDIUM,
                    RANDOM ->
                    false;
        };
    }

    /** {@return whether the algorithm adapts to each task while it trains; the baselines do not} */
    public boolean adapts() {
        return base.adapts;
    }

    /** {@return whether there is an outer loss after each of its inner steps} */
    boolean hasStepLosses() {
        return switch (base) {
            case MAML, FOMAML, META_SGD, LSLR_MAML, META_CURVATURE, NATURAL_MAML, ANIL, CAVIA ->
                    true;
            case REPTILE, IMAML, BMG, META_RKHS_1, META_RKHS_2, ES_MAML, JOINT, MEDIUM, RANDOM ->
                    false;
        };
    }

    /** {@return whether it has a loss after adaptation of which ProMP clips the ratios} */
    boolean hasClippedLoss() {
        return switch (base) {
            case MAML, FOMAML, META_SGD, LSLR_MAML, META_CURVATURE, CAVIA, ANIL -> true;
            case REPTILE,
                    NATURAL_MAML,
                    IMAML,
                    BMG,
                    META_RKHS_1,
                    META_RKHS_2,
                    ES_MAML,
                    JOINT,
                    MEDIUM,
                    RANDOM ->
                    false;
        };
    }

    /** {@return whether its inner steps are gradient steps, which may be taken uphill} */
    boolean sharpensInnerSteps() {
        return switch (base) {
            case MAML,
                    FOMAML,
                    REPTILE,
                    META_SGD,
                    LSLR_MAML,
                    META_CURVATURE,
                    NATURAL_MAML,
                    CAVIA,
                    ANIL,
                    BMG ->
                    true;
            case IMAML, META_RKHS_1, META_RKHS_2, ES_MAML, JOINT, MEDIUM, RANDOM -> false;
        };
    }

    /**
     * {@return the algorithm of that {@link #name()}}
     *
     * @param name as {@link #name()} gives it
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
                                        + listing()
                                        + NearestName.among(name, names())
                                                .map(near -> "; did you mean " + near + "?")
                                                .orElse("")));
    }

    /** {@return all names in short: those without prefixes, and the prefixes} */
    public static String listing() {
        return String.join(", ", Arrays.stream(Base.values()).map(base -> base.key).toList())
                + "; "
                + prefixes();
    }

    /** {@return which prefixes may stand before which names, in words} */
    public static String prefixes() {
        return DIRECTED
                + ", "
                + SHARP
                + " or "
                + DIRECTED
                + SHARP
                + " before all but the last three, "
                + ZEROED
                + " or "
                + SHARP
                + ZEROED
                + " before "
                + headed(", ");
    }

    /** {@return the names that {@link #named} accepts} */
    public static List<String> names() {
        return all().stream().map(Algorithm::name).toList();
    }

    /** {@return the name on the command line and in files, for example {@code directed-maml}} */
    public String name() {
        return (directed ? DIRECTED : "")
                + (sharp ? SHARP : "")
                + (zeroed ? ZEROED : "")
                + base.key;
    }

    /** {@return the name in text and figures, for example {@code Directed-MAML}} */
    public String label() {
        return (directed ? "Directed-" : "")
                + (sharp ? "Sharp-" : "")
                + (zeroed ? "Zeroed-" : "")
                + base.label;
    }

    private static List<Algorithm> all() {
        List<Algorithm> all = new ArrayList<>();
        for (boolean sharp : new boolean[] {false, true}) {
            for (boolean directed : new boolean[] {false, true}) {
                for (Base base : Base.values()) {
                    if (base.adapts || !directed && !sharp) {
                        all.add(new Algorithm(base, directed, sharp, false));
                    }
                }
                for (Base base : Base.values()) {
                    if (hasHead(base) && !directed) {
                        all.add(new Algorithm(base, directed, sharp, true));
                    }
                }
            }
        }
        return all;
    }
}
