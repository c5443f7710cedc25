package org.metagrad.autodiff.nn;

import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/** Distributions of actions within a program, one for each column. */
public sealed interface ActionDistribution {

    /**
     * Appends what determines the distributions, as one value that a program can return or be
     * given.
     *
     * @param b the builder to which the equations are appended
     * @return one column for each state
     */
    Variable rows(ProgramBuilder b);

    /**
     * Appends the log-probability, or joint log-density, of actions: {@code [1, columns]}.
     *
     * @param b the builder to which the equations are appended
     * @param actions {@code [actionRows, columns]}
     * @return {@code [1, columns]}
     */
    Variable logProbability(ProgramBuilder b, Variable actions);

    /**
     * Appends the entropies, {@code [1, columns]}, in nats.
     *
     * @param b the builder to which the equations are appended
     * @return {@code [1, columns]}
     */
    Variable entropy(ProgramBuilder b);

    /**
     * Appends {@code KL(old || this)}, {@code [1, columns]}. Where the two are equal, bit for bit,
     * it is 0 and so is its gradient, both without rounding: an optimiser that scales gradients to
     * steps of its own length would walk along the rounding.
     *
     * @param b the builder to which the equations are appended
     * @param old {@link #rows} of distributions of the same kind
     * @return {@code [1, columns]}
     */
    Variable divergenceFrom(ProgramBuilder b, Variable old);

    /**
     * Distributions over the indices of actions, by log-probabilities, {@code [actions, columns]}.
     * These are its {@link #rows} too.
     *
     * @param logProbabilities {@code [actions, columns]}, normalised
     */
    record Categorical(Variable logProbabilities) implements ActionDistribution {
        @Override
        public Variable rows(ProgramBuilder b) {
            return logProbabilities;
        }

        @Override
        public Variable logProbability(ProgramBuilder b, Variable actions) {
            return b.pick(logProbabilities, actions);
        }

        /** {@code -sum_a p_a log p_a}. */
        @Override
        public Variable entropy(ProgramBuilder b) {
            Variable expected = b.multiply(b.exp(logProbabilities), logProbabilities);
            return b.scale(b.sumRows(expected), -1);
        }

        /**
         * {@code sum_a q_a (log q_a - log p_a) - q_a + p_a} with q the old one. The last two terms
         * add up to 0, and with them each action's term has a gradient of its own, {@code p_a -
         * q_a}, that is 0 where it should be.
         */
        @Override
        public Variable divergenceFrom(ProgramBuilder b, Variable old) {
            Variable q = b.exp(old);
            Variable each = b.multiply(q, b.subtract(old, logProbabilities));
            Variable p = b.exp(logProbabilities);
            return b.sumRows(b.add(each, b.subtract(p, q)));
        }
    }

    /**
     * Independent normal distributions of the dimensions, by means and logarithms of standard
     * deviations, both {@code [dimensions, columns]}. Rows: the means above the logarithms.
     *
     * @param mean {@code [dimensions, columns]}
     * @param logStd {@code [dimensions, columns]}
     */
    record DiagonalGaussian(Variable mean, Variable logStd) implements ActionDistribution {
        private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

        @Override
        public Variable rows(ProgramBuilder b) {
            return b.concatenateRows(mean, logStd);
        }

        /** {@code sum_i -((a_i - mu_i) / sigma_i)^2 / 2 - log sigma_i - log(2 pi) / 2}. */
        @Override
        public Variable logProbability(ProgramBuilder b, Variable actions) {
            Variable z = b.multiply(b.subtract(actions, mean), b.exp(b.scale(logStd, -1)));
            Variable each = b.subtract(b.scale(b.square(z), -0.5), logStd);
            return b.affine(b.sumRows(each), 1, -0.5 * dimensions() * LOG_TWO_PI);
        }

        /** {@code sum_i log sigma_i + (1 + log(2 pi)) / 2}. */
        @Override
        public Variable entropy(ProgramBuilder b) {
            return b.affine(b.sumRows(logStd), 1, 0.5 * dimensions() * (1 + LOG_TWO_PI));
        }

        /**
         * {@code sum_i log(sigma_i / tau_i) + (tau_i^2 + (nu_i - mu_i)^2) / (2 sigma_i^2) - 1/2}
         * with {@code nu, tau} the old mean and standard deviation.
         */
        @Override
        public Variable divergenceFrom(ProgramBuilder b, Variable old) {
            int d = dimensions();
            Variable shrink = b.subtract(b.sliceRows(old, d, d), logStd);
            Variable z =
                    b.multiply(
                            b.subtract(b.sliceRows(old, 0, d), mean), b.exp(b.scale(logStd, -1)));
            Variable squares = b.add(b.exp(b.scale(shrink, 2)), b.square(z));
            return b.sumRows(b.subtract(b.affine(squares, 0.5, -0.5), shrink));
        }

        private int dimensions() {
            Shape shape = mean.shape();
            return shape.rows();
        }
    }
}
