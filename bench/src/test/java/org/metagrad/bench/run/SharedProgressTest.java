package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharedProgressTest {
    private final AtomicLong now = new AtomicLong(5);
    private final StringWriter out = new StringWriter();

    @Test
    void aLineForEveryTwentiethWithTheTimeLeftAtThePaceOfThisCall() {
        Terminal pipe = new Terminal(false, 80);
        try (SharedProgress progress =
                new SharedProgress(pipe, new PrintWriter(out), "work", 0.5, now::get)) {
            progress.at(0.51, "one");
            now.addAndGet(60_000_000_000L);
            progress.at(0.6, "two");
            progress.at(0.61, "three");
            now.addAndGet(140_000_000_000L);
            progress.at(1, "four");
        }
        assertThat(out.toString().lines())
                .containsExactly(
                        "60 %, two, 1 min 0 s, 4 min 0 s left",
                        "100 %, four, 3 min 20 s, 0 s left");
    }
}
