/**
 * Planned execution. Reading order: {@link org.metagrad.autodiff.execution.FloatExecutable} (what
 * is offered), {@code Selection} (which kernels compute a program), {@code ArenaLayout} (where the
 * values live), {@code Instruction} (a kernel call).
 */
package org.metagrad.autodiff.execution;
