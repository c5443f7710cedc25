/**
 * Apache Spark as a {@link org.metagrad.bench.run.Cluster}, in builds with {@code -Pspark}. Read
 * {@code SparkCluster} (the driver), then what executors do: {@code TaskSide} (tasks of a
 * meta-batch) and {@code RunSide} (runs of a grid), both behind {@code Admission} (who has other
 * bits is refused).
 */
package org.metagrad.bench.spark;
