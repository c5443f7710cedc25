package org.metagrad.meta.learner;

import org.metagrad.meta.file.ParameterLayout;

/** A learner around another one, which it is but for what it overrides. */
sealed interface LearnerDecorator extends MetaLearner permits Sharp, Zeroed {

    /** {@return the learner inside} */
    MetaLearner learner();

    @Override
    default int innerSteps() {
        return learner().innerSteps();
    }

    @Override
    default int metaParameters(int parameters) {
        return learner().metaParameters(parameters);
    }

    @Override
    default MetaGradient room(int parameters) {
        return learner().room(parameters);
    }

    @Override
    default <D> void metaGradient(LearningTask<D> task, double[] theta, MetaGradient result) {
        learner().metaGradient(task, theta, result);
    }

    @Override
    default int draws() {
        return learner().draws();
    }

    @Override
    default double[] initial(double[] start, double alpha) {
        return learner().initial(start, alpha);
    }

    @Override
    default InnerStep innerStep(double[] meta, int parameters) {
        return learner().innerStep(meta, parameters);
    }

    @Override
    default <D> void innerGradient(
            LearningTask<D> task, double[] theta, D data, double[] g, MetaGradient room) {
        learner().innerGradient(task, theta, data, g, room);
    }

    @Override
    default double directionScale() {
        return learner().directionScale();
    }

    @Override
    default ParameterLayout layout(ParameterLayout task) {
        return learner().layout(task);
    }

    @Override
    default void start(double[] theta, double[] start) {
        learner().start(theta, start);
    }
}
