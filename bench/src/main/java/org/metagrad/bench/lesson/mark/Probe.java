package org.metagrad.bench.lesson.mark;

import java.util.SplittableRandom;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * A function for fresh numbers, {@code f(theta) = 1/2 |tanh(W theta) - y|^2} with theta {@code
 * [P]}: its Hessian changes from point to point, so that one at a wrong point shows.
 *
 * @param parameters P
 * @param data W and y
 */
record Probe(int parameters, double[] data) {

    static Probe draw(SplittableRandom random, int parameters) {
        return new Probe(parameters, numbers(random, (parameters + 1) * (parameters + 1)));
    }

    /** {@return numbers between -1.5 and 1.5} */
    static double[] numbers(SplittableRandom random, int count) {
        return random.doubles(count, -1.5, 1.5).toArray();
    }

    Formula formula() {
        Matrices given = Matrices.of("W", parameters + 1, parameters).and("y", parameters + 1, 1);
        return Formula.of(
                Matrices.of("theta", parameters, 1),
                given,
                (b, theta, d) -> {
                    var z = b.tanh(b.matmul(d.get("W"), theta.get("theta")));
                    return b.scale(b.sum(b.square(b.subtract(z, d.get("y")))), 0.5);
                });
    }

    DoubleEvaluator evaluator() {
        return formula().inDouble().data(data);
    }

    double[] gradient(double[] theta) {
        return evaluator().gradient(theta);
    }

    /** {@return {@code H(theta) v}, by the whole Hessian} */
    double[] product(double[] theta, double[] v) {
        double[] h = evaluator().hessian(theta);
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                product[i] += h[i * v.length + j] * v[j];
            }
        }
        return product;
    }

    /** {@return {@code theta - alpha g(theta)}} */
    double[] adapted(double[] theta, double alpha) {
        return step(theta, alpha, gradient(theta));
    }

    /** {@return {@code x - size d}} */
    static double[] step(double[] x, double size, double[] d) {
        double[] next = new double[x.length];
        Vectors.step(x, size, d, next);
        return next;
    }

    /** {@return one array behind the other} */
    static double[] join(double[] a, double... b) {
        double[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
