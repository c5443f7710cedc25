/**
 * Programs and their derivatives.
 *
 * <p>Read {@link Primitive} (what there is) with {@link RowMap} and {@link Windows}, {@link
 * Program}, {@link ProgramBuilder} (how one is written), {@link Differentiation} (the two tables of
 * rules from which every derivative comes), {@link Linearisation} and {@link SharedForward}
 * (programs that take what another has computed), {@link Cost}. Then {@link
 * org.metagrad.autodiff.reference} evaluates a program in plain loops and finds where a NaN comes
 * from, {@link org.metagrad.autodiff.execution} plans it onto the kernels, {@link
 * org.metagrad.autodiff.tiles} runs plans over samples, {@link org.metagrad.autodiff.nn} holds
 * networks and losses, {@link org.metagrad.autodiff.optimiser} what follows their gradients.
 *
 * <p>To use a function of your own and its derivatives, begin at {@link
 * org.metagrad.autodiff.function}; to build on the parts, here.
 *
 * <h2>Why everything is a matrix</h2>
 *
 * <p>Values have two extents. Images, sequences, stacks of matrices lie in them row-major, a batch
 * along the columns, and the few operations that look at further extents carry them: {@link
 * Primitive.MatMul} the number of matrices of a stack, {@link Primitive.ArrangeRows} a {@link
 * RowMap}. A real rank was considered and left: the kernels, the plan's arena and the tiles over
 * samples are about rows of contiguous columns, each rule would have to say over which axes it
 * runs, and every loss that exists would pay for it in its text. {@link Primitive.Reshape} costs
 * nothing in a plan, which reads the operand where it lies, so a convolution is three equations:
 * its windows, read as {@code [channels x places, positions x batch]}, a product with the kernels,
 * read as {@code [outputs x positions, batch]}. Its pullbacks are products and {@link
 * Primitive.CollectRows}, and the fused bias and accumulation of products hold for it unchanged.
 * The price: a patch of an image is copied for each place of the kernel, and a transposition of
 * inner extents goes through {@link RowMap.Swap} or {@link Primitive.Transpose}.
 *
 * <h2>The primitives and their derivatives</h2>
 *
 * <p>Everywhere differentiable, with the derivative of the textbook: matmul (plain and of stacks),
 * add, multiply, affine, tanh, exp, sin, cos, sigmoid, softplus, logSoftmax. Linear maps, each with
 * its transpose in the set: transpose, reshape, sums and broadcasts of rows and columns, slices and
 * concatenations of rows, decayedSum, pick and scatter, gather and scatterAdd, arrangeRows and
 * collectRows; indices and decays have no derivative. By convention:
 *
 * <ul>
 *   <li>relu, sign, step, abs and leaky ReLU: derivative 0 at 0; sign, step, precedes and within
 *       have derivative 0 everywhere;
 *   <li>clip: 1 from bound to bound, both included;
 *   <li>minimum, maximum of two: half to each where they are equal; maxRows, minRows, maxColumns,
 *       minColumns and max pooling: equal parts to all that equal the largest or smallest;
 *   <li>sqrt: infinite at 0; power: {@code p x^(p-1)} at 0 too, so 0 for p above 1 and infinite
 *       below; whole exponents are products and right for negative x, others give NaN there; {@code
 *       x^y} of two variables wants {@code x > 0};
 *   <li>log, divide: as they come, infinite or NaN at 0;
 *   <li>stopGradient: 0; constants have none.
 * </ul>
 *
 * <p>Composed by {@link ProgramBuilder}, at no primitive of their own: subtract, maximum, abs,
 * square, whole powers, means, minima, maxima of rows, logSumExp, outer, broadcast, columns' slices
 * and concatenation; by {@link org.metagrad.autodiff.nn}: convolution, pooling, layer
 * normalisation, attention, GELU, SiLU, leaky ReLU.
 *
 * <p>A loss of your own that sums over samples is a {@link org.metagrad.autodiff.nn.Loss}, traced
 * like {@link org.metagrad.autodiff.nn.MeanSquaredError}; {@link
 * org.metagrad.autodiff.tiles.FloatTiledLoss} gives its derivatives. Programs serve any number of
 * threads, a builder or an executable serves one.
 */
package org.metagrad.autodiff;
