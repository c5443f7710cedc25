package org.metagrad.bench.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir private Path folder;

    private static Page page(Section... sections) {
        return new Page("title", Html.NOTHING, List.of(sections), Html.NOTHING, List.of());
    }

    @Test
    void textIsNeverMarkup() {
        assertThat(Html.paragraph("<b>'\"&\u0000\u001b").toString())
                .isEqualTo("<p>&lt;b&gt;&#39;&quot;&amp;\ufffd\ufffd</p>\n");
        assertThat(Html.element("a", java.util.Map.of("href", "\"><script>")).toString())
                .isEqualTo("<a href=\"&quot;&gt;&lt;script&gt;\"></a>");
        assertThatThrownBy(() -> Html.element("p onclick"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'p onclick': the name of an element or attribute is wanted");
    }

    @Test
    void dataAndScriptsStayInTheirElements() {
        assertThat(new Inline.Data("data", List.of("</script>")).html().toString())
                .contains("[\"\\u003c/script>\"]");
        assertThatThrownBy(() -> new Inline.Script("let a = '</SCRIPT>';"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'</script' in what is to be inside of a page would end it");
        assertThatThrownBy(() -> new Inline.Style("</style>"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Inline.resource(Page.class, "none.js"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no none.js beside org.metagrad.bench.html.Page");
    }

    @Test
    void headersSayOfWhatTheyAre() {
        Table table =
                new Table(
                        "caption",
                        List.of(Table.words("name"), Table.numbers("return")),
                        List.of(List.of("a", "1")));
        assertThat(table.html().toString())
                .contains("<caption>caption</caption>")
                .contains("<th scope=\"col\">name</th>")
                .contains("<th class=\"number\" scope=\"col\">return</th>")
                .contains("<th scope=\"row\">a</th>")
                .contains("<td class=\"number\">1</td>");
        assertThatThrownBy(
                        () -> new Table("c", List.of(Table.words("n")), List.of(List.of("a", "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table 'c': a row of 2 cells, wanted are 1");
    }

    @Test
    void picturesOfOnePageHaveNothingInCommon() {
        String svg =
                "<svg viewBox=\"0 0 80 40\"><title>a url(#b)</title><style>.a{fill:red}@media (prefers-color-scheme:dark){.a{fill:blue}}</style><clipPath id=\"c\"/><rect clip-path=\"url(#c)\"/></svg>";
        assertThat(new Figure("one", svg, "below").html().toString())
                .contains("<svg id=\"one\" role=\"img\" style=\"min-width:48px\" viewBox")
                .contains(
                        "<title>a url(#b)</title><style>#one{.a{fill:red}@media screen and (prefers-color-scheme:dark){.a{fill:blue}}}</style>")
                .contains("<clipPath id=\"one-c\"/><rect clip-path=\"url(#one-c)\"/>")
                .contains("<figcaption>below</figcaption>")
                .doesNotContain("<details>");
        assertThatThrownBy(() -> new Figure("a b", svg, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id 'a b': small letters, digits and hyphens are wanted");
        assertThatThrownBy(() -> new Figure("a", "<svg ></svg>", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("figure a: an SVG document with a title is wanted");
    }

    @Test
    void theContentsLeadToTheSections() {
        String html = page(new Section("one", "First"), new Section("two", "Second")).html();
        assertThat(html)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<a href=\"#two\">Second</a>")
                .contains("<h2 id=\"two\">Second</h2>");
        assertThat(page(new Section("one", "First")).html()).doesNotContain("<nav");
        assertThatThrownBy(() -> page(new Section("one", "First"), new Section("one", "Second")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[one, one]: different ids are wanted");
    }

    /** Nothing of a page is anywhere else. */
    @Test
    void theFileIsAllThereIsAndTheSameEachTime() throws IOException {
        Path file = folder.resolve("page.html");
        SamplePage.page().write(file);
        String html = Files.readString(file);
        assertThat(html).isEqualTo(SamplePage.page().html());
        assertThat(html.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("http:", "https:", "src=");
    }
}
