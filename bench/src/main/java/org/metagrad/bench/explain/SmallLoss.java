package org.metagrad.bench.explain;

import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;

/**
 * A loss of two parameters, {@code L(u, w) = 1/2 (w tanh(x u) - y)^2}: one neuron, one sample.
 *
 * @param x the input of the sample
 * @param y its target
 */
record SmallLoss(double x, double y) {
    /** The sample of the inner step, D. */
    static final SmallLoss INNER = new SmallLoss(2, 1);

    /** The sample of the outer loss, D'. */
    static final SmallLoss OUTER = new SmallLoss(1, 1);

    /** Where the inner step starts. */
    static final double[] START = {0.5, 1};

    /** The names of the parameters. */
    static final List<String> PARAMETERS = List.of("u", "w");

    /** What the page calls the result of each line. */
    static final List<String> LINES = List.of("a", "t", "p", "r", "s", "L");

    private static final Matrices THETA = Matrices.of("u", 1, 1).and("w", 1, 1);

    /** The program {@code (u, w) -> L}, six equations. */
    Program program() {
        ProgramBuilder b = new ProgramBuilder();
        Variable u = b.input(Shape.SCALAR);
        Variable w = b.input(Shape.SCALAR);
        Variable t = b.tanh(b.scale(u, x));
        Variable r = b.affine(b.multiply(w, t), 1, -y);
        return b.build(b.scale(b.multiply(r, r), 0.5));
    }

    /** The loss as a formula of {@code theta = (u, w)}. */
    Formula formula() {
        Matrices value = Matrices.of("value", 1, 1);
        return new Formula(THETA, Matrices.NONE, value, program());
    }
}
