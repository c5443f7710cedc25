package org.metagrad.meta.advantage;

import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.tiles.Crew;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.rollout.Trajectories;

/**
 * A thread's plans for value networks of one kind: values of samples, by the network that it was
 * turned to last, and gradients of the fit.
 */
public final class CriticPlans implements ValueFunction {
    private Critic critic;
    private final FloatTiledLoss loss;
    private final float[] parameters;
    private final FloatExecutable ofTile;
    private final FloatExecutable ofFinalStates;
    private final int width;
    private final int states;
    private final float[] inputs;
    private final float[] finalInputs;
    private float[] timeLeft;
    private float[] tileValues;
    private final float[] finalValues;

    /**
     * The plans of one thread for networks like this one.
     *
     * @param layout of the samples whose values are asked for; its first rows are the states
     * @param width of their tiles
     */
    public CriticPlans(
            Critic critic, SampleLayout layout, int width, int trajectories, FloatKernels kernels) {
        this.critic = critic;
        loss =
                new FloatTiledLoss(
                        critic.loss(), critic.sampleLayout(), critic.tileWidth(), kernels);
        Mlp network = critic.network();
        parameters = new float[network.parameterCount()];
        this.width = width;
        states = network.inputs() - 1;
        inputs = new float[network.inputs() * width];
        timeLeft = new float[width];
        tileValues = new float[width];
        finalValues = new float[FloatTiles.padded(trajectories)];
        finalInputs = new float[network.inputs() * finalValues.length];
        ofTile = plan(network, inputs, tileValues, kernels);
        ofFinalStates = plan(network, finalInputs, finalValues, kernels);
        if (layout.row("states") != 0) {
            throw new IllegalArgumentException("the states are not the first rows of a sample");
        }
    }

    private FloatExecutable plan(Mlp network, float[] from, float[] to, FloatKernels kernels) {
        ProgramBuilder b = new ProgramBuilder();
        var operands = network.parameterShapes().stream().map(b::input).toList();
        int columns = from.length / network.inputs();
        Program values = b.build(network.apply(b, operands, b.input(network.inputs(), columns)));
        FloatExecutable plan = FloatExecutable.of(values, kernels, Outputs.ASSIGN).output(0, to, 0);
        int at = 0;
        int i = 0;
        for (Shape shape : network.parameterShapes()) {
            plan.input(i++, parameters, at);
            at += shape.size();
        }
        return plan.input(i, from, 0);
    }

    /** Has the threads of a crew compute tiles of each other's fits. */
    public static void share(List<CriticPlans> ofThreads, Crew crew) {
        FloatTiledLoss.share(ofThreads.stream().map(one -> one.loss).toList(), crew);
    }

    /** Turns to a network of the kind of the first. */
    public void turnTo(Critic other) {
        critic = other;
    }

    @Override
    public boolean fitted() {
        return critic.fitted();
    }

    @Override
    public void values(Trajectories samples, double[] values, double[] ofFinal) {
        FloatTiledLoss.round(critic.parameters(), parameters);
        FloatTiles tiles = samples.tiles();
        if (tileValues.length < tiles.tiles() * width) {
            tileValues = new float[tiles.tiles() * width];
            timeLeft = new float[tileValues.length];
        }
        for (int i = 0; i < samples.size(); i++) {
            timeLeft[samples.column(i)] = critic.timeLeft(samples.time(i));
        }
        for (int tile = 0; tile < tiles.tiles(); tile++) {
            int first = tile * tiles.rows() * width;
            System.arraycopy(tiles.values(), first, inputs, 0, states * width);
            System.arraycopy(timeLeft, tile * width, inputs, states * width, width);
            ofTile.output(0, tileValues, tile * width);
            ofTile.run();
        }
        for (int i = 0; i < samples.size(); i++) {
            values[i] = critic.scale() * tileValues[samples.column(i)];
        }
        int trajectories = finalValues.length;
        System.arraycopy(samples.finalStates(), 0, finalInputs, 0, states * trajectories);
        for (int e = 0; e < ofFinal.length; e++) {
            finalInputs[states * trajectories + e] = critic.timeLeft(samples.length(e));
        }
        ofFinalStates.run();
        for (int e = 0; e < ofFinal.length; e++) {
            ofFinal[e] = critic.scale() * finalValues[e];
        }
    }

    /** The gradient of the sum of squared errors of the samples of a task that a network has. */
    public void gradient(Critic of, int task) {
        loss.gradient(of.parameters(), of.samples(task), of.gradient(task));
    }
}
