package org.metagrad.meta.fewshot;

import java.util.Optional;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.sinusoid.Sinusoid;
import org.metagrad.envs.sinusoid.SinusoidTasks;
import org.metagrad.meta.problem.Examples;
import org.metagrad.meta.problem.FewShotTasks;

/**
 * Regression of sinusoids, the supervised example of MAML (Finn et al., arXiv 1703.03400, section
 * 5.1).
 *
 * @param mediumTask what directed learners take their step on
 */
record Sinusoids(Sinusoid mediumTask) implements FewShotTasks<Sinusoid> {
    @Override
    public Class<Sinusoid> type() {
        return Sinusoid.class;
    }

    @Override
    public Sinusoid sample(RandomStream stream) {
        return SinusoidTasks.sample(stream);
    }

    @Override
    public Optional<Sinusoid> medium() {
        return Optional.of(mediumTask);
    }

    @Override
    public void draw(Sinusoid task, RandomStream stream, Examples support, Examples query) {
        fill(task, stream.split(0), support);
        fill(task, stream.split(1), query);
    }

    private static void fill(Sinusoid task, RandomStream stream, Examples to) {
        double[] x = new double[to.size()];
        double[] y = new double[to.size()];
        SinusoidTasks.draw(task, stream, x, y);
        float[] input = new float[1];
        float[] target = new float[1];
        for (int i = 0; i < x.length; i++) {
            input[0] = (float) x[i];
            target[0] = (float) y[i];
            to.set(i, input, target);
        }
    }
}
