package org.metagrad.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.metagrad.bench.run.Backend;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.meta.Acting;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.EvaluationProtocol;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.PhaseSeconds;
import org.metagrad.meta.TaskScore;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;

/** A backend of made-up numbers that notes what it was asked. */
public final class StandIn implements Backend {
    final List<TrainingConfig> started = new ArrayList<>();
    final List<TrainingConfig> evaluated = new ArrayList<>();
    final List<EvaluationProtocol> protocols = new ArrayList<>();
    float[] evaluatedTheta = {};
    int closed;
    public Runnable beforeStep = () -> {};

    @Override
    public Run start(TrainingConfig config) {
        started.add(config);
        return new Run() {
            private int iteration;

            @Override
            public IterationMetrics step() {
                beforeStep.run();
                iteration++;
                return new IterationMetrics(
                        iteration,
                        1_000_000L * iteration,
                        0.25,
                        new PhaseSeconds(0.1, 0.05, 0.04, 0.03, 0.02),
                        1234.5,
                        20.25,
                        1e-3,
                        40,
                        20,
                        0.125);
            }

            @Override
            public void cancel() {}

            @Override
            public Checkpoint checkpoint() {
                return new Checkpoint(
                        config, config.environment(), iteration, 1_000_000L * iteration, List.of());
            }

            @Override
            public void restore(Checkpoint checkpoint) {
                iteration = checkpoint.iteration();
            }

            @Override
            public void warmStart(List<SafeTensors.Tensor> tensors) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<List<SafeTensors.Tensor>> namedAverage() {
                return Optional.empty();
            }

            @Override
            public float[] parameters() {
                return new float[] {iteration, 0.5f};
            }

            @Override
            public List<SafeTensors.Tensor> namedParameters() {
                return List.of(new SafeTensors.Tensor("policy.W1", new int[] {1, 2}, parameters()));
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    @Override
    public List<EvaluationRow> evaluate(
            TrainingConfig config, float[] theta, EvaluationProtocol protocol) {
        evaluated.add(config);
        protocols.add(protocol);
        evaluatedTheta = theta;
        return IntStream.rangeClosed(0, protocol.steps())
                .mapToObj(step -> row(step, protocol.tasks()))
                .toList();
    }

    static EvaluationRow row(int step, int tasks) {
        return new EvaluationRow(
                step,
                Acting.SAMPLED,
                List.of(EpisodeMeasure.share("falls")),
                Collections.nCopies(
                        tasks, new TaskScore(CartPole.Task.GYMNASIUM, 100 * step, List.of(0.25))));
    }

    @Override
    public float[] parameters(TrainingConfig config, List<SafeTensors.Tensor> tensors) {
        if (!tensors.getFirst().name().equals("policy.W1")) {
            throw new IllegalArgumentException("policy.W1 is missing");
        }
        return tensors.getFirst().data();
    }
}
