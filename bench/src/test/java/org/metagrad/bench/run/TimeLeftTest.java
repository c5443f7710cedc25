package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.meta.IterationMetrics;
import org.metagrad.meta.PhaseSeconds;
import org.metagrad.meta.problem.Score;

class TimeLeftTest {
    private final AtomicLong now = new AtomicLong(7);
    private final StringWriter out = new StringWriter();

    private void pass(double seconds) {
        now.addAndGet(Math.round(1e9 * seconds));
    }

    /** The lines of a run of which {@code done} iterations are over and the next take so long. */
    private List<String> lines(int done, int iterations, DoubleStream seconds) {
        try (Progress progress =
                new Progress.Lines(
                        new PrintWriter(out), done, iterations, Score.RETURN, now::get)) {
            double[] each = seconds.toArray();
            for (int i = 0; i < each.length; i++) {
                pass(each[i]);
                progress.iterationDone(
                        new IterationMetrics(
                                done + i + 1, 0, 0, new PhaseSeconds(0, 0, 0, 0, 0), 1, 2, 0));
            }
        }
        return out.toString().lines().map(line -> line.replaceFirst(".*-> 2.0, ", "")).toList();
    }

    @Test
    void theFirstIterationSaysNothingOfTheOthers() {
        assertThat(lines(0, 10, DoubleStream.of(250, 1, 1, 1, 1, 1, 1, 1, 1, 1)))
                .startsWith("4 min 10 s", "4 min 11 s, 8 s left", "4 min 12 s, 7 s left")
                .endsWith("4 min 19 s, 0 s left");
    }

    @Test
    void theFirstIterationOfAResumedRunSaysNothingOfTheOthers() {
        assertThat(lines(5, 8, DoubleStream.of(100, 2, 2)))
                .containsExactly("1 min 40 s", "1 min 42 s, 2 s left", "1 min 44 s, 0 s left");
    }

    @Test
    void oneLongIterationDoesNotMakeAllOthersLong() {
        // the machine slept in the ninth, which counts as 4 s: 12 more of (7 + 4) / 8 s
        assertThat(lines(0, 21, DoubleStream.of(1, 1, 1, 1, 1, 1, 1, 1, 50_000)))
                .last()
                .isEqualTo("13 h 53 min, 17 s left");
    }

    @Test
    void thePaceIsThatOfTheLatestParts() {
        TimeLeft left = new TimeLeft();
        assertThat(left.of(3)).isEmpty();
        for (int i = 0; i < 100; i++) {
            left.add(2, i < 60 ? 10 : 40);
        }
        assertThat(left.of(3).orElseThrow()).isEqualTo(60, within(1e-9));
    }

    @Test
    void betweenTwoIterationsTheTimeLeftRunsDown() {
        IterationClock clock = new IterationClock(now::get, 4);
        pass(9);
        clock.iterationDone(1);
        assertThat(clock.left()).isEmpty();
        pass(3);
        clock.iterationDone(2);
        assertThat(clock.left()).hasValue(6);
        pass(2);
        assertThat(clock.left()).hasValue(4);
        pass(5);
        assertThat(clock.left()).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0.4, 0 s",
        "59.4, 59 s",
        "59.6, 1 min 0 s",
        "185, 3 min 5 s",
        "599.4, 9 min 59 s",
        "599.6, 10 min",
        "3569, 59 min",
        "3571, 1 h 0 min",
        "50036, 13 h 54 min"
    })
    void timesAreReadInTheirUnits(double seconds, String text) {
        assertThat(TimeLeft.text(seconds)).isEqualTo(text);
    }
}
