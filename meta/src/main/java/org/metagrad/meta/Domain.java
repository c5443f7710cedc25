package org.metagrad.meta;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.metagrad.envs.NearestName;

/**
 * What the value of a configuration entry may be. The errors name the key, what came and what is
 * allowed.
 */
sealed interface Domain {

    /**
     * The value that the text stands for.
     *
     * @throws IllegalArgumentException naming what is allowed
     */
    Object value(String key, String text);

    /** The text that {@link #value} reads back exactly. */
    default String text(Object value) {
        return value.toString();
    }

    /** What stands for the value in a usage text. */
    default String placeholder() {
        return "NAME";
    }

    /**
     * What has its names elsewhere.
     *
     * @param parse throws an IllegalArgumentException that names what is allowed
     */
    record Named(Function<String, ?> parse, Function<Object, String> name) implements Domain {
        @Override
        public Object value(String key, String text) {
            return parse.apply(text.strip());
        }

        @Override
        public String text(Object value) {
            return name.apply(value);
        }
    }

    /** Text that is read later, with what it is about. */
    record Text(String placeholder) implements Domain {
        @Override
        public Object value(String key, String text) {
            return text.strip();
        }
    }

    /** One of a few names. */
    record Choice(List<String> names) implements Domain {
        static Choice of(String... names) {
            return new Choice(List.of(names));
        }

        @Override
        public Object value(String key, String text) {
            String name = text.strip();
            if (!names.contains(name)) {
                throw wrong(key, text, NearestName.hint(name, names));
            }
            return name;
        }
    }

    /** True or false. */
    record Flag() implements Domain {
        @Override
        public Object value(String key, String text) {
            return switch (text.strip()) {
                case "true" -> true;
                case "false" -> false;
                default -> throw wrong(key, text, "true, false");
            };
        }

        @Override
        public String placeholder() {
            return "true|false";
        }
    }

    /** A whole number, both ends included. */
    record Whole(long least, long greatest) implements Domain {
        @Override
        public Object value(String key, String text) {
            return parse(key, text);
        }

        @Override
        public String placeholder() {
            return "N";
        }

        long parse(String key, String text) {
            try {
                return check(key, Long.parseLong(text.strip()));
            } catch (NumberFormatException _) {
                throw wrong(key, text, this);
            }
        }

        long check(String key, long value) {
            if (value < least || value > greatest) {
                throw wrong(key, Long.toString(value), this);
            }
            return value;
        }

        @Override
        public String toString() {
            return least == Long.MIN_VALUE && greatest == Long.MAX_VALUE
                    ? "whole numbers of 64 bits"
                    : "whole numbers from " + least + " to " + greatest;
        }
    }

    /** A finite number, both ends included. */
    record Real(double least, double greatest) implements Domain {
        @Override
        public Object value(String key, String text) {
            return parse(key, text);
        }

        @Override
        public String placeholder() {
            return "X";
        }

        double parse(String key, String text) {
            try {
                return check(key, Double.parseDouble(text.strip()), text);
            } catch (NumberFormatException _) {
                throw wrong(key, text, this);
            }
        }

        double check(String key, double value) {
            return check(key, value, Double.toString(value));
        }

        private double check(String key, double value, String came) {
            // Written so that NaN fails as well.
            if (!(value >= least && value <= greatest)) {
                throw wrong(key, came, this);
            }
            return value;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "numbers from %s to %s", decimal(least), decimal(greatest));
        }

        private static String decimal(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    private static IllegalArgumentException wrong(String key, String came, Object allowed) {
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "%s '%s': allowed are %s", key, came, allowed));
    }
}
