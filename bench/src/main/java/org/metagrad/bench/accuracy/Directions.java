package org.metagrad.bench.accuracy;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.metagrad.meta.learner.Directed;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MetaRkhs1;
import org.metagrad.meta.learner.Reptile;
import org.metagrad.meta.update.MeanMetaGradient;

/** Update directions over the tasks of a meta-batch. */
final class Directions {
    private Directions() {}

    /** The tasks of a meta-batch by number; one is valid until the next is asked for. */
    interface Tasks {
        LearningTask<?> task(int t);
    }

    /**
     * A meta-batch.
     *
     * @param count the number of its tasks
     * @param medium the medium task, as long valid as the others
     */
    record Batch(Tasks tasks, int count, Supplier<LearningTask<?>> medium) {}

    /** Those of the learners that need nothing but gradients and Hessians of the tasks. */
    static Map<Approximation, double[]> ofLearners(
            Batch batch, double[] theta, int innerSteps, double alpha) {
        Maml maml = new Maml(innerSteps, alpha);
        Fomaml fomaml = new Fomaml(innerSteps, alpha);
        Reptile reptile = new Reptile(innerSteps + 1, alpha);
        double[] directed = directed(batch.medium.get(), theta, alpha);
        Map<Approximation, double[]> directions = new EnumMap<>(Approximation.class);
        directions.put(Approximation.MAML, mean(maml, batch, theta));
        directions.put(Approximation.FOMAML, mean(fomaml, batch, theta));
        directions.put(
                Approximation.META_RKHS_1, mean(new MetaRkhs1(innerSteps, alpha, 0), batch, theta));
        directions.put(
                Approximation.REPTILE,
                times(1 / ((innerSteps + 1) * alpha), mean(reptile, batch, theta)));
        directions.put(Approximation.DIRECTED_FOMAML, mean(fomaml, batch, directed));
        directions.put(Approximation.DIRECTED_MAML, mean(maml, batch, directed));
        directions.put(Approximation.MEDIUM_STEP, gradient(batch.medium.get(), theta));
        return directions;
    }

    /**
     * The mean meta-gradient of a learner.
     *
     * @param theta [P]. Not modified.
     */
    static double[] mean(MetaLearner learner, Batch batch, double[] theta) {
        MetaGradient[] gradients = new MetaGradient[batch.count];
        for (int t = 0; t < batch.count; t++) {
            gradients[t] = learner.room(theta.length);
            learner.metaGradient(batch.tasks.task(t), theta, gradients[t]);
        }
        MeanMetaGradient mean = new MeanMetaGradient(theta.length);
        mean.average(gradients);
        return mean.values();
    }

    /** The gradient of the medium task, {@code g_m}. */
    static double[] gradient(LearningTask<?> medium, double[] theta) {
        return gradientOf(medium, theta);
    }

    private static <D> double[] gradientOf(LearningTask<D> medium, double[] theta) {
        double[] gradient = new double[theta.length];
        medium.gradient(theta, medium.sample(theta, 0), gradient);
        return gradient;
    }

    /** The parameters to which the directed step of size {@code eta} leads. */
    static double[] directed(LearningTask<?> medium, double[] theta, double eta) {
        double[] moved = theta.clone();
        Directed step = new Directed(new Fomaml(1, eta), eta);
        step.mediumStep(medium, moved, step.learner().room(theta.length));
        return moved;
    }

    /** {@code factor x}. */
    static double[] times(double factor, double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            product[i] = factor * x[i];
        }
        return product;
    }
}
