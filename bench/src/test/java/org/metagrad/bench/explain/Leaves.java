package org.metagrad.bench.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is in nested maps and lists, by its path, such as {@code plane.stops.3.alpha}. */
final class Leaves {
    private Leaves() {}

    static Map<String, Object> of(Object value) {
        Map<String, Object> leaves = new LinkedHashMap<>();
        add("", value, leaves);
        return leaves;
    }

    private static void add(String path, Object value, Map<String, Object> leaves) {
        String before = path.isEmpty() ? "" : path + ".";
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, item) -> add(before + key, item, leaves));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    add(before + i, list.get(i), leaves);
                }
            }
            default -> leaves.put(path, value);
        }
    }

    /** The part at a path. */
    static Object at(Object value, String path) {
        Object at = value;
        for (String key : path.split("\\.")) {
            at =
                    at instanceof List<?> list
                            ? list.get(Integer.parseInt(key))
                            : ((Map<?, ?>) at).get(key);
        }
        return at;
    }

    /** The numbers at a path. */
    static double[] numbers(Object value, String path) {
        return ((List<?>) at(value, path)).stream().mapToDouble(x -> (Double) x).toArray();
    }

    static double number(Object value, String path) {
        return ((Number) at(value, path)).doubleValue();
    }
}
