package org.metagrad.meta.advantage;

/** The samples that a baseline is fitted to, wherever they lie. */
interface FitSamples {
    int size();

    /** A sample's state; the next call overwrites it. */
    double[] state(int i);

    /** Steps since the reset, from 0. */
    int time(int i);

    /** The discounted return from the sample on. */
    double target(int i);
}
