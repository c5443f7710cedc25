/**
 * Programs and their derivatives.
 *
 * <p>Read {@link Primitive} (what there is), {@link Program}, {@link ProgramBuilder} (how one is
 * written), {@link Differentiation} (the two tables of rules from which every derivative comes),
 * {@link Linearisation} and {@link SharedForward} (programs that take what another has computed),
 * {@link Cost}. Then {@link org.metagrad.autodiff.reference} evaluates a program in plain loops and
 * finds where a NaN comes from, {@link org.metagrad.autodiff.execution} plans it onto the kernels,
 * {@link org.metagrad.autodiff.tiles} runs plans over samples, {@link org.metagrad.autodiff.nn}
 * holds networks and losses, {@link org.metagrad.autodiff.optimiser} what follows their gradients.
 *
 * <p>To use a function of your own and its derivatives, begin at {@link
 * org.metagrad.autodiff.function}; to build on the parts, here.
 *
 * <p>A loss of your own that sums over samples is a {@link org.metagrad.autodiff.nn.Loss}, traced
 * like {@link org.metagrad.autodiff.nn.MeanSquaredError}; {@link
 * org.metagrad.autodiff.tiles.FloatTiledLoss} gives its derivatives. Programs serve any number of
 * threads, a builder or an executable serves one.
 */
package org.metagrad.autodiff;
