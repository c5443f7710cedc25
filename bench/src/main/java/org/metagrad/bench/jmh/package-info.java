/**
 * The JMH benchmarks, run by {@code ./metagrad bench}, in float and, made from the same source, in
 * double.
 *
 * <p>Reading order: {@link org.metagrad.bench.jmh.FloatPeak} (what the machine can do), {@link
 * org.metagrad.bench.jmh.FloatProducts} and {@link org.metagrad.bench.jmh.FloatFunctions}
 * (kernels), {@link org.metagrad.bench.jmh.FloatDerivatives} (a plan at work), {@link
 * org.metagrad.bench.jmh.FloatMetaGradients} (what MAML asks for).
 */
package org.metagrad.bench.jmh;
