package org.metagrad.bench.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.util.ShutdownHookManager;

/** Which executors there are, told by Spark; one that is lost is told to the user. */
final class Executors extends SparkListener {
    private final Consumer<String> notices;
    private final Map<String, Integer> cores = new HashMap<>();
    private volatile boolean ending;

    Executors(Consumer<String> notices) {
        this.notices = notices;
    }

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
        cores.put(added.executorId(), added.executorInfo().totalCores());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        synchronized (this) {
            cores.remove(removed.executorId());
        }
        if (ending || ShutdownHookManager.inShutdown()) {
            return;
        }
        String reason = removed.reason().lines().findFirst().orElse("");
        notices.accept("spark: executor " + removed.executorId() + " is gone (" + reason + ")");
    }

    /** Says no more: at the end all are told to go, as they are by Ctrl-C. */
    void end() {
        ending = true;
    }

    /** How many cores they have; empty if none has been seen, as there are none of local[N]. */
    synchronized OptionalInt cores() {
        return cores.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(cores.values().stream().mapToInt(Integer::intValue).sum());
    }
}
