package org.metagrad.envs;

/**
 * A number in which the tasks of a family differ.
 *
 * @param name how the command line calls it, such as {@code pole-mass}
 * @param low smallest value that {@link TaskDistribution#sample} draws
 * @param high largest value that {@link TaskDistribution#sample} draws
 * @param unit for the reader, empty if it is a bare number
 */
public record TaskParameter(String name, double low, double high, String unit) {
    /**
     * @throws IllegalArgumentException if not {@code low < high}
     */
    public TaskParameter {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    name + ": low " + low + " is not below high " + high);
        }
    }

    /** The value at a fraction of the way from low to high. */
    public double at(double fraction) {
        return low + (high - low) * fraction;
    }

    /** The value of the medium task. */
    public double middle() {
        return (low + high) / 2;
    }
}
