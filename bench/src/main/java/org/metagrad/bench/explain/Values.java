package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.List;

/** Numbers as JSON has them, and small vectors and matrices. */
final class Values {
    private Values() {}

    /** The numbers of an array. */
    static List<Double> list(double... values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    /** {@code x'y}. */
    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** {@code sqrt(x'x)}. */
    static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    /** The angle between two vectors in degrees, right for small ones too; 0 where one is 0. */
    static double degrees(double[] x, double[] y) {
        double a = norm(x);
        double b = norm(y);
        double[] scaled = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            scaled[i] = x[i] * b;
        }
        double apart = norm(plus(scaled, -a, y));
        double together = norm(plus(scaled, a, y));
        return Math.toDegrees(2 * Math.atan2(apart, together));
    }

    /** {@code x + a y}. */
    static double[] plus(double[] x, double a, double[] y) {
        double[] sum = x.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += a * y[i];
        }
        return sum;
    }

    /** {@code |x - reference| / |reference|}. */
    static double error(double[] x, double[] reference) {
        return norm(plus(x, -1, reference)) / norm(reference);
    }

    /** {@code a b} of two square matrices, row-major. */
    static double[] product(double[] a, double[] b) {
        int n = (int) Math.round(Math.sqrt(a.length));
        double[] product = new double[a.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    product[i * n + j] += a[i * n + k] * b[k * n + j];
                }
            }
        }
        return product;
    }

    /** {@code a x} of a square matrix, row-major. */
    static double[] times(double[] a, double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < a.length; i++) {
            product[i / x.length] += a[i] * x[i % x.length];
        }
        return product;
    }

    /** {@code I - alpha h}. */
    static double[] stepJacobian(double alpha, double[] h) {
        int n = (int) Math.round(Math.sqrt(h.length));
        double[] jacobian = new double[h.length];
        for (int i = 0; i < h.length; i++) {
            jacobian[i] = (i / n == i % n ? 1 : 0) - alpha * h[i];
        }
        return jacobian;
    }
}
