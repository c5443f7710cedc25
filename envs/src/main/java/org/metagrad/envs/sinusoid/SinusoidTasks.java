package org.metagrad.envs.sinusoid;

import java.util.List;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.TaskParameter;

/**
 * Sinusoid regression, the supervised example of MAML (Finn et al., arXiv 1703.03400, section 5.1):
 * amplitude U[0.1, 5], phase U[0, pi], points x U[-5, 5]. There is nothing to step, so it is not a
 * {@link TaskDistribution}.
 */
public final class SinusoidTasks {
    /** The name of the family. */
    public static final String NAME = "sinusoid";

    /** Points in a draw, K. */
    public static final int POINTS = 10;

    private static final TaskParameter AMPLITUDE = new TaskParameter("amplitude", 0.1, 5, "");
    private static final TaskParameter PHASE = new TaskParameter("phase", 0, Math.PI, "");
    private static final TaskParameter X = new TaskParameter("x", -5, 5, "");

    private SinusoidTasks() {}

    /**
     * {@return a task with amplitude and phase from the counters 0 and 1 of the stream}
     *
     * @param stream from which they are drawn
     */
    public static Sinusoid sample(RandomStream stream) {
        return new Sinusoid(AMPLITUDE.at(stream.uniform(0)), PHASE.at(stream.uniform(1)));
    }

    /** {@return the medium task, amplitude 2.55 and phase pi/2} */
    public static Sinusoid medium() {
        return new Sinusoid(AMPLITUDE.middle(), PHASE.middle());
    }

    /**
     * {@return the medium task with amplitude or phase replaced, as in {@link
     * TaskDistribution#task(String)}}
     *
     * @param assignments {@code amplitude=A,phase=P}, either or both; blank for the medium task
     */
    public static Sinusoid task(String assignments) {
        if (assignments.isBlank()) {
            return medium();
        }
        double[] values = TaskParameter.values(List.of(AMPLITUDE, PHASE), assignments);
        return new Sinusoid(values[0], values[1]);
    }

    /**
     * {@return the task as a sinusoid}
     *
     * @param task the task
     * @throws IllegalArgumentException if it is null or of another kind
     */
    public static Sinusoid require(EnvironmentTask task) {
        return Episodes.requireTask(task, Sinusoid.class, NAME);
    }

    /** {@return the four tasks of extreme amplitude and phase, the phase fastest} */
    public static List<Sinusoid> corners() {
        return List.of(
                new Sinusoid(AMPLITUDE.low(), PHASE.low()),
                new Sinusoid(AMPLITUDE.low(), PHASE.high()),
                new Sinusoid(AMPLITUDE.high(), PHASE.low()),
                new Sinusoid(AMPLITUDE.high(), PHASE.high()));
    }

    /**
     * Draws points of a task; {@code x[i]} is a function of counter {@code i} of the stream alone.
     *
     * @param task whose points are drawn
     * @param stream from which {@code x} is drawn
     * @param x [K]. Modified.
     * @param y [K], without noise. Modified.
     * @throws IllegalArgumentException if the lengths differ
     */
    public static void draw(Sinusoid task, RandomStream stream, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x has " + x.length + " points, y has " + y.length);
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = X.at(stream.uniform(i));
            y[i] = task.value(x[i]);
        }
    }
}
