package org.metagrad.bench.spark;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.metagrad.meta.BatchWorker;
import org.metagrad.meta.TaskBatch;
import org.metagrad.meta.TaskResult;

/**
 * What an executor keeps of a training: a worker for each task that it does beside others, with its
 * buffers and plans. Sent as a broadcast value, of which each executor has one for all iterations;
 * if Spark drops it, there is a new one, and no bit changes.
 */
final class TaskSide implements Serializable {
    private static final long serialVersionUID = 1;

    private final Admission admission;
    private transient ConcurrentLinkedQueue<BatchWorker> idle = new ConcurrentLinkedQueue<>();

    TaskSide(Admission admission) {
        this.admission = admission;
    }

    private void readObject(ObjectInputStream from) throws IOException, ClassNotFoundException {
        from.defaultReadObject();
        idle = new ConcurrentLinkedQueue<>();
    }

    /** Computes task {@code t} of a batch. */
    Outcome<TaskResult> compute(TaskBatch batch, int t) {
        var refusal = admission.refusal();
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        BatchWorker worker = idle.poll();
        if (worker == null) {
            worker = new BatchWorker(admission.config());
        }
        try {
            Outcome<TaskResult> result = Outcome.of(worker.compute(batch, t));
            idle.add(worker);
            return result;
        } catch (RuntimeException failure) {
            return Outcome.failed(failure);
        }
    }
}
