package org.metagrad.meta.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.ContextLoss;
import org.metagrad.autodiff.nn.LinearisedError;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.sinusoid.Sinusoid;
import org.metagrad.envs.sinusoid.SinusoidTasks;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.Algorithm.Base;
import org.metagrad.meta.config.ProblemName;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.ParameterLayout;
import org.metagrad.meta.learner.MetaLearner;

/**
 * Regression of sinusoids, the supervised example of MAML (Finn et al., arXiv 1703.03400, section
 * 5.1): a task adapts to K points and is judged on others.
 */
public final class SinusoidRegression implements Problem {
    /** Points on which an adapted network is judged outside of training. */
    private static final int POINTS_TO_JUDGE = 100;

    private final TrainingConfig config;
    private final Sinusoid medium;
    private final Mlp network;
    private final boolean linearised;
    private final Loss loss;

    SinusoidRegression(TrainingConfig config) {
        this.config = config;
        medium = SinusoidTasks.task(config.medium());
        List<Integer> sizes = new ArrayList<>();
        sizes.add(1 + config.context());
        for (int l = 0; l < config.hiddenLayers(); l++) {
            sizes.add(config.hiddenWidth());
        }
        sizes.add(1);
        network = new Mlp(sizes, config.activation());
        Loss plain = new MeanSquaredError(network);
        linearised = config.algorithm().base() == Base.META_RKHS_2;
        loss =
                linearised
                        ? new LinearisedError(network)
                        : config.context() == 0 ? plain : new ContextLoss(plain, config.context());
    }

    @Override
    public String name() {
        return ProblemName.SINUSOID;
    }

    @Override
    public EnvironmentTask sample(RandomStream stream) {
        return SinusoidTasks.sample(stream);
    }

    @Override
    public EnvironmentTask medium() {
        return medium;
    }

    @Override
    public Optional<String> degenerateMedium() {
        return Optional.empty();
    }

    @Override
    public Mlp network() {
        return network;
    }

    @Override
    public ParameterLayout parameters() {
        return ParameterLayout.of("network.", network.parameterNames(), network.parameterShapes());
    }

    @Override
    public int taskParameters() {
        int ofNetwork = network.parameterCount();
        return linearised ? 2 * ofNetwork : ofNetwork + config.context();
    }

    /**
     * The initial weights and biases, uniform in {@code +-1 / sqrt(in)}, as PyTorch's layers start.
     */
    @Override
    public double[] initial(RandomStream stream) {
        double[] theta = new double[taskParameters()];
        int at = 0;
        for (int l = 0; l < network.layers(); l++) {
            int in = network.sizes().get(l);
            double limit = 1 / Math.sqrt(in);
            Shape weights = network.parameterShapes().get(2 * l);
            for (int end = at + weights.size() + weights.rows(); at < end; at++) {
                theta[at] = limit * (2 * stream.uniform(at) - 1);
            }
        }
        return theta;
    }

    @Override
    public Workers<RegressionTask> open(MetaLearner learner, int threads, FloatKernels kernels) {
        return new Workers<>(threads, _ -> worker(learner, kernels));
    }

    /**
     * A task with K points for each loss, and for the inner loss of a learner without outer one 2K,
     * as many in all.
     */
    @Override
    public RegressionTask worker(MetaLearner learner, FloatKernels kernels) {
        int k = config.trajectories();
        boolean outer = learner.draws() > learner.innerSteps();
        int points = outer ? k : 2 * k;
        return new RegressionTask(loss, points, k, learner.innerSteps(), kernels);
    }

    /** The mean squared error on the points that judge an adaptation to the same draws. */
    @Override
    public Scorer scorer(int episodes, FloatKernels kernels) {
        RegressionTask task = adaptationWorker(kernels);
        return new Scorer() {
            @Override
            public void enter(EnvironmentTask to, RandomStream stream) {
                task.enter(to, stream, TaskWorker.APART);
            }

            @Override
            public double score(double[] theta, boolean byMode, double[] measures) {
                return task.score(theta, 0);
            }
        };
    }

    /** A task with K points to adapt to and 100 that judge. */
    @Override
    public RegressionTask adaptationWorker(FloatKernels kernels) {
        return new RegressionTask(
                loss, config.trajectories(), POINTS_TO_JUDGE, Integer.MAX_VALUE, kernels);
    }
}
