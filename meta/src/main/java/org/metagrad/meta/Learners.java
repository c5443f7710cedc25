package org.metagrad.meta;

import java.util.List;
import org.metagrad.autodiff.Shape;
import org.metagrad.meta.config.OuterRule;
import org.metagrad.meta.config.Sharpness;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.ParameterLayout;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.Bmg;
import org.metagrad.meta.learner.Cavia;
import org.metagrad.meta.learner.EsMaml;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Imaml;
import org.metagrad.meta.learner.InnerOptimiser;
import org.metagrad.meta.learner.Joint;
import org.metagrad.meta.learner.Lslr;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaCurvature;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MetaRkhs1;
import org.metagrad.meta.learner.MetaRkhs2;
import org.metagrad.meta.learner.MetaSgd;
import org.metagrad.meta.learner.NaturalMaml;
import org.metagrad.meta.learner.Reptile;
import org.metagrad.meta.learner.Sharp;
import org.metagrad.meta.learner.Zeroed;
import org.metagrad.meta.task.LearningProblem;

/** The meta-learner of a configuration. */
final class Learners {
    private Learners() {}

    /**
     * The learner of a configuration, X for Directed-X too, whose directed step is the training's.
     */
    static MetaLearner of(TrainingConfig config, LearningProblem problem) {
        return sharpened(config, zeroed(config, problem, plain(config, problem)));
    }

    private static MetaLearner sharpened(TrainingConfig config, MetaLearner learner) {
        // the upper form is a second meta-gradient, the outer iteration's
        boolean lower = config.sharpness().filter(form -> form == Sharpness.LOWER).isPresent();
        return lower ? new Sharp(learner, config.rho()) : learner;
    }

    private static MetaLearner zeroed(
            TrainingConfig config, LearningProblem problem, MetaLearner learner) {
        if (!config.algorithm().zeroed()) {
            return learner;
        }
        Anil head = Anil.of(problem.network(), 1, innerOptimiser(config));
        return new Zeroed(learner, head.from(), head.to());
    }

    private static MetaLearner plain(TrainingConfig config, LearningProblem problem) {
        int steps = config.innerSteps();
        InnerOptimiser inner = innerOptimiser(config);
        int fixed = problem.fixedParameters();
        return switch (config.algorithm().base()) {
            case MAML -> new Maml(steps, inner, fixed);
            case FOMAML -> new Fomaml(steps, inner, fixed);
            case REPTILE -> new Reptile(steps, inner, fixed);
            case META_SGD -> new MetaSgd(steps, true, fixed);
            case LSLR_MAML -> new Lslr(steps, moved(problem), true);
            case META_CURVATURE -> new MetaCurvature(steps, config.alpha(), moved(problem), true);
            case NATURAL_MAML ->
                    new NaturalMaml(steps, inner, config.damping(), config.solverSteps(), fixed);
            case CAVIA -> new Cavia(steps, inner, config.context(), true);
            case ANIL -> Anil.of(problem.network(), steps, inner);
            case IMAML -> new Imaml(steps, inner, config.lambda(), config.solverSteps(), fixed);
            case BMG -> new Bmg(steps, config.targetSteps(), matching(config), inner, fixed);
            case META_RKHS_1 -> new MetaRkhs1(steps, config.alpha(), fixed);
            case META_RKHS_2 ->
                    new MetaRkhs2(
                            steps,
                            config.alpha(),
                            config.trajectories() * problem.network().outputs());
            case ES_MAML -> new EsMaml(steps, inner, config.esPairs(), config.esSigma(), fixed);
            case JOINT, MEDIUM, RANDOM -> new Joint(inner, fixed, 0);
        };
    }

    /** The shapes of the tensors that inner steps move. */
    private static List<Shape> moved(LearningProblem problem) {
        List<Shape> shapes = problem.parameters().shapes();
        int left = problem.fixedParameters();
        int end = shapes.size();
        while (left > 0) {
            left -= shapes.get(--end).size();
        }
        return shapes.subList(0, end);
    }

    private static Bmg.Matching matching(TrainingConfig config) {
        return switch (config.matching()) {
            case PARAMETERS -> Bmg.Matching.PARAMETERS;
            case DIVERGENCE -> Bmg.Matching.DIVERGENCE;
        };
    }

