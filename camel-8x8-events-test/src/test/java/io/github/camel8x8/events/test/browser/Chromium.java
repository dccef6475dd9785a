/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium for the tests of a class; where it is not installed, they are skipped and the
 * reason is printed.
 */
public final class Chromium implements ExecutionCondition, AfterAllCallback {

    private static final List<Path> BROWSERS =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"));
    private static final List<Path> DRIVERS =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/local/bin/chromedriver"));

    /** The rules of axe for WCAG 2.1 AA, and more. */
    private static final List<String> STANDARD =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

    private ChromeDriver driver;
    private Path profile;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Path> browser = first(BROWSERS);
        Optional<Path> chromeDriver = first(DRIVERS);
        if (browser.isPresent() && chromeDriver.isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is installed");
        }
        String reason =
                "The tests in a browser are skipped: install chromium and chromium-driver (looked"
                        + " for one of %s and one of %s)".formatted(BROWSERS, DRIVERS);
        if (context.getTestMethod().isEmpty()) {
            System.out.println(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    /** The browser, at a page. */
    public ChromeDriver open(String url) {
        if (driver == null) {
            start();
        }
        emulate("light");
        size(1440, 900);
        driver.get("about:blank");
        driver.manage().logs().get(LogType.BROWSER);
        driver.get(url);
        return driver;
    }

    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** {@code light} or {@code dark}. */
    public void emulate(String colorScheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", colorScheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** What axe finds on the page that keeps people out; empty if it finds nothing. */
    public List<String> violations() {
        return new AxeBuilder()
                .withTags(STANDARD).analyze(driver).getViolations().stream()
                        .map(Rule::toString)
                        .toList();
    }

    /** Presses the tab key. */
    public void tab() {
        driver.switchTo().activeElement().sendKeys(Keys.TAB);
    }

    /** Messages of the browser about the page, at least warnings. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The width of the page, which is more than that of the window if something is outside. */
    public long width() {
        return (Long) driver.executeScript("return document.documentElement.scrollWidth");
    }

    /**
     * Saves a picture of the window in {@code target}. If the folder that the system property
     * {@code pictures} names has a picture of this name, it is replaced.
     */
    public Path picture(String name) {
        // What the page plans for its next frame belongs to the picture.
        driver.executeAsyncScript(
                "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        try {
            byte[] picture = driver.getScreenshotAs(OutputType.BYTES);
            Path published = Path.of(System.getProperty("pictures", "none"), name);
            if (Files.exists(published)) {
                Files.write(published, picture);
            }
            return Files.write(Path.of("target", name), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (driver != null) {
            driver.quit();
        }
        if (profile != null) {
            try (var files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void start() {
        try {
            profile = Files.createTempDirectory("browser-of-tests");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(first(BROWSERS).orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=en",
                "--user-data-dir=" + profile);
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
        driver =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(first(DRIVERS).orElseThrow().toFile())
                                .withEnvironment(Map.of("TZ", "UTC"))
                                .build(),
                        options);
        driver.manage().window().setSize(new Dimension(1440, 900));
    }

    private static Optional<Path> first(List<Path> paths) {
        return paths.stream().filter(Files::isExecutable).findFirst();
    }
}
