/**
 * Planned execution, in float and, from the same source, in double.
 *
 * <p>Reading order: {@link FloatExecutable} (what is offered), {@code Selection} (which kernels
 * compute a program), {@code ArenaLayout} (where the values live), {@code Instruction} and {@code
 * FloatCalls} (a kernel call), {@link Hessian} (a use of it).
 *
 * <p>An executable owns its arena and its bindings: each thread plans its own or takes a copy.
 * Plans of one program give the same bits wherever {@link
 * org.metagrad.kernels.FusedMultiplyAdd#AVAILABLE} is the same.
 *
 * <p>They differ from the single equations by rounding: the terms of a sum are added in another
 * order, which rounds, and overflows, by the largest of them; and where {@code y} is a tanh or an
 * input, {@code g (1 - y^2)} and its pushforward {@code dg (1 - y^2) - 2 g y dy} are one pass each,
 * which does not round {@code y^2} and multiplies {@code g y} before {@code dy}.
 */
package org.metagrad.autodiff.execution;
