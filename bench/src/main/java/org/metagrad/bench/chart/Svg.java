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
     * @param tag name of the element
     * @param attributes names and values in turn; a Double becomes a short decimal
     * @return this
     */
    public Svg open(String tag, Object... attributes) {
        start(tag, attributes);
        text.append(">");
        open.push(tag);
        return this;
    }

    /**
     * Closes the element opened last.
     *
     * @return this
     */
    public Svg close() {
        text.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /**
     * Opens and closes an element without content.
     *
     * @param tag name of the element
     * @param attributes names and values in turn; a Double becomes a short decimal
     * @return this
     */
    public Svg leaf(String tag, Object... attributes) {
        start(tag, attributes);
        text.append("/>\n");
        return this;
    }

    /**
     * Adds a text element.
     *
     * @param x from the left, px
     * @param y from the top, px
     * @param size of the font, px
     * @param classes of the style sheet
     * @param content the text
     * @param more attributes: names and values in turn
     * @return this
     */
    public Svg label(
            double x, double y, double size, String classes, String content, Object... more) {
        start("text", "x", x, "y", y, "font-size", size, "class", classes);
        attributes(more);
        text.append(">").append(escape(content)).append("</text>\n");
        return this;
    }

    /**
     * Adds an element with text in it, such as a style sheet.
     *
     * @param tag name of the element
     * @param content the text
     * @param attributes names and values in turn; a Double becomes a short decimal
     * @return this
     */
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

    /**
     * The text as XML has it: of the control characters three, as the others would break the
     * document.
     */
    private static String escape(String content) {
        return content.replaceAll("[\\p{Cntrl}\ufffe\uffff&&[^\t\n\r]]", "\ufffd")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * Adds a window to look through.
     *
     * @param x from the left, px
     * @param y from the top, px
     * @param width px
     * @param height px
     * @return the value of clip-path
     */
    public String clip(double x, double y, double width, double height) {
        String id = "clip" + ++clips;
        open("clipPath", "id", id);
        leaf("rect", "x", x, "y", y, "width", width, "height", height);
        close();
        return "url(#" + id + ")";
    }

    /**
     * {@return the decimal of a number, at most two places, none that is zero}
     *
     * @param value a finite number
     */
    public static String number(double value) {
        return decimals(value, 2);
    }

    /**
     * {@return the decimal of a number, at most {@code n} places, none that is zero; 0.5 is .5}
     *
     * @param value the number
     * @param n places
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

    /**
     * {@return the points of a polygon or polyline}
     *
     * @param xy coordinates in turn, px
     */
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
