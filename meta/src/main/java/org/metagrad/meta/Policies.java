package org.metagrad.meta;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.run.RunFiles;
import org.metagrad.meta.run.WrongFolderException;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PolicyProblem;

/** Meta-trained policies for use at run time: from the folder of a run, or from a training. */
public final class Policies {
    private Policies() {}

    /**
     * {@return the policy of a run} Its actions are drawn with the seed of the run; {@link
     * Policy#copy} takes another one.
     *
     * @param runFolder what {@code metagrad train} has written, in this or an earlier version
     * @throws IOException one line naming the folder or file and what is wrong with it: absent, no
     *     run, damaged, of a regression, or of another shape than the configuration says
     */
    public static Policy load(Path runFolder) throws IOException {
        return load(runFolder, null);
    }

    /**
     * {@return the policy of a run on tasks of the user's own}
     *
     * @param runFolder {@code config.properties} and {@code parameters.safetensors}, as a training
     *     has them
     * @param distribution immutable; says what its environments show and take. Null for the
     *     configuration's
     * @throws IOException as {@link #load(Path)}
     * @throws EnvironmentException if the distribution throws or breaks its contract
     */
    public static Policy load(Path runFolder, TaskDistribution distribution) throws IOException {
        // What was rounded, or read from the checkpoint, is as good here.
        RunFiles files = new RunFiles(runFolder, _ -> {});
        try {
            TrainingConfig config = files.readConfig(file -> Checkpoint.read(file).config());
            PolicyProblem problem = problem(config, distribution);
            MetaLearner learner = Learners.of(config, problem);
            List<SafeTensors.Tensor> tensors = files.readParameters();
            return of(problem, learner, Learners.flat(learner, problem, tensors));
        } catch (WrongFolderException problem) {
            throw new IOException(problem.getMessage(), problem);
        } catch (IllegalArgumentException problem) {
            throw new IOException(runFolder + ": " + problem.getMessage(), problem);
        }
    }

    /**
     * {@return the policy of a training of this process}
     *
     * @param config of the training
     * @param theta what {@link Training#parameters} gave. Not modified.
     * @throws IllegalArgumentException if the length of theta is wrong, theta is not finite, or the
     *     configuration is of a regression
     */
    public static Policy of(TrainingConfig config, float[] theta) {
        PolicyProblem problem = problem(config, null);
        return of(problem, Learners.of(config, problem), theta);
    }

    /**
     * {@return the policy of a training on tasks of the user's own}
     *
     * @param config of the training
     * @param distribution immutable; says what its environments show and take
     * @param theta what {@link Training#parameters} gave. Not modified.
     * @throws IllegalArgumentException if the length of theta is wrong, or theta is not finite
     * @throws EnvironmentException if the distribution throws or breaks its contract
     */
    public static Policy of(TrainingConfig config, TaskDistribution distribution, float[] theta) {
        PolicyProblem problem = new PolicyProblem(config, distribution);
        return of(problem, Learners.of(config, problem), theta);
    }

    /**
     * {@return the policy of a training by a learner of the user's own}
     *
     * @param config of the training
     * @param distribution immutable; says what its environments show and take
     * @param learner immutable; its inner loop adapts
     * @param theta what {@link Training#parameters} gave. Not modified.
     * @throws IllegalArgumentException if the length of theta is wrong, or theta is not finite, and
     *     as {@link Training#Training(TrainingConfig, TaskDistribution, MetaLearner)}
     * @throws EnvironmentException if the distribution throws or breaks its contract
     */
    public static Policy of(
            TrainingConfig config,
            TaskDistribution distribution,
            MetaLearner learner,
            float[] theta) {
        PolicyProblem problem = new PolicyProblem(config, distribution);
        return of(problem, Learners.own(config, learner), theta);
    }

    /**
     * {@return the policy of a file with the names and shapes of a PyTorch module's {@code
     * state_dict}, as {@link Policy#writeStateDict} has them} It adapts as a configuration says;
     * learnt step sizes are all alpha, a context holds until {@link Policy#reset}, and advantages
     * are measured against each draw's own baseline.
     *
     * @param config the network, the learner and the environment
     * @param file safetensors in single or double precision. A {@code context} may be missing; then
     *     it is 0. What has other names is passed over.
     * @throws IOException one line naming the file and what is wrong with it: absent, damaged, or a
     *     tensor missing, not finite or of another shape
     * @throws IllegalArgumentException if the configuration is of a regression
     */
    public static Policy ofStateDict(TrainingConfig config, Path file) throws IOException {
        PolicyProblem problem = problem(config, null);
        MetaLearner learner = Learners.of(config, problem);
        try {
            double[] start = problem.adopt(SafeTensors.read(file).inSinglePrecision());
            TrainedPolicy trained =
                    TrainedPolicy.of(problem, learner, learner.initial(start, config.alpha()));
            return new Policy(trained, config.seed()).at(start);
        } catch (IllegalArgumentException problemOfFile) {
            throw new IOException(file + ": " + problemOfFile.getMessage(), problemOfFile);
        }
    }

    private static PolicyProblem problem(TrainingConfig config, TaskDistribution distribution) {
        if (distribution != null) {
            return new PolicyProblem(config, distribution);
        }
        if (LearningProblem.of(config) instanceof PolicyProblem control) {
            return control;
        }
        throw new IllegalArgumentException(
                config.environment() + ": a " + config.score().kind() + " has no policy");
    }

    private static Policy of(PolicyProblem problem, MetaLearner learner, float[] theta) {
        int metaParameters = learner.metaParameters(problem.taskParameters());
        int wanted = metaParameters + problem.others().size();
        double[] meta = Learners.meta(theta, metaParameters, wanted, problem);
        Learners.requireFinite(theta);
        TrainedPolicy trained = TrainedPolicy.of(problem, learner, meta);
        return new Policy(trained, problem.config().seed());
    }
}
