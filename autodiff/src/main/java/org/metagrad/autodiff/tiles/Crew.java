package org.metagrad.autodiff.tiles;

/** Threads that do parts of each other's work while they have none of their own. */
public interface Crew {
    /** {@return the most places that results are put in: one, and one for each part under way} */
    int places();

    /**
     * Does all parts of a work, on this thread and on those that have nothing else to do, and takes
     * their results in the order of the parts. Once it returns, no thread is at the work any more.
     *
     * @param thread the number of this thread
     * @param work what is to be done. What a part throws is thrown again; of several, what the
     *     first part has thrown
     * @return the nanoseconds that other threads spent on its parts
     * @throws IllegalStateException if this thread is at a work already, of which this is a part
     */
    long run(int thread, PartedWork work);
}
