package org.metagrad.meta.update;

import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.optimiser.Adam;
import org.metagrad.autodiff.optimiser.LinearOperator;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.autodiff.tiles.DoubleTiles;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.task.LearntState;
import org.metagrad.meta.task.PolicyProblem;
import org.metagrad.meta.task.PolicyTask;
import org.metagrad.meta.task.Workers;

/**
 * The outer step of MAML-TRPO: {@link TrustRegion} in the divergence of the adapted policies, whose
 * Hessian is the mean of {@code J' F J} over the tasks ({@link AdaptedFisher}). The line search
 * adapts anew on the trajectories of the iteration; nothing is sampled.
 *
 * <p>The curvature may be computed from a part of the samples (Schulman et al. 2015, appendix C,
 * take a tenth of them): it only shapes the step, whose length the line search then finds on all.
 */
public final class TrustRegionUpdate implements OuterUpdate, TrustRegion.Objective {
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
    private final Workers<PolicyTask> workers;
    private final List<TrustRegionPlans> plans;
    private final Adam unused;

    /**
     * The update of a configuration.
     *
     * @param workers of the problem; the draws of its tasks are kept
     * @param parameters the number of meta-parameters
     */
    public TrustRegionUpdate(PolicyProblem problem, Workers<PolicyTask> workers, int parameters) {
        this.workers = workers;
        plans =
                workers.states().stream()
                        .map(worker -> new TrustRegionPlans(problem, worker))
                        .toList();
        TrustRegionPlans.share(plans, workers.crew());
        TrainingConfig config = problem.config();
        unused = new Adam(parameters, config.outerLearningRate());
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

    /** Keeps the place of an optimiser in checkpoints, which those of all updates have. */
    @Override
    public void addTo(LearntState state) {
        state.add("optimiser", unused);
    }

    /** Changes the meta-parameters, or leaves them where no shortened step improves. */
    @Override
    public void step(
            double[] theta, MetaGradient[] gradients, MeanMetaGradient mean, int iteration) {
        Arrays.fill(evaluated, Double.NaN);
        workers.forEach(
                plans,
                curvatureDraws.length,
                (plan, t) -> plan.choose(t, curvatureSamples, curvatureDraws[t]));
        TrustRegionPlans.planCurvature(plans, curvatureDraws[0][0].width(), workers.crew());
        for (int i = 0; i < uphill.length; i++) {
            uphill[i] = -mean.values()[i];
        }
        LinearOperator fisher = (v, product) -> product(gradients, v, product);
        region.fullStep(fisher, uphill, fullStep);
        region.search(this, theta, uphill, fullStep);
    }

    private void product(MetaGradient[] iterates, double[] v, double[] product) {
        workers.forEach(
                plans,
                curvatureDraws.length,
                (plan, t) -> plan.product(iterates[t], curvatureDraws[t], v, products[t]));
        Arrays.fill(product, 0);
        for (double[] one : products) {
            Vectors.addShare(one, products.length, product);
        }
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

    /** Evaluates surrogate and divergence at once, because both want the adaptation. */
    private void evaluate(double[] theta) {
        if (Arrays.equals(theta, evaluated)) {
            return;
        }
        workers.forEach(
                plans, evaluations.length, (plan, t) -> plan.evaluate(theta, t, evaluations[t]));
        surrogate = 0;
        divergence = 0;
        for (double[] one : evaluations) {
            surrogate += one[0] / evaluations.length;
            divergence += one[1] / evaluations.length;
        }
        System.arraycopy(theta, 0, evaluated, 0, theta.length);
    }
}
