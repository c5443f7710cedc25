package org.metagrad.autodiff.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;

/**
 * A loss whose network reads a context beside its inputs: every column of the first input of data
 * is followed by the same {@code phi}, as in fast context adaptation (Zintgraf et al. 2019, arXiv
 * 1810.03642).
 *
 * <p>The parameters are those of the loss, then {@code phi [context, 1]}; the first data have
 * {@code context} rows fewer than the loss's own.
 *
 * @param loss a network's, whose first data are the network's inputs
 * @param context the number of values, at least 1 and below the network's inputs
 */
public record ContextLoss(Loss loss, int context) implements Loss {

    /** Checks the number of values. */
    public ContextLoss {
        int rows = loss.data().getFirst().rows();
        if (context < 1 || context >= rows) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "context of %d values: from 1 to %d wanted beside the inputs of a network with %d",
                            context,
                            rows - 1,
                            rows));
        }
    }

    @Override
    public List<Shape> parameterShapes() {
        List<Shape> shapes = new ArrayList<>(loss.parameterShapes());
        shapes.add(new Shape(context, 1));
        return shapes;
    }

    @Override
    public List<Data> data() {
        List<Data> data = new ArrayList<>(loss.data());
        Data x = data.getFirst();
        data.set(0, new Data(x.name(), x.rows() - context));
        return data;
    }

    @Override
    public Program program(int columns) {
        return program(loss.program(columns), loss.parameterShapes().size(), context);
    }

    /**
     * Gives any program of a network a context: {@code (parameters..., phi, x, ...)} in place of
     * {@code (parameters..., x above phi, ...)}.
     *
     * @param f inputs {@code parameters...}, the network's {@code [inputs, columns]}, any others
     * @param parameters the number of inputs before the network's
     * @param context the number of rows of phi
     * @return the program with the context as an input of its own
     */
    public static Program program(Program f, int parameters, int context) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> operands = new ArrayList<>();
        for (Variable x : f.inputs().subList(0, parameters)) {
            operands.add(b.input(x.shape()));
        }
        Shape whole = f.inputs().get(parameters).shape();
        Variable phi = b.input(context, 1);
        Variable x = b.input(whole.rows() - context, whole.columns());
        operands.add(b.concatenateRows(x, b.broadcastColumns(phi, whole.columns())));
        for (Variable y : f.inputs().subList(parameters + 1, f.inputs().size())) {
            operands.add(b.input(y.shape()));
        }
        return b.build(b.call(f, operands));
    }
}
