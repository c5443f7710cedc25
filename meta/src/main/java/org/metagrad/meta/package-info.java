/**
 * Gradient-based meta-learning.
 *
 * <p>Reading order: {@link org.metagrad.meta.LearningTask} (what a task must offer), {@link
 * org.metagrad.meta.MetaLearner} and {@code InnerLoop} (the recursion: where the second derivative
 * enters), {@link org.metagrad.meta.Maml}, {@link org.metagrad.meta.Fomaml}, {@link
 * org.metagrad.meta.Anil}, {@link org.metagrad.meta.Cavia}, {@link org.metagrad.meta.MetaSgd},
 * {@link org.metagrad.meta.Reptile}, {@link org.metagrad.meta.Directed} (the learners), {@link
 * org.metagrad.meta.MamlProgram} (MAML as one program), {@link org.metagrad.meta.Surrogate} and
 * {@link org.metagrad.meta.PolicyLoss} (the loss of a policy), {@link
 * org.metagrad.meta.ActorCriticLoss}, {@link org.metagrad.meta.ClippedLoss}, {@link
 * org.metagrad.meta.RatioLoss} (other losses), {@link org.metagrad.meta.Advantages} (advantages),
 * {@link org.metagrad.autodiff.optimiser.Optimiser}, {@link org.metagrad.meta.TrustRegion} and
 * {@link org.metagrad.meta.AdaptedFisher} (outer steps), {@code PolicyTask} with {@code Rollout},
 * {@code Advantages} and {@code FloatTiledLoss} (reinforcement learning as such a task), {@link
 * org.metagrad.meta.Training} (the outer loop and the directed step), {@link
 * org.metagrad.meta.Checkpoint} and {@code LearntState} (how a run is kept), {@link
 * org.metagrad.meta.Adaptation} and {@link org.metagrad.meta.Evaluation} (its use).
 */
package org.metagrad.meta;
