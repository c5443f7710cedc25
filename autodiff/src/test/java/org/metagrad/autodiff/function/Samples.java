package org.metagrad.autodiff.function;

import java.util.SplittableRandom;
import org.metagrad.autodiff.Program.Variable;

/** Formulas to test with, and points for them. */
final class Samples {
    static final int COLUMNS = 5;

    private Samples() {}

    static Matrices parameters() {
        return Matrices.of("shift", 2, 1)
                .and("net", Matrices.of("W", 3, 2).and("b", 3, 1))
                .and("scale", 1, 1);
    }

    static Matrices data() {
        return Matrices.of("x", 2, COLUMNS).and("y", 3, COLUMNS);
    }

    /** The outputs of a layer, {@code [3, COLUMNS]}: more results than parameters. */
    static final Formula LAYER = Formula.of(parameters(), data(), (b, p, d) -> layer(b, p, d));

    /** A sum over the samples that is smooth and not a quadratic. */
    static final Formula LOSS =
            Formula.of(
                    parameters(),
                    data(),
                    (b, p, d) ->
                            b.scale(b.sum(b.square(b.subtract(layer(b, p, d), d.get("y")))), 0.2));

    /** Three results of 12 parameters: fewer rows than columns. */
    static final Formula SUMS =
            Formula.of(parameters(), data(), (b, p, d) -> b.sumColumns(layer(b, p, d)));

    private static Variable layer(
            org.metagrad.autodiff.ProgramBuilder b, Variables p, Variables d) {
        Variable x = b.add(d.get("x"), b.broadcastColumns(p.get("shift"), COLUMNS));
        Variables net = p.group("net");
        Variable z = b.add(b.matmul(net.get("W"), x), b.broadcastColumns(net.get("b"), COLUMNS));
        Variable scale = b.broadcastRows(b.broadcastColumns(p.get("scale"), COLUMNS), 3);
        return b.add(b.multiply(scale, b.tanh(z)), b.multiply(z, b.sigmoid(z)));
    }

    static double[] random(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, -1, 1).toArray();
    }

    static float[] rounded(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }
}
