package org.metagrad.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The seeds of a grid.
 *
 * @param text as given, {@code 1..20} or {@code 1,2,5..7}
 * @param values in the order given, none twice
 */
record Seeds(String text, List<Long> values) {
    private static final int MOST = 10_000;
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\.\\.(-?\\d{1,18})");
    private static final Pattern ONE = Pattern.compile("-?\\d{1,18}");

    /**
     * Reads a list of seeds and ranges.
     *
     * @throws IllegalArgumentException one line naming what came and what is wanted
     */
    static Seeds parse(String text) {
        List<Long> values = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String stripped = part.strip();
            Matcher range = RANGE.matcher(stripped);
            if (range.matches()) {
                long from = Long.parseLong(range.group(1));
                long to = Long.parseLong(range.group(2));
                if (from > to || to - from >= MOST) {
                    throw wrong(text);
                }
                for (long seed = from; seed <= to; seed++) {
                    values.add(seed);
                }
            } else if (ONE.matcher(stripped).matches()) {
                values.add(Long.parseLong(stripped));
            } else {
                throw wrong(text);
            }
        }
        if (values.size() > MOST || new LinkedHashSet<>(values).size() < values.size()) {
            throw wrong(text);
        }
        return new Seeds(text.strip(), List.copyOf(values));
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "--seeds '%s': wanted are up to %d different whole numbers such as 1..20 or 1,2,5..7",
                        text,
                        MOST));
    }

    /** What leads from every seed to one that is not among them, in the same order. */
    long span() {
        long least = values.stream().mapToLong(Long::longValue).min().orElse(0);
        long greatest = values.stream().mapToLong(Long::longValue).max().orElse(0);
        return greatest - least + 1;
    }
}
