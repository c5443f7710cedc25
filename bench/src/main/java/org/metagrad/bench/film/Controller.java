package org.metagrad.bench.film;

/** A policy for one environment. */
public interface Controller {
    /**
     * Chooses an action.
     *
     * @param observation [D]. Not modified.
     * @param t steps taken so far
     * @param action [dimensions]. Modified.
     */
    void act(float[] observation, int t, float[] action);
}
