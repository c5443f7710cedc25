/**
 * Programs and their derivatives.
 *
 * <p>Reading order: {@link org.metagrad.autodiff.Primitive} (what there is), {@link
 * org.metagrad.autodiff.Program} (how it is put together), {@link
 * org.metagrad.autodiff.ProgramBuilder} (how one is written), {@link
 * org.metagrad.autodiff.Differentiation} (the two tables of rules from which every derivative
 * comes). Then {@code reference} evaluates a program in plain double loops, {@code execution} plans
 * it onto the kernels, and {@code nn} holds networks and policies as programs.
 */
package org.metagrad.autodiff;
