/**
 * Gradient-based meta-learning.
 *
 * <p>Reading order: {@link org.metagrad.meta.learner.LearningTask} (what a task must offer), {@link
 * org.metagrad.meta.learner.MetaLearner} and {@code InnerLoop} (the recursion: where the second
 * derivative enters), {@link org.metagrad.meta.learner.Maml}, {@link
 * org.metagrad.meta.learner.Fomaml}, {@link org.metagrad.meta.learner.Anil}, {@link
 * org.metagrad.meta.learner.Cavia}, {@link org.metagrad.meta.learner.MetaSgd}, {@link
 * org.metagrad.meta.learner.Reptile}, {@link org.metagrad.meta.learner.Directed} (the learners),
 * {@link org.metagrad.meta.learner.MamlProgram} (MAML as one program), {@link
 * org.metagrad.meta.objective.Surrogate} and {@link org.metagrad.meta.objective.PolicyLoss} (the
 * loss of a policy), {@link org.metagrad.meta.objective.ActorCriticLoss}, {@link
 * org.metagrad.meta.objective.ClippedLoss}, {@link org.metagrad.meta.objective.RatioLoss} (other
 * losses), {@link org.metagrad.meta.advantage.Advantages} (advantages), {@link
 * org.metagrad.autodiff.optimiser.Optimiser}, {@link org.metagrad.meta.update.TrustRegion} and
 * {@link org.metagrad.meta.update.AdaptedFisher} (outer steps), {@code PolicyTask} with {@code
 * Rollout}, {@code Advantages} and {@code FloatTiledLoss} (reinforcement learning as such a task),
 * {@link org.metagrad.meta.Training} (the outer loop and the directed step), {@link
 * org.metagrad.meta.Checkpoint} and {@code LearntState} (how a run is kept), {@link
 * org.metagrad.meta.Adaptation} and {@link org.metagrad.meta.Evaluation} (its use).
 */
package org.metagrad.meta;
