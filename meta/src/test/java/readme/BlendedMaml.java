package readme;

import org.metagrad.meta.learner.InnerLoop;
import org.metagrad.meta.learner.InnerStep;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.StepSize;

/**
 * A learner of one's own, between first-order MAML and MAML: of the second-order part of the
 * meta-gradient it takes a share.
 *
 * @param share 0 for first-order MAML, 1 for MAML
 */
record BlendedMaml(int innerSteps, double alpha, double share) implements MetaLearner {

    @Override
    public InnerStep innerStep(double[] meta, int parameters) {
        return new StepSize(alpha, 0, parameters);
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        start(theta, result.iterate(0));
        InnerStep all = innerStep(theta, theta.length);
        InnerLoop<D> inner = new InnerLoop<>(task, all, innerSteps, result, true);
        double[] v = inner.outerGradient();
        result.takeFirstOrder(v);
        inner.pullBack();
        for (int i = 0; i < v.length; i++) {
            result.gradient()[i] = (1 - share) * result.firstOrder()[i] + share * v[i];
        }
    }
}
