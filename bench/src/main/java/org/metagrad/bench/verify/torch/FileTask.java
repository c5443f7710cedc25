package org.metagrad.bench.verify.torch;

import java.util.List;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.BatchLoss;
import org.metagrad.meta.learner.LearningTask;

/**
 * A task whose draws are recorded.
 *
 * @param loss of the task
 * @param inner the data of the inner steps; the last one serves all further steps
 * @param outer the data of the outer loss
 * @param innerSteps the number of the draw that is the outer one
 */
public record FileTask(BatchLoss loss, List<Batch> inner, Batch outer, int innerSteps)
        implements LearningTask<Batch> {

    @Override
    public Batch sample(double[] theta, int draw) {
        return draw == innerSteps ? outer : inner.get(Math.min(draw, inner.size() - 1));
    }

    @Override
    public void gradient(double[] theta, Batch data, double[] gradient) {
        System.arraycopy(loss.gradient(theta, data), 0, gradient, 0, gradient.length);
    }

    @Override
    public void hessianVectorProduct(double[] theta, Batch data, double[] v, double[] product) {
        System.arraycopy(loss.product(theta, data, v), 0, product, 0, product.length);
    }
}
