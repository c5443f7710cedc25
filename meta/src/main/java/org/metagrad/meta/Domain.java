package org.metagrad.meta;

/**
 * What the value of a configuration entry may be. The errors name the key, what came and what is
 * allowed.
 */
sealed interface Domain {

    /** One of a list of names that is known elsewhere. */
    record Name() implements Domain {}

    /** A whole number, both ends included. */
    record Whole(long least, long greatest) implements Domain {
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
            return "numbers from %s to %s".formatted(decimal(least), decimal(greatest));
        }

        private static String decimal(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    private static IllegalArgumentException wrong(String key, String came, Domain domain) {
        return new IllegalArgumentException("%s '%s': allowed are %s".formatted(key, came, domain));
    }
}
