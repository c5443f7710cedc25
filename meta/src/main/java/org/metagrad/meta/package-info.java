/**
 * Gradient-based meta-learning.
 *
 * <p>Reading order: {@link org.metagrad.meta.LearningTask} (what a task must offer), {@link
 * org.metagrad.meta.Maml} (the learner: where the second derivative enters), {@link
 * org.metagrad.meta.Surrogate} (the loss of a policy), {@code PolicyGradientTask} with {@code
 * Rollout}, {@code Advantages} and {@code FloatTiledLoss} (reinforcement learning as such a task),
 * {@link org.metagrad.meta.Training} (the outer loop and the directed step), {@link
 * org.metagrad.meta.Adaptation} and {@link org.metagrad.meta.Evaluation} (its use).
 */
package org.metagrad.meta;
