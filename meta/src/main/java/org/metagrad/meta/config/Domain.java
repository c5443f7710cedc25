package org.metagrad.meta.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.metagrad.envs.NearestName;

/**
 * The values that a configuration entry may have. The errors name the key, what came and what is
 * allowed.
 */
sealed interface Domain {

    /**
     * The value that a text stands for.
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
     * A value that has its names elsewhere.
     *
     * @param parse throws an IllegalArgumentException that names what is allowed
     * @param placeholder what stands for the value in a usage text
     */
    record Named(Function<String, ?> parse, Function<Object, String> name, String placeholder)
            implements Domain {
        Named(Function<String, ?> parse, Function<Object, String> name) {
            this(parse, name, "NAME");
        }

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

    /**
     * A constant of an enum, by its name in lower case.
     *
     * @param <E> the enum
     */
    record Choice<E extends Enum<E>>(Class<E> type) implements Domain {
        @Override
        public Object value(String key, String text) {
            String name = text.strip();
            for (E constant : type.getEnumConstants()) {
                if (name(constant).equals(name)) {
                    return constant;
                }
            }
            List<String> names = Arrays.stream(type.getEnumConstants()).map(Choice::name).toList();
            throw wrong(key, text, NearestName.hint(name, names));
        }

        @Override
        public String text(Object value) {
            return name(type.cast(value));
        }

        private static String name(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
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
            try {
                long value = Long.parseLong(text.strip());
                if (value >= least && value <= greatest) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // the same answer
            }
            throw wrong(key, text, this);
        }

        @Override
        public String placeholder() {
            return "N";
        }

        @Override
        public String toString() {
            return least == Long.MIN_VALUE && greatest == Long.MAX_VALUE
                    ? "whole numbers of 64 bits"
                    : "whole numbers from " + least + " to " + greatest;
        }
    }

    /** A number, both ends included; they alone may be infinite. */
    record Real(double least, double greatest) implements Domain {
        @Override
        public Object value(String key, String text) {
            try {
                double value = Double.parseDouble(text.strip());
                if (value >= least && value <= greatest) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // the same answer
            }
            throw wrong(key, text, this);
        }

        @Override
        public String placeholder() {
            return "X";
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "numbers from %s to %s", decimal(least), decimal(greatest));
        }

        private static String decimal(double value) {
            return value == Math.rint(value) && !Double.isInfinite(value)
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    private static IllegalArgumentException wrong(String key, String came, Object allowed) {
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "%s '%s': allowed are %s", key, came, allowed));
    }
}
