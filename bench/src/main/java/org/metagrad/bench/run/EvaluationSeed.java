package org.metagrad.bench.run;

/**
 * The seed streams of held-out tasks. Each is far from the others and from the training seed
 * itself, so that a task met in training never comes back, and {@code evaluate} shows tasks that
 * the summary at the end of training did not.
 */
enum EvaluationSeed {
    END_OF_TRAINING(0x656e64206f662074L),
    EVALUATE_COMMAND(0x6576616c75617465L);

    private final long stream;

    EvaluationSeed(long stream) {
        this.stream = stream;
    }

    /**
     * The evaluation seed that belongs to the seed a user gave: the SplitMix64 finaliser, a
     * bijection for each stream.
     */
    long of(long seed) {
        long z = seed + stream * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
