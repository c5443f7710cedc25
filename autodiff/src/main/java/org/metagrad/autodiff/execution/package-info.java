/**
 * Planned execution, in float and, from the same source, in double.
 *
 * <p>Reading order: {@link org.metagrad.autodiff.execution.FloatExecutable} (what is offered),
 * {@code Selection} (which kernels compute a program), {@code ArenaLayout} (where the values live),
 * {@code Instruction} (a kernel call), {@link org.metagrad.autodiff.execution.Hessian} (a use of
 * it).
 *
 * <p>An executable owns its arena and its bindings: each thread plans its own. Plans of one program
 * give the same bits wherever they run.
 */
package org.metagrad.autodiff.execution;
