/**
 * Apache Spark as a {@link org.metagrad.bench.run.Cluster}, in builds with {@code -Pspark}. Read
 * {@code SparkCluster} (the driver), then what executors do: {@code TaskSide} (tasks of a
 * meta-batch) and {@code RunSide} (runs of a grid), both behind {@code Admission} (who has other
 * bits is refused).
 *
 * <p>What an iteration of N tasks with K trajectories costs on E cores, in seconds: {@code s + R +
 * d P + ceil(N / E) K t}. {@code s} is what the driver does alone (directed step, outer step, fits
 * of value networks), R the round trip of an empty job, d what one of the {@code P = min(N, 2 E)}
 * parts costs the driver, and t a trajectory with its derivatives. Measured on two busy cores: R =
 * .04 to .06, d = .0025. On paper, with 1000 tasks of 1 s (K t) and s = 0: 100 s on 10 cores, 10.6
 * on 100, 3.6 on 1000, of which the driver's parts are 2.5: beyond some hundred cores they are the
 * limit, and beyond N cores there is nothing to share out. With 20 tasks of .025 s it is .13 s on
 * 20 cores, a quarter of the .5 s of one core. A grid has one job for each run, R of minutes: E
 * runs take the time of one, up to as many as there are.
 */
package org.metagrad.bench.spark;
