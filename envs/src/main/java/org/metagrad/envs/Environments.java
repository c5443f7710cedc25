package org.metagrad.envs;

import java.util.List;
import java.util.Map;

/** The task distributions by name. */
public final class Environments {
    private static final List<TaskDistribution> ALL = List.of(new CartPoleDynamics());

    /** Short names for the usual member of a group. */
    private static final Map<String, String> ALIASES = Map.of("cartpole", "cartpole-dynamics");

    private Environments() {}

    /** The names {@link #named} knows, without aliases. */
    public static List<String> names() {
        return ALL.stream().map(TaskDistribution::name).toList();
    }

    /**
     * The distribution called {@code name}, or the one it is an alias of ("cartpole" is
     * "cartpole-dynamics").
     *
     * @throws IllegalArgumentException if there is none; the message lists the names and suggests
     *     the nearest
     */
    public static TaskDistribution named(String name) {
        String full = ALIASES.getOrDefault(name, name);
        for (TaskDistribution distribution : ALL) {
            if (distribution.name().equals(full)) {
                return distribution;
            }
        }
        throw new IllegalArgumentException(
                "unknown environment '"
                        + name
                        + "': allowed are "
                        + String.join(", ", names())
                        + "; did you mean '"
                        + nearest(name)
                        + "'?");
    }

    private static String nearest(String name) {
        String best = names().getFirst();
        for (String candidate : names()) {
            if (editDistance(name, candidate) < editDistance(name, best)) {
                best = candidate;
            }
        }
        return best;
    }

    /**
     * The number of letters to insert, delete or replace (Levenshtein), by the usual row-by-row
     * recurrence.
     */
    private static int editDistance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
