package org.metagrad.bench.html;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * A browser without a window, with one page in it. The one there is drives Chromium and is compiled
 * where {@code /usr/bin/chromedriver} is found, or with {@code -Pbrowser}.
 */
public interface Browser extends AutoCloseable {
    /** What a skipped test says first. */
    String SKIPPED =
            "no page was opened in a browser (Debian: apt install chromium chromium-driver; -Pbrowser where chromedriver is not in /usr/bin): ";

    /** What the reader's system wants. */
    enum Scheme {
        LIGHT,
        DARK
    }

    /**
     * Starts the browser.
     *
     * @throws Unavailable if there is none on this machine, or it does not start
     */
    void start() throws Unavailable;

    /** Opens a file as a reader would who looks at a page of this width, px. */
    void open(Path file, Scheme scheme, int width);

    /** What the page has written to the console as errors and warnings since it was opened. */
    List<String> complaints();

    /** The addresses that were asked for since the page was opened, but for the file itself. */
    List<String> requests();

    /** What axe-core finds wrong with the page as it is now, a line each. */
    List<String> violations();

    /**
     * What a script with {@code return} gives: null, Boolean, Long, Double, String, List or Map.
     */
    Object run(String script);

    /** Types into the element that a CSS selector finds; {@code "\n"} is the enter key. */
    void type(String selector, String keys);

    /** Presses the tab key, with the shift key to go back, wherever the focus is. */
    void tab(boolean back);

    /** Clicks on the element that a CSS selector finds. */
    void click(String selector);

    /** Writes a picture of the whole page. */
    void screenshot(Path png) throws IOException;

    /** Prints the page on A4. */
    void print(Path pdf) throws IOException;

    @Override
    void close();

    /** There is no browser to be had here. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        public Unavailable(String reason) {
            super(reason);
        }
    }

    /** A browser that has been started; where there is none the test is skipped, saying why. */
    static Browser orSkip() {
        try {
            Browser browser =
                    ServiceLoader.load(Browser.class)
                            .findFirst()
                            .orElseThrow(() -> new Unavailable("there is no chromedriver"));
            browser.start();
            return browser;
        } catch (Unavailable problem) {
            return abort(SKIPPED + problem.getMessage());
        } catch (ServiceConfigurationError | NoClassDefFoundError _) {
            // What an earlier build with a browser has left.
            return abort(SKIPPED + "this build is without one");
        }
    }
}
