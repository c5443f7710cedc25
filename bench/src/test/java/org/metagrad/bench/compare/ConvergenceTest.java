package org.metagrad.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConvergenceTest {
    /** Random 20, target 100: five of a hundred of the way is 4. */
    private static int first(double... returns) {
        return Convergence.first(returns, 100, 20).orElse(-1);
    }

    @Test
    void theMeanOfThreeIsAtTheTargetAndFiveStay() {
        assertThat(first(20, 50, 99, 99, 102, 99, 97, 97, 97, 97)).isEqualTo(4);
        assertThat(first(20, 50, 99, 99, 101, 99, 97, 97, 97, 97)).isEqualTo(-1);
        assertThat(first(100, 100, 100, 97, 97, 97, 97, 97)).isEqualTo(2);
    }

    @Test
    void aRiseThatIsLostDoesNotCount() {
        double[] lost = {20, 100, 110, 110, 110, 110, 110, 96, 110, 110, 110, 110, 110, 110};
        assertThat(first(lost)).isEqualTo(7);
        lost[7] = 96.1;
        assertThat(first(lost)).isEqualTo(3);
    }

    @Test
    void whatCannotBeJudgedYetDoesNotCount() {
        assertThat(first(100, 100, 100, 100, 100, 100, 100)).isEqualTo(-1);
        assertThat(first()).isEqualTo(-1);
        assertThat(Convergence.last(8)).isEqualTo(2);
    }
}
