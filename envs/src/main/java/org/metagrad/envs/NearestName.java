package org.metagrad.envs;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant, by edit distance. */
public final class NearestName {
    private NearestName() {}

    /**
     * {@return the allowed name nearest to {@code came}: fewest insertions, deletions,
     * substitutions and swaps of neighbours, ignoring case} Empty when no name is nearer than half
     * the length of what came, because a wild guess misleads.
     *
     * @param came the wrong name
     * @param allowed the right names
     */
    public static Optional<String> among(String came, Collection<String> allowed) {
        String lower = came.toLowerCase(Locale.ROOT);
        return allowed.stream()
                .min(
                        Comparator.comparingInt(
                                name -> distance(lower, name.toLowerCase(Locale.ROOT))))
                .filter(name ->
                        2 * distance(lower, name.toLowerCase(Locale.ROOT)) <= lower.length());
    }

    /**
     * {@return the end of an error line about a wrong name, such as {@code maml, fomaml; did you
     * mean maml?}}
     *
     * @param came the wrong name
     * @param allowed the right names, in the order in which they are listed
     */
    public static String hint(String came, Collection<String> allowed) {
        return String.join(", ", allowed)
                + among(came, allowed).map(name -> "; did you mean " + name + "?").orElse("");
    }

    /**
     * {@return the optimal string alignment distance (Damerau-Levenshtein in which no part is
     * edited twice)}
     *
     * @param a one text
     * @param b the other
     */
    public static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int best = Math.min(d[i - 1][j], d[i][j - 1]) + 1;
                best = Math.min(best, d[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                d[i][j] = swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
            }
        }
        return d[a.length()][b.length()];
    }
}
