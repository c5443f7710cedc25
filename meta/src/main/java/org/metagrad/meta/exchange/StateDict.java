package org.metagrad.meta.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.metagrad.autodiff.Shape;
import org.metagrad.meta.file.ParameterLayout;
import org.metagrad.meta.file.SafeTensors;

/**
 * A policy as the {@code state_dict} of a PyTorch module whose network is a {@code Sequential}
 * named {@code net}: layers and the functions between them take turns, so that layer l is {@code
 * net.2l.weight [out, in]} and {@code net.2l.bias [out]}; beside it {@code log_std [A]} of Gaussian
 * policies, {@code context [C]} where the network reads one behind the observation, and {@code
 * observations.mean [D]} and {@code observations.variance [D]} where these are normalised.
 */
public final class StateDict {
    private static final String MEAN = "observations.mean";
    private static final String VARIANCE = "observations.variance";

    private StateDict() {}

    /** The names of a policy's parameters, in the order of its flat vector, then the context. */
    static ParameterLayout layout(org.metagrad.autodiff.nn.Policy policy, int context) {
        List<String> names = new ArrayList<>();
        for (int l = 0; l < policy.network().layers(); l++) {
            names.add("net." + 2 * l + ".weight");
            names.add("net." + 2 * l + ".bias");
        }
        List<Shape> shapes = new ArrayList<>(policy.parameterShapes());
        if (shapes.size() > names.size()) {
            names.add("log_std");
        }
        if (context > 0) {
            names.add("context");
            shapes.add(new Shape(context, 1));
        }
        return new ParameterLayout(names, shapes);
    }

    /** The tensors of a policy; the name of its activation is text beside them. */
    public static SafeTensors of(TaskPolicy task) {
        List<SafeTensors.Tensor> tensors =
                new ArrayList<>(layout(task.policy(), task.context()).tensors(task.theta()));
        if (task.scale() != null) {
            int size = task.observationSize();
            tensors.add(tensor(MEAN, task.scale(), 0, size));
            tensors.add(tensor(VARIANCE, task.scale(), size, size));
        }
        return new SafeTensors(
                tensors, Map.of("activation", task.policy().network().activation().name()));
    }

    private static SafeTensors.Tensor tensor(String name, double[] from, int at, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) from[at + i];
        }
        return new SafeTensors.Tensor(name, new int[] {size}, values);
    }

    /**
     * The flat vector of a policy, then its context, which is 0 where the file has none.
     *
     * @throws IllegalArgumentException naming a tensor that is missing, not finite or of another
     *     shape
     */
    public static float[] theta(
            List<SafeTensors.Tensor> tensors, org.metagrad.autodiff.nn.Policy policy, int context) {
        boolean has = tensors.stream().anyMatch(tensor -> tensor.name().equals("context"));
        ParameterLayout layout = layout(policy, has ? context : 0);
        float[] theta = layout.flat(tensors);
        return java.util.Arrays.copyOf(theta, policy.parameterCount() + context);
    }

    /**
     * The means of the observations, then their variances.
     *
     * @throws IllegalArgumentException as {@link #theta}
     */
    public static float[] scale(List<SafeTensors.Tensor> tensors, int observationSize) {
        Shape column = new Shape(observationSize, 1);
        return new ParameterLayout(List.of(MEAN, VARIANCE), List.of(column, column)).flat(tensors);
    }
}
