package org.metagrad.bench.film;

import java.util.List;
import org.metagrad.envs.EnvironmentTask;

/** The drawings that there are. A further environment is one class, added here. */
final class Drawings {
    private static final List<Drawing> ALL =
            List.of(
                    new CartPoleDrawing(),
                    new LunarLanderDrawing(),
                    new IntersectionDrawing(),
                    new NavigationDrawing(),
                    new HalfCheetahDrawing());

    private Drawings() {}

    /**
     * The drawing for the environments of a task.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Drawing of(EnvironmentTask task) {
        return ALL.stream()
                .filter(drawing -> drawing.draws(task))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "there is no drawing for a " + task.getClass().getName()));
    }
}
