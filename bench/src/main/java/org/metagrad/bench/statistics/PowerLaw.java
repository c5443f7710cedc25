package org.metagrad.bench.statistics;

/**
 * {@code y = c x^slope}, fitted by least squares to the logarithms.
 *
 * @param slope the exponent
 * @param halfWidth of its 95 % interval by Student's t with n - 2 degrees of freedom; NaN for two
 *     points, which leave none
 * @param points n
 */
public record PowerLaw(double slope, double halfWidth, int points) {
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228
    };

    /**
     * {@return the least-squares fit on logarithmic axes}
     *
     * @param x positive, at least two different values
     * @param y positive
     */
    public static PowerLaw fit(double[] x, double[] y) {
        int n = x.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += Math.log(x[i]) / n;
            meanY += Math.log(y[i]) / n;
        }
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            double dx = Math.log(x[i]) - meanX;
            xx += dx * dx;
            xy += dx * (Math.log(y[i]) - meanY);
        }
        double slope = xy / xx;
        if (n < 3) {
            return new PowerLaw(slope, Double.NaN, n);
        }
        double residuals = 0;
        for (int i = 0; i < n; i++) {
            double r = Math.log(y[i]) - meanY - slope * (Math.log(x[i]) - meanX);
            residuals += r * r;
        }
        double error = Math.sqrt(residuals / (n - 2) / xx);
        return new PowerLaw(slope, student(n - 2) * error, n);
    }

    /** The 97.5 % quantile of Student's t; beyond the table by its expansion around the normal. */
    static double student(int degrees) {
        if (degrees <= T.length) {
            return T[degrees - 1];
        }
        double z = 1.959964;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double n = degrees;
        return z
                + (z3 + z) / (4 * n)
                + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
                + (3 * z5 * z * z + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
    }
}
