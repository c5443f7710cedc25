package org.metagrad.meta;

import java.util.List;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.LearntState;

/**
 * The iterations of a training in one or two phases: those of the warm start by another algorithm,
 * where the configuration has them, and those of its own. Each has its learner, optimiser and
 * worker threads; the parameters are handed on, and {@link #theta} has them in the form of the
 * second.
 */
final class Phases implements AutoCloseable {
    private final TrainingConfig config;
    private final LearningProblem problem;
    private final MetaLearner learner;
    private final Cancellation cancellation;
    private final FloatKernels kernels;
    private final BatchExecutor executor;
    private final Average average;
    private double[] theta;
    private LearntState state;
    private volatile OuterIteration outer;
    // Whether the iterations are those of the warm start; outer is theirs then.
    private boolean warm;
    private volatile boolean closed;

    /**
     * Opens the first phase.
     *
     * @param executor computes the tasks; null for threads of this process
     */
    Phases(
            TrainingConfig config,
            LearningProblem problem,
            MetaLearner learner,
            Cancellation cancellation,
            FloatKernels kernels,
            BatchExecutor executor) {
        this.config = config;
        this.problem = problem;
        this.learner = learner;
        this.cancellation = cancellation;
        this.kernels = kernels;
        this.executor = executor;
        theta = initial();
        average = new Average(config.averaging(), theta);
        open(config.warmIterations() > 0);
    }

    private double[] initial() {
        return learner.initial(new Draws(config, problem).initialParameters(), config.alpha());
    }

    private void open(boolean warm) {
        double[] from = theta;
        this.warm = warm;
        TrainingConfig phase = warm ? config.warmPhase() : config;
        MetaLearner by = warm ? Learners.ofWarmPhase(config, problem) : learner;
        if (outer != null) {
            outer.close();
        }
        RemoteTasks remote =
                executor == null ? null : new RemoteTasks(executor, problem, cancellation, warm);
        outer = new OuterIteration(phase, problem, by, cancellation, kernels, remote);
        if (closed) {
            outer.close();
        }
        if (!warm) {
            theta = outer.theta();
        }
        double[] to = outer.theta();
        System.arraycopy(from, 0, to, 0, to.length);
        state = new LearntState().add("theta", to);
        outer.update().addTo(state);
        problem.addTo(state);
        average.addTo(state);
    }

    /** What computes the iterations of this phase. */
    OuterIteration outer() {
        return outer;
    }

    /** The meta-parameters of the configuration's learner; live until the phase changes. */
    double[] theta() {
        return theta;
    }

    Average average() {
        return average;
    }

    /** A copy of all that this phase learns. */
    List<SafeTensors.DoubleTensor> copy() {
        return state.copy();
    }

    /**
     * Takes the parameters of this phase over.
     *
     * @param iterations done, of both phases
     */
    void done(int iterations) {
        takeOver();
        average.add(theta, iterations - config.warmIterations());
    }

    private void takeOver() {
        double[] ours = outer.theta();
        System.arraycopy(ours, 0, theta, 0, ours.length);
    }

    /**
     * Opens the second phase if the first one is through.
     *
     * @param iterations done
     * @return whether there is another {@link #outer} now, which has not counted any steps
     */
    boolean openNext(int iterations) {
        boolean next = warm && iterations >= config.warmIterations();
        if (next) {
            open(false);
        }
        return next;
    }

    /** Begins from other parameters, set in {@link OuterIteration#theta} of {@link #outer}. */
    void begin() {
        takeOver();
        average.add(theta, 0);
    }

    /**
     * Goes on from what {@link #copy} gave.
     *
     * @param iterations that were done then, which say in which phase
     * @throws IllegalArgumentException naming a tensor that does not fit; nothing has changed then
     */
    void restore(List<SafeTensors.DoubleTensor> tensors, int iterations) {
        boolean ofWarmStart = iterations < config.warmIterations();
        if (ofWarmStart == warm) {
            state.restore(tensors);
        } else {
            List<SafeTensors.DoubleTensor> now = state.copy();
            if (ofWarmStart) {
                // what the warm start does not train is where it began
                theta = initial();
            }
            open(ofWarmStart);
            try {
                state.restore(tensors);
            } catch (IllegalArgumentException doesNotFit) {
                open(!ofWarmStart);
                state.restore(now);
                throw doesNotFit;
            }
        }
        takeOver();
    }

    /** Stops the worker threads, from any thread. */
    @Override
    public void close() {
        closed = true;
        outer.close();
    }
}
