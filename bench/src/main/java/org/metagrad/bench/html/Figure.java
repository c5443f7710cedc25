package org.metagrad.bench.html;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture with its caption. The SVG is one of {@code org.metagrad.bench.chart} or {@code film},
 * whose title is what a screen reader says of it; in the page its identifiers and the rules of its
 * style sheet hold inside of it alone, so any number of pictures may be in one page.
 *
 * @param id of the picture in its page, in small letters, digits and hyphens
 * @param svg the document
 * @param caption what is to be seen, below it
 * @param numbers the same in another form, such as a table of the numbers, closed until it is
 *     opened; {@link Html#NOTHING} for none
 */
public record Figure(String id, String svg, String caption, Html numbers) {
    private static final Pattern START = Pattern.compile("<svg [^>]*>");
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"");

    /** Below this share of its size the letters of a picture are too small to be read. */
    private static final double SMALLEST = 0.6;

    /**
     * Checks the identifier and the beginning of the document.
     *
     * @param id of the picture in its page, in small letters, digits and hyphens
     * @param svg the document
     * @param caption what is to be seen, below it
     * @param numbers the same in another form; {@link Html#NOTHING} for none
     * @throws IllegalArgumentException if the identifier is none, or the document is no SVG with a
     *     title
     */
    public Figure {
        Section.requireId(id);
        if (!START.matcher(svg).lookingAt() || !svg.contains("<title>")) {
            throw new IllegalArgumentException(
                    "figure " + id + ": an SVG document with a title is wanted");
        }
    }

    /**
     * A picture that is not told in another form.
     *
     * @param id of the picture in its page, in small letters, digits and hyphens
     * @param svg the document
     * @param caption what is to be seen, below it
     */
    public Figure(String id, String svg, String caption) {
        this(id, svg, caption, Html.NOTHING);
    }

    /** {@return the element} */
    public Html html() {
        Html picture =
                Html.element("div", Map.of("class", "scroll"), Html.ofMarkup(scoped() + "\n"));
        Html told =
                numbers == Html.NOTHING
                        ? Html.NOTHING
                        : Html.closed("The numbers of this picture", numbers);
        return Html.element(
                "figure", picture, Html.element("figcaption", Html.text(caption)), told);
    }

    /**
     * The document with identifiers that no other picture has, and its rules inside of one for it.
     * Quotes in texts are escaped, so what is in quotes is an attribute.
     */
    private String scoped() {
        String inside =
                svg.replace(" id=\"", " id=\"" + id + "-")
                        .replace("=\"url(#", "=\"url(#" + id + "-")
                        .replace("href=\"#", "href=\"#" + id + "-")
                        .replace("<style>", "<style>#" + id + "{")
                        .replace("</style>", "}</style>")
                        // Paper is white, whatever the screen is.
                        .replace(
                                "@media (prefers-color-scheme:dark)",
                                "@media screen and (prefers-color-scheme:dark)");
        Matcher start = START.matcher(inside);
        start.lookingAt();
        String role = start.group().contains(" role=") ? "" : " role=\"img\"";
        return "<svg id=\"" + id + "\"" + role + smallest() + inside.substring("<svg".length());
    }

    private String smallest() {
        Matcher size = SIZE.matcher(svg);
        return size.find()
                ? String.format(
                        Locale.ROOT,
                        " style=\"min-width:%.0fpx\"",
                        SMALLEST * Double.parseDouble(size.group(1)))
                : "";
    }
}
