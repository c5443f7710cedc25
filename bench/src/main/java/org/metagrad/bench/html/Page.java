package org.metagrad.bench.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.metagrad.meta.store.AtomicFile;

/**
 * A page in one file that needs no network: it forbids itself to load anything. It has headings and
 * landmarks, a link that skips what comes before the content, a table of contents, light and dark
 * colours as the reader's system wants, fits a phone and can be printed. The same values give the
 * same bytes.
 *
 * @param title heading of the page and title of its window
 * @param summary what it says in a few sentences, below the title
 * @param sections in their order, with identifiers that no other has
 * @param made how it was made, at the end: commands, commit
 * @param inline data, scripts and rules of style
 */
public record Page(
        String title, Html summary, List<Section> sections, Html made, List<Inline> inline) {
    /** Scripts and styles are those in the file; pictures may be in it as data. */
    private static final String NOTHING_FROM_OUTSIDE =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    /**
     * A page.
     *
     * @param title heading of the page and title of its window
     * @param summary what it says in a few sentences, below the title
     * @param sections in their order, with identifiers that no other has
     * @param made how it was made, at the end
     * @param inline data, scripts and rules of style
     * @throws IllegalArgumentException if two sections have one identifier
     */
    public Page {
        sections = List.copyOf(sections);
        inline = List.copyOf(inline);
        if (sections.stream().map(Section::id).distinct().count() != sections.size()) {
            throw new IllegalArgumentException(
                    sections.stream().map(Section::id).toList() + ": different ids are wanted");
        }
    }

    /** {@return the document} */
    public String html() {
        List<Html> head = new ArrayList<>();
        head.add(Html.element("meta", Map.of("charset", "utf-8")));
        head.add(meta("http-equiv", "Content-Security-Policy", NOTHING_FROM_OUTSIDE));
        head.add(meta("name", "viewport", "width=device-width, initial-scale=1"));
        head.add(meta("name", "color-scheme", "light dark"));
        // Else a browser may ask for one.
        head.add(Html.element("link", Map.of("rel", "icon", "href", "data:,")));
        head.add(Html.element("title", Html.text(title)));
        head.add(new Inline.Style(Inline.resource(Page.class, "page.css")).html());
        List<Html> behind = new ArrayList<>();
        for (Inline piece : inline) {
            switch (piece) {
                case Inline.Style style -> head.add(style.html());
                case Inline.Data data -> behind.add(data.html());
                case Inline.Script script -> behind.add(script.html());
            }
        }
        behind.add(new Inline.Script(Inline.resource(Page.class, "page.js")).html());
        Html body =
                Html.element(
                        "body",
                        Html.element(
                                "a",
                                Map.of("class", "skip", "href", "#content"),
                                Html.text("Skip to the content")),
                        Html.element("header", Html.element("h1", Html.text(title)), summary),
                        contents(),
                        Html.element(
                                "main",
                                Map.of("id", "content", "tabindex", "-1"),
                                Html.of(sections.stream().map(Section::html).toList())),
                        Html.element("footer", made),
                        Html.of(behind));
        return "<!DOCTYPE html>\n"
                + Html.element(
                        "html", Map.of("lang", "en"), Html.element("head", Html.of(head)), body);
    }

    private static Html meta(String kind, String name, String content) {
        return Html.element("meta", Map.of(kind, name, "content", content));
    }

    private Html contents() {
        List<Html> items = new ArrayList<>();
        for (Section section : sections) {
            items.add(
                    Html.element(
                            "li",
                            Html.element(
                                    "a",
                                    Map.of("href", "#" + section.id()),
                                    Html.text(section.title()))));
        }
        return sections.size() < 2
                ? Html.NOTHING
                : Html.element(
                        "nav",
                        Map.of("aria-label", "Contents"),
                        Html.element("ul", Html.of(items)));
    }

    /**
     * Writes the document, in one piece and onto the disk.
     *
     * @param file in place of what is there
     * @throws IOException if it cannot be written; then what was there is there still
     */
    public void write(Path file) throws IOException {
        AtomicFile.writeDurably(file, html().getBytes(StandardCharsets.UTF_8));
    }
}
