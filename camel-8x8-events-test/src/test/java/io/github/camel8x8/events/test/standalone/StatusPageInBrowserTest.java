/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.browser.Chromium;
import io.github.camel8x8.events.test.contract.Wire;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The status page in a browser: live, on a phone and on a large screen, in light and in dark. */
class StatusPageInBrowserTest {

    @RegisterExtension static final Chromium CHROMIUM = new Chromium();

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Main MAIN =
            Main.start(
                    Options.parse("--port", "0", "--rate", "20"),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

    /** The words of names that take more than one line. */
    private static final String BROKEN_WORDS =
            """
            const names = document.querySelectorAll('.badge, .topic, .events tbody a')
            return [...names].flatMap((name) => [...name.childNodes]).filter((word) => {
              const range = document.createRange()
              range.selectNodeContents(word)
              return range.getClientRects().length > 1
            }).map((word) => word.textContent)
            """;

    /** The tables that are wider than their panels. */
    private static final String CUT_OFF =
            """
            return [...document.querySelectorAll('.scroll')]
              .filter((table) => table.scrollWidth > table.clientWidth)
              .map((table) => table.getAttribute('aria-labelledby'))
            """;

    private ChromeDriver page;

    @AfterAll
    static void close() {
        MAIN.close();
    }

    @Test
    void itIsUpdatedWithoutBeingLoadedAgain() {
        open();
        page.executeScript("window.sameDocument = true");
        WebElement pre = page.findElement(By.id("route"));
        pre.sendKeys("");
        String before = text("published");

        eventually(() -> assertThat(text("published")).isNotEqualTo(before));
        try (Wire reader = connect("reader", "event-v1/all")) {
            reader.awaitMessages(1);
            eventually(() -> assertThat(text("clients")).isEqualTo("1"));
            assertThat(page.findElement(By.cssSelector(".clients tbody")).getText())
                    .contains("Reader", "all", "of 1,000");
        }
        eventually(() -> assertThat(text("clients")).isEqualTo("0"));
        assertThat(page.executeScript("return window.sameDocument")).isEqualTo(true);
        assertThat(page.switchTo().activeElement()).isEqualTo(pre);
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void aStreamThatIsNotReachableIsReported() {
        open();

        MAIN.stream().stop();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Not reachable"));
        assertThat(announced()).isEqualTo("The stream is not reachable.");

        MAIN.stream().restart();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Open"));
        assertThat(announced()).isEqualTo("The stream is open again.");
    }

    @Test
    void theRouteIsCopied() {
        open();
        page.executeScript(
                "Object.defineProperty(navigator, 'clipboard',"
                        + " { value: { writeText: async (text) => { window.copied = text } } })");

        page.findElement(By.cssSelector("[data-copy=route]")).click();

        eventually(
                () ->
                        assertThat(page.executeScript("return window.copied"))
                                .isEqualTo(ConnectionGuide.of(MAIN.stream()).javaRoute()));
        eventually(() -> assertThat(announced()).isEqualTo("Copied."));
    }

    @ParameterizedTest
    @CsvSource({"phone,390,844", "desk,1440,900"})
    void axeFindsNothingThatKeepsPeopleOut(String name, int width, int height) {
        try (Wire reader = connect("reader", "event-v1/all?receiverQueueSize=20");
                Wire consumer = connect("consumer", "event-v1/all/call-records")) {
            reader.awaitMessages(10);
            consumer.awaitMessages(10);
            open();
            CHROMIUM.size(width, height);
            eventually(() -> assertThat(text("clients")).isEqualTo("2"));

            for (String color : List.of("light", "dark")) {
                CHROMIUM.emulate(color);
                CHROMIUM.picture("status-page-%s-%s.png".formatted(name, color));
                assertThat(CHROMIUM.violations()).as(color).isEmpty();
            }
        }
    }

    @Test
    void thePageOfAnEventIsReachedFromItsType() {
        open();
        String type = page.findElement(By.cssSelector(".events tbody a")).getText();

        page.executeScript("document.querySelector('.events tbody a').click()");

        eventually(
                () ->
                        assertThat(page.findElement(By.tagName("h1")).getText())
                                .isNotEqualTo("8x8 event stream"));
        assertThat(page.findElement(By.className("payload")).getText()).startsWith("{");
        assertThat(type).isNotEmpty();
        assertThat(CHROMIUM.violations()).isEmpty();
        CHROMIUM.size(1440, 900);
        CHROMIUM.picture("status-page-event.png");
    }

    @ParameterizedTest
    @CsvSource({"320", "640", "641", "1240"})
    void nothingIsOutsideThePageHoweverNarrowItIs(int width) {
        open();
        CHROMIUM.size(width, 800);

        assertThat(CHROMIUM.width()).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"320", "641", "1240", "1280", "1401"})
    void namesBreakOnlyBetweenTheirWordsAndNoCellIsCutOff(int width) {
        try (Wire reader = connect("reader", "event-v1/InteractionTransferRequest");
                Wire consumer = connect("consumer", "event-v1/all/call-records-of-all-queues");
                Wire quiet = connect("consumer", "event-v1/quiet/all-is-acknowledged")) {
            assertThat(List.of(reader.isOpen(), consumer.isOpen(), quiet.isOpen()))
                    .containsOnly(true);
            open();
            CHROMIUM.size(width, 900);
            eventually(() -> assertThat(text("clients")).isEqualTo("3"));

            assertThat(page.executeScript(BROKEN_WORDS)).isEqualTo(List.of());
            assertThat(page.executeScript(CUT_OFF)).isEqualTo(List.of());
        }
    }

    private void open() {
        page = CHROMIUM.open("http://127.0.0.1:" + MAIN.stream().port() + "/");
    }

    private static Wire connect(String endpoint, String path) {
        EventStreamServer stream = MAIN.stream();
        return Wire.open(
                URI.create(
                        "%s/ws/v2/%s/persistent/%s/%s"
                                .formatted(stream.serviceUrl(), endpoint, stream.tenant(), path)));
    }

    private String text(String id) {
        return page.findElement(By.id(id)).getText();
    }

    private String announced() {
        return page.findElement(By.id("announcement")).getDomProperty("textContent");
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }
}
