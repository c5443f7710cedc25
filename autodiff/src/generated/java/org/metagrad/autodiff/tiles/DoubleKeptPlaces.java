// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.execution.DoubleExecutable;

/**
 * Where the values lie that samples keep from one plan to the next, tile after tile: the
 * activations of a forward pass in one array, the residuals of a linearisation in another. A
 * residual that is an activation is in the first one and not kept twice.
 */
final class DoubleKeptPlaces {
    private static final int NONE = -1;

    private final int results;
    private final int[] activationOfResidual;
    private final int[] placeOfActivation;
    private final int[] placeOfResidual;
    private final int activationRows;
    private final int activationsOfTile;
    private final int residualsOfTile;
    private final boolean sharesActivations;

    /**
     * The places for the kept values of a linearised program.
     *
     * @param linearised outputs are the results, then the residuals; inputs are its own, then the
     *     activations
     * @param results how many outputs come before the residuals
     * @param activations their shapes; those of parameters alone have any number of columns
     * @param width samples of a tile
     */
    DoubleKeptPlaces(Program linearised, int results, List<Shape> activations, int width) {
        this.results = results;
        placeOfActivation = new int[activations.size()];
        int at = 0;
        for (int j = 0; j < placeOfActivation.length; j++) {
            placeOfActivation[j] = at;
            at += activations.get(j).size();
        }
        // An image has several columns for each sample, a product of parameters any number of them.
        activationRows = Math.ceilDiv(at, width);
        activationsOfTile = at;
        int own = linearised.inputs().size() - activations.size();
        List<Variable> outputs = linearised.outputs();
        activationOfResidual = new int[outputs.size() - results];
        placeOfResidual = new int[activationOfResidual.length];
        at = 0;
        for (int r = 0; r < placeOfResidual.length; r++) {
            Variable residual = outputs.get(results + r);
            int activation = linearised.inputs().indexOf(residual) - own;
            activationOfResidual[r] = Math.max(activation, NONE);
            if (activation >= 0) {
                placeOfResidual[r] = placeOfActivation[activation];
            } else {
                placeOfResidual[r] = at;
                at += residual.shape().size();
            }
        }
        residualsOfTile = at;
        sharesActivations = Arrays.stream(activationOfResidual).anyMatch(j -> j != NONE);
    }

    /** The numbers that a sample keeps of a forward pass. */
    int activationRows() {
        return activationRows;
    }

    /** The number of residuals, those that are activations included. */
    int residuals() {
        return placeOfResidual.length;
    }

    /** The program without the outputs that are activations, which are there already. */
    Program withoutActivations(Program linearised) {
        List<Variable> outputs = new ArrayList<>(linearised.outputs());
        for (int r = activationOfResidual.length - 1; r >= 0; r--) {
            if (activationOfResidual[r] != NONE) {
                outputs.remove(results + r);
            }
        }
        return new Program(linearised.inputs(), linearised.equations(), outputs);
    }

    /** Whether a linearisation that has to compute all residuals writes to activations' places. */
    boolean sharesActivations() {
        return sharesActivations;
    }

    /** Makes room for all that a linearisation writes, before several threads do. */
    void makeRoomForResiduals(DoubleKept samples) {
        for (int r = 0; r < placeOfResidual.length; r++) {
            room(samples, r);
        }
    }

    /** Makes room for the activations, before several threads write them. */
    void makeRoomForActivations(DoubleKept samples) {
        samples.activations(activationRows);
    }

    /** Has a plan read the activations of a tile from input {@code first} on. */
    void readActivations(DoubleExecutable plan, int first, DoubleKept samples, int tile) {
        for (int j = 0; j < placeOfActivation.length; j++) {
            plan.input(
                    first + j,
                    samples.activations(activationRows),
                    tile * activationsOfTile + placeOfActivation[j]);
        }
    }

    /** Has a plan write the activations of a tile from output {@code first} on. */
    void writeActivations(DoubleExecutable plan, int first, DoubleKept samples, int tile) {
        for (int j = 0; j < placeOfActivation.length; j++) {
            plan.output(
                    first + j,
                    samples.activations(activationRows),
                    tile * activationsOfTile + placeOfActivation[j]);
        }
    }

    /** Has a plan read all residuals of a tile from input {@code first} on. */
    void readResiduals(DoubleExecutable plan, int first, DoubleKept samples, int tile) {
        for (int r = 0; r < placeOfResidual.length; r++) {
            plan.input(first + r, room(samples, r), place(tile, r));
        }
    }

    /**
     * Has a plan write the residuals of a tile behind its results.
     *
     * @param all whether those that are activations are among its outputs
     */
    void writeResiduals(DoubleExecutable plan, boolean all, DoubleKept samples, int tile) {
        int output = results;
        for (int r = 0; r < placeOfResidual.length; r++) {
            if (all || activationOfResidual[r] == NONE) {
                plan.output(output++, room(samples, r), place(tile, r));
            }
        }
    }

    private double[] room(DoubleKept samples, int residual) {
        return activationOfResidual[residual] == NONE
                ? samples.residuals(residualsOfTile)
                : samples.activations(activationRows);
    }

    private int place(int tile, int residual) {
        boolean own = activationOfResidual[residual] == NONE;
        return tile * (own ? residualsOfTile : activationsOfTile) + placeOfResidual[residual];
    }
}
