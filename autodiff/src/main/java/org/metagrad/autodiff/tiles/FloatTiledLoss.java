package org.metagrad.autodiff.tiles;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.SharedForward;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.kernels.FloatKernels;

/**
 * Gradient and Hessian-vector product of a loss that is a sum over samples.
 *
 * <p>One plan of fixed width runs over tile after tile, so its arena stays in the cache whatever
 * the batch. What each tile gives is added in double, in the order of the tiles: the sum is the
 * same whoever computes which tile, so that threads may do it together ({@link #share}). The
 * gradient at a point can be linearised as it is computed: the products there then reuse its
 * forward and backward values ({@link Linearisation}), which are kept with the samples. Where
 * drawing the samples has left activations with them, gradients at the same parameters start from
 * those ({@link SharedForward}). The parameters are held in double and meet the kernels' precision
 * here.
 *
 * <p>Owns arenas: one for each thread. Allocates nothing in the steady state.
 */
public final class FloatTiledLoss {
    private final int sampleRows;
    private final FloatLossPlans plans;
    private final FloatPass pass;

    /**
     * Plans a loss on samples that may have kept what a forward pass over them computed, as drawing
     * actions does.
     *
     * @param loss what is planned
     * @param forward the forward pass of that many columns: inputs are the loss's parameters and
     *     its first data; null for none
     * @param layout of the samples, which may have other numbers besides the ones the loss takes
     * @param width of the tiles it will run on
     * @param kernels that run the plans
     * @throws IllegalArgumentException if the samples lack data that the loss wants
     */
    public FloatTiledLoss(
            Loss loss,
            IntFunction<Program> forward,
            SampleLayout layout,
            int width,
            FloatKernels kernels) {
        sampleRows = layout.rows();
        plans = new FloatLossPlans(loss, forward, layout, width, kernels);
        pass = new FloatPass(plans, plans.parameters());
    }

    /**
     * Plans a loss on samples of which no forward pass is kept.
     *
     * @param loss what is planned
     * @param layout of the samples
     * @param width of the tiles it will run on
     * @param kernels that run the plans
     * @throws IllegalArgumentException if the samples lack data that the loss wants
     */
    public FloatTiledLoss(Loss loss, SampleLayout layout, int width, FloatKernels kernels) {
        this(loss, null, layout, width, kernels);
    }

    /**
     * {@return a loss planned on samples of its own data alone}
     *
     * @param loss what is planned
     * @param capacity that of the tiles it will run on
     * @param kernels that run the plans
     */
    public static FloatTiledLoss of(Loss loss, int capacity, FloatKernels kernels) {
        SampleLayout layout = SampleLayout.of(List.of(loss));
        return new FloatTiledLoss(loss, layout, FloatTiles.width(capacity), kernels);
    }

