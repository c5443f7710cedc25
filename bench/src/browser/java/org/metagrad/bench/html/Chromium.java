package org.metagrad.bench.html;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium or Chrome without a window, by Selenium; axe-core is the script in Deque's jar. */
public final class Chromium implements Browser {
    private static final int HEIGHT = 900;

    /** Says that it has no classes for this version's own protocol, which nothing here uses. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final String axe = axe();
    private ChromeDriver driver;
    private String address = "";

    /** A browser that has not been started. */
    public Chromium() {}

    private static String axe() {
        try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void start() throws Unavailable {
        Path program =
                found("chromedriver")
                        .orElseThrow(() -> new Unavailable("there is no chromedriver"));
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars");
        Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> found(name).stream())
                .findFirst()
                .ifPresent(path -> options.setBinary(path.toFile()));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable("browser", Level.ALL);
        logs.enable("performance", Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program.toFile())
                        .usingAnyFreePort()
                        .withTimeout(Duration.ofSeconds(30))
                        .withSilent(true)
                        .build();
        try {
            driver = new ChromeDriver(service, options);
        } catch (WebDriverException problem) {
            service.stop();
            throw new Unavailable(
                    program + " does not start: " + problem.getMessage().lines().findFirst().get());
        }
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    }

    /** A program in /usr/bin or where the shell looks. */
    private static Optional<Path> found(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of("/usr/bin"), Arrays.stream(path.split(File.pathSeparator)))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void open(Path file, Scheme scheme, int width) {
        String wanted = scheme.name().toLowerCase(Locale.ROOT);
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", wanted),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        // What was logged before is of another page.
        logged("browser");
        logged("performance");
        address = file.toAbsolutePath().toUri().toString();
        driver.get(address);
    }

    private List<LogEntry> logged(String kind) {
        return driver.manage().logs().get(kind).getAll();
    }

    @Override
    public List<String> complaints() {
        return logged("browser").stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (LogEntry entry : logged("performance")) {
            Map<?, ?> said = new Json().toType(entry.getMessage(), Json.MAP_TYPE);
            Map<?, ?> message = (Map<?, ?>) said.get("message");
            if (message.get("method").equals("Network.requestWillBeSent")) {
                Map<?, ?> request = (Map<?, ?>) ((Map<?, ?>) message.get("params")).get("request");
                requests.add(request.get("url").toString());
            }
        }
        requests.removeIf(url -> url.equals(address) || url.startsWith("data:"));
        return requests;
    }

    @Override
    public List<String> violations() {
        driver.executeScript(axe);
        Object found =
                driver.executeAsyncScript(
                        """
                        const done = arguments[arguments.length - 1];
                        axe.run({preload: false}).then(
                            result => done(result.violations.map(one =>
                                one.id + ', ' + one.help + ': '
                                    + one.nodes.map(node => node.target.join(' ')).join('; '))),
                            problem => done(['axe: ' + problem]));
                        """);
        return ((List<?>) found).stream().map(Object::toString).toList();
    }

    @Override
    public Object run(String script) {
        return driver.executeScript(script);
    }

    @Override
    public void type(String selector, String keys) {
        driver.findElement(By.cssSelector(selector)).sendKeys(keys);
    }

    @Override
    public void tab(boolean back) {
        driver.switchTo()
                .activeElement()
                .sendKeys(back ? Keys.chord(Keys.SHIFT, Keys.TAB) : Keys.TAB);
    }

    @Override
    public void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    @Override
    public void screenshot(Path png) throws IOException {
        write(
                png,
                driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("captureBeyondViewport", true)));
    }

    @Override
    public void print(Path pdf) throws IOException {
        write(
                pdf,
                driver.executeCdpCommand(
                        "Page.printToPDF",
                        Map.of("paperWidth", 8.27, "paperHeight", 11.69, "printBackground", true)));
    }

    private static void write(Path file, Map<String, Object> answer) throws IOException {
        Files.write(file, Base64.getDecoder().decode(answer.get("data").toString()));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
