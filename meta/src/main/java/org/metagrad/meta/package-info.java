/**
 * Gradient-based meta-learning: training, adaptation, evaluation.
 *
 * <p>To embed it, read {@link org.metagrad.meta.config.TrainingConfig}, {@link Training} (with
 * {@link Checkpoint}) and {@link Adaptation}; to use what has been trained, {@link Policies},
 * {@link Policy} and {@link Episodes}. To see where second order enters, read {@link
 * org.metagrad.meta.learner}.
 *
 * <p>From the inside out: {@link org.metagrad.meta.learner} (the algorithms), {@link
 * org.metagrad.meta.objective} (losses of policies), {@code rollout}, {@code advantage}, {@link
 * org.metagrad.meta.problem} (supervised ones of one's own, and the generated ones of {@code
 * fewshot}), {@code task} (all of these as tasks that learners see), {@code update} (what
 * meta-gradients do), then here {@code OuterIteration}, {@code MetaBatch} (its tasks, here or by
 * {@link BatchExecutor} and {@link BatchWorker} in other processes), {@code Phases} (a warm start,
 * and what comes after it), {@link Training}, and {@link Evaluation} by an {@link
 * EvaluationProtocol}; beside them {@link org.metagrad.meta.config} (what fixes a run), {@link
 * org.metagrad.meta.file} and {@code store} (how it is kept) {@code run} (the folder of a run) and
 * {@code exchange} (the formats of other libraries).
 */
package org.metagrad.meta;
