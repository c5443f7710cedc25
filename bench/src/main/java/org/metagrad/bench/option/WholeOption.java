package org.metagrad.bench.option;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** An option that takes a whole number from an interval. */
public final class WholeOption {
    private WholeOption() {}

    /**
     * {@return the whole number that an option gives}
     *
     * @param command that is run
     * @param option its name
     * @param text what was given
     * @param least the smallest number allowed
     * @param greatest the largest number allowed
     * @throws ParameterException one line naming the option, what came and what is allowed
     */
    public static int parse(
            CommandLine command, String option, String text, int least, int greatest) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= greatest) {
                return value;
            }
        } catch (NumberFormatException _) {
            // The same line as for a number out of range.
        }
        throw new ParameterException(
                command,
                String.format(
                        Locale.ROOT,
                        "%s '%s': allowed are whole numbers from %s to %s",
                        option,
                        text,
                        least,
                        greatest));
    }
}
