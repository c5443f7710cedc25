package org.metagrad.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    private static final int N = 1_000_000;

    @Test
    void isAPureFunctionOfKeyAndCounter() {
        RandomStream stream = RandomStream.of(7);
        long late = stream.bits(1_000_000_007L);
        long early = stream.bits(0);
        assertThat(RandomStream.of(7).bits(0)).isEqualTo(early);
        assertThat(RandomStream.of(7).bits(1_000_000_007L)).isEqualTo(late);
        assertThat(RandomStream.bits(stream.key(), 0)).isEqualTo(early);
        assertThat(RandomStream.uniform(stream.key(), 5)).isEqualTo(stream.uniform(5));
        assertThat(RandomStream.uniformFloat(stream.key(), 5)).isEqualTo(stream.uniformFloat(5));
        assertThat(RandomStream.normal(stream.key(), 5)).isEqualTo(stream.normal(5));
        assertThat(RandomStream.split(stream.key(), 5)).isEqualTo(stream.split(5).key());
    }

    /**
     * The first outputs of SplitMix64 with seed 1234567, as listed on rosettacode.org
     * (Pseudo-random numbers/Splitmix64).
     */
    @Test
    void bitsAreThoseOfSplitMix64() {
        RandomStream stream = new RandomStream(1234567);
        assertThat(Long.toUnsignedString(stream.bits(0))).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(stream.bits(1))).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(stream.bits(2))).isEqualTo("9817491932198370423");
    }

    @Test
    void uniformsHaveTheirMomentsAndFillTheirBuckets() {
        RandomStream stream = RandomStream.of(1).split(2);
        int[] low = new int[256];
        int[] pairs = new int[256];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < N; i++) {
            double u = stream.uniform(i);
            assertThat(u >= 0 && u < 1).isTrue();
            sum += u;
            squares += u * u;
            low[(int) (u * 65536) & 255]++;
            pairs[(int) (u * 16) * 16 + (int) (stream.uniform(i + 1) * 16)]++;
        }
        assertThat(sum / N).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 12 / N)));
        assertThat(squares / N - 0.25).isCloseTo(1.0 / 12, within(2e-3));
        // chi-square with 255 degrees of freedom: mean 255, standard deviation 22.6
        assertThat(chiSquare(low)).isBetween(155.0, 355.0);
        assertThat(chiSquare(pairs)).isBetween(155.0, 355.0);
    }

    @Test
    void siblingStreamsAreUncorrelated() {
        RandomStream parent = RandomStream.of(5);
        int[] buckets = new int[256];
        for (int i = 0; i < N; i++) {
            buckets[
                    (int) (parent.split(i).uniform(0) * 16) * 16
                            + (int) (parent.split(i + 1).uniform(0) * 16)]++;
        }
        assertThat(chiSquare(buckets)).isBetween(155.0, 355.0);
    }

    private static double chiSquare(int[] buckets) {
        double expected = (double) N / buckets.length;
        double sum = 0;
        for (int count : buckets) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    @Test
    void floatsAreBelowOne() {
        RandomStream stream = RandomStream.of(9);
        double sum = 0;
        for (int i = 0; i < N; i++) {
            float u = stream.uniformFloat(i);
            assertThat(u >= 0 && u < 1).isTrue();
            sum += u;
        }
        assertThat(sum / N).isCloseTo(0.5, within(2e-3));
    }

    @Test
    void normalsHaveTheirMoments() {
        RandomStream stream = RandomStream.of(11);
        double[] moments = new double[5];
        double lagged = 0;
        for (int i = 0; i < N; i++) {
            double z = stream.normal(i);
            for (int k = 1; k <= 4; k++) {
                moments[k] += Math.pow(z, k) / N;
            }
            lagged += z * stream.normal(i + 1) / N;
        }
        assertThat(moments[1]).isCloseTo(0, within(5e-3));
        assertThat(moments[2]).isCloseTo(1, within(7e-3));
        assertThat(moments[3]).isCloseTo(0, within(2e-2));
        assertThat(moments[4]).isCloseTo(3, within(5e-2));
        assertThat(lagged).isCloseTo(0, within(5e-3));
    }

    @Test
    void streamsOfSeedIterationTaskAndTrajectoryAllDiffer() {
        Set<Long> keys = new HashSet<>();
        int n = 0;
        for (long seed = 0; seed < 20; seed++) {
            for (long iteration = 0; iteration < 20; iteration++) {
                for (long task = 0; task < 20; task++) {
                    for (long trajectory = 0; trajectory < 20; trajectory++) {
                        keys.add(
                                RandomStream.of(seed)
                                        .split(iteration)
                                        .split(task)
                                        .split(trajectory)
                                        .key());
                        n++;
                    }
                }
            }
        }
        assertThat(keys).hasSize(n);
    }

    @Test
    void theOrderOfSplitsMatters() {
        RandomStream stream = RandomStream.of(0);
        assertThat(stream.split(1).split(2)).isNotEqualTo(stream.split(2).split(1));
        assertThat(stream.split(0)).isNotEqualTo(stream);
        assertThat(RandomStream.of(0).key()).isNotZero();
    }
}
