package org.metagrad.envs.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SineAndCosineTest {
    @Test
    void allQuadrantsAndManyTurnsAgreeWithStrictMath() {
        SplittableRandom random = new SplittableRandom(1);
        int n = 20_000;
        double[] angles = new double[n];
        for (int i = 0; i < n; i++) {
            double range = i % 2 == 0 ? 4 : 1e6;
            angles[i] = random.nextDouble(-range, range);
        }
        double[] sin = new double[n];
        double[] cos = new double[n];
        SineAndCosine.of(angles, n, sin, cos);
        for (int i = 0; i < n; i++) {
            assertThat(sin[i]).isCloseTo(StrictMath.sin(angles[i]), within(4e-16));
            assertThat(cos[i]).isCloseTo(StrictMath.cos(angles[i]), within(4e-16));
            assertThat(sin[i]).isEqualTo(Sine.of(angles[i]));
        }
    }

    @Test
    void hugeAnglesAreThoseOfStrictMathAndOthersAreLeftAlone() {
        double[] angles = {1e12, Double.NaN, 1};
        double[] sin = {9, 9, 9};
        double[] cos = {9, 9, 9};
        SineAndCosine.of(angles, 2, sin, cos);
        assertThat(sin).containsExactly(StrictMath.sin(1e12), Double.NaN, 9);
        assertThat(cos).containsExactly(StrictMath.cos(1e12), Double.NaN, 9);
    }
}
