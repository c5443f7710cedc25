package org.metagrad.autodiff.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.metagrad.autodiff.Shape;

/**
 * The names and shapes of matrices that lie one after the other in one vector, each row-major: what
 * a {@link Formula} takes and gives. Immutable.
 *
 * <p>Names with dots make a tree: {@code encoder.W} and {@code encoder.b} are the group {@code
 * encoder}, which lies in one piece and can be named wherever a matrix can.
 *
 * @param names different ones
 * @param shapes rows and columns, one for each name
 */
public record Matrices(List<String> names, List<Shape> shapes) {

    /** No matrices, a vector of length 0. */
    public static final Matrices NONE = new Matrices(List.of(), List.of());

    /**
     * Takes copies and checks the names.
     *
     * @throws IllegalArgumentException if there are more or fewer shapes than names, or if a name
     *     is blank, there twice, that of a group as well, or parts a group in two
     */
    public Matrices {
        names = List.copyOf(names);
        shapes = List.copyOf(shapes);
        if (names.size() != shapes.size()) {
            throw new IllegalArgumentException(
                    "matrices: " + names.size() + " names for " + shapes.size() + " shapes");
        }
        Set<String> known = new LinkedHashSet<>();
        String before = "";
        for (String name : names) {
            for (int end = 0; end >= 0; ) {
                end = name.indexOf('.', end + 1);
                String prefix = end < 0 ? name : name.substring(0, end);
                boolean goesOn = end >= 0 && before.startsWith(prefix + ".");
                boolean empty = prefix.isBlank() || prefix.startsWith(".") || prefix.endsWith(".");
                if (empty || known.contains(prefix) && !goesOn) {
                    throw new IllegalArgumentException(
                            "matrices: name '" + name + "' after " + known + ": a new one wanted");
                }
                known.add(prefix);
            }
            before = name;
        }
    }

    /**
     * {@return one matrix}
     *
     * @param name its name
     * @param rows its rows
     * @param columns its columns
     * @throws IllegalArgumentException if the name is blank or an extent is below 1
     */
    public static Matrices of(String name, int rows, int columns) {
        return NONE.and(name, rows, columns);
    }

    /**
     * {@return these and one matrix more behind them}
     *
     * @param name its name
     * @param rows its rows
     * @param columns its columns
     * @throws IllegalArgumentException if the name is blank or there, or an extent is below 1
     */
    public Matrices and(String name, int rows, int columns) {
        return and(new Matrices(List.of(name), List.of(new Shape(rows, columns))));
    }

    /**
     * {@return these and a group of matrices behind them, named {@code group.member}}
     *
     * @param group name of the group
     * @param members its matrices, or groups
     * @throws IllegalArgumentException if the name is blank or there
     */
    public Matrices and(String group, Matrices members) {
        List<String> inner = members.names.stream().map(name -> group + "." + name).toList();
        return and(new Matrices(inner, members.shapes));
    }

    private Matrices and(Matrices more) {
        List<String> allNames = new ArrayList<>(names);
        List<Shape> allShapes = new ArrayList<>(shapes);
        allNames.addAll(more.names);
        allShapes.addAll(more.shapes);
        return new Matrices(allNames, allShapes);
    }

    /** {@return the length of the vector} */
    public int size() {
        return offset(names.size());
    }

    /** Where a matrix begins in the vector, by its number; behind the last one, the length. */
    int offset(int index) {
        int at = 0;
        for (int i = 0; i < index; i++) {
            at = Math.addExact(at, shapes.get(i).size());
        }
        return at;
    }

    /** The number of the first matrix of a name or a group. */
    int first(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (isOf(names.get(i), name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("'" + name + "': one of " + names + " wanted");
    }

    /** One past the number of the last matrix of a name or a group. */
    int end(String name) {
        int i = first(name);
        while (i < names.size() && isOf(names.get(i), name)) {
            i++;
        }
        return i;
    }

    private static boolean isOf(String name, String group) {
        return name.startsWith(group)
                && (name.length() == group.length() || name.charAt(group.length()) == '.');
    }

    /** The part of a group, with the names that the members have in it. */
    Matrices group(String name) {
        int first = first(name);
        int end = end(name);
        if (names.get(first).equals(name)) {
            throw new IllegalArgumentException("'" + name + "' is a matrix, a group wanted");
        }
        return new Matrices(
                names.subList(first, end).stream()
                        .map(n -> n.substring(name.length() + 1))
                        .toList(),
                shapes.subList(first, end));
    }

    /**
     * {@return one vector of all matrices, {@code [size]}}
     *
     * @param values each matrix row-major, in order. Not modified.
     * @throws IllegalArgumentException if there are more or fewer, or a length is wrong
     */
    public double[] pack(double[]... values) {
        if (values.length != names.size()) {
            throw new IllegalArgumentException(
                    "pack: " + values.length + " arrays for the matrices " + names);
        }
        double[] vector = new double[size()];
        for (int i = 0; i < values.length; i++) {
            put(vector, names.get(i), values[i]);
        }
        return vector;
    }

    /**
     * {@return one vector of all matrices, {@code [size]}}
     *
     * @param values each matrix row-major, by its name. Not modified.
     * @throws IllegalArgumentException if the names are not {@link #names}, or a length is wrong
     */
    public double[] pack(Map<String, double[]> values) {
        for (String name : values.keySet()) {
            first(name);
        }
        return pack(names.stream().map(values::get).toArray(double[][]::new));
    }

    /**
     * {@return the matrices of a vector by their names, in order; copies, row-major}
     *
     * @param vector {@code [size]}. Not modified.
     * @throws IllegalArgumentException if the length is wrong
     */
    public Map<String, double[]> unpack(double[] vector) {
        Map<String, double[]> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, get(vector, name)));
        return values;
    }

    /**
     * {@return a copy of a matrix, or of a group as one vector}
     *
     * @param vector {@code [size]}. Not modified.
     * @param name of the matrix or group
     * @throws IllegalArgumentException if the length is wrong or there is no such name
     */
    public double[] get(double[] vector, String name) {
        requireLength("vector", vector.length, size());
        return Arrays.copyOfRange(vector, offset(first(name)), offset(end(name)));
    }

    /**
     * Copies a matrix, or a group as one vector, into its place.
     *
     * @param vector {@code [size]}. Modified.
     * @param name of the matrix or group
     * @param values row-major. Not modified.
     * @throws IllegalArgumentException if a length is wrong or there is no such name
     */
    public void put(double[] vector, String name, double[] values) {
        requireLength("vector", vector.length, size());
        int from = offset(first(name));
        int to = offset(end(name));
        if (values == null) {
            throw new IllegalArgumentException("'" + name + "': " + (to - from) + " values wanted");
        }
        requireLength(name, values.length, to - from);
        System.arraycopy(values, 0, vector, from, values.length);
    }

    static void requireLength(String what, int length, long wanted) {
        if (length != wanted) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s: %d values, %d wanted", what, length, wanted));
        }
    }
}
