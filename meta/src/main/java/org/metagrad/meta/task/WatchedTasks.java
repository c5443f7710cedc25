package org.metagrad.meta.task;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.metagrad.envs.ActionRepeat;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;

/**
 * A distribution of tasks whose answers are checked: what it throws, or gives that is of no use, is
 * an {@link EnvironmentException} that names it.
 */
final class WatchedTasks {
    private final TaskDistribution distribution;
    private final String name;

    /**
     * Watches a distribution.
     *
     * @param horizon of the episodes, 0 for the distribution's own
     * @throws IllegalArgumentException if there is none, or its episodes have no such horizon
     */
    WatchedTasks(TaskDistribution given, int horizon) {
        if (given == null) {
            throw new IllegalArgumentException("the distribution of tasks is null");
        }
        name = ask(given.getClass().getName(), "name()", given::name);
        distribution =
                horizon == 0
                        ? given
                        : askAllowed("withHorizon(...)", () -> given.withHorizon(horizon));
    }

    /** An answer, or the question's own refusal of what the user has given. */
    private <T> T askAllowed(String call, Callable<T> question) {
        try {
            return ask(name, call, question);
        } catch (EnvironmentException refused) {
            if (refused.getCause() instanceof IllegalArgumentException argument) {
                throw argument;
            }
            throw refused;
        }
    }

    private static <T> T ask(String name, String call, Callable<T> question) {
        String where = "environment " + name;
        T answer;
        try {
            answer = question.call();
        } catch (Throwable thrown) {
            throw EnvironmentException.threw(where, call, thrown);
        }
        if (answer == null) {
            throw EnvironmentException.wrong(where, call + " gave null");
        }
        return answer;
    }

    String name() {
        return name;
    }

    EnvironmentTask sample(RandomStream stream) {
        return ask(name, "sample(...)", () -> distribution.sample(stream));
    }

    /**
     * The medium task with some parameters replaced.
     *
     * @throws IllegalArgumentException if they make no task
     */
    EnvironmentTask task(String assignments) {
        return assignments.isBlank()
                ? ask(name, "medium()", distribution::medium)
                : askAllowed("task(...)", () -> distribution.task(assignments));
    }

    Optional<String> degenerateMedium() {
        return ask(name, "degenerateMedium()", distribution::degenerateMedium);
    }

    /**
     * A batch of so many, in which an observation and an episode have room.
     *
     * @param discount of the rewards within an action that is held
     */
    BatchEnvironment environment(
            EnvironmentTask task, int size, int actionRepeat, double discount) {
        BatchEnvironment batch = environment(task, size, actionRepeat);
        if (actionRepeat == 1 || discount == 1) {
            return batch;
        }
        if (batch instanceof ActionRepeat held) {
            return held.discountedBy(discount);
        }
        throw wrong(
                "environment(..., "
                        + size
                        + ", "
                        + actionRepeat
                        + ") holds actions in a way of its own, whose single rewards cannot be discounted: an ActionRepeat, or discount-per decision, was wanted");
    }

    private BatchEnvironment environment(EnvironmentTask task, int size, int actionRepeat) {
        BatchEnvironment batch =
                ask(
                        name,
                        "environment(..., " + size + ")",
                        () -> distribution.environment(task, size, actionRepeat));
        int came = ask(name, "size()", batch::size);
        if (came != size) {
            throw wrong("size() is " + came + ", a batch of " + size + " was asked for");
        }
        requirePositive(
                "observationSize()", ask(name, "observationSize()", batch::observationSize));
        requirePositive("horizon()", ask(name, "horizon()", batch::horizon));
        ask(name, "actionSpace()", batch::actionSpace);
        return batch;
    }

    /** All tasks of a finite family. */
    List<EnvironmentTask> all() {
        return ask(name, "all()", () -> List.copyOf(distribution.all()));
    }

    /** What a batch measures. */
    List<EpisodeMeasure> measures(BatchEnvironment batch) {
        return ask(name, "measures()", () -> List.copyOf(batch.measures()));
    }

    private void requirePositive(String call, int came) {
        if (came < 1) {
            throw wrong(call + " is " + came + ", at least 1 was wanted");
        }
    }

    EnvironmentException wrong(String what) {
        return EnvironmentException.wrong("environment " + name, what);
    }
}
