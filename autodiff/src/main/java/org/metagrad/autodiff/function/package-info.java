/**
 * Functions of one's own, their derivatives and their minima: the front door.
 *
 * <p>Read {@link Matrices} (parameters and data as named matrices in one vector), {@link Formula}
 * (a function traced from an expression, whose derivatives are formulas again), {@link
 * FloatEvaluator} and its twin in double (what computes them, one for each thread), then {@link
 * Minimiser} with {@link Descent} and {@link NewtonCg}.
 *
 * <p>A formula has its shapes from the start. Losses that are sums over any number of samples are
 * better a {@link org.metagrad.autodiff.nn.Loss} on {@link org.metagrad.autodiff.tiles}, which runs
 * them in tiles that stay in the cache.
 */
package org.metagrad.autodiff.function;
