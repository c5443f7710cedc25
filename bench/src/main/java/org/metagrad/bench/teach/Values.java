package org.metagrad.bench.teach;

import java.util.Locale;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.function.Matrices;

/**
 * Numbers as matrices, which print as such.
 *
 * @param matrices names and shapes
 * @param vector all numbers, each matrix row-major
 */
public record Values(Matrices matrices, double[] vector) {

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if the matrices have more or fewer numbers
     */
    public Values {
        if (vector.length != matrices.size()) {
            throw new IllegalArgumentException(
                    "values: " + vector.length + " numbers, " + matrices.size() + " wanted");
        }
    }

    /** The name and shape of each matrix, then its rows. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int m = 0; m < matrices.names().size(); m++) {
            Shape shape = matrices.shapes().get(m);
            text.append(m == 0 ? "" : "\n").append(matrices.names().get(m)).append(shape);
            for (int i = 0; i < shape.rows(); i++) {
                text.append('\n');
                for (int j = 0; j < shape.columns(); j++) {
                    text.append(String.format(Locale.ROOT, "%13s", number(vector[at++])));
                }
            }
        }
        return text.toString();
    }

    /** Six digits, without zeros at the end. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.6g", value);
        return text.contains(".") && !text.contains("e")
                ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
                : text;
    }
}
