package org.metagrad.bench.run;

import java.util.List;
import java.util.Optional;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.EvaluationProtocol;
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
    /**
     * {@return a run before its first iteration}
     *
     * @param config of the run
     */
    Run start(TrainingConfig config);

    /**
     * Evaluates parameters on held-out tasks as {@link Evaluation#evaluate} does.
     *
     * @param config the configuration
     * @param theta the meta-trained parameters. Not modified.
     * @param protocol which tasks, how many steps and episodes
     * @return rows for each number of steps
     */
    List<EvaluationRow> evaluate(TrainingConfig config, float[] theta, EvaluationProtocol protocol);

    /**
     * {@return the flat parameter vector of tensors, as {@link Evaluation#parameters} has it}
     *
     * @param config the configuration
     * @param tensors read from a file
     */
    float[] parameters(TrainingConfig config, List<SafeTensors.Tensor> tensors);

    /** As {@link Training}. */
    interface Run extends AutoCloseable {
        /**
         * Does one iteration.
         *
         * @return its figures
         */
        IterationMetrics step();

        /** Asks for the end, from any thread. */
        void cancel();

        /** {@return all that the rest of the run depends on} */
        Checkpoint checkpoint();

        /**
         * Goes on from a checkpoint.
         *
         * @param checkpoint of this run
         */
        void restore(Checkpoint checkpoint);

        /**
         * Begins from the parameters of another run.
         *
         * @param tensors named as {@link #namedParameters} names them
         */
        void warmStart(List<SafeTensors.Tensor> tensors);

        /** {@return the average of the parameters as named matrices; empty if none is kept} */
        Optional<List<SafeTensors.Tensor>> namedAverage();

        /** {@return how many meta-gradients met a direction of negative curvature} */
        default long negativeCurvatures() {
            return 0;
        }

        /** {@return what is learnt, a flat vector} */
        float[] parameters();

        /** {@return what is learnt as named matrices} */
        List<SafeTensors.Tensor> namedParameters();

        @Override
        void close();
    }

    /** {@return the backend that trains with module meta} */
    static Backend ofMeta() {
        return new Backend() {
            @Override
            public Run start(TrainingConfig config) {
                return new MetaRun(new Training(config));
            }

            @Override
            public List<EvaluationRow> evaluate(
                    TrainingConfig config, float[] theta, EvaluationProtocol protocol) {
                return Evaluation.evaluate(config, theta, protocol);
            }

            @Override
            public float[] parameters(TrainingConfig config, List<SafeTensors.Tensor> tensors) {
                return Evaluation.parameters(config, tensors);
            }
        };
    }

    /**
     * A {@link Training} as a {@link Run}.
     *
     * @param training which it runs
     */
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
        public void warmStart(List<SafeTensors.Tensor> tensors) {
            training.warmStart(tensors);
        }

        @Override
        public Optional<List<SafeTensors.Tensor>> namedAverage() {
            return training.namedAverage();
        }

        @Override
        public long negativeCurvatures() {
            return training.negativeCurvatures();
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
