/**
 * The meta-learners, which know of tasks that can be drawn and differentiated and of nothing else.
 *
 * <p>Where second order enters, in five stops: {@link MamlProgram} (MAML as one program), {@link
 * InnerLoop} beside {@link StepSize} (the recursion; any {@link InnerStep} takes its place, such as
 * those of {@link InnerOptimiser}), {@link Maml}, {@link Fomaml} (which leaves out just that), and
 * the rules of {@code Primitive.Tanh} in {@link org.metagrad.autodiff.Differentiation}.
 *
 * <p>All of it: {@link LearningTask}, {@link MetaLearner}, these, then {@link Anil}, {@link Cavia},
 * {@link Reptile}, {@link Joint} and {@link Directed}; {@link Preconditioner} and {@link
 * PreconditionedLearner} with {@link MetaSgd}, {@link Lslr} and {@link MetaCurvature}; {@link
 * NaturalMaml} with {@code NaturalTask}; {@link Sharp} with {@code SharpTask} and {@link Zeroed},
 * which decorate others, {@link MultiStepLoss}, {@link Imaml}, {@link Bmg}, {@link MetaRkhs1},
 * {@link MetaRkhs2} with {@code TangentSpace}, and {@link EsMaml}. A learner of your own is one
 * class, a {@link MetaLearner} given to {@link org.metagrad.meta.Training}. {@link MetaObjective}
 * is any of them on losses of your own, without training around it.
 */
package org.metagrad.meta.learner;
