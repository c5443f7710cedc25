package org.metagrad.envs;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an agent may do in one step; Gymnasium's {@code spaces.Discrete} and {@code spaces.Box}. */
public sealed interface ActionSpace {
    /**
     * {@return how many floats an action takes: 1 for a discrete one, which travels as its index}
     */
    int dimensions();

    /**
     * One of {@code n} actions, numbered from 0.
     *
     * @param n how many, at least 1
     */
    record Discrete(int n) implements ActionSpace {
        /**
         * A discrete space with at least one action.
         *
         * @throws IllegalArgumentException if {@code n < 1}
         */
        public Discrete {
            if (n < 1) {
                throw new IllegalArgumentException(
                        "n is " + n + ": a discrete action space needs at least 1 action");
            }
        }

        @Override
        public int dimensions() {
            return 1;
        }
    }

    /**
     * A vector of reals, each component in a range of its own.
     *
     * @param ranges of the components in order, at least one
     */
    record Box(List<Range> ranges) implements ActionSpace {
        /**
         * The values of a component.
         *
         * @param low smallest value
         * @param high largest value, above {@code low}
         */
        public record Range(double low, double high) {
            /**
             * A range between two finite bounds.
             *
             * @throws IllegalArgumentException if one is not finite or not {@code low < high}
             */
            public Range {
                if (!Double.isFinite(low) || !Double.isFinite(high)) {
                    throw new IllegalArgumentException(
                            "low " + low + ", high " + high + ": finite bounds wanted");
                }
                if (!(low < high)) {
                    throw new IllegalArgumentException("low " + low + " is not below high " + high);
                }
            }
        }

        /**
         * A box with at least one dimension; copies the list.
         *
         * @throws IllegalArgumentException if there is no range
         */
        public Box {
            ranges = List.copyOf(ranges);
            if (ranges.isEmpty()) {
                throw new IllegalArgumentException("dimensions is 0: a box needs at least 1");
            }
        }

        /**
         * A box with the same bounds for every component.
         *
         * @param dimensions length of the vector, at least 1
         * @param low smallest value of a component
         * @param high largest value of a component, above {@code low}
         * @throws IllegalArgumentException if {@code dimensions < 1}, a bound is not finite or not
         *     {@code low < high}
         */
        public Box(int dimensions, double low, double high) {
            this(Collections.nCopies(requirePositive(dimensions), new Range(low, high)));
        }

        private static int requirePositive(int dimensions) {
            if (dimensions < 1) {
                throw new IllegalArgumentException(
                        "dimensions is " + dimensions + ": a box needs at least 1");
            }
            return dimensions;
        }

        @Override
        public int dimensions() {
            return ranges.size();
        }

        /**
         * {@return the smallest value of a component}
         *
         * @param dimension number of the component, from 0
         */
        public double low(int dimension) {
            return ranges.get(dimension).low();
        }

        /**
         * {@return the largest value of a component}
         *
         * @param dimension number of the component, from 0
         */
        public double high(int dimension) {
            return ranges.get(dimension).high();
        }

        /** {@return whether all components have the same range} */
        public boolean isCube() {
            return ranges.stream().allMatch(ranges.getFirst()::equals);
        }

        /** The bounds once if they are the same for all components, else each. */
        @Override
        public String toString() {
            Range first = ranges.getFirst();
            return isCube()
                    ? String.format(
                            Locale.ROOT,
                            "Box[dimensions=%d, low=%s, high=%s]",
                            ranges.size(),
                            first.low,
                            first.high)
                    : "Box[ranges="
                            + ranges.stream()
                                    .map(range -> "[" + range.low + ", " + range.high + "]")
                                    .collect(Collectors.joining(", "))
                            + "]";
        }
    }
}
