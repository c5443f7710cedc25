package org.metagrad.meta.learner;

import java.util.List;
import org.metagrad.autodiff.Shape;

/**
 * A learnt step size for each tensor and step, {@code M_s = a_(i,s) I} on tensor i: the steps of
 * {@link Lslr}.
 *
 * @param meta {@code (theta, a)}, the k sizes of a tensor side by side. Not modified.
 * @param steps k; those after them have the sizes of the last one
 * @param shapes of the tensors, from the first parameter on; what is behind them does not move
 */
record StepRates(double[] meta, int steps, List<Shape> shapes) implements Preconditioner {

    /** Checks the shapes of the tensors that inner steps move. */
    static List<Shape> requireShapes(List<Shape> shapes) {
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("shapes: those of at least one tensor wanted");
        }
        return List.copyOf(shapes);
    }

    /** The number of values of tensors. */
    static int size(List<Shape> shapes) {
        int size = 0;
        for (Shape shape : shapes) {
            size += shape.size();
        }
        return size;
    }

    @Override
    public int end(int parameters) {
        return size(shapes);
    }

    private int place(int parameters, int i, int s) {
        return parameters + i * steps + Math.min(s, steps - 1);
    }

    @Override
    public void step(
            int s, double[] theta, double[] g, double[] state, double[] next, double[] nextState) {
        int p = theta.length;
        int j = 0;
        for (int i = 0; i < shapes.size(); i++) {
            double a = meta[place(p, i, s)];
            for (int to = j + shapes.get(i).size(); j < to; j++) {
                next[j] = theta[j] - a * g[j];
            }
        }
        System.arraycopy(theta, j, next, j, p - j);
    }

    @Override
    public double pullBack(
            int s, double[] g, double[] nextState, double[] v, double[] carried, double[] u) {
        int p = v.length;
        int j = 0;
        for (int i = 0; i < shapes.size(); i++) {
            double a = meta[place(p, i, s)];
            for (int to = j + shapes.get(i).size(); j < to; j++) {
                u[j] = a * v[j];
            }
        }
        java.util.Arrays.fill(u, j, p, 0);
        return 1;
    }

    @Override
    public void addGradient(int s, double[] g, double[] v, double[] room, double[] to) {
        int j = 0;
        for (int i = 0; i < shapes.size(); i++) {
            double along = 0;
            for (int end = j + shapes.get(i).size(); j < end; j++) {
                along += g[j] * v[j];
            }
            to[place(g.length, i, s)] -= along;
        }
    }
}
