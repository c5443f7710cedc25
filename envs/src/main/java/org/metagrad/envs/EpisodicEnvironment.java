package org.metagrad.envs;

/**
 * A batch of environments whose {@link Episodes} keep the books, so that only the dynamics and the
 * observations are left to write.
 *
 * <p>{@link #reset} begins with {@link Episodes#start}; {@link #step} begins with {@link
 * Episodes#requireActions} and ends with {@link Episodes#step}; {@link #observe} begins with {@link
 * Episodes#requireObservations}.
 */
public interface EpisodicEnvironment extends BatchEnvironment {

    /** {@return the books of this batch, for the environment itself to keep} */
    Episodes episodes();

    @Override
    default int size() {
        return episodes().size();
    }

    @Override
    default int horizon() {
        return episodes().horizon();
    }

    @Override
    default double[] rewards() {
        return episodes().rewards();
    }

    @Override
    default boolean[] terminated() {
        return episodes().terminated();
    }

    @Override
    default boolean[] truncated() {
        return episodes().truncated();
    }

    @Override
    default boolean[] running() {
        return episodes().running();
    }

    @Override
    default int runningCount() {
        return episodes().runningCount();
    }

    @Override
    default long steps() {
        return episodes().steps();
    }
}
