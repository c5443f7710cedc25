package org.metagrad.bench.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against the remissions of Freireich et al. (1963), whose answers are in textbooks. */
class SurvivalTest {
    /** Weeks with 6-mercaptopurine; negative where the patient was still in remission. */
    private static final Times TREATED =
            times(
                    6, 6, 6, 7, 10, 13, 16, 22, 23, -6, -9, -10, -11, -17, -19, -20, -25, -32, -32,
                    -34, -35);

    private static final Times PLACEBO =
            times(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

    private static Times times(double... weeks) {
        boolean[] reached = new boolean[weeks.length];
        for (int i = 0; i < weeks.length; i++) {
            reached[i] = weeks[i] > 0;
        }
        return new Times(Arrays.stream(weeks).map(Math::abs).toArray(), reached);
    }

    @Test
    void kaplanAndMeierOfTheTreated() {
        KaplanMeier estimate = KaplanMeier.of(TREATED);
        assertThat(estimate.steps())
                .extracting(KaplanMeier.Step::time)
                .containsExactly(6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0);
        assertThat(estimate.steps())
                .extracting(KaplanMeier.Step::atRisk)
                .containsExactly(21, 17, 15, 12, 11, 7, 6);
        double[] survival = {.857, .807, .753, .690, .627, .538, .448};
        for (int i = 0; i < survival.length; i++) {
            assertThat(estimate.steps().get(i).survival()).isCloseTo(survival[i], within(5e-4));
        }
        assertThat(estimate.median()).hasValue(23);
        assertThat(estimate.survival(5.9)).isEqualTo(1);
        assertThat(estimate.survival(12)).isCloseTo(.753, within(5e-4));
        assertThat(KaplanMeier.of(PLACEBO).median()).hasValue(8);
        assertThat(KaplanMeier.of(times(-1, -2, 1)).median()).isEmpty();
    }

    @Test
    void theLogRankTestOfBothGroups() {
        LogRank test = LogRank.of(TREATED, PLACEBO);
        assertThat(test.statistic()).isCloseTo(16.79, within(.005));
        assertThat(test.pValue()).isCloseTo(4.17e-5, within(1e-6));
        assertThat(LogRank.of(PLACEBO, TREATED).statistic())
                .isCloseTo(test.statistic(), within(1e-12));
        assertThat(LogRank.of(PLACEBO, PLACEBO).pValue()).isEqualTo(1);
        assertThat(LogRank.of(times(-1, -2), times(-1, -3)).pValue()).isEqualTo(1);
    }

    @Test
    void theRestrictedMeanIsThatOfTheCutTimes() {
        Times times = times(2, 5, 9, -10, -10);
        assertThat(KaplanMeier.of(times).restrictedMean(10)).isCloseTo(36 / 5.0, within(1e-12));
        assertThat(KaplanMeier.of(times).restrictedMean(4)).isCloseTo(18 / 5.0, within(1e-12));
        // censored before: the area under steps of 3/4 from 2 on and 3/8 from 5 on
        assertThat(KaplanMeier.of(times(2, -3, 5, 8)).restrictedMean(6))
                .isCloseTo(2 + 3 * .75 + .375, within(1e-12));
    }

    @Test
    void aHorizonCensorsWhatComesLater() {
        assertThat(times(2, 5, 9, -10).upTo(6)).isEqualTo(times(2, 5, -6, -6));
        assertThat(times(2, 5).upTo(5)).isEqualTo(times(2, 5));
    }

    /** Clopper and Pearson of 7 in 20. */
    @Test
    void theShareHasItsExactInterval() {
        boolean[] reached = new boolean[20];
        Arrays.fill(reached, 0, 7, true);
        double[] ones = new double[20];
        Arrays.fill(ones, 1);
        Interval share = new Times(ones, reached).share();
        assertThat(share.estimate()).isEqualTo(.35);
        assertThat(share.low()).isCloseTo(.1539, within(5e-5));
        assertThat(share.high()).isCloseTo(.5922, within(5e-5));
        assertThat(times(1, 2, 3).share().high()).isEqualTo(1);
        // what came at 9, when one was watched up to 6 alone, is no part of the share up to 6
        assertThat(times(2, 5, 9, -6).upTo(6).share().estimate()).isEqualTo(.5);
        assertThat(times(-1, -2, -3).share().low()).isEqualTo(0);
        assertThat(times(-1, -2, -3).share().high()).isCloseTo(.7076, within(5e-5));
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> new Times(new double[] {1}, new boolean[2]))
                .hasMessageContaining("1 times with 2");
        assertThatThrownBy(() -> new Times(new double[] {0}, new boolean[1]))
                .hasMessageContaining("time 0.0: positive wanted");
        assertThatThrownBy(() -> SpeedUp.of(times(1, -2), times(3, 4), 10, new Bootstrap(100, 1)))
                .hasMessageContaining("a run was watched up to 2.0 of 10.0");
        assertThatThrownBy(() -> SpeedUp.of(times(1, 2), times(3), 10, new Bootstrap(100, 1)))
                .hasMessageContaining("2 runs with 1");
    }

