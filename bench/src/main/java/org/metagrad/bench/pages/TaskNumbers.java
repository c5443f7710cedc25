package org.metagrad.bench.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers in which tasks differ, read from how tasks describe themselves: {@code gravity 9.81
 * m/s^2, half-length 0.5 m}, {@code goal (0.3, -0.2)}, {@code mass x1.2}.
 */
final class TaskNumbers {
    private static final Pattern PART =
            Pattern.compile("(.*?)[ (x]*(-?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?)\\)?(?: (.*))?");

    private TaskNumbers() {}

    /** The numbers of one task by name, with the unit in the name. */
    static Map<String, Double> of(String description) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        String name = "";
        for (String part : description.split(", ")) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                continue;
            }
            String own = matcher.group(1).strip();
            // a second coordinate stands without a name
            name = own.isEmpty() ? name : own;
            String coordinate = own.isEmpty() ? " y" : part.contains("(") ? " x" : "";
            String unit = matcher.group(3) == null ? "" : ", " + matcher.group(3);
            try {
                numbers.put(
                        name + coordinate + unit.replace("^2", "\u00b2"),
                        Double.parseDouble(matcher.group(2)));
            } catch (NumberFormatException _) {
                // such as 1.2.3, which no task says
            }
        }
        return numbers;
    }

    /** The values of each number that is not the same in all tasks, in the order of the tasks. */
    static Map<String, List<Double>> differing(List<String> descriptions) {
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        for (String description : descriptions) {
            of(description)
                    .forEach((name, value) ->
                            columns.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
        }
        columns.values()
                .removeIf(values ->
                        values.size() != descriptions.size()
                                || values.stream().distinct().count() < 2);
        return columns;
    }
}
