package org.metagrad.bench.jmh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.metagrad.meta.Policies;
import org.metagrad.meta.Policy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The policy of {@link PolicyRunTime} in libtorch on one thread, with the same parameters: an
 * action, and the gradient and step of an adaptation. The samples and their advantages are there
 * already, where ours copies episodes and fits a baseline too. The set-up compares the distribution
 * with ours, and the gradient by the last bias with {@code -sum_i w_i (a_i - mean_i) / std^2}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 5, time = 1)
public class TorchRunTime {
    private static final int DECISIONS = 10;
    private static final double ALPHA = 0.2;
    private static final List<Integer> SIZES = List.of(5, 64, 64, 1);

    /** Episodes of an adaptation. */
    @Param("20")
    public int episodes;

    private TensorVector parameters;
    private Tensor observation;
    private FloatPointer observed;
    private Tensor states;
    private Tensor actions;
    private Tensor weights;
    private final float[] given = new float[SIZES.getFirst()];
    private final float[] action = new float[1];

    /** A state that JMH makes. */
    public TorchRunTime() {}

    /**
     * Takes over the parameters and compares.
     *
     * @throws IOException if they cannot be read
     */
    @Setup
    public void compare() throws IOException {
        NativeLibraries.requireFree();
        TorchPolicy.useThreads(1);
        Policy ours = Policies.load(TrainedRun.folder());
        float[] all = ours.parameters();
        double[] theta = new double[all.length];
        Arrays.setAll(theta, i -> all[i]);
        List<Tensor> leaves =
                new ArrayList<>(
                        List.of(new TorchPolicy(SIZES, ScalarType.Float).vector(theta).get()));
        leaves.add(Tensor.create(new float[] {all[all.length - 1]}, 1));
        leaves.forEach(leaf -> leaf.set_requires_grad(true));
        parameters = new TensorVector(leaves.toArray(Tensor[]::new));
        observation = Tensor.create(given, 1, given.length);
        observed = new FloatPointer(observation.data_ptr());

        SplittableRandom random = new SplittableRandom(1);
        int n = episodes * DECISIONS;
        states = random(random, n, given.length);
        actions = random(random, n, 1);
        weights = random(random, n, 1);
        fill(random, given);
        observed.put(given);
        double[] wanted = new double[2];
        float[] distribution = ours.distribution(given);
        Arrays.setAll(wanted, i -> distribution[i]);
        Agreement.require(
                "distribution",
                wanted,
                new double[] {mean(observation).item_float(), parameters.back().item_float()},
                Agreement.tolerance("float"));
        Tensor byBias =
                weights.mul(actions.sub(mean(states)))
                        .div(parameters.back().mul(new Scalar(2)).exp())
                        .sum()
                        .neg();
        TensorVector gradient = TorchPolicy.gradient(loss(), parameters, false);
        Agreement.require(
                "gradient",
                new double[] {byBias.item_float()},
                new double[] {gradient.get(parameters.size() - 2).item_float()},
                Agreement.tolerance("float"));
        Figures.clear();
    }

    private static Tensor random(SplittableRandom random, int rows, int columns) {
        float[] values = new float[rows * columns];
        fill(random, values);
        return Tensor.create(values, rows, columns);
    }

    private static void fill(SplittableRandom random, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
    }

    private Tensor mean(Tensor of) {
        Tensor h = of;
        for (int l = 0; l + 1 < SIZES.size(); l++) {
            h = torch.linear(h, parameters.get(2L * l), parameters.get(2L * l + 1));
            h = l + 2 < SIZES.size() ? h.tanh() : h;
        }
        return h;
    }

    /** The surrogate LVC over the samples; constants of the log-probability fall out of it. */
    private Tensor loss() {
        Tensor logStd = parameters.back();
        Tensor z = actions.sub(mean(states)).div(logStd.exp());
        Tensor logProbability = z.mul(z).mul(new Scalar(-0.5)).sub(logStd);
        Tensor credit = logProbability.sub(logProbability.detach()).exp();
        return weights.mul(credit).sum().neg();
    }

    /**
     * Draws an action.
     *
     * @return the action
     */
    @Benchmark
    public float[] act() {
        try (PointerScope _ = new PointerScope()) {
            observed.put(given);
            Tensor mean = mean(observation).detach();
            Tensor drawn = mean.add(torch.randn_like(mean).mul(parameters.back().detach().exp()));
            action[0] = drawn.item_float();
            return action;
        }
    }

    /**
     * Computes the gradient and the parameters after a step.
     *
     * @return how many tensors they are
     */
    @Benchmark
    public long adapt() {
        try (PointerScope _ = new PointerScope()) {
            TensorVector gradient = TorchPolicy.gradient(loss(), parameters, false);
            Tensor[] adapted = new Tensor[(int) parameters.size()];
            for (int i = 0; i < adapted.length; i++) {
                adapted[i] = parameters.get(i).detach().sub(gradient.get(i), new Scalar(ALPHA));
            }
            return adapted.length;
        }
    }
}
