package org.metagrad.bench.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {
    @Test
    void oneIsSingular() {
        assertThat(Count.of(1, "new task")).isEqualTo("1 new task");
        assertThat(Count.of(0, "step")).isEqualTo("0 steps");
        assertThat(Count.of(2, "point")).isEqualTo("2 points");
        assertThat(Count.of(1, "trajectory")).isEqualTo("1 trajectory");
        assertThat(Count.of(20, "trajectory")).isEqualTo("20 trajectories");
    }
}
