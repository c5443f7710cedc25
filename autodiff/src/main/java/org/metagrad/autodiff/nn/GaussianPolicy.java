package org.metagrad.autodiff.nn;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * A normal policy over vectors of actions whose dimensions are independent: the network gives the
 * mean, and the logarithm of the standard deviation is a parameter that does not depend on the
 * state.
 *
 * <p>That parameter, {@code log_std [actionSize, 1]}, comes last, after those of the network. At 0,
 * its usual start, the standard deviation is 1. The policy's standard deviation is {@code
 * log_std}'s between the bounds of {@link LogStd}.
 *
 * @param network its first outputs are the mean
 * @param actionSize the number of dimensions of an action
 * @param logStd the bounds of the logarithm of the standard deviation, and whether it is learnt
 */
public record GaussianPolicy(Mlp network, int actionSize, LogStd logStd) implements Policy {
    /** The usual floor of the standard deviation. */
    public static final double MINIMUM_STD = 1e-6;

    /**
     * What becomes of the parameter {@code log_std}.
     *
     * <p>With {@code m = exp(minimum)} and {@code M = exp(maximum)} the policy's variance {@code
     * s^2} is
     *
     * <pre>  f^2 = exp(2 log_std) + m^2,   1/s^2 = 1/f^2 + 1/M^2:</pre>
     *
     * <p>bounds without a kink, so that the derivative by {@code log_std} fades out beyond them
     * instead of breaking off: it is {@code exp(2 log_std) / f^2} times {@code 1 - s^2 / M^2}. A
     * parameter at a bound gives twice the floor's variance or half the ceiling's; one that is 2
     * inside of it gives a standard deviation that is 1 % off.
     *
     * @param minimum the logarithm of the smallest standard deviation, -Infinity for none
     * @param maximum the logarithm of the largest, above {@code minimum}; Infinity for none
     * @param learnt whether there is a derivative by the parameter; if not it is 0, and whatever
     *     moves parameters along gradients leaves this one
     */
    public record LogStd(double minimum, double maximum, boolean learnt) {
        /** The floor {@link #MINIMUM_STD}, no ceiling, learnt. */
        public static final LogStd USUAL =
                new LogStd(Math.log(MINIMUM_STD), Double.POSITIVE_INFINITY, true);

        /**
         * Checks the order of the bounds.
         *
         * @throws IllegalArgumentException if not {@code minimum < maximum}, or they are the same
         *     infinity
         */
        public LogStd {
            if (!(minimum < maximum)) {
                throw new IllegalArgumentException(
                        "gaussian policy: minimum log std "
                                + minimum
                                + " is not below the maximum "
                                + maximum);
            }
        }

        /**
         * {@code log f = x + softplus(2 (log m - x)) / 2}, exact in float at 0 with the usual
         * floor, and {@code log s = log f - softplus(2 (log f - log M)) / 2}.
         */
        private Variable bounded(ProgramBuilder b, Variable logStd) {
            Variable bounded = learnt ? logStd : b.stopGradient(logStd);
            if (minimum > Double.NEGATIVE_INFINITY) {
                bounded =
                        b.add(
                                bounded,
                                b.scale(b.softplus(b.affine(bounded, -2, 2 * minimum)), 0.5));
            }
            if (maximum < Double.POSITIVE_INFINITY) {
                bounded =
                        b.subtract(
                                bounded,
                                b.scale(b.softplus(b.affine(bounded, 2, -2 * maximum)), 0.5));
            }
            return bounded;
        }
    }

    /**
     * Checks the number of dimensions.
     *
     * @throws IllegalArgumentException if the dimensions are below 1 or above the number of outputs
     */
    public GaussianPolicy {
        network.requireOutputs("gaussian policy", actionSize);
    }

    /**
     * A policy whose standard deviation is learnt and has a floor.
     *
     * @param network its first outputs are the mean
     * @param actionSize the number of dimensions of an action
     * @param minimumStd the floor of the standard deviation, 0 for none
     * @throws IllegalArgumentException if the dimensions are below 1 or above the number of
     *     outputs, or the floor is negative or not finite
     */
    public GaussianPolicy(Mlp network, int actionSize, double minimumStd) {
        this(
                network,
                actionSize,
                new LogStd(Math.log(requireFloor(minimumStd)), Double.POSITIVE_INFINITY, true));
    }

    private static double requireFloor(double minimumStd) {
        if (!(minimumStd >= 0 && minimumStd < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "gaussian policy: minimumStd "
                            + minimumStd
                            + ": a finite number from 0 wanted");
        }
        return minimumStd;
    }

    /**
     * A policy with one dimension for each output of the network and the usual floor.
     *
     * @param network its outputs are the means
     */
    public GaussianPolicy(Mlp network) {
        this(network, network.outputs(), LogStd.USUAL);
    }

    @Override
    public int distributionOutputs() {
        return actionSize;
    }

    @Override
    public int actionRows() {
        return actionSize;
    }

    @Override
    public int distributionRows() {
        return 2 * actionSize;
    }

    @Override
    public List<Shape> parameterShapes() {
        List<Shape> shapes = new ArrayList<>(network.parameterShapes());
        shapes.add(new Shape(actionSize, 1));
        return shapes;
    }

    /** The names {@code W1, b1, ..., log_std}. */
    @Override
    public List<String> parameterNames() {
        List<String> names = new ArrayList<>(network.parameterNames());
        names.add("log_std");
        return names;
    }

    @Override
    public ActionDistribution.DiagonalGaussian distribution(
            ProgramBuilder b, List<Variable> parameters, Variable outputs) {
        Variable bounded = logStd.bounded(b, parameters.get(2 * network.layers()));
        return new ActionDistribution.DiagonalGaussian(
                b.sliceRows(outputs, 0, actionSize),
                b.broadcastColumns(bounded, outputs.shape().columns()));
    }
}
