package org.metagrad.meta.learner;

import java.util.List;
import java.util.SplittableRandom;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.reference.ReferenceInterpreter;

/** {@code L(theta; c) = sum(exp(A theta) - c tanh(theta))}, a curved loss with data c. */
final class CurvedTask implements LearningTask<double[]> {
    static final int N = 4;
    private final double[] matrix = new SplittableRandom(3).doubles(N * N, -1, 1).toArray();
    private final Program loss;
    private final Program gradient;
    private final Program product;

    CurvedTask() {
        ProgramBuilder b = new ProgramBuilder();
        var theta = b.input(N, 1);
        var a = b.input(N, N);
        var c = b.input(N, 1);
        var curved = b.exp(b.matmul(a, theta));
        var pulled = b.multiply(c, b.tanh(theta));
        loss = b.build(b.sum(b.subtract(curved, pulled)));
        gradient = Differentiation.gradient(loss, 0);
        product = Differentiation.outputs(Differentiation.hessianVectorProduct(loss, 0), 1, 2);
    }

    @Override
    public double[] sample(double[] theta, int draw) {
        return new SplittableRandom(draw + 17).doubles(N, -1, 1).toArray();
    }

    double loss(double[] theta, double[] c) {
        return ReferenceInterpreter.evaluate(loss, List.of(theta, matrix, c)).getFirst()[0];
    }

    @Override
    public double value(double[] theta, double[] c) {
        return loss(theta, c);
    }

    /** The same for each number. */
    @Override
    public void noise(int number, double[] to) {
        SplittableRandom random = new SplittableRandom(number + 1000);
        for (int i = 0; i < to.length; i++) {
            to[i] = random.nextGaussian();
        }
    }

    @Override
    public void gradient(double[] theta, double[] c, double[] to) {
        var g = ReferenceInterpreter.evaluate(gradient, List.of(theta, matrix, c));
        System.arraycopy(g.getFirst(), 0, to, 0, N);
    }

    @Override
    public void hessianVectorProduct(double[] theta, double[] c, double[] v, double[] to) {
        var hv = ReferenceInterpreter.evaluate(product, List.of(theta, matrix, c, v));
        System.arraycopy(hv.getFirst(), 0, to, 0, N);
    }
}
