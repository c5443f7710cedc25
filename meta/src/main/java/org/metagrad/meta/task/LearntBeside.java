package org.metagrad.meta.task;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Shape;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.advantage.Critic;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.ParameterLayout;
import org.metagrad.meta.rollout.ObservationScale;

/**
 * What a policy's training learns beside the meta-parameters and all tasks share: a value network
 * for each draw, and the units of observations. Either may be left out by the configuration.
 *
 * @param critics one for the draw before adaptation and one for that after each of its steps; empty
 *     where each task has a baseline of its own
 * @param scale null where observations are seen as they are
 */
record LearntBeside(List<Critic> critics, ObservationScale scale) {

    /** What a configuration asks for. */
    static LearntBeside of(TrainingConfig config, int observationSize, int horizon) {
        List<Critic> critics =
                switch (config.advantage()) {
                    case LINEAR -> List.of();
                    case CRITIC -> critics(config, observationSize, horizon);
                };
        ObservationScale scale =
                config.normaliseObservations()
                        ? new ObservationScale(observationSize, config.tasks())
                        : null;
        return new LearntBeside(critics, scale);
    }

    private static List<Critic> critics(TrainingConfig config, int observationSize, int horizon) {
        Critic.Settings settings =
                new Critic.Settings(
                        observationSize,
                        horizon,
                        config.discountOfDecision(),
                        config.criticLearningRate(),
                        config.tasks(),
                        config.trajectories() * horizon);
        RandomStream root = RandomStream.of(config.seed());
        return IntStream.rangeClosed(0, config.innerSteps())
                .mapToObj(draw -> new Critic(settings, draw, root))
                .toList();
    }

    /** The value network of a draw, the last one's for draws behind it; null if there is none. */
    Critic critic(int draw) {
        return critics.isEmpty() ? null : critics.get(Math.min(draw, critics.size() - 1));
    }

    /** The names and shapes of {@link #values}. */
    ParameterLayout layout() {
        ParameterLayout layout =
                critics.stream()
                        .map(Critic::layout)
                        .reduce(new ParameterLayout(List.of(), List.of()), ParameterLayout::and);
        return scale == null ? layout : layout.and(ofScale());
    }

    private ParameterLayout ofScale() {
        Shape column = new Shape(scale.size(), 1);
        return new ParameterLayout(
                List.of("observations.mean", "observations.variance"), List.of(column, column));
    }

    /** The live values, one vector behind the other. */
    List<double[]> values() {
        List<double[]> values = new ArrayList<>();
        critics.forEach(critic -> values.add(critic.parameters()));
        if (scale != null) {
            values.add(scale.values());
        }
        return values;
    }

    /** Names all of it, and the memory of what fits it, for checkpoints. */
    void addTo(LearntState state) {
        for (int draw = 0; draw < critics.size(); draw++) {
            Critic critic = critics.get(draw);
            state.add("critic" + draw, critic.parameters());
            state.add("critic_optimiser" + draw, critic.adam());
        }
        if (scale != null) {
            state.add("observations", scale.values()).add("observation_count", scale.count());
        }
    }

    /** What a task has collected, which is then collected no more. */
    CollectedBeside collected(int t) {
        return new CollectedBeside(
                scale == null ? new double[0] : scale.collected(t),
                critics.stream().map(critic -> critic.collected(t)).toArray(float[][]::new));
    }

    /** Takes in what a task has collected elsewhere. */
    void collect(int t, CollectedBeside from) {
        if (scale != null) {
            scale.collect(t, from.observationSums());
        }
        for (int draw = 0; draw < critics.size(); draw++) {
            critics.get(draw).collect(t, from.valueSamples()[draw]);
        }
    }

    /** Takes in the samples of an iteration. */
    void fit(Workers<PolicyTask> workers) {
        for (Critic critic : critics) {
            critic.fit((first, end) ->
                    workers.forEach(
                            end - first,
                            (worker, i) -> worker.criticPlans().gradient(critic, first + i)));
        }
        // after the critics, whose samples are in the units of this iteration
        if (scale != null) {
            scale.update();
        }
    }
}
