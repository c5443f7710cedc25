/**
 * Pages in one file each, which open from disk and need no network: read {@link Page} with {@link
 * Section}, then what is in a section, {@link Html}, {@link Table} and {@link Figure}, then {@link
 * Inline} for pages with data and a script of their own.
 *
 * <p>A page is made of values and written:
 *
 * <pre>{@code
 * Html picture = new Figure("curves", chart.svg(), "What is to be seen.", table.html()).html();
 * Section section = new Section("results", "Results", Html.paragraph("In words."), picture);
 * List<Inline> inline =
 *         List.of(
 *                 new Inline.Style(Inline.resource(MyPage.class, "mine.css")),
 *                 new Inline.Data("data", Map.of("theta", List.of(0.5, -1.0))),
 *                 new Inline.Script(Inline.resource(MyPage.class, "mine.js")));
 * new Page("Title", Html.paragraph("Summary."), List.of(section), Html.code("metagrad ..."), inline)
 *         .write(Path.of("report.html"));
 * }</pre>
 *
 * <p>The resources of a page lie beside its class, in {@code
 * src/main/resources/org/metagrad/bench/...}. Its rules of style take the colours from {@code
 * page.css}: {@code var(--ink)} on {@code var(--card)} or {@code var(--paper)}, {@code
 * var(--muted)}, {@code var(--rim)}, {@code var(--accent)}. {@link Html#beside} puts figures next
 * to each other; SVG of {@code org.metagrad.bench.chart} and {@code film} fits every {@link
 * Figure}, whose identifiers are the page's own to choose.
 *
 * <p>A test opens a page in Chromium where there is one (Debian: {@code apt install chromium
 * chromium-driver}) and is skipped elsewhere:
 *
 * <pre>{@code
 * try (Browser browser = Browser.orSkip()) {
 *     assertThat(PageCheck.faults(browser, file, "my-page")).isEmpty();
 * }
 * }</pre>
 *
 * <p>PageCheck opens it in light and dark, on a desk and on a phone, and wants no message in the
 * console, no request, nothing that axe-core finds and no page wider than its window; {@code
 * bench/target/pages/my-page-dark-phone.png} and its like are there to be looked at, and {@code
 * my-page.pdf} is the page on paper. Browser clicks, types and runs scripts for pages that answer.
 * Both are in the tests of this package, and compiled everywhere; the browser behind them is in
 * {@code src/browser}, which the profile {@code browser} adds where chromedriver is found ({@code
 * -Dbrowser=off} leaves it out, such as where Selenium cannot be downloaded).
 */
package org.metagrad.bench.html;
