package org.metagrad.bench.run;

import java.util.List;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;

/**
 * What the commands ask of module meta. The tests of the command line put a stand-in here, which
 * does not train.
 */
public interface Backend {
    /** A run before its first iteration. */
    Run start(TrainingConfig config);

    /** As {@link Evaluation#evaluate}. */
    List<EvaluationRow> evaluate(
            TrainingConfig config, float[] theta, long evaluationSeed, int tasks, int steps);

    /** As {@link Evaluation#parameters}. */
    float[] parameters(TrainingConfig config, List<SafeTensors.Tensor> tensors);

    /** As {@link Training}. */
    interface Run extends AutoCloseable {
        IterationMetrics step();

        void cancel();

        Checkpoint checkpoint();

        void restore(Checkpoint checkpoint);

        float[] parameters();

        List<SafeTensors.Tensor> namedParameters();

        @Override
        void close();
    }

    /** The real one. */
    static Backend ofMeta() {
        return new Backend() {
            @Override
            public Run start(TrainingConfig config) {
                return new MetaRun(new Training(config));
            }

            @Override
            public List<EvaluationRow> evaluate(
                    TrainingConfig config,
                    float[] theta,
                    long evaluationSeed,
                    int tasks,
                    int steps) {
                return Evaluation.evaluate(config, theta, evaluationSeed, tasks, steps);
            }

            @Override
            public float[] parameters(TrainingConfig config, List<SafeTensors.Tensor> tensors) {
                return Evaluation.parameters(config, tensors);
            }
        };
    }

    /** A {@link Training} as a {@link Run}. */
    record MetaRun(Training training) implements Run {
        @Override
        public IterationMetrics step() {
            return training.step();
        }

        @Override
        public void cancel() {
            training.cancel();
        }

        @Override
        public Checkpoint checkpoint() {
            return training.checkpoint();
        }

        @Override
        public void restore(Checkpoint checkpoint) {
            training.restore(checkpoint);
        }

        @Override
        public float[] parameters() {
            return training.parameters();
        }

        @Override
        public List<SafeTensors.Tensor> namedParameters() {
            return training.namedParameters();
        }

        @Override
        public void close() {
            training.close();
        }
    }
}
