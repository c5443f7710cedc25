package org.metagrad.bench.html;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A part of a page under a heading, which the contents of the page lead to.
 *
 * @param id of the heading in its page, in small letters, digits and hyphens
 * @param title the heading
 * @param blocks what is below it: paragraphs, tables, figures, {@link #part parts}
 */
public record Section(String id, String title, List<Html> blocks) {
    /**
     * Checks the identifier.
     *
     * @param id of the heading in its page, in small letters, digits and hyphens
     * @param title the heading
     * @param blocks what is below it
     * @throws IllegalArgumentException if the identifier is none
     */
    public Section {
        requireId(id);
        blocks = List.copyOf(blocks);
    }

    /**
     * A section of blocks.
     *
     * @param id of the heading in its page, in small letters, digits and hyphens
     * @param title the heading
     * @param blocks what is below it
     */
    public Section(String id, String title, Html... blocks) {
        this(id, title, Arrays.asList(blocks));
    }

    /**
     * {@return a part of a section under a heading of its own, which the contents do not name}
     *
     * @param title the heading
     * @param blocks what is below it
     */
    public static Html part(String title, Html... blocks) {
        return Html.of(Html.element("h3", Html.text(title)), Html.of(blocks));
    }

    static void requireId(String id) {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "id '" + id + "': small letters, digits and hyphens are wanted");
        }
    }

    Html html() {
        return Html.element(
                "section",
                Map.of("aria-labelledby", id),
                Html.element("h2", Map.of("id", id), Html.text(title)),
                Html.of(blocks));
    }
}
