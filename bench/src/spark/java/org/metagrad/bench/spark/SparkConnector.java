package org.metagrad.bench.spark;

import java.util.function.Consumer;
import org.metagrad.bench.run.Cluster;

/** Finds {@link SparkCluster} for the commands. */
public final class SparkConnector implements Cluster.Connector {
    /** For the service loader. */
    public SparkConnector() {}

    @Override
    public Cluster connect(String master, Consumer<String> notices) {
        return SparkCluster.connect(master, notices);
    }
}
