package org.metagrad.meta;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;

/** The policy network of a configuration: its shape, its start and its names in files. */
final class PolicyParameters {
    private PolicyParameters() {}

    /** The policy for an environment: hidden layers of tanh, one logit for each action. */
    static CategoricalPolicy policy(TrainingConfig config, TaskDistribution distribution) {
        BatchEnvironment one = distribution.environment(distribution.medium(), 1);
        List<Integer> sizes = new ArrayList<>();
        sizes.add(one.observationSize());
        for (int l = 0; l < config.hiddenLayers(); l++) {
            sizes.add(config.hiddenWidth());
        }
        switch (one.actionSpace()) {
            case ActionSpace.Discrete(int n) -> sizes.add(n);
            case ActionSpace.Box _ ->
                    throw new IllegalArgumentException(
                            distribution.name() + ": policies are for discrete actions");
        }
        return new CategoricalPolicy(new Mlp(sizes, Mlp.Activation.TANH));
    }

    /** Weights uniform in {@code +-sqrt(6 / (in + out))} (Glorot and Bengio 2010), biases zero. */
    static double[] initial(CategoricalPolicy policy, RandomStream stream) {
        List<Shape> shapes = policy.network().parameterShapes();
        double[] theta = new double[policy.network().parameterCount()];
        int at = 0;
        for (int i = 0; i < shapes.size(); i++) {
            Shape shape = shapes.get(i);
            double limit = StrictMath.sqrt(6.0 / (shape.rows() + shape.columns()));
            for (int end = at + shape.size(); at < end; at++) {
                theta[at] = isBias(i) ? 0 : limit * (2 * stream.uniform(at) - 1);
            }
        }
        return theta;
    }

    /** Weights and biases take turns; see {@link Mlp#parameterShapes}. */
    private static boolean isBias(int parameter) {
        return parameter % 2 == 1;
    }

    /**
     * {@code theta} as named matrices, rounded to float: {@code policy.W1 [out, in]}, and so on.
     */
    static List<SafeTensors.Tensor> named(CategoricalPolicy policy, double[] theta) {
        List<SafeTensors.Tensor> tensors = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < policy.network().parameterShapes().size(); i++) {
            Shape shape = policy.network().parameterShapes().get(i);
            float[] values = new float[shape.size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) theta[at++];
            }
            tensors.add(new SafeTensors.Tensor(name(policy, i), fileShape(policy, i), values));
        }
        return tensors;
    }

    /** The flat vector of named matrices; see {@link Evaluation#parameters}. */
    static float[] flat(CategoricalPolicy policy, List<SafeTensors.Tensor> tensors) {
        float[] theta = new float[policy.network().parameterCount()];
        int at = 0;
        for (int i = 0; i < policy.network().parameterShapes().size(); i++) {
            String name = name(policy, i);
            SafeTensors.Tensor tensor =
                    tensors.stream()
                            .filter(t -> t.name().equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    new IllegalArgumentException("tensor " + name + " is missing"));
            if (!java.util.Arrays.equals(tensor.shape(), fileShape(policy, i))) {
                throw new IllegalArgumentException(
                        "tensor %s has shape %s, the configuration wants %s"
                                .formatted(
                                        name,
                                        java.util.Arrays.toString(tensor.shape()),
                                        java.util.Arrays.toString(fileShape(policy, i))));
            }
            float[] values = tensor.data();
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "tensor " + name + " has a value that is not finite: " + value);
                }
            }
            System.arraycopy(values, 0, theta, at, values.length);
            at += values.length;
        }
        return theta;
    }

    private static String name(CategoricalPolicy policy, int i) {
        return "policy." + policy.network().parameterNames().get(i);
    }

    private static int[] fileShape(CategoricalPolicy policy, int i) {
        Shape shape = policy.network().parameterShapes().get(i);
        return isBias(i) ? new int[] {shape.rows()} : new int[] {shape.rows(), shape.columns()};
    }
}
