package org.metagrad.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.fixtures.Closeness;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;

/**
 * The update that is timed is the one that the reference interpreter computes; its layers are wide
 * enough for activations to be kept.
 */
class MetaUpdateTest {
    private static final int ROWS = 50;
    private static final int TASKS = 3;
    private static final int STEPS = 2;

    /** A task whose draws are given, by the interpreter in double. */
    private record Reference(DoubleBatch batch, int task) implements LearningTask<double[]> {
        @Override
        public double[] sample(double[] theta, int draw) {
            return batch.numbers(ROWS, 100L * task + draw);
        }

        @Override
        public void gradient(double[] theta, double[] data, double[] gradient) {
            write(batch.loss().gradient(ROWS), batch.inputs(theta, data), gradient);
        }

        @Override
        public void hessianVectorProduct(
                double[] theta, double[] data, double[] v, double[] product) {
            List<double[]> inputs = batch.inputs(theta, data);
            inputs.addAll(batch.parameters(v));
            write(batch.loss().hessianVectorProduct(ROWS), inputs, product);
        }

        private static void write(Program program, List<double[]> inputs, double[] to) {
            int at = 0;
            for (double[] part : ReferenceInterpreter.evaluate(program, inputs)) {
                System.arraycopy(part, 0, to, at, part.length);
                at += part.length;
            }
        }
    }

    private static double[] mean(MetaLearner learner, DoubleBatch batch, double[] theta) {
        double[] mean = new double[theta.length];
        MetaGradient room = learner.room(theta.length);
        for (int t = 0; t < TASKS; t++) {
            learner.metaGradient(new Reference(batch, t), theta, room);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += room.gradient()[i] / TASKS;
            }
        }
        return mean;
    }

    @ParameterizedTest
    @CsvSource({"maml, 1", "maml, 2", "fomaml, 1", "anil, 1", "anil, 2"})
    void theTimedUpdateIsTheReference(String learner, int threads) {
        DoubleMetaUpdate timed = new DoubleMetaUpdate();
        timed.learner = learner;
        timed.innerSteps = STEPS;
        timed.tasks = TASKS;
        timed.width = 32;
        timed.rows = ROWS;
        timed.ends = "4-2";
        timed.threads = threads;
        timed.kernels = "best";
        timed.start();
        timed.update();
        timed.stop();
        Figures.clear();
        DoubleBatch batch = DoubleBatch.of("4-32-32-2");
        MetaLearner rule =
                switch (learner) {
                    case "maml" -> new Maml(STEPS, 0.1);
                    case "anil" -> Anil.of(batch.policy().network(), STEPS, 0.1);
                    default -> new Fomaml(STEPS, 0.1);
                };
        double[] wanted = mean(rule, batch, batch.theta(1));
        double[] other = mean(new Fomaml(STEPS + 1, 0.1), batch, batch.theta(1));
        double[] got = Arrays.copyOf(timed.mean(), wanted.length);
        assertThat(Closeness.relativeError(got, wanted)).isLessThan(1e-12);
        assertThat(Closeness.relativeError(got, other)).isGreaterThan(1e-4);
    }
}
