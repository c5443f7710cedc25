/**
 * The JMH benchmarks, run by {@code ./metagrad bench}, in float and, made from the same source, in
 * double.
 *
 * <p>Reading order: {@link org.metagrad.bench.suite.Suite} (what is run at which parameters),
 * {@link org.metagrad.bench.jmh.FloatPeak} (what the machine can do), {@link
 * org.metagrad.bench.jmh.FloatProducts}, {@link org.metagrad.bench.jmh.FloatFunctions} and {@link
 * org.metagrad.bench.jmh.FloatReductions} (kernels), {@link
 * org.metagrad.bench.jmh.FloatDerivatives} (a plan at work), {@link
 * org.metagrad.bench.jmh.FloatMetaUpdate} (what second order costs), {@link
 * org.metagrad.bench.jmh.EnvironmentSteps}, {@link org.metagrad.bench.jmh.PolicySteps} and {@link
 * org.metagrad.bench.jmh.TrainingIterations} (end to end); {@link
 * org.metagrad.bench.jmh.FigureProfiler} puts FLOPs, bytes and phases among the results.
 */
package org.metagrad.bench.jmh;
