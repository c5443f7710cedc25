package org.metagrad.meta;

import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Where the tasks of a meta-batch are computed, if not on the threads of the training's own
 * process: other processes, on this machine or on others, each with {@link BatchWorker}s of the
 * training's configuration. The training sends the meta-parameters, takes a {@link TaskResult} for
 * each task and adds them in the order of the tasks, so its bits are those of one process, however
 * many executors there are and whichever computes a task.
 */
public interface BatchExecutor {
    /**
     * Has tasks {@code 0 .. tasks - 1} computed, each by {@link BatchWorker#compute}, and waits for
     * all.
     *
     * @param batch what they have in common
     * @param tasks their number
     * @return the results in the order of the tasks
     * @throws CancellationException if it is told to end meanwhile; the training then stands where
     *     it stood before the iteration
     */
    List<TaskResult> compute(TaskBatch batch, int tasks);

    /** {@return how many tasks are computed beside each other} */
    int slots();
}
