package org.metagrad.envs;

/**
 * What is told of an ended episode beside its return.
 *
 * @param name in the plural where it is counted, for example {@code collisions}
 * @param share whether it is 1 or 0, so that its mean is a share of the episodes
 */
public record EpisodeMeasure(String name, boolean share) {
    /**
     * {@return a measure that an episode has or does not have}
     *
     * @param name in the plural
     */
    public static EpisodeMeasure share(String name) {
        return new EpisodeMeasure(name, true);
    }

    /**
     * {@return a measure that is a number}
     *
     * @param name what it is
     */
    public static EpisodeMeasure number(String name) {
        return new EpisodeMeasure(name, false);
    }
}
