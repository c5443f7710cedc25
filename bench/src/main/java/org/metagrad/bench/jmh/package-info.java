/**
 * The JMH benchmarks, run by {@code ./metagrad bench}. Reading order: {@link
 * org.metagrad.bench.jmh.Peak} (what the machine can do), {@link org.metagrad.bench.jmh.Products}
 * and {@link org.metagrad.bench.jmh.Elementary} (kernels), {@link
 * org.metagrad.bench.jmh.Derivatives} (a plan at work), {@link
 * org.metagrad.bench.jmh.MetaGradients} (what MAML asks for).
 */
package org.metagrad.bench.jmh;
