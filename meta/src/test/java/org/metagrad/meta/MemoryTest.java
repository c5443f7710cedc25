package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.metagrad.meta.config.TrainingConfig;

/** What a training keeps does not grow with its iterations. */
class MemoryTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");

    /** So many that each thread has had a task, and its scratch arrays are there. */
    private static final int FEW = 1_000;

    private static final int MANY = 3_900;

    @Test
    void theBytesAreTheSameAfterManyIterationsAsAfterFew() throws Exception {
        TrainingConfig config =
                TrainingConfig.defaults()
                        .with("iterations", Integer.toString(MANY))
                        .with("outer-learning-rate", "0")
                        .with("eta", "0")
                        .with("tasks", "2")
                        .with("trajectories", "2")
                        .with("hidden-width", "2")
                        .with("hidden-layers", "1")
                        .with("threads", "2");
        try (Training training = new Training(config)) {
            long few = 0;
            for (int i = 1; i <= MANY; i++) {
                training.step();
                training.checkpoint();
                if (i == FEW) {
                    few = liveBytes();
                }
            }
            assertThat(few).isGreaterThan(10_000);
            // What a thread's stack holds by chance is a few objects; one that every tenth
            // iteration leaves behind is more.
            long smallest = 16;
            assertThat(liveBytes() - few).isLessThan((MANY - FEW) / 10 * smallest);
        }
    }

    /** Bytes that are reachable, of our classes and of the arrays that they hold. */
    private static long liveBytes() throws Exception {
        // Collects first, and counts what is left.
        String histogram =
                (String)
                        ManagementFactory.getPlatformMBeanServer()
                                .invoke(
                                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                        "gcClassHistogram",
                                        new Object[] {new String[0]},
                                        new String[] {String[].class.getName()});
        long bytes = 0;
        for (Matcher row = ROW.matcher(histogram); row.find(); ) {
            String name = row.group(2);
            if (name.startsWith("org.metagrad.") || name.equals("[D") || name.equals("[F")) {
                bytes += Long.parseLong(row.group(1));
            }
        }
        return bytes;
    }
}
