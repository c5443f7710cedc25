package org.metagrad.meta;

import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;

/**
 * Runs a categorical policy in a batch of environments, all K trajectories of a task at once.
 *
 * <p>Trajectory {@code e} starts from {@code stream.split(0).split(e)} and draws the action of step
 * {@code t} at counter {@code t} of {@code stream.split(1).split(e)}, so its course depends on
 * nothing else. Owns an arena: one for each thread.
 */
final class Rollout {
    private final int actions;
    private final int stride;
    private final FloatExecutable policy;
    private final float[] theta;
    private final float[] observations;
    private final float[] probabilities;
    private final float[] chosen;
    private final long[] keys;
    private long steps;

    Rollout(CategoricalPolicy policy, int trajectories, FloatKernels kernels) {
        int inputs = policy.network().sizes().getFirst();
        actions = policy.network().sizes().getLast();
        stride = padded(trajectories);
        theta = new float[policy.network().parameterCount()];
        observations = new float[inputs * stride];
        probabilities = new float[actions * stride];
        chosen = new float[trajectories];
        keys = new long[trajectories];
        this.policy = FloatExecutable.of(probabilities(policy, stride), kernels, Outputs.ASSIGN);
        int at = 0;
        int i = 0;
        for (Shape shape : policy.network().parameterShapes()) {
            this.policy.input(i++, theta, at);
            at += shape.size();
        }
        this.policy.input(i, observations, 0).output(0, probabilities, 0);
    }

    private static Program probabilities(CategoricalPolicy policy, int columns) {
        Program log = policy.distributions(columns);
        ProgramBuilder b = new ProgramBuilder();
        var inputs = log.inputs().stream().map(x -> b.input(x.shape())).toList();
        return b.build(b.exp(b.call(log, inputs).getFirst()));
    }

    /** Whole vectors for the machine's widest, so that no environment falls into a scalar tail. */
    private static int padded(int trajectories) {
        int lanes = FloatKernels.VIRTUAL_LANES;
        return (trajectories + lanes - 1) / lanes * lanes;
    }

    /**
     * Fills {@code samples} with one episode of each environment.
     *
     * @param at the policy's parameters. Not modified.
     * @param environment with as many copies as there are trajectories. Modified.
     */
    void run(double[] at, BatchEnvironment environment, RandomStream stream, Trajectories samples) {
        FloatTiledLoss.round(at, theta);
        long start = stream.split(1).key();
        for (int e = 0; e < keys.length; e++) {
            keys[e] = RandomStream.split(start, e);
        }
        long before = environment.steps();
        environment.reset(stream.split(0));
        samples.clear();
        boolean[] running = environment.running();
        double[] rewards = environment.rewards();
        for (int t = 0; environment.runningCount() > 0; t++) {
            environment.observe(observations, 0, stride);
            policy.run();
            int first = samples.size();
            for (int e = 0; e < keys.length; e++) {
                if (running[e]) {
                    chosen[e] = draw(e, RandomStream.uniformFloat(keys[e], t));
                    samples.append(e, t, observations, stride, chosen[e]);
                }
            }
            environment.step(chosen);
            for (int sample = first; sample < samples.size(); sample++) {
                samples.reward(sample, rewards[samples.environment(sample)]);
            }
        }
        // not the number of samples: an action may be held for several steps
        steps += environment.steps() - before;
    }

    /** The first action whose cumulated probability exceeds {@code u}. */
    private int draw(int e, float u) {
        float cumulated = 0;
        for (int a = 0; a < actions - 1; a++) {
            cumulated += probabilities[a * stride + e];
            if (u < cumulated) {
                return a;
            }
        }
        return actions - 1;
    }

    /** Environment steps taken since construction. */
    long steps() {
        return steps;
    }
}
