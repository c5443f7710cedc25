/**
 * Programs and their derivatives.
 *
 * <p>Reading order: {@link org.metagrad.autodiff.Primitive} (what there is), {@link
 * org.metagrad.autodiff.Program} (how it is put together), {@link
 * org.metagrad.autodiff.ProgramBuilder} (how one is written), {@link
 * org.metagrad.autodiff.Differentiation} (the two tables of rules from which every derivative
 * comes), {@link org.metagrad.autodiff.Linearisation} (a derivative that reuses what the program
 * has computed), {@link org.metagrad.autodiff.SharedForward} (programs that reuse what another one
 * has computed), {@link org.metagrad.autodiff.Cost} (what a program costs). Then {@code reference}
 * evaluates a program in plain double loops and finds where a NaN comes from, {@code execution}
 * plans it onto the kernels, and {@code nn} holds networks, policies and losses as programs.
 *
 * <p>Programs are immutable and may be used by any number of threads; a builder belongs to one, and
 * so does an executable with its arena.
 */
package org.metagrad.autodiff;
