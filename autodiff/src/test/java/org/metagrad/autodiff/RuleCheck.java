package org.metagrad.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.reference.ReferenceInterpreter;

/**
 * Checks the derivatives of a program by what must hold of them: the pushforward agrees with
 * central differences, the gradient is its adjoint (dot-product test), the Hessian is symmetric;
 * then the same of the gradient itself, order by order.
 */
final class RuleCheck {
    /** Where derivatives come from; the tests of this checker put wrong ones in. */
    interface Derivatives {
        Program pushforward(Program f, int... wrt);

        Program gradient(Program f, int... wrt);
    }

    static final Derivatives OURS =
            new Derivatives() {
                @Override
                public Program pushforward(Program f, int... wrt) {
                    return Differentiation.pushforward(f, wrt);
                }

                @Override
                public Program gradient(Program f, int... wrt) {
                    return Differentiation.gradient(f, wrt);
                }
            };

    private static final double STEP = 1e-5;

    private final Derivatives derivatives;
    private final SplittableRandom random;
    private double worst;
    private String what = "nothing checked";

    RuleCheck(Derivatives derivatives, long seed) {
        this.derivatives = derivatives;
        this.random = new SplittableRandom(seed);
    }

    /** The largest relative error met. */
    double worst() {
        return worst;
    }

    /** Where it was met. */
    String where() {
        return what;
    }

    /**
     * Checks {@code f} to the given order.
     *
     * @param wrt the inputs with respect to which {@code f} is smooth
     * @param point all inputs
     */
    void check(Program f, int[] wrt, List<double[]> point, int order) {
        List<double[]> v = directions(f, wrt);
        List<double[]> w = f.outputs().stream().map(o -> normal(o.shape().size())).toList();

        List<double[]> tangents = run(derivatives.pushforward(f, wrt), point, v);
        double forward = 0;
        double difference = 0;
        List<double[]> plus = run(f, moved(point, wrt, v, STEP));
        List<double[]> minus = run(f, moved(point, wrt, v, -STEP));
        for (int o = 0; o < w.size(); o++) {
            forward += dot(w.get(o), tangents.get(w.size() + o));
            difference += (dot(w.get(o), plus.get(o)) - dot(w.get(o), minus.get(o))) / (2 * STEP);
        }
        record("finite difference, order " + order, forward, difference);

        Program scalar = weighted(f);
        Program gradient = derivatives.gradient(scalar, wrt);
        List<double[]> g = run(gradient, point, w);
        double reverse =
                IntStream.range(0, wrt.length).mapToDouble(i -> dot(g.get(i), v.get(i))).sum();
        record("dot-product test, order " + order, forward, reverse);

        Program hvp = derivatives.pushforward(gradient, wrt);
        List<double[]> u = directions(f, wrt);
        List<double[]> hv = run(hvp, point, w, v);
        List<double[]> hu = run(hvp, point, w, u);
        double uHv = 0;
        double vHu = 0;
        for (int i = 0; i < wrt.length; i++) {
            uHv += dot(u.get(i), hv.get(wrt.length + i));
            vHu += dot(v.get(i), hu.get(wrt.length + i));
        }
        record("symmetry of the Hessian, order " + order, uHv, vHu);
        if (order > 1) {
            List<double[]> longer = new ArrayList<>(point);
            longer.addAll(w);
            check(gradient, wrt, longer, order - 1);
        }
    }

    private void record(String name, double a, double b) {
        double error = Math.abs(a - b) / (1 + Math.abs(a));
        if (!(error <= worst)) {
            worst = error;
            what = name + ": " + a + " and " + b;
        }
    }

    /** {@code sum_o <w_o, f_o>}, with the weights as further inputs. */
    private static Program weighted(Program f) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> x = f.inputs().stream().map(i -> b.input(i.shape())).toList();
        List<Variable> w = f.outputs().stream().map(o -> b.input(o.shape())).toList();
        List<Variable> y = b.call(f, x);
        Variable total = b.constant(0, Shape.SCALAR);
        for (int o = 0; o < w.size(); o++) {
            total = b.add(total, b.sum(b.multiply(w.get(o), y.get(o))));
        }
        return b.build(total);
    }

    private List<double[]> directions(Program f, int[] wrt) {
        return IntStream.of(wrt).mapToObj(i -> normal(f.inputs().get(i).shape().size())).toList();
    }

    double[] normal(int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    @SafeVarargs
    private static List<double[]> run(Program f, List<double[]>... parts) {
        List<double[]> inputs = new ArrayList<>();
        for (List<double[]> part : parts) {
            inputs.addAll(part);
        }
        return ReferenceInterpreter.evaluate(f, inputs);
    }

    private static List<double[]> moved(
            List<double[]> point, int[] wrt, List<double[]> v, double step) {
        List<double[]> to = new ArrayList<>(point);
        for (int i = 0; i < wrt.length; i++) {
            double[] x = point.get(wrt[i]).clone();
            for (int j = 0; j < x.length; j++) {
                x[j] += step * v.get(i)[j];
            }
            to.set(wrt[i], x);
        }
        return to;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
