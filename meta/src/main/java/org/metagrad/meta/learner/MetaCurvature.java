package org.metagrad.meta.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.Shape;
import org.metagrad.meta.file.ParameterLayout;

/**
 * Meta-Curvature (Park and Oliva 2019, arXiv 1902.03356): the gradient of each tensor is
 * transformed by matrices that are learnt together with theta and begin as identities,
 *
 * <pre>  theta_{s+1} = theta_s - alpha L G R,   G = grad L(theta_s; D_s) of shape [r, c],</pre>
 *
 * <p>the paper's {@code M_o G M_i}: a curvature {@code R' ⊗ L} of all of a tensor in {@code r^2 +
 * c^2} values. A bias has L alone. While all are identities the theta part is {@link Maml}'s, bit
 * for bit.
 *
 * <p>The kernels of a convolution are a matrix here, of output channels by input channels times
 * places; the paper has one matrix for the channels and one for the places, whose Kronecker product
 * is of the form of R.
 *
 * @param innerSteps {@code k}, at least 1
 * @param alpha the inner step size, a finite number from 0
 * @param shapes of the tensors that inner steps move, from the first parameter on; what is behind
 *     them in a task's vector they leave as it is
 * @param secondOrder whether the Hessian terms are kept
 */
public record MetaCurvature(int innerSteps, double alpha, List<Shape> shapes, boolean secondOrder)
        implements PreconditionedLearner {
    /** Checks the numbers and the shapes. */
    public MetaCurvature {
        InnerLoop.requireSteps(innerSteps, 1);
        StepSize.requireFinite(alpha, "");
        shapes = StepRates.requireShapes(shapes);
    }

    @Override
    public int learnt(int parameters) {
        return shapes.stream().mapToInt(LayerCurvature::size).sum();
    }

    @Override
    public Preconditioner innerStep(double[] meta, int parameters) {
        return new LayerCurvature(meta, alpha, shapes);
    }

    /** The vector {@code (start, I, I, ...)}. */
    @Override
    public double[] initial(double[] start, double alpha) {
        double[] meta = Arrays.copyOf(start, metaParameters(start.length));
        int at = start.length;
        for (Shape shape : sides()) {
            for (int i = 0; i < shape.rows(); i++) {
                meta[at + i * shape.columns() + i] = 1;
            }
            at += shape.size();
        }
        return meta;
    }

    /** The layout of the task's parameters, then of L and R of each tensor. */
    @Override
    public ParameterLayout layout(ParameterLayout task) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            String name = task.names().get(i);
            String own = name.substring(name.indexOf('.') + 1);
            names.add("curvature." + own + ".left");
            if (shapes.get(i).columns() > 1) {
                names.add("curvature." + own + ".right");
            }
        }
        return task.and(new ParameterLayout(names, sides()));
    }

    /** The shapes of L and R of each tensor. */
    private List<Shape> sides() {
        List<Shape> sides = new ArrayList<>();
        for (Shape shape : shapes) {
            sides.add(new Shape(shape.rows(), shape.rows()));
            if (shape.columns() > 1) {
                sides.add(new Shape(shape.columns(), shape.columns()));
            }
        }
        return sides;
    }
}
