package org.metagrad.autodiff.nn;

import java.util.List;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.Windows;

/**
 * A convolution in one or two dimensions, in the sense of networks (no kernel is mirrored): {@code
 * y[o,p] = bias_o + sum_(c,k) W[o,c,k] x[c, position p, place k]}.
 *
 * <p>A product of the kernels with the {@link Windows} of the image, so its derivatives are
 * products, windows and their transpose. A batch lies along the columns, images along the rows as
 * {@code [channels, height, width]}; W is {@code [outputs, channels x places]}, which is the order
 * of PyTorch's {@code [outputs, channels, height, width]}.
 *
 * @param windows channels first
 * @param outputs channels of the result
 */
public record Convolution(Windows windows, int outputs) {

    /**
     * Checks the windows and the channels.
     *
     * @throws IllegalArgumentException if the channels are not first or there are no outputs
     */
    public Convolution {
        if (!windows.channelsFirst() || outputs < 1) {
            throw new IllegalArgumentException(
                    "convolution: "
                            + outputs
                            + " outputs of "
                            + windows
                            + ": one output at least and channels before the kernel wanted");
        }
    }

    /** {@return the shapes of W and of the bias, {@code [outputs, 1]}} */
    public List<Shape> parameterShapes() {
        return List.of(
                new Shape(outputs, windows.channels() * windows.places()), new Shape(outputs, 1));
    }

    /** {@return the rows of the result, {@code [outputs, positions down, positions across]}} */
    public int resultRows() {
        return Math.multiplyExact(outputs, windows.positions());
    }

    /**
     * Appends the convolution.
     *
     * @param b the builder to which it is appended
     * @param parameters W and the bias
     * @param x {@code [channels x height x width, columns]}
     * @return {@code [resultRows, columns]}
     * @throws IllegalArgumentException if a shape does not fit
     */
    public Variable apply(ProgramBuilder b, List<Variable> parameters, Variable x) {
        LayerParameters.require("convolution", parameterShapes(), parameters);
        int batch = x.shape().columns();
        int columns = Math.multiplyExact(windows.positions(), batch);
        int places = windows.channels() * windows.places();
        Variable patches = b.reshape(b.arrange(x, windows), places, columns);
        Variable product = b.matmul(parameters.get(0), patches);
        Variable y = b.add(product, b.broadcastColumns(parameters.get(1), columns));
        return b.reshape(y, resultRows(), batch);
    }
}
