package org.metagrad.envs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parameters of a task by name: the components of its record, all of them numbers. */
public final class TaskParameters {
    private TaskParameters() {}

    /** The names, for example {@code gravity}, in the order of the record. */
    public static List<String> names(EnvironmentTask task) {
        return Arrays.stream(components(task)).map(RecordComponent::getName).toList();
    }

    /**
     * The task with some parameters replaced.
     *
     * @param assignments {@code name=value,...}, for example {@code gravity=9.8,length=0.5}; empty
     *     for none
     * @throws IllegalArgumentException if a parameter is unknown, given twice or not a number, or
     *     the task refuses its value
     */
    public static EnvironmentTask replace(EnvironmentTask task, String assignments) {
        if (assignments.isBlank()) {
            return task;
        }
        RecordComponent[] components = components(task);
        List<String> names = names(task);
        List<String> given = new ArrayList<>();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = components[i].getAccessor().invoke(task);
            }
            for (String assignment : assignments.split(",", -1)) {
                int equals = assignment.indexOf('=');
                if (equals < 0) {
                    throw new IllegalArgumentException(
                            "'" + assignment.strip() + "': name=value wanted");
                }
                String name = assignment.substring(0, equals).strip();
                int at = names.indexOf(name);
                if (at < 0) {
                    throw new IllegalArgumentException(
                            "parameter '%s': allowed are %s"
                                    .formatted(name, NearestName.hint(name, names)));
                }
                if (given.contains(name)) {
                    throw new IllegalArgumentException("parameter '" + name + "' is given twice");
                }
                given.add(name);
                values[at] = number(name, assignment.substring(equals + 1).strip());
            }
            Class<?>[] types = new Class<?>[values.length];
            Arrays.fill(types, double.class);
            return (EnvironmentTask)
                    task.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException reason) {
                throw reason;
            }
            throw new IllegalStateException(refused);
        } catch (ReflectiveOperationException notARecordOfOurs) {
            throw new IllegalStateException(notARecordOfOurs);
        }
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
                "parameter %s '%s': a finite number wanted".formatted(name, text));
    }

    private static RecordComponent[] components(EnvironmentTask task) {
        RecordComponent[] components = task.getClass().getRecordComponents();
        if (components == null
                || Arrays.stream(components).anyMatch(c -> c.getType() != double.class)) {
            throw new IllegalArgumentException(
                    task.getClass().getName() + ": its parameters cannot be changed by name");
        }
        return components;
    }
}