    @Test
    void withoutCensoringTheSpeedUpIsStudentsOnTheLogarithms() {
        Times ours = times(1, 2, 4);
        Times reference = times(2, 4, 16);
        SpeedUp speedUp = SpeedUp.of(ours, reference, 20, new Bootstrap(100, 1));
        // logarithms of 2, 2 and 4: mean 4/3 log 2, deviation log 2 / sqrt 3, t = 4.30265
        Interval ratio = speedUp.ratio().orElseThrow();
        assertThat(ratio.estimate()).isCloseTo(Math.pow(2, 4 / 3.0), within(1e-12));
        assertThat(ratio.low()).isCloseTo(Math.pow(2, 4 / 3.0 - 4.302653 / 3), within(1e-6));
        assertThat(ratio.high()).isCloseTo(Math.pow(2, 4 / 3.0 + 4.302653 / 3), within(1e-6));
        assertThat(speedUp.censoredPairs()).isZero();
    }

    @Test
    void withCensoringItIsTheQuotientOfRestrictedMeans() {
        SpeedUp speedUp =
                SpeedUp.of(times(2, 3, 5, 9), times(4, 6, -10, 30), 10, new Bootstrap(500, 1));
        Interval ratio = speedUp.ratio().orElseThrow();
        assertThat(ratio.estimate()).isCloseTo(30 / 19.0, within(1e-12));
        assertThat(ratio.low()).isBetween(0.7, 1.0);
        assertThat(speedUp.censoredPairs()).isEqualTo(2);
        assertThat(SpeedUp.of(times(-10, -10), times(-10, -10), 10, new Bootstrap(100, 1)).ratio())
                .isEmpty();
    }

    /** All times cut at the horizon are the same, which is no finding of a ratio of 1. */
    @Test
    void whereNoneCameBeforeTheHorizonThereIsNoRatio() {
        SpeedUp speedUp =
                SpeedUp.of(times(10, 12, 15), times(-10, -11, 14), 10, new Bootstrap(100, 1));
        assertThat(speedUp.ratio()).isEmpty();
        assertThat(speedUp.censoredPairs()).isEqualTo(3);
        assertThat(
                        SpeedUp.of(times(9, 12, 15), times(-10, -11, 14), 10, new Bootstrap(100, 1))
                                .ratio()
                                .orElseThrow()
                                .estimate())
                .isCloseTo(30 / 29.0, within(1e-12));
        // all at once, and all watched: the same time
        assertThat(
                        SpeedUp.of(times(10, 10), times(10, 10), 10, new Bootstrap(100, 1))
                                .ratio()
                                .orElseThrow()
                                .estimate())
                .isEqualTo(1);
    }
}
