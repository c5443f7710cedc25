package org.metagrad.autodiff.nn;

import java.util.List;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.RowMap.Swap;
import org.metagrad.autodiff.Shape;

/**
 * Self-attention of several heads (Vaswani et al. 2017): {@code W_o [softmax(q_h' k_h / sqrt(d)) of
 * v_h] + b_o} with queries, keys and values {@code W x + b} of {@code d = width / heads} elements
 * for each head h.
 *
 * <p>Columns are positions. Of several sequences those of one are next to each other, and each
 * attends to itself alone.
 *
 * @param width elements of a position, a multiple of the heads
 * @param heads how many there are
 */
public record Attention(int width, int heads) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the heads do not divide the width
     */
    public Attention {
        if (width < 1 || heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException(
                    "attention: width " + width + " of " + heads + " heads: a multiple wanted");
        }
    }

    /** {@return the shapes of W_q, b_q, W_k, b_k, W_v, b_v, W_o, b_o} */
    public List<Shape> parameterShapes() {
        Shape weights = new Shape(width, width);
        Shape bias = new Shape(width, 1);
        return List.of(weights, bias, weights, bias, weights, bias, weights, bias);
    }

    /**
     * Appends the attention.
     *
     * @param b the builder to which it is appended
     * @param parameters variables of {@link #parameterShapes}
     * @param x {@code [width, sequences x length]}
     * @param sequences how many there are
     * @param mask {@code [length, length]}, added to the scores of query i and key j: 0, or a large
     *     negative number where i may not look at j; null for none
     * @return {@code [width, sequences x length]}
     * @throws IllegalArgumentException if a shape does not fit
     */
    public Variable apply(
            ProgramBuilder b, List<Variable> parameters, Variable x, int sequences, Variable mask) {
        LayerParameters.require("attention", parameterShapes(), parameters);
        if (sequences < 1 || x.shape().columns() % sequences != 0) {
            throw new IllegalArgumentException(
                    "attention: "
                            + sequences
                            + " sequences in "
                            + x.shape().columns()
                            + " columns");
        }
        int length = x.shape().columns() / sequences;
        Variable q = heads(b, layer(b, parameters, 0, x), sequences, length);
        Variable k = heads(b, layer(b, parameters, 1, x), sequences, length);
        Variable v = heads(b, layer(b, parameters, 2, x), sequences, length);
        Variable y = dotProduct(b, q, k, v, sequences * heads, mask);
        Variable columns = b.arrange(y, new Swap(sequences, width));
        return layer(b, parameters, 3, b.reshape(columns, width, sequences * length));
    }

    private static Variable layer(
            ProgramBuilder b, List<Variable> parameters, int number, Variable x) {
        Variable bias = b.broadcastColumns(parameters.get(2 * number + 1), x.shape().columns());
        return b.add(b.matmul(parameters.get(2 * number), x), bias);
    }

    /** From {@code [width, sequences x length]} to {@code [sequences x width, length]}. */
    private Variable heads(ProgramBuilder b, Variable x, int sequences, int length) {
        Variable rows = b.reshape(x, Math.multiplyExact(width, sequences), length);
        return b.arrange(rows, new Swap(width, sequences));
    }

    /**
     * Appends scaled dot-product attention of stacked matrices, whose columns are positions: {@code
     * y_s = v_s softmax(q_s' k_s / sqrt(d) + mask)'}, the softmax over the keys.
     *
     * @param b the builder to which it is appended
     * @param q {@code [stack d, queries]}
     * @param k {@code [stack d, keys]}
     * @param v {@code [stack e, keys]}
     * @param stack how many matrices there are
     * @param mask {@code [queries, keys]}, added to the scores; null for none
     * @return {@code [stack e, queries]}
     * @throws IllegalArgumentException if a shape does not fit
     */
    public static Variable dotProduct(
            ProgramBuilder b, Variable q, Variable k, Variable v, int stack, Variable mask) {
        Variable products = b.matmulTransposeLeft(stack, q, k);
        Variable scores = b.scale(products, 1 / Math.sqrt(q.shape().rows() / stack));
        if (mask != null) {
            Shape all = scores.shape();
            Shape one = new Shape(all.rows() / stack, all.columns());
            if (!mask.shape().equals(one)) {
                throw new IllegalArgumentException(
                        "attention: mask " + mask.shape() + ", [queries, keys] " + one + " wanted");
            }
            Variable row = b.reshape(mask, 1, all.size() / stack);
            scores = b.add(scores, b.reshape(b.broadcastRows(row, stack), all));
        }
        Variable weights = b.transpose(b.exp(b.logSoftmax(b.transpose(scores))));
        return b.matmulTransposeRight(stack, v, weights);
    }
}
