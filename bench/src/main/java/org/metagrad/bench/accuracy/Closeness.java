package org.metagrad.bench.accuracy;

/**
 * How close a direction is to the exact one.
 *
 * @param cosine of the angle between both; 0 if one of them is 0
 * @param error {@code |approximation - exact| / |exact|}
 */
record Closeness(double cosine, double error) {

    /** The closeness of two vectors of one length; {@code exact} is not 0. */
    static Closeness of(double[] approximation, double[] exact) {
        double product = 0;
        double own = 0;
        double wanted = 0;
        double apart = 0;
        for (int i = 0; i < exact.length; i++) {
            product += approximation[i] * exact[i];
            own += approximation[i] * approximation[i];
            wanted += exact[i] * exact[i];
            apart += (approximation[i] - exact[i]) * (approximation[i] - exact[i]);
        }
        double norms = Math.sqrt(own) * Math.sqrt(wanted);
        return new Closeness(norms == 0 ? 0 : product / norms, Math.sqrt(apart / wanted));
    }
}
