package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metagrad.bench.html.Html;

/**
 * Text with subscripts and superscripts: {@code θ_1}, {@code λ_{max}}, {@code x^2}; between
 * asterisks it is emphasised.
 */
final class Prose {
    private static final Pattern MARK =
            Pattern.compile("([_^])(?:\\{([^}]*)\\}|(\\w))|\\*([^*]+)\\*");

    private Prose() {}

    /** A paragraph. */
    static Html paragraph(String text) {
        return Html.element("p", inline(text));
    }

    /** A formula on a line of its own. */
    static Html formula(String text) {
        return Html.element("p", Map.of("class", "formula"), inline(text));
    }

    /** The text inside of an element. */
    static Html inline(String text) {
        List<Html> pieces = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        int from = 0;
        while (mark.find()) {
            pieces.add(Html.text(text.substring(from, mark.start())));
            from = mark.end();
            if (mark.group(4) != null) {
                pieces.add(Html.element("em", Html.text(mark.group(4))));
            } else {
                String inside = mark.group(2) != null ? mark.group(2) : mark.group(3);
                String tag = mark.group(1).equals("_") ? "sub" : "sup";
                pieces.add(Html.element(tag, Html.text(inside)));
            }
        }
        pieces.add(Html.text(text.substring(from)));
        return Html.of(pieces);
    }
}
