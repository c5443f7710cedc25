package org.metagrad.meta.rollout;

import org.metagrad.envs.ActionSpace;

/**
 * Turns actions of a policy in normalised units into those of an environment: {@code a = low +
 * (clip(u, -1, 1) + 1) / 2 (high - low)}, each dimension by its own range, as in rllab (Duan et al.
 * 2016, arXiv 1604.06778, its {@code normalize}). Probabilities are those of {@code u}, not
 * clipped. Owns its result; allocates nothing more.
 */
final class ActionMapping {
    private final double[] low;
    private final double[] high;
    private final int size;
    private final float[] mapped;

    /**
     * A mapping for a batch.
     *
     * @param box the environments' actions
     * @param size the number of environments, E
     */
    ActionMapping(ActionSpace.Box box, int size) {
        this.size = size;
        low = box.ranges().stream().mapToDouble(ActionSpace.Box.Range::low).toArray();
        high = box.ranges().stream().mapToDouble(ActionSpace.Box.Range::high).toArray();
        mapped = new float[low.length * size];
    }

    /**
     * {@return the actions in the environments' units, [dimensions, E]; live}
     *
     * @param actions {@code [dimensions, E]} in normalised units, finite. Not modified.
     */
    float[] map(float[] actions) {
        for (int d = 0; d < low.length; d++) {
            double from = low[d];
            double half = (high[d] - from) / 2;
            for (int i = d * size; i < (d + 1) * size; i++) {
                double inside = Math.max(-1, Math.min(1, (double) actions[i]));
                mapped[i] = (float) (from + (inside + 1) * half);
            }
        }
        return mapped;
    }
}
