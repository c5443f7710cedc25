package org.metagrad.bench.spark;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.metagrad.meta.BatchWorker;
import org.metagrad.meta.MachineBits;
import org.metagrad.meta.config.TrainingConfig;

/**
 * Who may compute: executors whose bits are the driver's. Sent as a broadcast value, of which each
 * executor has one, so that an executor is asked once, before its first task, also one that comes
 * late in place of another.
 */
final class Admission implements Serializable {
    private static final long serialVersionUID = 1;

    private final LinkedHashMap<String, String> config;
    private final MachineBits wanted;
    private transient Optional<String> refusal;

    /** Asks for the bits that this process has. */
    Admission(TrainingConfig config) {
        this(config, new BatchWorker(config).bits());
    }

    /**
     * Asks for bits.
     *
     * @param config of a training whose first task tells them
     */
    Admission(TrainingConfig config, MachineBits wanted) {
        this.config = config.toMap();
        this.wanted = wanted;
    }

    TrainingConfig config() {
        return TrainingConfig.fromMap(config);
    }

    /** One line saying why this process may take no part; empty if it may. */
    synchronized Optional<String> refusal() {
        if (refusal == null) {
            refusal =
                    wanted.differenceOf(new BatchWorker(config()).bits())
                            .map(difference ->
                                    "executor "
                                            + SparkEnv.get().executorId()
                                            + " on "
                                            + SparkEnv.get().blockManager().blockManagerId().host()
                                            + " is refused: it "
                                            + difference);
        }
        return refusal;
    }
}
