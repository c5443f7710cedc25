package org.metagrad.meta.fewshot;

import java.util.Locale;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.problem.Examples;
import org.metagrad.meta.problem.FewShotTasks;

/**
 * Classification of Gaussian clusters: the mean of each of the {@link #WAYS} labels is drawn for
 * each task from {@code N(0, I)} in {@link #DIMENSIONS} dimensions, and an example is {@code mean +
 * N(0, I)}. No label has a meaning of its own, so nothing is known before adaptation. By one
 * example of each label at most 70.8 % can be told right, by the means themselves 92.0 %.
 *
 * @param noise of the labels of the examples to adapt to
 */
record Prototypes(LabelNoise noise) implements FewShotTasks<Prototypes.Clusters> {
    static final int WAYS = 5;
    static final int DIMENSIONS = 10;

    /** The problem with a share of wrong labels. */
    Prototypes(double noise) {
        this(new LabelNoise(noise, WAYS));
    }

    /**
     * A task.
     *
     * @param key of the stream whose number {@code label * DIMENSIONS + d} is a mean's component
     */
    record Clusters(long key) implements EnvironmentTask {
        double mean(int label, int d) {
            return RandomStream.normal(key, (long) label * DIMENSIONS + d);
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "means of stream %016x", key);
        }
    }

    @Override
    public Class<Clusters> type() {
        return Clusters.class;
    }

    @Override
    public Clusters sample(RandomStream stream) {
        return new Clusters(stream.key());
    }

    @Override
    public void draw(Clusters task, RandomStream stream, Examples support, Examples query) {
        fill(task, stream.split(0), noise, support);
        fill(task, stream.split(1), LabelNoise.NONE, query);
    }

    private static void fill(Clusters task, RandomStream stream, LabelNoise noise, Examples to) {
        float[] x = to.room();
        float[] label = new float[1];
        for (int i = 0; i < to.size(); i++) {
            int l = i % WAYS;
            for (int d = 0; d < DIMENSIONS; d++) {
                double off = stream.normal((long) i * DIMENSIONS + d);
                x[d] = (float) (task.mean(l, d) + off);
            }
            label[0] = noise.label(stream, i, l);
            to.set(i, x, label);
        }
    }
}
