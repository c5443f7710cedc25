package org.metagrad.bench.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes elements of an SVG document; numbers get at most two decimals. */
public final class Svg {
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int clips;

    /** An empty document. */
    public Svg() {}

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; a Double becomes a short decimal
     */
    public Svg open(String tag, Object... attributes) {
        start(tag, attributes);
        text.append(">");
        open.push(tag);
        return this;
    }

    /** Closes the element opened last. */
    public Svg close() {
        text.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element without content. */
    public Svg leaf(String tag, Object... attributes) {
        start(tag, attributes);
        text.append("/>\n");
        return this;
    }

    /** A text element. */
    public Svg label(
            double x, double y, double size, String classes, String content, Object... more) {
        start("text", "x", x, "y", y, "font-size", size, "class", classes);
        attributes(more);
        text.append(">").append(escape(content)).append("</text>\n");
        return this;
    }

    /** An element with text in it, such as a style sheet. */
    public Svg raw(String tag, String content, Object... attributes) {
        start(tag, attributes);
        text.append(">").append(escape(content)).append("</").append(tag).append(">\n");
        return this;
    }

    private void start(String tag, Object... attributes) {
        text.append("<").append(tag);
        attributes(attributes);
    }

    private void attributes(Object... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            text.append(" ").append(attributes[i]).append("=\"");
            text.append(value instanceof Double d ? number(d) : escape(value.toString()));
            text.append("\"");
        }
    }

    /** Of the control characters XML has three; the others would break the document. */
    private static String escape(String content) {
        return content.replaceAll("[\\p{Cntrl}\ufffe\uffff&&[^\t\n\r]]", "\ufffd")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A window to look through, as the value of clip-path. */
    public String clip(double x, double y, double width, double height) {
        String id = "clip" + ++clips;
        open("clipPath", "id", id);
        leaf("rect", "x", x, "y", y, "width", width, "height", height);
        close();
        return "url(#" + id + ")";
    }

    /** At most two decimals, none that is zero. */
    public static String number(double value) {
        return decimals(value, 2);
    }

    /**
     * At most {@code n} decimals, none that is zero; 0.5 is .5.
     *
     * @throws ArithmeticException for an infinite number or none, which no picture can show
     */
    public static String decimals(double value, int n) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("a picture cannot show " + value);
        }
        String text = String.format(Locale.ROOT, "%." + n + "f", value);
        if (text.contains(".")) {
            text = text.replaceAll("\\.?0+$", "");
        }
        text = text.replaceFirst("^(-?)0\\.", "$1.");
        return text.equals("-0") || text.isEmpty() ? "0" : text;
    }

    /** Points of a polygon or polyline. */
    public static String points(double... xy) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xy.length; i += 2) {
            points.append(i == 0 ? "" : " ").append(number(xy[i])).append(",");
            points.append(number(xy[i + 1]));
        }
        return points.toString();
    }

    /** The document so far; every element must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<" + open.peek() + "> is not closed");
        }
        return text.toString();
    }
}
