package org.metagrad.meta.problem;

import java.util.Locale;
import org.metagrad.autodiff.tiles.FloatTiles;

/**
 * Room for the examples of a task, inputs and target each, all of which count alike. A sampler
 * fills it; it belongs to one thread.
 */
public final class Examples {
    private final FloatTiles tiles;
    private final int inputs;
    private final int targets;
    private final int labels;
    private final boolean[] set;
    private final float[] room;

    /**
     * Room in tiles whose rows are inputs, targets and the weight.
     *
     * @param tiles empty; gets {@code size} samples
     * @param size how many examples there are to be
     * @param inputs numbers of an input
     * @param targets numbers of a target
     * @param labels how many labels there are, 0 where targets are numbers
     */
    public Examples(FloatTiles tiles, int size, int inputs, int targets, int labels) {
        this.tiles = tiles;
        this.inputs = inputs;
        this.targets = targets;
        this.labels = labels;
        set = new boolean[size];
        room = new float[inputs];
        for (int i = 0; i < size; i++) {
            tiles.append();
        }
    }

    /** {@return how many examples there are to be} */
    public int size() {
        return set.length;
    }

    /** {@return room for the inputs of an example, for a sampler that makes them} */
    public float[] room() {
        return room;
    }

    /**
     * Sets an example.
     *
     * @param i its number, from 0 to {@link #size} - 1
     * @param x the network's inputs. Not modified.
     * @param target the network's wanted outputs, or the label of a classification, from 0
     * @throws IllegalArgumentException if a length or the label is wrong, or a number is not finite
     */
    public void set(int i, float[] x, float... target) {
        if (i < 0 || i >= set.length) {
            throw new IllegalArgumentException(
                    "example " + i + ": from 0 to " + (set.length - 1) + " wanted");
        }
        requireLength(i, "inputs", x.length, inputs);
        requireLength(i, "targets", target.length, targets);
        put(i, 0, "input", x);
        if (labels > 0 && !(target[0] >= 0 && target[0] < labels && target[0] == (int) target[0])) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "example %d: label %s, a whole number from 0 to %d wanted",
                            i,
                            target[0],
                            labels - 1));
        }
        put(i, inputs, "target", target);
        tiles.set(i, inputs + targets, 1f / set.length);
        set[i] = true;
    }

    private void put(int i, int row, String what, float[] values) {
        for (int r = 0; r < values.length; r++) {
            if (!Float.isFinite(values[r])) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "example %d: %s %d is %s, a finite number wanted",
                                i,
                                what,
                                r,
                                values[r]));
            }
            tiles.set(i, row + r, values[r]);
        }
    }

    private static void requireLength(int i, String what, int came, int wanted) {
        if (came != wanted) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "example %d: %d %s, %d wanted", i, came, what, wanted));
        }
    }

    /** Forgets which examples have been set. */
    public void start() {
        java.util.Arrays.fill(set, false);
    }

    /**
     * Checks that all examples have been set since {@link #start}.
     *
     * @param which of a task, for the message
     * @throws IllegalArgumentException naming one that has not
     */
    public void requireAll(String which) {
        for (int i = 0; i < set.length; i++) {
            if (!set[i]) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "%s example %d of %d was not set",
                                which,
                                i,
                                set.length));
            }
        }
    }
}
