package org.metagrad.bench.compare;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A column of a grid with a name and options of its own, {@code --variant
 * NAME:option=value,option=value}.
 *
 * @param name of the column
 * @param entries of its configuration
 */
record Variant(String name, Map<String, String> entries) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * Reads what the option was given.
     *
     * @throws IllegalArgumentException one line naming what came and what is wanted
     */
    static Variant parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        if (colon < 0 || !NAME.matcher(name).matches() || name.equals("all")) {
            throw new IllegalArgumentException(
                    "--variant '"
                            + text
                            + "': NAME:option=value,... is wanted, a name of letters, digits, dots, - and _, but not all");
        }
        try {
            return new Variant(name, OptionList.entries(text.substring(colon + 1)));
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(
                    "--variant " + name + ": " + problem.getMessage(), problem);
        }
    }
}
