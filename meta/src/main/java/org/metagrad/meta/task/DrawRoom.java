package org.metagrad.meta.task;

import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.rollout.Trajectories;

/** Room for the samples of draws, and for those of a meta-batch that outlive their task's turn. */
public final class DrawRoom {
    private final SampleLayout layout;
    private final int count;
    private final int horizon;
    private final boolean alongEpisodes;
    private final Trajectories[][] kept;

    /**
     * @param horizon the most steps of an episode
     */
    DrawRoom(TrainingConfig config, SampleLayout layout, int horizon) {
        this.layout = layout;
        this.horizon = horizon;
        count = config.trajectories();
        alongEpisodes = config.surrogate().alongEpisodes();
        kept = new Trajectories[config.optimiser().replays() ? config.tasks() : 0][];
    }

    /** Whether the loss wants the samples episode after episode. */
    boolean alongEpisodes() {
        return alongEpisodes;
    }

    /** The width of the tiles of a draw. */
    public int tileWidth() {
        return alongEpisodes
                ? FloatTiles.widthOfEpisodes(horizon, count)
                : FloatTiles.width(count * horizon);
    }

    /** Room for one draw. */
    Trajectories trajectories() {
        return trajectories(count, horizon);
    }

    /** Room for one draw of another size. */
    public Trajectories trajectories(int trajectories, int horizon) {
        return new Trajectories(layout, trajectories, horizon, alongEpisodes);
    }

    /**
     * Room for trajectories that others have collected, in tiles as wide as those of a draw.
     *
     * @param layout of their samples
     */
    Trajectories collected(SampleLayout layout, int trajectories) {
        return new Trajectories(layout, trajectories, horizon, alongEpisodes, tileWidth());
    }

    /**
     * The draws of a task of the meta-batch that outlive its turn, for an outer step that looks at
     * them again; null where none does. Threads may ask for different tasks at once.
     */
    Trajectories[] kept(int slot, int draws) {
        if (kept.length == 0) {
            return null;
        }
        // a warm start has learners of other numbers of draws
        if (kept[slot] == null || kept[slot].length != draws) {
            kept[slot] = new Trajectories[draws];
            for (int i = 0; i < draws; i++) {
                kept[slot][i] = trajectories();
            }
        }
        return kept[slot];
    }
}
