package org.metagrad.meta;

import java.util.Arrays;

/**
 * The outer step of MAML-TRPO: {@link TrustRegion} in the divergence of the adapted policies, whose
 * Hessian is the mean of {@code J' F J} over the tasks ({@link AdaptedFisher}). The line search
 * adapts anew on the trajectories of the iteration; nothing is sampled.
 *
 * <p>The curvature may be computed from a part of the samples (Schulman et al. 2015, appendix C,
 * take a tenth of them): it only shapes the step, whose length the line search then finds on all.
 */
final class TrustRegionStep implements TrustRegion.Objective {
    private final TrustRegion region;
    private final int curvatureSamples;
    private final DoubleTiles[][] curvatureDraws;
    private final double[][] products;
    private final double[][] evaluations;
    private final double[] uphill;
    private final double[] fullStep;
    private final double[] evaluated;
    private double surrogate;
    private double divergence;
    private Workers<TaskWorker<?>> workers;

    /**
     * @param parameters the number of meta-parameters
     */
    TrustRegionStep(TrainingConfig config, int parameters) {
        TrustRegion.Settings usual = TrustRegion.Settings.DEFAULT;
        region =
                new TrustRegion(
                        parameters,
                        new TrustRegion.Settings(
                                config.maxDivergence(),
                                usual.damping(),
                                usual.iterations(),
                                usual.attempts(),
                                usual.shrink()));
        int most = config.curvatureSamples();
        curvatureSamples = most == 0 ? Integer.MAX_VALUE : most;
        curvatureDraws = new DoubleTiles[config.tasks()][config.innerSteps() + 1];
        products = new double[config.tasks()][parameters];
        evaluations = new double[config.tasks()][2];
        uphill = new double[parameters];
        fullStep = new double[parameters];
        evaluated = new double[parameters];
    }

    /**
     * Changes the meta-parameters, or leaves them where no shortened step improves.
     *
     * @param iterates the adaptations at {@code theta}. Not modified.
     * @param gradient the mean meta-gradient of the loss. Not modified.
     * @param theta modified
     */
    void step(
            Workers<TaskWorker<?>> workers,
            MetaGradient[] iterates,
            double[] gradient,
            double[] theta) {
        this.workers = workers;
        Arrays.fill(evaluated, Double.NaN);
        workers.forEach(curvatureDraws.length, this::choose);
        for (int i = 0; i < uphill.length; i++) {
            uphill[i] = -gradient[i];
        }
        LinearOperator fisher = (v, product) -> product(iterates, v, product);
        region.fullStep(fisher, uphill, fullStep);
        region.search(this, theta, uphill, fullStep);
    }

    private void choose(TaskWorker<?> worker, int t) {
        Trajectories[] kept = ((PolicyGradientTask) worker).kept(t);
        DoubleTiles[] chosen = curvatureDraws[t];
        for (int d = 0; d < chosen.length; d++) {
            FloatTiles all = kept[d].tiles();
            if (chosen[d] == null) {
                chosen[d] = of(worker).room(all, curvatureSamples);
            }
            of(worker).choose(all, curvatureSamples, chosen[d]);
        }
    }

    private void product(MetaGradient[] iterates, double[] v, double[] product) {
        workers.forEach(
                curvatureDraws.length,
                (worker, t) -> of(worker).product(iterates[t], curvatureDraws[t], v, products[t]));
        Arrays.fill(product, 0);
        for (double[] one : products) {
            for (int i = 0; i < product.length; i++) {
                product[i] += one[i] / products.length;
            }
        }
    }

    private static TrustRegionWorker of(TaskWorker<?> worker) {
        return ((PolicyGradientTask) worker).trustRegion();
    }

    @Override
    public double surrogate(double[] theta) {
        evaluate(theta);
        return surrogate;
    }

    @Override
    public double divergence(double[] theta) {
        evaluate(theta);
        return divergence;
    }

    /** Both at once, because both want the adaptation. */
    private void evaluate(double[] theta) {
        if (Arrays.equals(theta, evaluated)) {
            return;
        }
        workers.forEach(
                evaluations.length,
                (worker, t) ->
                        of(worker)
                                .evaluate(
                                        theta,
                                        ((PolicyGradientTask) worker).kept(t),
                                        evaluations[t]));
        surrogate = 0;
        divergence = 0;
        for (double[] one : evaluations) {
            surrogate += one[0] / evaluations.length;
            divergence += one[1] / evaluations.length;
        }
        System.arraycopy(theta, 0, evaluated, 0, theta.length);
    }
}
