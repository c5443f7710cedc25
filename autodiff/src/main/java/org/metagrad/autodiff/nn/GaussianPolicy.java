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
 * its usual start, the standard deviation is 1. The policy's variance is {@code exp(2 log_std) +
 * minimumStd^2}: a floor without a kink, so that the derivative by {@code log_std} fades out below
 * it instead of breaking off.
 *
 * @param network its first outputs are the mean
 * @param actionSize the number of dimensions of an action
 * @param minimumStd the floor of the standard deviation, 0 for none
 */
public record GaussianPolicy(Mlp network, int actionSize, double minimumStd) implements Policy {
    /** The usual {@code minimumStd}. */
    public static final double MINIMUM_STD = 1e-6;

    /**
     * Checks the number of dimensions and the floor.
     *
     * @throws IllegalArgumentException if the dimensions are below 1 or above the number of
     *     outputs, or the floor is negative or not finite
     */
    public GaussianPolicy {
        network.requireOutputs("gaussian policy", actionSize);
        if (!(minimumStd >= 0 && minimumStd < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "gaussian policy: minimumStd "
                            + minimumStd
                            + ": a finite number from 0 wanted");
        }
    }

    /**
     * A policy with one dimension for each output of the network and the usual floor.
     *
     * @param network its outputs are the means
     */
    public GaussianPolicy(Mlp network) {
        this(network, network.outputs(), MINIMUM_STD);
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
        Variable logStd = floored(b, parameters.get(2 * network.layers()));
        return new ActionDistribution.DiagonalGaussian(
                b.sliceRows(outputs, 0, actionSize),
                b.broadcastColumns(logStd, outputs.shape().columns()));
    }

    /** {@code log sqrt(e^2x + m^2) = x + softplus(2 (log m - x)) / 2}, exact in float at 0. */
    private Variable floored(ProgramBuilder b, Variable logStd) {
        return minimumStd == 0
                ? logStd
                : b.add(
                        logStd,
                        b.scale(b.softplus(b.affine(logStd, -2, 2 * Math.log(minimumStd))), 0.5));
    }
}
