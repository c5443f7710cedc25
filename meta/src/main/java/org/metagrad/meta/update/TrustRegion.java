package org.metagrad.meta.update;

import java.util.Locale;
import org.metagrad.autodiff.optimiser.ConjugateGradient;
import org.metagrad.autodiff.optimiser.LinearOperator;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * The step of TRPO (Schulman et al. 2015, arXiv 1502.05477, appendix C): along the natural gradient
 * {@code x = (F + damping I)^-1 g}, as long as the quadratic model of the divergence allows, {@code
 * sqrt(2 maxDivergence / x'(F + damping I)x)}, then shortened until the divergence itself allows it
 * and the surrogate has risen. Owns its vectors: one for each thread.
 */
public final class TrustRegion {

    /**
     * The settings of a trust-region step.
     *
     * @param maxDivergence the largest mean {@code KL(old || new)}, in nats
     * @param damping added to the diagonal of F
     * @param iterations of conjugate gradients
     * @param attempts of the line search
     * @param shrink the factor from one attempt to the next, in (0, 1)
     */
    public record Settings(
            double maxDivergence, double damping, int iterations, int attempts, double shrink) {

        /** The usual settings: KL .01, damping 1e-5, 10 iterations, 15 attempts by .8. */
        public static final Settings DEFAULT = new Settings(0.01, 1e-5, 10, 15, 0.8);

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException naming the one that is out of its range
         */
        public Settings {
            require(maxDivergence > 0, "maxDivergence", maxDivergence, "above 0");
            require(damping >= 0, "damping", damping, "from 0");
            require(iterations >= 1, "iterations", iterations, "from 1");
            require(attempts >= 1, "attempts", attempts, "from 1");
            require(shrink > 0 && shrink < 1, "shrink", shrink, "between 0 and 1");
        }

        private static void require(boolean holds, String name, double value, String wanted) {
            if (!holds) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "trust region: %s %s: %s wanted",
                                name,
                                value,
                                wanted));
            }
        }
    }

    /** What the line search looks at, as functions of the parameters. */
    public interface Objective {
        /** The surrogate, which is to rise. */
        double surrogate(double[] theta);

        /** The mean {@code KL(old || new)}. */
        double divergence(double[] theta);
    }

    /**
     * What came of a step.
     *
     * @param attempt the number of shortenings of the accepted step, -1 if none was accepted
     * @param divergence at the new parameters, 0 if none was accepted
     * @param improvement the surrogate's rise, 0 if none was accepted
     * @param expectedImprovement {@code g' step} of the full step
     */
    public record Outcome(
            int attempt, double divergence, double improvement, double expectedImprovement) {}

    private final Settings settings;
    private final ConjugateGradient solver;
    private final double[] direction;
    private final double[] image;
    private final double[] candidate;

    /** Room for P parameters. */
    public TrustRegion(int parameters, Settings settings) {
        this.settings = settings;
        solver = new ConjugateGradient(parameters, settings.iterations());
        direction = new double[parameters];
        image = new double[parameters];
        candidate = new double[parameters];
    }

    /**
     * Writes the full step, {@code scale x}, which is to be added to the parameters.
     *
     * @param fisher products with F, without the damping
     * @param gradient g of the surrogate, uphill, [P]. Not modified.
     * @param step [P]. Modified.
     * @return the scale, 0 where the gradient is 0
     */
    public double fullStep(LinearOperator fisher, double[] gradient, double[] step) {
        solver.solve(damped(fisher), gradient, direction);
        double scale = scale(fisher, direction);
        for (int i = 0; i < step.length; i++) {
            step[i] = scale * direction[i];
        }
        return scale;
    }

    /**
     * {@code sqrt(2 maxDivergence / x'(F + damping I)x)}: how far along x the quadratic model of
     * the divergence allows.
     *
     * @param fisher products with F, without the damping
     * @param x [P]. Not modified.
     * @return the scale, 0 where x is 0
     */
    public double scale(LinearOperator fisher, double[] x) {
        damped(fisher).apply(x, image);
        double quadratic = Vectors.dot(x, image);
        return quadratic > 0 ? Math.sqrt(2 * settings.maxDivergence() / quadratic) : 0;
    }

    /**
     * Moves the parameters by the longest of the steps {@code shrink^0, shrink^1, ...} times the
     * full one for which the divergence is at most {@code maxDivergence} and the surrogate above
     * its start; by none if there is none.
     *
     * @param theta [P]. Modified.
     * @param step the full step, [P]. Not modified.
     */
    public Outcome search(Objective objective, double[] theta, double[] gradient, double[] step) {
        double before = objective.surrogate(theta);
        double expected = Vectors.dot(gradient, step);
        double length = 1;
        for (int attempt = 0; attempt < settings.attempts(); attempt++) {
            for (int i = 0; i < theta.length; i++) {
                candidate[i] = theta[i] + length * step[i];
            }
            double divergence = objective.divergence(candidate);
            double improvement = objective.surrogate(candidate) - before;
            if (divergence <= settings.maxDivergence() && improvement > 0) {
                System.arraycopy(candidate, 0, theta, 0, theta.length);
                return new Outcome(attempt, divergence, improvement, expected);
            }
            length *= settings.shrink();
        }
        return new Outcome(-1, 0, 0, expected);
    }

    private LinearOperator damped(LinearOperator fisher) {
        return (v, product) -> {
            fisher.apply(v, product);
            for (int i = 0; i < v.length; i++) {
                product[i] += settings.damping() * v[i];
            }
        };
    }
}
