package org.metagrad.bench.film;

import org.metagrad.bench.chart.Palette;
import org.metagrad.bench.chart.Svg;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;

/** How the episodes of one kind of environment are shown, and driven by hand. */
interface Drawing {
    /** Whether environments with this task are its kind. */
    boolean draws(EnvironmentTask task);

    /** A hand-written policy, sensible for every task. */
    Controller heuristic(EnvironmentTask task, ActionSpace actions);

    /** What will be needed of environment 0 to draw this moment. */
    double[] look(BatchEnvironment environment);

    /** How an episode ended, in a few words such as {@code landed}. */
    String ending(Episode episode);

    /** Time between two steps, s. */
    double secondsPerStep();

    /** Whether that is a time of the physics, which a clock may show. */
    default boolean hasClock() {
        return true;
    }

    /** Height of the picture at a width of {@link Film#WIDTH}, px. */
    int height();

    /** Colours, as the rules of a style sheet. */
    Palette palette();

    /** Writes the picture, its upper left corner at (0, 0). */
    void draw(Episode episode, Svg svg, Timeline time);
}