    private static InnerOptimiser innerOptimiser(TrainingConfig config) {
        double alpha = config.alpha();
        return switch (config.innerOptimiser()) {
            case SGD -> new InnerOptimiser.Sgd(alpha);
            case MOMENTUM -> new InnerOptimiser.Momentum(alpha, config.innerMomentum());
            case ADAM ->
                    new InnerOptimiser.Adam(
                            alpha,
                            config.innerBeta1(),
                            config.innerBeta2(),
                            config.innerEpsilon(),
                            config.innerEpsilonRoot());
        };
    }

    /**
     * The learner of the first iterations of a configuration with a warm start by another
     * algorithm; the context of the problem stays 0.
     */
    static MetaLearner ofWarmPhase(TrainingConfig config, LearningProblem problem) {
        TrainingConfig phase = config.warmPhase();
        return config.context() > 0
                ? new Joint(phase.alpha(), 0, config.context())
                : of(phase, problem);
    }

    /**
     * A learner of the user's own in place of the configuration's.
     *
     * @throws IllegalArgumentException if the configuration wants of it what belongs to another
     */
    static MetaLearner own(TrainingConfig config, MetaLearner learner) {
        String name = learner.getClass().getSimpleName();
        if (!config.algorithm().adapts()) {
            throw new IllegalArgumentException(
                    "algorithm "
                            + config.algorithm().name()
                            + " with learner "
                            + name
                            + ": a baseline trains in a way of its own; maml or directed-maml wanted");
        }
        if (config.optimiser() == OuterRule.TRPO) {
            throw new IllegalArgumentException(
                    "optimiser trpo with learner "
                            + name
                            + ": its curvature is that of MAML's inner step");
        }
        if (config.samplingCredit() > 0) {
            throw new IllegalArgumentException(
                    "sampling-credit "
                            + config.samplingCredit()
                            + " with learner "
                            + name
                            + ": it belongs to built-in learners");
        }
        if (config.multiStepLoss() > 0) {
            throw new IllegalArgumentException(
                    "multi-step-loss "
                            + config.multiStepLoss()
                            + " with learner "
                            + name
                            + ": it belongs to built-in learners");
        }
        if (!config.logStdAdapted()) {
            throw new IllegalArgumentException(
                    "log-std-adapted false with learner "
                            + name
                            + ": what its inner steps move is its own matter");
        }
        return sharpened(config, learner);
    }

    /** The parameters in files: what is meta-learnt, then what is learnt beside it. */
    static ParameterLayout layout(MetaLearner learner, LearningProblem problem) {
        return learner.layout(problem.parameters()).and(problem.others());
    }

    /**
     * The flat parameter vector of tensors read from a file.
     *
     * @throws IllegalArgumentException as {@link Evaluation#parameters}
     */
    static float[] flat(
            MetaLearner learner, LearningProblem problem, List<SafeTensors.Tensor> tensors) {
        if (tensors.stream().anyMatch(tensor -> tensor.name().startsWith("value.W"))) {
            throw new IllegalArgumentException(
                    "it is of an older version, whose value network served all draws of a task; such a run has to be trained anew");
        }
        return layout(learner, problem).flat(tensors);
    }

    /**
     * The meta-parameters in double; what is learnt beside them goes to its place in the problem.
     *
     * @param wanted the length of theta
     * @throws IllegalArgumentException if theta has another one
     */
    static double[] meta(float[] theta, int metaParameters, int wanted, LearningProblem problem) {
        if (theta.length != wanted) {
            throw new IllegalArgumentException(
                    "theta has " + theta.length + " values, the configuration wants " + wanted);
        }
        double[] meta = new double[metaParameters];
        int at = 0;
        for (; at < metaParameters; at++) {
            meta[at] = theta[at];
        }
        for (double[] others : problem.otherValues()) {
            for (int i = 0; i < others.length; i++) {
                others[i] = theta[at++];
            }
        }
        return meta;
    }

    /**
     * Checks parameters.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    static void requireFinite(float[] theta) {
        for (float value : theta) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(
                        "theta has a value that is not finite: " + value);
            }
        }
    }
}
