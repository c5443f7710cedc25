package org.metagrad.meta.fewshot;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.Windows;
import org.metagrad.autodiff.nn.Convolution;
import org.metagrad.autodiff.nn.Network;
import org.metagrad.autodiff.nn.Pooling;

/**
 * A small convolutional network for images of {@link StrokeCharacter}: means of two by two pixels,
 * then layers of 3 x 3 kernels of stride 2 with rectifiers, then a linear one. After Finn et al.
 * (arXiv 1703.03400, section 5.2), whose layers have batch normalisation, which makes the examples
 * of a batch depend on each other.
 *
 * @param layers of convolutions
 * @param channels of each
 * @param outputs logits
 * @param context values that the linear layer reads beside the last channels
 */
record StrokeNetwork(int layers, int channels, int outputs, int context) implements Network {
    private static final int PIXELS = StrokeCharacter.SIZE * StrokeCharacter.SIZE;
    private static final Pooling POOLING =
            Pooling.ofImage(1, StrokeCharacter.SIZE, StrokeCharacter.SIZE, 2);

    @Override
    public int inputs() {
        return PIXELS + context;
    }

    private List<Convolution> convolutions() {
        List<Convolution> all = new ArrayList<>();
        int size = StrokeCharacter.SIZE / 2;
        for (int l = 0; l < layers; l++) {
            Windows windows = Windows.ofImage(l == 0 ? 1 : channels, size, size, 3, 2, 1);
            all.add(new Convolution(windows, channels));
            size = (size + 1) / 2;
        }
        return all;
    }

    @Override
    public List<String> parameterNames() {
        List<String> names = new ArrayList<>();
        for (int l = 1; l <= layers + 1; l++) {
            names.add("W" + l);
            names.add("b" + l);
        }
        return names;
    }

    @Override
    public List<Shape> parameterShapes() {
        List<Shape> shapes = new ArrayList<>();
        convolutions().forEach(convolution -> shapes.addAll(convolution.parameterShapes()));
        int features = convolutions().getLast().resultRows() + context;
        shapes.add(new Shape(outputs, features));
        shapes.add(new Shape(outputs, 1));
        return shapes;
    }

    @Override
    public Variable apply(ProgramBuilder b, List<Variable> parameters, Variable x) {
        int columns = x.shape().columns();
        Variable image = context == 0 ? x : b.sliceRows(x, 0, PIXELS);
        Variable h = POOLING.mean(b, image);
        List<Convolution> convolutions = convolutions();
        for (int l = 0; l < layers; l++) {
            List<Variable> own = parameters.subList(2 * l, 2 * l + 2);
            h = b.relu(convolutions.get(l).apply(b, own, h));
        }
        if (context > 0) {
            h = b.concatenateRows(h, b.sliceRows(x, PIXELS, context));
        }
        Variable bias = b.broadcastColumns(parameters.get(2 * layers + 1), columns);
        return b.add(b.matmul(parameters.get(2 * layers), h), bias);
    }
}
