package org.metagrad.bench.html;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A piece of a page: well-formed HTML of any number of elements and texts. Text becomes a piece by
 * {@link #text} alone, which escapes it, so nothing that a file says is ever markup.
 */
public final class Html {
    /** Nothing. */
    public static final Html NOTHING = new Html("");

    /** Elements without an end tag. */
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "link", "meta");

    /** Elements inside of a line of text, behind which there is no space. */
    private static final Set<String> IN_LINE =
            Set.of("a", "code", "em", "span", "strong", "sub", "sup");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /** Markup that this package has made. */
    static Html ofMarkup(String markup) {
        return new Html(markup);
    }

    /**
     * {@return a text, in which no character is markup; control characters, which no page may have,
     * are shown as U+FFFD}
     *
     * @param text any text
     */
    public static Html text(String text) {
        return new Html(escape(text));
    }

    /** The text as it may be between tags and in an attribute's quotes. */
    static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}\ufffe\uffff&&[^\t\n\r]]", "\ufffd")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * {@return pieces one after the other}
     *
     * @param pieces in their order
     */
    public static Html of(Html... pieces) {
        return of(List.of(pieces));
    }

    /**
     * {@return pieces one after the other}
     *
     * @param pieces in their order
     */
    public static Html of(Collection<Html> pieces) {
        return new Html(pieces.stream().map(piece -> piece.markup).collect(Collectors.joining()));
    }

    /**
     * {@return an element}
     *
     * @param tag its name, such as {@code p}
     * @param inside what is in it
     */
    public static Html element(String tag, Html... inside) {
        return element(tag, Map.of(), inside);
    }

    /**
     * {@return an element with attributes, which are written in the order of their names}
     *
     * @param tag its name, such as {@code p}
     * @param attributes values by name; the values are escaped
     * @param inside what is in it
     * @throws IllegalArgumentException if the name of the element or of an attribute is none
     */
    public static Html element(String tag, Map<String, String> attributes, Html... inside) {
        StringBuilder markup = new StringBuilder("<").append(name(tag));
        new TreeMap<>(attributes)
                .forEach((name, value) ->
                        markup.append(' ')
                                .append(name(name))
                                .append("=\"")
                                .append(escape(value))
                                .append('"'));
        markup.append('>');
        if (VOID.contains(tag)) {
            return new Html(markup.toString());
        }
        for (Html piece : inside) {
            markup.append(piece.markup);
        }
        String end = IN_LINE.contains(tag) ? ">" : ">\n";
        return new Html(markup.append("</").append(tag).append(end).toString());
    }

    private static String name(String name) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "'" + name + "': the name of an element or attribute is wanted");
        }
        return name;
    }

    /**
     * {@return a paragraph of text}
     *
     * @param text any text
     */
    public static Html paragraph(String text) {
        return element("p", text(text));
    }

    /**
     * {@return text in letters of one width, such as a command; inside a paragraph}
     *
     * @param text any text
     */
    public static Html code(String text) {
        return of(ofMarkup("<code>"), text(text), ofMarkup("</code>"));
    }

    /**
     * {@return a list with bullets}
     *
     * @param items one below the other
     */
    public static Html list(Html... items) {
        return element(
                "ul", Arrays.stream(items).map(item -> element("li", item)).toArray(Html[]::new));
    }

    /**
     * {@return a part that is closed until the reader opens it; on paper it is open}
     *
     * @param summary what is in it, in a few words
     * @param inside what is in it
     */
    public static Html closed(String summary, Html inside) {
        return element("details", element("summary", text(summary)), inside);
    }

    /**
     * {@return figures or other blocks beside each other where the page is wide, below each other
     * on a phone}
     *
     * @param blocks in their order
     */
    public static Html beside(Html... blocks) {
        return element("div", Map.of("class", "beside"), blocks);
    }

    /** The markup. */
    @Override
    public String toString() {
        return markup;
    }
}
