package org.metagrad.bench.option;

import java.util.List;
import java.util.Locale;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.NearestName;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.TaskParameter;

/** A task of a family as it is named on the command line. */
public final class TaskOption {
    private static final String MEDIUM = "medium";
    private static final String SAMPLE = "sample";

    /** Apart from the keys of episodes under the same seed. */
    private static final int TASK_KEY = 2;

    private TaskOption() {}

    /**
     * {@return the task {@code medium}, {@code sample} or {@code name=value,...}; parameters that
     * are not named have the values of the medium task}
     *
     * @param distribution of the tasks
     * @param text of the option
     * @param seed of a sample
     * @throws IllegalArgumentException one line naming what came and what is allowed
     */
    public static EnvironmentTask parse(TaskDistribution distribution, String text, long seed) {
        if (text.equals(MEDIUM)) {
            return distribution.medium();
        }
        if (text.equals(SAMPLE)) {
            return distribution.sample(RandomStream.of(seed).split(TASK_KEY));
        }
        if (!text.contains("=")) {
            List<String> names =
                    distribution.parameters().stream().map(TaskParameter::name).toList();
            List<String> allowed =
                    List.of(MEDIUM, SAMPLE, "name=value,... of " + String.join(", ", names));
            throw new IllegalArgumentException(
                    "--task '" + text + "': allowed are " + NearestName.hint(text, allowed));
        }
        try {
            return distribution.task(text);
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "--task of %s: %s",
                            distribution.name(),
                            problem.getMessage()),
                    problem);
        }
    }

    /**
     * {@return a range as the command line shows it: {@code gravity 5..15 m/s^2 (10)}}
     *
     * @param parameter whose range it is
     */
    public static String describe(TaskParameter parameter) {
        return String.format(
                Locale.ROOT,
                "%s %s..%s%s (%s)",
                parameter.name(),
                number(parameter.low()),
                number(parameter.high()),
                parameter.unit().isEmpty() ? "" : " " + parameter.unit(),
                number(parameter.middle()));
    }

    /**
     * {@return the decimal of a number, at most four places, none that is zero at the end}
     *
     * @param value the number
     */
    public static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value + 0.0);
        return text.replaceFirst("\\.?0+$", "");
    }
}
