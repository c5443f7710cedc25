package org.metagrad.bench.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;

/**
 * What is the same in the runs of a grid that differ in their seed alone.
 *
 * @param name unlike that of all other columns; the name of a folder
 * @param config of its runs, with some seed
 * @param seedOffset what leads from the grid's seed to that of the run, 0 for paired runs
 * @param reference the column that this one is compared with; none for the first
 * @param role what it is there for
 */
record Column(
        String name,
        TrainingConfig config,
        long seedOffset,
        Optional<String> reference,
        Role role) {

    /** What a column is there for. */
    enum Role {
        /** To be compared with its reference. */
        LEARNER("A/B"),
        /** To say what a comparison of a learner with itself gives: other noise, the same tasks. */
        SAME_TASKS("A/A, same tasks"),
        /** The same on other seeds. */
        OTHER_SEEDS("A/A, other seeds");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        /** The kind of its comparison. */
        String words() {
            return words;
        }
    }

    /** The column that costs as much: that of which this one is a control. */
    String timed() {
        return role == Role.LEARNER ? name : reference.orElseThrow();
    }

    /** The configuration of the run of a seed of the grid. */
    TrainingConfig config(long seed) {
        return config.with(TrainingKey.SEED.key(), Long.toString(seed + seedOffset));
    }

    /** All that the runs have in common. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(config.toMap());
        settings.remove(TrainingKey.SEED.key());
        settings.remove(TrainingKey.THREADS.key());
        return settings;
    }
}
