package org.metagrad.meta.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.metagrad.autodiff.optimiser.Optimiser;
import org.metagrad.meta.file.SafeTensors;

/**
 * What a training learns, by name: the vectors and optimisers that a checkpoint holds. A further
 * one joins by one {@code add}.
 */
public final class LearntState {
    /**
     * One part of the state: its name, its length, how it is copied, what it may be and how it is
     * set.
     */
    private record Part(
            String name,
            int size,
            Supplier<double[]> copy,
            Consumer<double[]> check,
            Consumer<double[]> set) {}

    private final List<Part> parts = new ArrayList<>();

    /**
     * Adds a vector.
     *
     * @param live the vector itself, which {@link #restore} overwrites
     */
    public LearntState add(String name, double[] live) {
        parts.add(
                new Part(
                        name,
                        live.length,
                        live::clone,
                        _ -> {},
                        from -> System.arraycopy(from, 0, live, 0, live.length)));
        return this;
    }

    /** Adds the number of steps and the vectors of an optimiser. */
    public LearntState add(String name, Optimiser optimiser) {
        parts.add(
                new Part(
                        name,
                        optimiser.stateSize(),
                        optimiser::state,
                        Optimiser::requireSteps,
                        optimiser::restore));
        return this;
    }

    public List<SafeTensors.DoubleTensor> copy() {
        return parts.stream()
                .map(part ->
                        new SafeTensors.DoubleTensor(
                                part.name, new int[] {part.size}, part.copy.get()))
                .toList();
    }

    /**
     * Sets every part; none if one of them does not fit.
     *
     * @throws IllegalArgumentException naming a tensor that is missing, unknown, of another size,
     *     or holds what it cannot be
     */
    public void restore(List<SafeTensors.DoubleTensor> tensors) {
        Map<String, double[]> values = new HashMap<>();
        tensors.forEach(tensor -> values.put(tensor.name(), tensor.data()));
        for (Part part : parts) {
            double[] value = values.get(part.name);
            if (value == null || value.length != part.size) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "checkpoint: tensor %s of %d values wanted, %s",
                                part.name,
                                part.size,
                                value == null ? "it is missing" : "got " + value.length));
            }
            try {
                part.check.accept(value);
            } catch (IllegalArgumentException problem) {
                throw new IllegalArgumentException(
                        "checkpoint: tensor " + part.name + ": " + problem.getMessage(), problem);
            }
        }
        if (values.size() != parts.size()) {
            parts.forEach(part -> values.remove(part.name));
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "checkpoint: tensor %s is not part of this training",
                            values.keySet().iterator().next()));
        }
        parts.forEach(part -> part.set.accept(values.get(part.name)));
    }
}
