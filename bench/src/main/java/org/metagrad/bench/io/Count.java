package org.metagrad.bench.io;

/** A number of things in words, {@code 1 task} or {@code 2 tasks}. */
public final class Count {
    private Count() {}

    /**
     * The number and the noun.
     *
     * @param number from 0
     * @param noun for one, whose plural ends with s, or with ies in place of a y
     * @return for example {@code 2 trajectories}
     */
    public static String of(int number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        return number + " " + noun.replaceFirst("y$", "ie") + "s";
    }
}
