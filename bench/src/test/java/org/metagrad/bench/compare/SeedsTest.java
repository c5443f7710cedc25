package org.metagrad.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {
    @Test
    void rangesAndSingleSeedsKeepTheirOrder() {
        assertThat(Seeds.parse("1..3").values()).containsExactly(1L, 2L, 3L);
        assertThat(Seeds.parse(" 9, 2..3,-1").values()).containsExactly(9L, 2L, 3L, -1L);
    }

    @Test
    void theSpanLeadsToOtherSeeds() {
        Seeds seeds = Seeds.parse("7,1..3");
        List<Long> others = seeds.values().stream().map(seed -> seed + seeds.span()).toList();
        assertThat(others).doesNotContainAnyElementsOf(seeds.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1..", "3..1", "1,1", "1..3,2", "1..99999", "1.5"})
    void whatIsNoSetOfSeedsIsRefused(String text) {
        assertThatThrownBy(() -> Seeds.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--seeds '" + text + "': wanted are up to 10000 different");
    }
}
