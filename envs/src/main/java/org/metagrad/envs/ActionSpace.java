package org.metagrad.envs;

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
     * A vector of reals, the same bounds for every component.
     *
     * @param dimensions length of the vector, at least 1
     * @param low smallest value of a component
     * @param high largest value of a component, above {@code low}
     */
    record Box(int dimensions, double low, double high) implements ActionSpace {
        /**
         * A box with at least one dimension between two finite bounds.
         *
         * @throws IllegalArgumentException if {@code dimensions < 1} or not {@code low < high}
         */
        public Box {
            if (dimensions < 1) {
                throw new IllegalArgumentException(
                        "dimensions is " + dimensions + ": a box needs at least 1");
            }
            if (!(low < high)) {
                throw new IllegalArgumentException("low " + low + " is not below high " + high);
            }
        }
    }
}
