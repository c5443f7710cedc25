package org.metagrad.meta;

import java.util.Locale;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.problem.Problem;
import org.metagrad.meta.problem.Score;

/**
 * On what, and how thoroughly, parameters are evaluated: on the first {@code tasks} of a sequence
 * that the seed fixes, the same for all learners and training seeds, so that differences between
 * two runs are paired. A finite family is evaluated on all of its tasks, each adapted to so often
 * that there are {@link #EPISODES_OF_FINITE} episodes.
 *
 * @param seed of the tasks, the adaptation and the scored episodes
 * @param tasks how many held-out tasks, from 1 to 1,000,000
 * @param steps the largest number of adaptation steps, from 0
 * @param episodes how many episodes a task, a number of steps and a way to act are scored by, from
 *     1; they are not those that are adapted to
 */
public record EvaluationProtocol(long seed, int tasks, int steps, int episodes) {
    /** The seed of the tasks by which results are compared. */
    public static final long SEED = 0x6d657461677261L;

    /** The episodes by which each task of a finite family is scored. */
    public static final int EPISODES_OF_FINITE = 200;

    private static final int MOST_TASKS = 1_000_000;
    private static final int MOST_EPISODES = 1_000_000;
    private static final EvaluationProtocol POLICY = new EvaluationProtocol(SEED, 400, 3, 20);
    private static final EvaluationProtocol SUPERVISED = new EvaluationProtocol(SEED, 600, 10, 1);

    /** Checks the numbers. */
    public EvaluationProtocol {
        require("tasks", tasks, 1, MOST_TASKS);
        Adaptation.requireSteps(steps);
        require("episodes", episodes, 1, MOST_EPISODES);
    }

    private static void require(String name, int came, int least, int greatest) {
        if (came < least || came > greatest) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s %d: %s wanted",
                            name,
                            came,
                            came < least ? "at least " + least : "at most " + greatest));
        }
    }

    /**
     * {@return the protocol of reported results: 400 tasks, steps up to 3 and 20 episodes for
     * policies, 600 tasks and steps up to 10 for supervised problems}
     *
     * @param config says which of the two
     */
    public static EvaluationProtocol of(TrainingConfig config) {
        return of(config.score());
    }

    /**
     * {@return the protocol of reported results, as {@link #of(TrainingConfig)} has it}
     *
     * @param problem of the user's own
     */
    public static EvaluationProtocol of(Problem problem) {
        return of(problem.score());
    }

    private static EvaluationProtocol of(Score score) {
        return score.ofPolicy() ? POLICY : SUPERVISED;
    }

    /**
     * {@return this protocol on another number of tasks, the first of the same sequence}
     *
     * @param tasks from 1
     */
    public EvaluationProtocol withTasks(int tasks) {
        return new EvaluationProtocol(seed, tasks, steps, episodes);
    }

    /**
     * {@return this protocol with another number of steps}
     *
     * @param steps from 0
     */
    public EvaluationProtocol withSteps(int steps) {
        return new EvaluationProtocol(seed, tasks, steps, episodes);
    }

    /**
     * {@return this protocol on the tasks of another seed}
     *
     * @param seed of another sequence
     */
    public EvaluationProtocol withSeed(long seed) {
        return new EvaluationProtocol(seed, tasks, steps, episodes);
    }

    /**
     * {@return this protocol with another number of scored episodes}
     *
     * @param episodes from 1
     */
    public EvaluationProtocol withEpisodes(int episodes) {
        return new EvaluationProtocol(seed, tasks, steps, episodes);
    }
}
