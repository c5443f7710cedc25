package org.metagrad.bench.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageInABrowserTest {
    private static Browser browser;

    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        browser = Browser.orSkip();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aPageWithOneOfEverythingHasNoFault() throws IOException {
        Path file = folder.resolve("page.html");
        SamplePage.page().write(file);
        assertThat(PageCheck.faults(browser, file, "sample")).isEmpty();
        for (String picture : List.of("light-desk.png", "dark-phone.png")) {
            assertThat(Files.size(PageCheck.PICTURES.resolve("sample-" + picture)))
                    .isGreaterThan(10_000);
        }
        assertThat(Files.size(PageCheck.PICTURES.resolve("sample.pdf"))).isGreaterThan(10_000);
        assertThat(browser.run("return document.title"))
                .isEqualTo("A sample & all its parts</script><b>");
        whatIsPlayedCanBeStopped();
        theKeyboardSkipsWhatComesBefore();
        assertThat(browser.complaints()).isEmpty();
    }

    private static void whatIsPlayedCanBeStopped() {
        String paused = "return document.getElementById('film-0').animationsPaused()";
        assertThat(browser.run(paused)).isEqualTo(true); // the reader wants no movement
        browser.click("#pictures ~ .beside button");
        assertThat(browser.run(paused)).isEqualTo(false);
        assertThat(browser.run("return document.querySelector('.beside button').textContent"))
                .isEqualTo("Stop the film");
    }

    private static void theKeyboardSkipsWhatComesBefore() {
        browser.run("document.activeElement.blur(); scrollTo(0, 0)");
        browser.type(".skip", "\n");
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("content");
    }

    /** Else the test above would pass whatever a page has. */
    @Test
    void theCheckSeesErrorsRequestsAndWhatCannotBeRead() throws IOException {
        Path file = folder.resolve("bad.html");
        Files.writeString(
                file,
                """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>bad</title></head>
                <body style="background:#fff"><main><h1>bad</h1>
                <p style="color:#eee;width:2000px">pale and wide</p>
                <img src="absent.png"><script>fetch("http://127.0.0.1:9/x").catch(() => {}); undefinedName();</script>
                </main></body></html>
                """);
        assertThat(PageCheck.faults(browser, file, "bad"))
                .anyMatch(one -> one.startsWith("dark-phone: color-contrast, "))
                .anyMatch(one -> one.startsWith("light-desk: image-alt, "))
                .anyMatch(one -> one.contains("undefinedName is not defined"))
                .anyMatch(one -> one.contains("asks for http://127.0.0.1:9/x"))
                .anyMatch(one -> one.contains("asks for file:") && one.contains("absent.png"))
                .anyMatch(one -> one.matches("light-phone: the page is 20\\d\\d px wide"));
    }

    /** What a page must not load, it cannot load. */
    @Test
    void aPageRefusesToLoadAnything() throws IOException {
        Path file = folder.resolve("loads.html");
        Page page = SamplePage.page();
        new Page(
                        page.title(),
                        page.summary(),
                        page.sections(),
                        Html.element("img", Map.of("alt", "x", "src", "http://127.0.0.1:9/x.png")),
                        List.of())
                .write(file);
        browser.open(file, Browser.Scheme.LIGHT, 800);
        assertThat(browser.complaints()).anyMatch(one -> one.contains("Content Security Policy"));
    }
}
