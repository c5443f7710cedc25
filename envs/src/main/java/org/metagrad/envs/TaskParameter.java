package org.metagrad.envs;

import java.util.List;
import java.util.Locale;

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
     * A parameter with a range that is not empty.
     *
     * @throws IllegalArgumentException if not {@code low < high}
     */
    public TaskParameter {
        if (!(low < high)) {
            throw new IllegalArgumentException(
                    name + ": low " + low + " is not below high " + high);
        }
    }

    /**
     * Reads values of parameters by name; what is not named has its middle.
     *
     * @param parameters that may be named, in order
     * @param assignments {@code name=value,...}, for example {@code gravity=9.8,half-length=0.5}
     * @return a value for each of the parameters, in their order
     * @throws IllegalArgumentException if a name is unknown or comes twice, or what it is given is
     *     not a finite number
     */
    public static double[] values(List<TaskParameter> parameters, String assignments) {
        List<String> names = parameters.stream().map(TaskParameter::name).toList();
        double[] values = parameters.stream().mapToDouble(TaskParameter::middle).toArray();
        boolean[] given = new boolean[values.length];
        for (String assignment : assignments.split(",", -1)) {
            int equals = assignment.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "'" + assignment.strip() + "': name=value wanted");
            }
            String name = assignment.substring(0, equals).strip();
            int i = names.indexOf(name);
            if (names.isEmpty()) {
                throw new IllegalArgumentException(
                        "parameter '" + name + "': the tasks have none that go by name");
            }
            if (i < 0) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "parameter '%s': allowed are %s",
                                name,
                                NearestName.hint(name, names)));
            }
            if (given[i]) {
                throw new IllegalArgumentException("parameter '" + name + "' is given twice");
            }
            given[i] = true;
            values[i] = number(name, assignment.substring(equals + 1).strip());
        }
        return values;
    }

    private static double number(String name, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // the same line as for infinity
        }
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT, "parameter %s '%s': a finite number wanted", name, text));
    }

    /**
     * {@return the value at a fraction of the way from low to high}
     *
     * @param fraction 0 for low, 1 for high
     */
    public double at(double fraction) {
        return low + (high - low) * fraction;
    }

    /** {@return the value of the medium task} */
    public double middle() {
        return (low + high) / 2;
    }
}
