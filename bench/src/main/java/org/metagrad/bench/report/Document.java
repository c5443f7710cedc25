package org.metagrad.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page in the making and the charts it shows.
 *
 * @param page the text
 * @param charts SVG by file name
 */
record Document(Markdown page, Map<String, String> charts) {
    Document() {
        this(new Markdown(), new LinkedHashMap<>());
    }

    /** Adds a chart with what it shows and the command that makes its numbers. */
    void chart(String file, String words, String svg, String command) {
        charts.put(file, svg);
        page.picture(words, file);
        page.paragraph("*" + words + "; " + Markdown.inline(command) + ".*");
    }
}
