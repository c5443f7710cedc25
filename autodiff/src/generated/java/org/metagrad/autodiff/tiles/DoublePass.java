// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

import java.util.Arrays;

/**
 * One pass of a loss over all tiles of a batch: a tile is a part, which any thread may compute with
 * its own plans. What the tiles give is added in double in their order, so the sum depends on
 * nothing else.
 */
final class DoublePass implements PartedWork {
    /** What a pass computes, and with that which plans it runs. */
    enum Kind {
        VALUE,
        GRADIENT,
        LINEARISATION,
        PRODUCT,
        ACTIVATIONS
    }

    private final double[] theta;
    private final double[] direction;
    private DoubleLossPlans[] plansOfThreads;
    private int thread;
    private Crew crew;
    private double[][] places;
    private Kind kind;
    private DoubleTiles samples;
    private boolean activated;
    private int from;
    private int to;
    private double[] sum;
    private double value;

    DoublePass(DoubleLossPlans plans, int parameters) {
        plansOfThreads = new DoubleLossPlans[] {plans};
        theta = new double[parameters];
        direction = new double[parameters];
        places = new double[][] {new double[Math.max(1, parameters)]};
    }

    /**
     * Has the tiles computed by a crew from now on.
     *
     * @param plans those of each thread, of one loss
     * @param own the number of the thread whose pass this is
     */
    void share(DoubleLossPlans[] plans, int own, Crew by) {
        plansOfThreads = plans;
        thread = own;
        crew = by;
    }

    /** The live parameters {@code [P]} at which all tiles are computed. */
    double[] theta() {
        return theta;
    }

    /** The live direction {@code [P]} of a product. */
    double[] direction() {
        return direction;
    }

    Kind kind() {
        return kind;
    }

    DoubleTiles samples() {
        return samples;
    }

    /** Whether the activations that are kept with the samples are those at {@link #theta}. */
    boolean activated() {
        return activated;
    }

    /** The first parameter of the range that is linearised for. */
    int from() {
        return from;
    }

    /** One past the last parameter of the range. */
    int to() {
        return to;
    }

    /** The numbers in all vectors. */
    long size() {
        return theta.length + direction.length + (long) places.length * places[0].length;
    }

    /** The sum of the tiles' losses. */
    double value(DoubleTiles samples) {
        value = 0;
        run(Kind.VALUE, samples, false, 0, 0, null);
        return value;
    }

    /**
     * Computes something over all tiles.
     *
     * @param activated whether it starts from the activations that are kept
     * @param from first parameter of a range, where the kind has one
     * @param to one past the last
     * @param sum gets the sum, 0 where it has no share in it; null for none. Modified.
     */
    void run(Kind kind, DoubleTiles samples, boolean activated, int from, int to, double[] sum) {
        this.kind = kind;
        this.samples = samples;
        this.activated = activated;
        this.from = from;
        this.to = to;
        this.sum = sum;
        if (sum != null) {
            Arrays.fill(sum, 0);
        }
        if (crew == null || parts() == 1) {
            for (int tile = 0; tile < parts(); tile++) {
                run(thread, tile, 0);
                take(tile, 0);
            }
            return;
        }
        makePlaces(Math.min(crew.places(), parts() + 1));
        crew.run(thread, this);
    }

    private void makePlaces(int wanted) {
        int there = places.length;
        if (there < wanted) {
            places = Arrays.copyOf(places, wanted);
            for (int i = there; i < wanted; i++) {
                places[i] = new double[places[0].length];
            }
        }
    }

    @Override
    public int parts() {
        return samples.tiles();
    }

    @Override
    public void run(int thread, int part, int place) {
        plansOfThreads[thread].run(this, part, places[place]);
    }

    @Override
    public void take(int part, int place) {
        switch (kind) {
            case VALUE -> value += places[place][0];
            case GRADIENT, PRODUCT -> add(places[place], 0, theta.length);
            case LINEARISATION -> {
                DoubleLinearPlans linear = plansOfThreads[thread].linear(from, to);
                add(places[place], linear.first(), linear.end());
            }
            case ACTIVATIONS -> {}
        }
    }

    private void add(double[] share, int first, int end) {
        for (int i = first; i < end; i++) {
            sum[i] += share[i];
        }
    }
}
