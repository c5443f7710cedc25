package org.metagrad.meta.fewshot;

import org.metagrad.envs.RandomStream;

/**
 * Wrong labels: each example gets, with a given probability, another label than its own, any of
 * them alike.
 *
 * @param share the probability, 0 to 1
 * @param ways the number of labels
 */
record LabelNoise(double share, int ways) {
    /** No wrong labels. */
    static final LabelNoise NONE = new LabelNoise(0, 1);

    /** The child of an examples' stream from which nothing else is drawn. */
    private static final long LABELS = 1L << 40;

    /**
     * The label that an example is shown with.
     *
     * @param stream of the examples
     * @param i number of the example
     * @param own its label
     */
    int label(RandomStream stream, int i, int own) {
        if (share == 0) {
            return own;
        }
        RandomStream draws = stream.split(LABELS);
        if (draws.uniform(2L * i) >= share) {
            return own;
        }
        int others = (int) ((ways - 1) * draws.uniform(2L * i + 1));
        return (own + 1 + others) % ways;
    }
}
