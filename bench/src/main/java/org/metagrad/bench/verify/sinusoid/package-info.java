/**
 * Meta-training on sinusoids against PyTorch, iteration by iteration: read {@link SinusoidFolder},
 * {@code SinusoidCase}, then {@code SinusoidTrace}.
 */
package org.metagrad.bench.verify.sinusoid;
