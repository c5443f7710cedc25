/**
 * The JMH benchmarks, run by {@code ./metagrad bench}, in float and, made from the same source, in
 * double.
 *
 * <p>Reading order: {@link org.metagrad.bench.suite.Suite} (what is run at which parameters),
 * {@link FloatPeak} (what the machine can do), {@link FloatProducts}, {@link FloatFunctions} and
 * {@link FloatReductions} (kernels), {@link FloatDerivatives} (a plan at work), {@link
 * FloatMetaUpdate} (what second order costs), {@link EnvironmentSteps}, {@link PolicySteps} and
 * {@link TrainingIterations} (end to end); {@link FigureProfiler} puts FLOPs, bytes and phases
 * among the results.
 */
package org.metagrad.bench.jmh;
