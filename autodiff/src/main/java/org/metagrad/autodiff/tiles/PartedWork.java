package org.metagrad.autodiff.tiles;

/**
 * Work in numbered parts, each done by one thread, whose results are taken in the order of the
 * parts: whoever does which part, what comes of it is the same.
 */
public interface PartedWork {
    /** {@return the number of parts} */
    int parts();

    /**
     * Does a part, by any thread: two of them may do two parts at once.
     *
     * @param thread the number of the thread that does it, whose own plans and buffers are free
     * @param part from 0
     * @param place where the result goes, from 0; no other part has it until this one is taken
     */
    void run(int thread, int part, int place);

    /**
     * Takes the result of a part once those of all parts before it have been taken. On the thread
     * whose work it is.
     *
     * @param part from 0
     * @param place where its result is
     */
    void take(int part, int place);
}
