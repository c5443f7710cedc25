package org.metagrad.meta.learner;

import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.Shape;
import org.metagrad.meta.file.ParameterLayout;

/**
 * MAML with per-layer per-step learning rates, the LSLR of MAML++ (Antoniou, Edwards and Storkey
 * 2019, arXiv 1810.09502, section 4): for each tensor i and inner step s a step size {@code
 * a_(i,s)} of any sign is learnt together with theta,
 *
 * <pre>  theta_{s+1,i} = theta_{s,i} - a_(i,s) g_{s,i},   dL/da_(i,s) = - g_{s,i}' v_{s+1,i}.</pre>
 *
 * <p>A layer's weights and its biases have sizes of their own. Adaptation in more than k steps goes
 * on with those of the last one. With all of them equal to alpha the theta part is {@link Maml}'s.
 *
 * @param innerSteps {@code k}, at least 1
 * @param shapes of the tensors that inner steps move, from the first parameter on; what is behind
 *     them in a task's vector they leave as it is
 * @param secondOrder whether the Hessian terms are kept
 */
public record Lslr(int innerSteps, List<Shape> shapes, boolean secondOrder)
        implements PreconditionedLearner {
    /** Checks the number of steps and the shapes. */
    public Lslr {
        InnerLoop.requireSteps(innerSteps, 1);
        shapes = StepRates.requireShapes(shapes);
    }

    /** A step size for each tensor and step. */
    @Override
    public int learnt(int parameters) {
        return innerSteps * shapes.size();
    }

    @Override
    public Preconditioner innerStep(double[] meta, int parameters) {
        return new StepRates(meta, innerSteps, shapes);
    }

    /** The vector {@code (start, alpha, alpha, ...)}. */
    @Override
    public double[] initial(double[] start, double alpha) {
        double[] meta = Arrays.copyOf(start, metaParameters(start.length));
        Arrays.fill(meta, start.length, meta.length, alpha);
        return meta;
    }

    /** The layout of the task's parameters, then of the k step sizes of each tensor. */
    @Override
    public ParameterLayout layout(ParameterLayout task) {
        List<String> names = task.names().subList(0, shapes.size());
        List<Shape> sizes = shapes.stream().map(_ -> new Shape(innerSteps, 1)).toList();
        return task.and(new ParameterLayout(names, sizes).renamed("step_rate."));
    }
}
