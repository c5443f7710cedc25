package org.metagrad.bench.jmh;

import static org.bytedeco.pytorch.global.torch.grad;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.log_softmax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The policy and the loss of {@link FloatBatch} in libtorch: samples along the rows, as torch has
 * them, {@code torch::linear} with tanh between, and {@code -sum w exp(d)} of the surrogate LVC.
 */
record TorchPolicy(List<Integer> sizes, ScalarType type) {

    /**
     * A draw of samples.
     *
     * @param states {@code [n, inputs]}
     * @param actions indices, {@code [n, 1]}
     * @param weights {@code [n, 1]}
     */
    record Draw(Tensor states, Tensor actions, Tensor weights) {}

    /**
     * Lets the calling thread's operators use that many threads. OpenBLAS, which libtorch
     * multiplies with here, has a number of its own, and its threads wait busily: one too many
     * costs a hundred times what it brings.
     */
    static void useThreads(int threads) {
        torch.set_num_threads(threads);
        openblas_nolapack.blas_set_num_threads(threads);
    }

    static TorchPolicy of(DoubleBatch batch, String precision) {
        return new TorchPolicy(
                batch.policy().network().sizes(),
                precision.equals("float") ? ScalarType.Float : ScalarType.Double);
    }

    /** The samples of {@link DoubleBatch#numbers}. */
    Draw draw(double[] numbers) {
        int inputs = sizes.getFirst();
        Tensor all = tensor(numbers, numbers.length / (inputs + 2), inputs + 2);
        return new Draw(
                all.narrow(1, 0, inputs).contiguous(),
                all.narrow(1, inputs, 1).to(ScalarType.Long),
                all.narrow(1, inputs + 1, 1).contiguous());
    }

    /** {@code W1, b1, W2, b2, ...} of a flat vector, as leaves of a graph. */
    TensorVector parameters(double[] theta) {
        TensorVector parameters = vector(theta);
        for (Tensor parameter : parameters.get()) {
            parameter.set_requires_grad(true);
        }
        return parameters;
    }

    /** {@code W1, b1, W2, b2, ...} of a flat vector, without a graph. */
    TensorVector vector(double[] theta) {
        List<Tensor> parts = new ArrayList<>();
        int at = 0;
        for (int l = 0; l + 1 < sizes.size(); l++) {
            int in = sizes.get(l);
            int out = sizes.get(l + 1);
            parts.add(tensor(Arrays.copyOfRange(theta, at, at + in * out), out, in));
            at += in * out;
            parts.add(tensor(Arrays.copyOfRange(theta, at, at + out), out));
            at += out;
        }
        return new TensorVector(parts.toArray(Tensor[]::new));
    }

    private Tensor tensor(double[] values, long... shape) {
        return Tensor.create(values, shape).to(type);
    }

    Tensor loss(TensorVector parameters, Draw draw) {
        Tensor h = draw.states();
        long layers = parameters.size() / 2;
        for (long l = 0; l < layers; l++) {
            h = linear(h, parameters.get(2 * l), parameters.get(2 * l + 1));
            h = l + 1 < layers ? h.tanh() : h;
        }
        Tensor logProbability = log_softmax(h, 1).gather(1, draw.actions());
        Tensor credit = logProbability.sub(logProbability.detach()).exp();
        return draw.weights().mul(credit).sum().neg();
    }

    /**
     * The gradient of the loss.
     *
     * @param again whether it will be differentiated, {@code create_graph}
     */
    TensorVector gradient(TensorVector parameters, Draw draw, boolean again) {
        return gradient(loss(parameters, draw), parameters, again);
    }

    /** The gradient of a scalar by the parameters. */
    static TensorVector gradient(Tensor of, TensorVector parameters, boolean again) {
        return grad(
                new TensorVector(of),
                parameters,
                new TensorVector(),
                new BoolOptional(again),
                again,
                false);
    }

    /** {@code <a, b>}. */
    static Tensor inner(TensorVector a, TensorVector b) {
        Tensor sum = a.get(0).mul(b.get(0)).sum();
        for (long i = 1; i < a.size(); i++) {
            sum = sum.add(a.get(i).mul(b.get(i)).sum());
        }
        return sum;
    }

    /** All values one after the other, in double. */
    static double[] values(TensorVector parts) {
        List<double[]> all = new ArrayList<>();
        int size = 0;
        for (Tensor part : parts.get()) {
            Tensor flat = part.detach().to(ScalarType.Double).contiguous();
            double[] values = new double[Math.toIntExact(flat.numel())];
            new DoublePointer(flat.data_ptr()).get(values);
            all.add(values);
            size += values.length;
        }
        double[] flat = new double[size];
        int at = 0;
        for (double[] values : all) {
            System.arraycopy(values, 0, flat, at, values.length);
            at += values.length;
        }
        return flat;
    }
}
