package org.metagrad.meta.advantage;

import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.rollout.Trajectories;

/** A thread's plans for the value network: values of samples, and gradients of the fit. */
public final class CriticPlans implements ValueFunction {
    private final Critic critic;
    private final FloatTiledLoss loss;
    private final float[] parameters;
    private final FloatExecutable ofTile;
    private final FloatExecutable ofFinalStates;
    private final int states;
    private float[] tileValues;
    private final float[] finalValues;

    /**
     * The plans of one thread for a value network.
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
        states = network.parameterShapes().size();
        tileValues = new float[width];
        finalValues = new float[FloatTiles.padded(trajectories)];
        ofTile = plan(network, width, tileValues, kernels);
        ofFinalStates = plan(network, finalValues.length, finalValues, kernels);
        if (layout.row("states") != 0) {
            throw new IllegalArgumentException("the states are not the first rows of a sample");
        }
    }

    private FloatExecutable plan(Mlp network, int columns, float[] to, FloatKernels kernels) {
        ProgramBuilder b = new ProgramBuilder();
        var inputs = network.parameterShapes().stream().map(b::input).toList();
        Program values = b.build(network.apply(b, inputs, b.input(network.inputs(), columns)));
        FloatExecutable plan = FloatExecutable.of(values, kernels, Outputs.ASSIGN).output(0, to, 0);
        int at = 0;
        int i = 0;
        for (Shape shape : network.parameterShapes()) {
            plan.input(i++, parameters, at);
            at += shape.size();
        }
        return plan;
    }

    @Override
    public void values(Trajectories samples, double[] values, double[] ofFinal) {
        FloatTiledLoss.round(critic.parameters(), parameters);
        FloatTiles tiles = samples.tiles();
        int width = tiles.width();
        if (tileValues.length < tiles.tiles() * width) {
            tileValues = new float[tiles.tiles() * width];
        }
        for (int tile = 0; tile < tiles.tiles(); tile++) {
            ofTile.input(states, tiles.values(), tile * tiles.rows() * width);
            ofTile.output(0, tileValues, tile * width);
            ofTile.run();
        }
        for (int i = 0; i < samples.size(); i++) {
            values[i] = critic.scale() * tileValues[samples.column(i)];
        }
        ofFinalStates.input(states, samples.finalStates(), 0);
        ofFinalStates.run();
        for (int e = 0; e < ofFinal.length; e++) {
            ofFinal[e] = critic.scale() * finalValues[e];
        }
    }

    /** The gradient of the sum of squared errors of a task's samples. */
    public void gradient(FloatTiles samples, double[] gradient) {
        loss.gradient(critic.parameters(), samples, gradient);
    }
}
