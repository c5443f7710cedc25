package org.metagrad.meta;

import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;

/** Passes every call on to a batch of the library's; tests override what they want otherwise. */
public class ForeignEnvironment implements BatchEnvironment {
    final BatchEnvironment inner;

    public ForeignEnvironment(BatchEnvironment inner) {
        this.inner = inner;
    }

    @Override
    public int size() {
        return inner.size();
    }

    @Override
    public int observationSize() {
        return inner.observationSize();
    }

    @Override
    public ActionSpace actionSpace() {
        return inner.actionSpace();
    }

    @Override
    public int horizon() {
        return inner.horizon();
    }

    @Override
    public EnvironmentTask task() {
        return inner.task();
    }

    @Override
    public void setTask(EnvironmentTask task) {
        inner.setTask(task);
    }

    @Override
    public void reset(RandomStream stream, int first) {
        inner.reset(stream, first);
    }

    @Override
    public void step(float[] actions, int offset, int stride) {
        inner.step(actions, offset, stride);
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        inner.observe(out, offset, stride);
    }

    @Override
    public double[] rewards() {
        return inner.rewards();
    }

    @Override
    public boolean[] terminated() {
        return inner.terminated();
    }

    @Override
    public boolean[] truncated() {
        return inner.truncated();
    }

    @Override
    public boolean[] running() {
        return inner.running();
    }

    @Override
    public int runningCount() {
        return inner.runningCount();
    }

    @Override
    public long steps() {
        return inner.steps();
    }
}
