// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.metagrad.kernels.DoubleKernels;

/** For which samples, parameters and losses what is kept is valid. */
class DoubleKeptTest {
    private static final double[] THETA = {1, 2};
    private static final double[] MOVED = {1, 2 + 1e-15};
    private static final Object LOSS = new Object();

    private final DoubleKeptRoom room = new DoubleKeptRoom();
    private final DoubleTiles samples = batch();

    private DoubleTiles batch() {
        DoubleTiles batch = new DoubleTiles(3, 20);
        batch.kept().keepIn(room);
        for (int i = 0; i < 20; i++) {
            batch.append();
        }
        return batch;
    }

    private static void activate(DoubleTiles batch) {
        batch.kept().activate(20, new double[4 * 32], 4, 32, DoubleKernels.best());
        batch.kept().activated(THETA, 4, 2);
    }

    @Test
    void activationsHoldForTheirParametersUntilARowTheyCameFromChanges() {
        assertThat(samples.kept().isActivated(THETA)).isFalse();
        activate(samples);
        assertThat(samples.kept().isActivated(THETA)).isTrue();
        assertThat(samples.kept().isActivated(MOVED)).isFalse();
        samples.set(3, 2, 5);
        assertThat(samples.kept().isActivated(THETA)).isTrue();
        samples.set(3, 1, 5);
        assertThat(samples.kept().isActivated(THETA)).isFalse();
    }

    @Test
    void aLinearisationHoldsForItsLossAndParametersUntilAnyRowChanges() {
        samples.kept().linearised(LOSS, THETA);
        assertThat(samples.kept().isLinearised(LOSS, THETA)).isTrue();
        assertThat(samples.kept().isLinearised(LOSS, MOVED)).isFalse();
        assertThat(samples.kept().isLinearised(new Object(), THETA)).isFalse();
        samples.set(0, 2, 1);
        assertThat(samples.kept().isLinearised(LOSS, THETA)).isFalse();
    }

    @Test
    void aRoomHoldsWhatIsOfTheBatchThatWroteLast() {
        DoubleTiles other = batch();
        activate(samples);
        samples.kept().linearised(LOSS, THETA);
        activate(other);
        assertThat(samples.kept().isActivated(THETA)).isFalse();
        assertThat(samples.kept().isLinearised(LOSS, THETA)).isFalse();
        assertThat(other.kept().isActivated(THETA)).isTrue();
        other.kept().linearised(LOSS, THETA);
        activate(samples);
        assertThat(other.kept().isLinearised(LOSS, THETA)).isFalse();
    }

    @Test
    void whatGrowsHoldsNothing() {
        activate(samples);
        samples.kept().activations(5);
        assertThat(samples.kept().isActivated(THETA)).isFalse();
        samples.kept().residuals(3);
        samples.kept().linearised(LOSS, THETA);
        samples.kept().residuals(4);
        assertThat(samples.kept().isLinearised(LOSS, THETA)).isFalse();
    }

    @Test
    void overwritingForgets() {
        activate(samples);
        samples.kept().overwriteActivations();
        assertThat(samples.kept().isActivated(THETA)).isFalse();
    }
}
