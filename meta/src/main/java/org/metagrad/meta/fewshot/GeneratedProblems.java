package org.metagrad.meta.fewshot;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.envs.sinusoid.SinusoidTasks;
import org.metagrad.meta.config.ProblemName;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.problem.Problem;

/** The supervised problems that go by names, with the network of a configuration. */
public final class GeneratedProblems {
    private GeneratedProblems() {}

    /**
     * The problem of a configuration.
     *
     * @throws IllegalArgumentException if its environment is none of them
     */
    public static Problem of(TrainingConfig config) {
        String name = config.environment();
        return switch (name) {
            case ProblemName.SINUSOID ->
                    Problem.regression(
                            name,
                            context -> perceptron(config, 1 + context, 1),
                            new Sinusoids(SinusoidTasks.task(config.medium())));
            case ProblemName.PROTOTYPES ->
                    Problem.classification(
                            name,
                            context ->
                                    perceptron(
                                            config,
                                            Prototypes.DIMENSIONS + context,
                                            Prototypes.WAYS),
                            new Prototypes(config.labelNoise()));
            case ProblemName.STROKES ->
                    Problem.classification(
                            name,
                            context -> strokes(config, context),
                            new Strokes(config.labelNoise()));
            default ->
                    throw new IllegalArgumentException(
                            "environment '" + name + "' is not a supervised problem");
        };
    }

    private static StrokeNetwork strokes(TrainingConfig config, int context) {
        return new StrokeNetwork(
                config.hiddenLayers(), config.hiddenWidth(), Strokes.WAYS, context);
    }

    private static Mlp perceptron(TrainingConfig config, int inputs, int outputs) {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(inputs);
        for (int l = 0; l < config.hiddenLayers(); l++) {
            sizes.add(config.hiddenWidth());
        }
        sizes.add(outputs);
        return new Mlp(sizes, config.activation());
    }
}
