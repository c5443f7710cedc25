package org.metagrad.bench.explain;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix of two rows, in closed form.
 *
 * @param greatest the greater eigenvalue
 * @param least the other one
 * @param alongGreatest a unit vector of the greater one
 * @param alongLeast the unit vector at a right angle to it
 */
record Symmetric(double greatest, double least, double[] alongGreatest, double[] alongLeast) {

    /**
     * Those of {@code h}, {@code [2, 2]}.
     *
     * @param h row-major. Not modified.
     */
    static Symmetric of(double[] h) {
        double mean = (h[0] + h[3]) / 2;
        double half = (h[0] - h[3]) / 2;
        double radius = Math.hypot(half, h[1]);
        double angle = Math.atan2(h[1], half) / 2;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new Symmetric(
                mean + radius, mean - radius, new double[] {c, s}, new double[] {-s, c});
    }
}
