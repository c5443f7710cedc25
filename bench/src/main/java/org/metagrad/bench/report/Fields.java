package org.metagrad.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.io.TextFile;
import org.metagrad.meta.store.Json;

/**
 * An object of a JSON file whose fields are asked for by name and kind. What is missing or of
 * another kind is one IllegalArgumentException naming the file and the place.
 *
 * @param where the file and the place in it
 * @param values by name
 */
record Fields(String where, Map<?, ?> values) {
    /** The value of a file. */
    static Object parse(Path file) throws IOException {
        String text = TextFile.read(file);
        try {
            return Json.parse(text);
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(
                    file + ": is not JSON: " + problem.getMessage(), problem);
        }
    }

    static Fields of(String where, Object value) {
        if (value instanceof Map<?, ?> object) {
            return new Fields(where, object);
        }
        throw new IllegalArgumentException(
                where + ": " + kind(value) + " came, an object was wanted");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Fields object(String name) {
        return of(where + ", " + name, required(name));
    }

    String text(String name) {
        if (required(name) instanceof String text) {
            return Printable.line(text);
        }
        throw wrong(name, "a text");
    }

    double number(String name) {
        double number = number(required(name));
        if (Double.isNaN(number)) {
            throw wrong(name, "a number");
        }
        return number;
    }

    /** The objects of an array. */
    List<Fields> objects(String name) {
        return objects(where + ", " + name, required(name));
    }

    static List<Fields> objects(String where, Object value) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(
                    where + ": " + kind(value) + " came, an array was wanted");
        }
        List<Fields> objects = new ArrayList<>();
        for (Object entry : list) {
            objects.add(of(where + ", entry " + (objects.size() + 1), entry));
        }
        return objects;
    }

    /** The rows of numbers of an array of arrays; what JMH writes as NaN is left out. */
    double[][] rows(String name) {
        if (!(required(name) instanceof List<?> rows)) {
            throw wrong(name, "an array of arrays");
        }
        List<double[]> result = new ArrayList<>();
        for (Object row : rows) {
            if (!(row instanceof List<?> numbers)) {
                throw wrong(name, "an array of arrays");
            }
            double[] values = new double[numbers.size()];
            int n = 0;
            for (Object value : numbers) {
                double number = number(value);
                if (Double.isNaN(number) && !"NaN".equals(value)) {
                    throw wrong(name, "an array of arrays of numbers");
                }
                if (!Double.isNaN(number)) {
                    values[n++] = number;
                }
            }
            result.add(java.util.Arrays.copyOf(values, n));
        }
        return result.toArray(double[][]::new);
    }

    /**
     * All values as texts by name, those of nested objects with the names of both. Each is one line
     * without control characters.
     */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String name = Printable.line((String) key);
            switch (value) {
                case Map<?, ?> nested ->
                        of(where + ", " + name, nested)
                                .texts()
                                .forEach((inner, text) -> texts.put(name + " " + inner, text));
                case List<?> list ->
                        texts.put(
                                name,
                                Printable.line(
                                        String.join(
                                                " ", list.stream().map(String::valueOf).toList())));
                case null -> texts.put(name, "");
                default -> texts.put(name, Printable.line(value.toString()));
            }
        });
        return texts;
    }

    private Object required(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(where + ": '" + name + "' is missing");
        }
        return values.get(name);
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private IllegalArgumentException wrong(String name, String wanted) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "%s: '%s' is %s, %s was wanted",
                        where,
                        name,
                        kind(values.get(name)),
                        wanted));
    }

    private static String kind(Object value) {
        return switch (value) {
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "an array";
            case String _ -> "a text";
            case Boolean _ -> "a truth value";
            case null -> "null";
            default -> "a number";
        };
    }
}
