package org.metagrad.bench.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks at a page in light and dark, on a desk and on a phone, and leaves pictures of it in {@code
 * target/pages}.
 */
public final class PageCheck {
    /** Where the pictures are. */
    public static final Path PICTURES = Path.of("target/pages");

    private static final int DESK = 1280;
    private static final int PHONE = 390;

    private PageCheck() {}

    /**
     * {@return what is wrong with a page, a line each: errors and warnings in the console,
     * requests, violations that axe-core finds, a page or a caption wider than its window}
     *
     * @param browser which is left with the page in dark on a phone
     * @param file the page
     * @param name of the pictures: {@code name-light-desk.png}, ..., {@code name.pdf}
     * @throws IOException if a picture cannot be written
     */
    public static List<String> faults(Browser browser, Path file, String name) throws IOException {
        Files.createDirectories(PICTURES);
        List<String> faults = new ArrayList<>();
        for (int width : new int[] {DESK, PHONE}) {
            for (Browser.Scheme scheme : Browser.Scheme.values()) {
                String where =
                        scheme.name().toLowerCase(Locale.ROOT)
                                + "-"
                                + (width == DESK ? "desk" : "phone");
                browser.open(file, scheme, width);
                browser.violations().forEach(one -> faults.add(where + ": " + one));
                Object wide = browser.run("return document.documentElement.scrollWidth");
                if (!(wide instanceof Long pixels) || pixels > width) {
                    faults.add(where + ": the page is " + wide + " px wide");
                }
                Object cut =
                        browser.run(
                                "return [...document.querySelectorAll('caption')].filter((one) => one.getBoundingClientRect().width > innerWidth).length");
                if (!Long.valueOf(0).equals(cut)) {
                    faults.add(where + ": captions wider than the page: " + cut);
                }
                browser.screenshot(PICTURES.resolve(name + "-" + where + ".png"));
                browser.complaints().forEach(one -> faults.add(where + ": " + one));
                browser.requests().forEach(one -> faults.add(where + ": asks for " + one));
            }
        }
        browser.print(PICTURES.resolve(name + ".pdf"));
        return faults;
    }
}