    /**
     * Lets the threads of a crew compute tiles for each other, each with the plans of its own loss.
     *
     * @param ofThreads the loss of each thread, in the order of their numbers: the same one,
     *     planned as many times
     * @param crew the threads. A loss is used by its own thread, or while the others are at no work
     * @throws IllegalArgumentException if one differs from the first in its sizes
     */
    public static void share(List<FloatTiledLoss> ofThreads, Crew crew) {
        FloatTiledLoss first = ofThreads.getFirst();
        for (FloatTiledLoss other : ofThreads) {
            if (other.sampleRows != first.sampleRows
                    || other.plans.width() != first.plans.width()
                    || other.parameters() != first.parameters()) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "a loss of %d parameters on tiles of %d samples of %d numbers among those of %d, %d and %d",
                                other.parameters(),
                                other.plans.width(),
                                other.sampleRows,
                                first.parameters(),
                                first.plans.width(),
                                first.sampleRows));
            }
        }
        FloatLossPlans[] plans =
                ofThreads.stream().map(loss -> loss.plans).toArray(FloatLossPlans[]::new);
        for (int i = 0; i < plans.length; i++) {
            ofThreads.get(i).pass.share(plans, i, crew);
        }
    }

    /**
     * {@return which values of a forward pass spare this loss computing them again; null for none}
     */
    public SharedForward shared() {
        return plans.shared();
    }

    /** {@return the numbers of a sample that are kept of a forward pass} */
    public int activations() {
        return plans.activations().activationRows();
    }

    /** {@return the length of the flat parameter vector} */
    public int parameters() {
        return plans.parameters();
    }

    /** {@return the numbers of a sample, all data inputs together} */
    public int rows() {
        return sampleRows;
    }

    /**
     * {@return the bytes of its plans' arenas and of its vectors, samples and their residuals
     * apart}
     */
    public long bytes() {
        return Float.BYTES * (plans.arenas() + pass.size());
    }

    /**
     * {@return {@code L(theta; samples)}, the tiles' losses added in double}
     *
     * @param at theta, {@code [P]}. Not modified.
     * @param samples the samples. Not modified.
     */
    public double value(double[] at, FloatTiles samples) {
        start(at, samples);
        return pass.value(samples);
    }

    /**
     * {@code gradient = grad L(theta; samples)}.
     *
     * @param at theta, {@code [P]}. Not modified.
     * @param samples the samples. Not modified.
     * @param gradient {@code [P]}. Modified.
     */
    public void gradient(double[] at, FloatTiles samples, double[] gradient) {
        start(at, samples);
        boolean activated = isActivated(at, samples);
        pass.run(FloatPass.Kind.GRADIENT, samples, activated, 0, 0, gradient);
    }

    /**
     * Computes the gradient, and keeps with the samples what {@link #hessianVectorProduct} at this
     * point reuses.
     *
     * @param at theta, {@code [P]}. Not modified.
     * @param samples the samples, with which the residuals are kept
     * @param gradient {@code [P]}. Modified.
     */
    public void linearise(double[] at, FloatTiles samples, double[] gradient) {
        linearise(at, samples, 0, parameters(), gradient);
    }

    /**
     * Computes the gradient of a range of the parameters, and keeps with the samples what products
     * with directions in that range reuse.
     *
     * @param at theta, {@code [P]}. Not modified.
     * @param samples the samples, with which the residuals are kept
     * @param from first parameter of the range
     * @param to one past the last
     * @param gradient {@code [P]}. Modified; outside of the range it is of no use.
     * @throws IllegalArgumentException if there are no such parameters
     */
    public void linearise(double[] at, FloatTiles samples, int from, int to, double[] gradient) {
        linearise(plans.linear(from, to), at, samples, gradient);
    }

    private void linearise(
            FloatLinearPlans linear, double[] at, FloatTiles samples, double[] gradient) {
        start(at, samples);
        boolean activated = isActivated(at, samples);
        if (!activated && linear.kept().sharesActivations()) {
            samples.kept().overwriteActivations();
        }
        linear.kept().makeRoomForResiduals(samples.kept());
        pass.run(
                FloatPass.Kind.LINEARISATION,
                samples,
                activated,
                linear.from(),
                linear.to(),
                gradient);
        samples.kept().linearised(linear, at);
    }

    private boolean isActivated(double[] at, FloatTiles samples) {
        return plans.shared() != null && samples.kept().isActivated(at);
    }

    /**
     * {@code product = H(theta; samples) v}. Linearises first unless that has been done for these
     * samples at this point.
     *
     * @param at theta, {@code [P]}. Not modified.
     * @param samples the samples
     * @param v {@code [P]}. Not modified.
     * @param product {@code [P]}. Modified.
     */
    public void hessianVectorProduct(
            double[] at, FloatTiles samples, double[] v, double[] product) {
        hessianVectorProduct(at, samples, 0, parameters(), v, product);
    }

    /**
     * {@code product = H(theta; samples) v} for a direction in a range of the parameters: what lies
     * before the range in a network has no tangents to be computed. Linearises for this range first
     * unless that has been done for these samples at this point.
     *
     * @param at theta, {@code [P]}. Not modified.
     * @param samples the samples
     * @param from first parameter of the range
     * @param to one past the last
     * @param v {@code [P]}, taken for 0 outside of the range. Not modified.
     * @param product {@code [P]}, all of it. Modified.
     * @throws IllegalArgumentException if there are no such parameters
     */
    public void hessianVectorProduct(
            double[] at, FloatTiles samples, int from, int to, double[] v, double[] product) {
        FloatLinearPlans linear = plans.linear(from, to);
        if (!samples.kept().isLinearised(linear, at)) {
            linearise(linear, at, samples, product);
        }
        start(at, samples);
        linear.direct(v, pass.direction());
        pass.run(FloatPass.Kind.PRODUCT, samples, false, from, to, product);
    }

    /**
     * Runs the forward pass over samples that are there already and keeps its activations with
     * them, as drawing the samples under these parameters would have.
     *
     * @param at theta, {@code [P]}. Not modified.
     * @param samples the samples, with which the activations are kept
     * @throws IllegalStateException if the loss was planned without a forward pass
     */
    public void activate(double[] at, FloatTiles samples) {
        if (plans.shared() == null) {
            throw new IllegalStateException("this loss was planned without a forward pass");
        }
        start(at, samples);
        samples.kept().overwriteActivations();
        plans.activations().makeRoomForActivations(samples.kept());
        pass.run(FloatPass.Kind.ACTIVATIONS, samples, false, 0, 0, null);
        samples.kept().activated(at, plans.forwardRows());
    }

    private void start(double[] at, FloatTiles samples) {
        if (samples.rows() != sampleRows) {
            throw new IllegalArgumentException(
                    "samples have " + samples.rows() + " numbers, the loss wants " + sampleRows);
        }
        if (samples.width() != plans.width()) {
            throw new IllegalArgumentException(
                    "tiles of "
                            + samples.width()
                            + " samples, the loss is planned for "
                            + plans.width());
        }
        round(at, pass.theta());
    }

    /**
     * Rounds to the precision of the kernels.
     *
     * @param from at least as long as {@code to}. Not modified.
     * @param to modified
     */
    public static void round(double[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) from[i];
        }
    }
}
