package org.metagrad.bench.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.bench.html.Browser;
import org.metagrad.bench.html.PageCheck;
import org.metagrad.meta.store.Json;
import picocli.CommandLine;

/** The page as it is written: its numbers, and its figures in a browser. */
class ExplainPageTest {
    /** Puts every control of a figure to every place, and says which numbers were to be seen. */
    private static final String DRIVE =
            """
            const seen = {};
            const look = (lab) => {
              for (const one of lab.querySelectorAll("data")) {
                seen[one.dataset.of + " " + one.textContent] = [one.dataset.of, one.value, one.textContent];
              }
            };
            const all = (lab, controls) => {
              if (!controls.length) {
                const forward = [...lab.querySelectorAll("button")].find((one) => one.textContent === "Step forward");
                look(lab);
                if (!forward) return;
                [...lab.querySelectorAll("button")].find((one) => one.textContent === "To the start").click();
                for (let i = 0; i < 20; i++) { look(lab); forward.click(); }
                return;
              }
              const [control, ...rest] = controls;
              if (control.type === "range") {
                for (let i = Number(control.min); i <= Number(control.max); i++) {
                  control.value = i;
                  control.dispatchEvent(new Event("input", {bubbles: true}));
                  all(lab, rest);
                }
              } else {
                for (const radio of control.querySelectorAll("input")) { radio.click(); all(lab, rest); }
              }
            };
            for (const lab of document.querySelectorAll(".lab")) {
              all(lab, [...lab.querySelectorAll("input[type=range], fieldset")]);
            }
            return Object.values(seen);
            """;

    @TempDir private static Path folder;
    private static Path file;
    private static String html;

    @BeforeAll
    static void write() throws IOException {
        file = folder.resolve("a folder/explain.html");
        StringWriter out = new StringWriter();
        int code =
                new CommandLine(new ExplainCommand())
                        .setOut(new PrintWriter(out))
                        .execute("--out", file.toString());
        assertThat(code).isZero();
        assertThat(out.toString()).startsWith("The page is in ").contains("explain.html (");
        html = Files.readString(file);
    }

    private static Object numbers() {
        String start = "<script id=\"numbers\" type=\"application/json\">";
        int from = html.indexOf(start) + start.length();
        return Json.parse(html.substring(from, html.indexOf("</script>", from)));
    }

    @Test
    void eachNumberOfThePageIsTheEnginesAgain() {
        Map<String, Object> again = Leaves.of(Explanation.computed());
        Map<String, Object> there = Leaves.of(numbers());
        there.keySet().removeIf(path -> path.startsWith("costs."));
        assertThat(there.keySet()).isEqualTo(again.keySet());
        assertThat(there).hasSizeGreaterThan(5000);
        again.forEach((path, value) -> {
            if (value instanceof Number wanted) {
                assertThat(((Number) there.get(path)).doubleValue())
                        .as(path)
                        .isCloseTo(wanted.doubleValue(), within(1e-12));
            } else {
                assertThat(there.get(path)).as(path).isEqualTo(value);
            }
        });
    }

    @Test
    void thePageNeedsNothingElse() {
        assertThat(html.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", " src=");
        assertThat(html.length()).isLessThan(600_000);
        assertThat(html).containsOnlyOnce("<noscript>");
    }

    @Test
    void aBrowserShowsTheEnginesNumbersWhateverIsMoved() throws IOException {
        Browser browser = Browser.orSkip();
        try (browser) {
            assertThat(PageCheck.faults(browser, file, "explain")).isEmpty();
            browser.open(file, Browser.Scheme.LIGHT, 1280);
            numbersAreThoseOfTheBlock((List<?>) browser.run(DRIVE));
            browser.screenshot(PageCheck.PICTURES.resolve("explain-moved-desk.png"));
            stepsByKeysAndByThemselves(browser);
            whatIsSaidChanges(browser);
            browser.open(file, Browser.Scheme.DARK, 390);
            browser.run(DRIVE);
            assertThat(browser.violations()).isEmpty();
            assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            browser.screenshot(PageCheck.PICTURES.resolve("explain-moved-phone.png"));
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests()).isEmpty();
        }
    }

    private static void numbersAreThoseOfTheBlock(List<?> seen) {
        Map<String, Object> leaves = Leaves.of(numbers());
        assertThat(seen).hasSizeGreaterThan(2500);
        for (Object one : seen) {
            List<?> said = (List<?>) one;
            double wanted = ((Number) leaves.get(said.getFirst())).doubleValue();
            assertThat(Double.parseDouble(said.get(1).toString())).as("%s", said).isEqualTo(wanted);
            BigDecimal text =
                    new BigDecimal(said.get(2).toString().replace("\u2212", "-").replace(",", ""));
            double half = text.signum() == 0 ? 1e-12 : 0.5000001 * text.ulp().doubleValue();
            // Zeros at the end are not written.
            assertThat(text.doubleValue())
                    .as("%s", said)
                    .isCloseTo(wanted, within(Math.max(half, 1e-15)));
        }
    }

    private static String text(Browser browser, String selector) {
        return (String)
                browser.run("return document.querySelector('" + selector + "').textContent");
    }

    private static void stepsByKeysAndByThemselves(Browser browser) {
        String say = "#lab-adjoint .say";
        String play = "#lab-adjoint button:nth-of-type(3)";
        browser.click("#lab-adjoint button:nth-of-type(1)");
        assertThat(text(browser, say)).startsWith("Backwards from the end");
        browser.type(play, "\uE014"); // the right arrow
        assertThat(text(browser, say)).startsWith("The rule of L = 0.5 s fires");
        browser.type(play, "\uE010"); // End
        assertThat(text(browser, say)).endsWith("the adjoints of u and w are the gradient.");
        browser.type(play, "\uE012"); // the left arrow
        assertThat(text(browser, say)).startsWith("The rule of t = tanh(a) fires");
        browser.type(play, "\uE011"); // Home
        assertThat(text(browser, say)).startsWith("Backwards from the end");
        browser.click(play);
        assertThat(text(browser, play)).isEqualTo("Pause");
        browser.click(play);
        assertThat(text(browser, play)).isEqualTo("Play");
    }

    /** The sentences that depend on where a slider is, each at its place. */
    private static void whatIsSaidChanges(Browser browser) {
        assertThat(atStop(browser, 0)).contains("Without a step");
        assertThat(atStop(browser, 5)).contains("goes less far");
        assertThat(atStop(browser, 10)).contains("removes that");
        assertThat(atStop(browser, 15)).contains("has flipped");
        assertThat(
                        browser.run(
                                "return document.getElementById('plane-alpha').getAttribute('aria-valuetext')"))
                .isEqualTo("0.9863");
        browser.click("#estimators-problem-0");
        browser.click("#estimators-baseline-0");
        assertThat(text(browser, "#lab-estimators .say"))
                .contains("that of s0 is wrong as well")
                .doesNotContain("exactly 0");
        assertThat(
                        browser.run(
                                "return [...document.querySelectorAll('output')].filter((one) => one.ariaLive !== 'off').length"))
                .isEqualTo(0L);
    }

    private static String atStop(Browser browser, int stop) {
        browser.run(
                "const one = document.getElementById('plane-alpha'); one.value = "
                        + stop
                        + "; one.dispatchEvent(new Event('input'))");
        return text(browser, "#lab-plane .say");
    }

    @AfterAll
    static void forget() {
        html = null;
    }
}
