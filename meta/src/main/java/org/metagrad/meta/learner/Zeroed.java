package org.metagrad.meta.learner;

import java.util.Arrays;

/**
 * Zeroed-X: the zeroing trick (Kao, Chiu and Chen, MAML is a noisy contrastive learner in
 * classification, ICLR 2022, arXiv 2106.15367, section 3) around a learner X. The last layer is 0
 * at the start of every task, in training and in adaptation, and is not meta-learnt: what a random
 * head adds to the first inner step is noise.
 *
 * <p>In classification of N balanced classes by cross-entropy one step from a zero head gives, with
 * phi the features that the layer reads,
 *
 * <pre>  logits_c(q) = alpha / n sum_s (1[y_s = c] - 1/N) phi_s' phi_q,</pre>
 *
 * <p>and leaves its bias at 0: each class attracts the features of its own samples and repels the
 * others'. The gradient of the layers below is 0 in that step, so that with one step MAML's zeroed
 * form is ANIL's.
 *
 * @param learner X
 * @param from index of the last layer's first parameter in the flat vector
 * @param to one past its last
 */
public record Zeroed(MetaLearner learner, int from, int to) implements LearnerDecorator {

    /** Checks the learner and the range. */
    public Zeroed {
        requireHead(learner);
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "last layer from " + from + " to " + to + ": a range of parameters wanted");
        }
    }

    private static void requireHead(MetaLearner learner) {
        switch (learner) {
            case Reptile _, Cavia _, Imaml _, Bmg _, MetaRkhs1 _, MetaRkhs2 _, EsMaml _, Joint _ ->
                    throw new IllegalArgumentException(
                            "zeroed "
                                    + learner.getClass().getSimpleName()
                                    + ": its steps are not of a last layer that may begin at 0");
            case Zeroed _ ->
                    throw new IllegalArgumentException(
                            "zeroed Zeroed: its last layer is 0 already");
            case Sharp sharp -> requireHead(sharp.learner());
            default -> {}
        }
    }

    @Override
    public <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        double[] at = result.metaSpare();
        System.arraycopy(theta, 0, at, 0, theta.length);
        Arrays.fill(at, from, to, 0);
        learner.metaGradient(task, at, result);
        Arrays.fill(result.gradient(), from, to, 0);
        Arrays.fill(result.firstOrder(), from, to, 0);
        if (result.samplingCredit() != null) {
            Arrays.fill(result.samplingCredit(), from, to, 0);
        }
    }

    /** What X begins with, with a last layer of 0. */
    @Override
    public double[] initial(double[] start, double alpha) {
        double[] initial = learner.initial(start, alpha);
        Arrays.fill(initial, from, to, 0);
        return initial;
    }

    /** Where X starts a task, with a last layer of 0. */
    @Override
    public void start(double[] theta, double[] start) {
        learner.start(theta, start);
        Arrays.fill(start, from, to, 0);
    }
}
