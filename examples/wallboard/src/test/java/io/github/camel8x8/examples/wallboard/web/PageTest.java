/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static io.github.camel8x8.examples.wallboard.web.ServedBoard.OPENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import io.github.camel8x8.examples.wallboard.model.QueueStatus;
import io.github.camel8x8.examples.wallboard.model.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The page, in a browser. */
class PageTest {

    @RegisterExtension static final Chromium CHROMIUM = new Chromium();

    private static final Duration SOON = Duration.ofSeconds(10);

    /** The rules of axe for WCAG 2.1 AA, and more. */
    private static final List<String> STANDARD =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

    private final ServedBoard board = new ServedBoard(7);
    private ChromeDriver page;

    @AfterEach
    void close() {
        board.close();
    }

    @Test
    void theNumbersAreThoseOfTheSnapshot() {
        board.live(Duration.ofMinutes(50));
        open();

        Snapshot snapshot = board.snapshot();
        eventually(() -> assertThat(text("total-answered")).isEqualTo(number(answered(snapshot))));
        assertThat(text("total-waiting")).isEqualTo(number(snapshot.totals().waiting()));
        assertThat(text("total-abandoned")).isEqualTo(number(snapshot.totals().abandoned()));
        assertThat(text("total-available")).isEqualTo(number(snapshot.totals().available()));
        assertThat(text("total-level")).isEqualTo(snapshot.totals().serviceLevel() + " %");
        assertThat(text("clock")).isEqualTo("08:50");
        assertThat(rows("queues"))
                .isEqualTo(snapshot.queues().stream().map(PageTest::cells).toList());
        assertThat(page.findElements(By.cssSelector("#calls tr")))
                .extracting(row -> row.getDomAttribute("data-id"))
                .isEqualTo(snapshot.calls().stream().map(call -> call.id()).toList());
        assertThat(page.findElements(By.cssSelector("#agents .name")))
                .extracting(name -> name.getDomProperty("textContent"))
                .isEqualTo(snapshot.agents().stream().map(agent -> agent.name()).toList());
    }

    @Test
    void aCallThatIsAnsweredMovesAndIsCounted() {
        Agent ann = Agent.named("tenant01 agent 0");
        Interaction call = interaction().queue(7, "Sales").at(OPENED).created().queued();
        board.apply(call);
        open();
        eventually(() -> assertThat(badges()).containsExactly("Waiting"));
        assertThat(text("total-waiting")).isEqualTo("1");

        board.at(5);
        board.apply(call.at(OPENED.plusSeconds(2)).assigned(ann));
        eventually(() -> assertThat(badges()).containsExactly("Ringing"));

        board.apply(call.at(OPENED.plusSeconds(5)).accepted());
        eventually(() -> assertThat(badges()).containsExactly("Talking"));
        assertThat(text("total-waiting")).isEqualTo("0");
        assertThat(text("total-answered")).isEqualTo("1");
        assertThat(text("agents")).contains("Amara Obi", "Talking", "Sales");

        board.apply(call.deleted());
        eventually(() -> assertThat(badges()).isEmpty());
        assertThat(page.findElement(By.id("calls-empty")).isDisplayed()).isTrue();
    }

    @Test
    void aLostConnectionIsShownAndComesBack() {
        board.apply(interaction().at(OPENED).queued());
        open();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));
        int port = board.server().port();

        board.stop();

        eventually(() -> assertThat(text("connection-text")).isEqualTo("Reconnecting"));
        assertThat(text("notice")).contains("Connection lost, reconnecting.");
        eventually(() -> assertThat(text("data-age")).matches("The data is \\d+:\\d\\d old\\."));
        assertThat(text("total-waiting")).isEqualTo("1");

        board.apply(interaction().at(OPENED).queued());
        board.restart(port);

        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));
        assertThat(page.findElement(By.id("notice")).isDisplayed()).isFalse();
        assertThat(text("total-waiting")).isEqualTo("2");
        assertThat(announced()).isEqualTo("Connected again.");
    }

    @Test
    void eventsThatDoNotArriveAreReported() {
        open();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));

        board.connected(false);

        eventually(() -> assertThat(text("connection-text")).isEqualTo("Interrupted"));
        assertThat(text("notice")).startsWith("No events come from the contact centre");
    }

    @Test
    void aHostileNameIsText() {
        String name = "<img src=x onerror=\"document.title='taken'\"><script>alert(1)</script>";
        board.apply(interaction().queue(7, name).at(OPENED).created().queued());

        open();

        eventually(
                () ->
                        assertThat(page.findElements(By.cssSelector("#queues th")))
                                .extracting(WebElement::getText)
                                .containsExactly(name));
        assertThat(page.findElements(By.cssSelector("main img, main script"))).isEmpty();
        assertThat(page.getTitle()).isEqualTo("Contact centre wallboard");
    }

    @Test
    void noNumberOfACustomerIsInThePage() {
        board.apply(interaction().caller("Ada Example", 15_555_550_168L).at(OPENED).queued());

        open();

        eventually(() -> assertThat(text("calls")).contains("•••168"));
        assertThat(page.getPageSource()).doesNotContain("5550168").doesNotContain("Ada");
    }

    @Test
    void thePageNeedsNothingThatItsPolicyForbids() {
        board.live(Duration.ofMinutes(5));

        open();

        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));
        assertThat(page.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .extracting(LogEntry::getMessage)
                .isEmpty();
    }

    @Test
    void axeFindsNothingThatKeepsPeopleOut() {
        board.live(Duration.ofMinutes(20));
        board.connected(false);
        open();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Interrupted"));

        assertThat(violations(new AxeBuilder().withTags(STANDARD))).isEmpty();

        CHROMIUM.emulate("dark");
        assertThat(violations(new AxeBuilder().withRules(List.of("color-contrast")))).isEmpty();
    }

    @Test
    void everyListCanBeScrolledByTheKeyboard() {
        board.live(Duration.ofMinutes(50));
        open();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));

        WebElement list = page.findElement(By.cssSelector(".calls .scroll"));
        for (int i = 0; i < 8 && !list.equals(page.switchTo().activeElement()); i++) {
            page.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        list.sendKeys(Keys.END);

        assertThat(page.switchTo().activeElement()).isEqualTo(list);
        eventually(() -> assertThat(list.getDomProperty("scrollTop")).isNotEqualTo("0"));
    }

    @Test
    void nothingStandsOutOfThePageHoweverNarrowItIs() {
        board.live(Duration.ofMinutes(50));
        open();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));

        for (int width : new int[] {360, 800, 1280, 1920}) {
            CHROMIUM.size(width, 800);
            assertThat(page.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo((long) width);
        }
    }

    @Test
    void thePictureIsTaken() throws Exception {
        ServedBoard busy = new ServedBoard(6).live(Duration.ofMinutes(67));
        page = CHROMIUM.open(busy.url());
        CHROMIUM.size(1600, 900);
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));

        byte[] picture = page.getScreenshotAs(OutputType.BYTES);
        Path target = Path.of("target", "wallboard.png");
        Files.write(target, picture);
        CHROMIUM.emulate("dark");
        Files.write(
                Path.of("target", "wallboard-dark.png"), page.getScreenshotAs(OutputType.BYTES));

        assertThat(target).isNotEmptyFile();
        String wanted = System.getProperty("wallboard.picture", "");
        if (!wanted.isEmpty()) {
            Files.write(Path.of(wanted), picture);
        }
        busy.close();
    }

    private void open() {
        page = CHROMIUM.open(board.url());
    }

    private String text(String id) {
        return page.findElement(By.id(id)).getText();
    }

    private String announced() {
        return page.findElement(By.id("announcement")).getDomProperty("textContent");
    }

    private List<String> badges() {
        return page.findElements(By.cssSelector("#calls .badge")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** The first two and the last two cells are not times. */
    private List<List<String>> rows(String body) {
        return page.findElements(By.cssSelector("#" + body + " tr")).stream()
                .map(row -> row.findElements(By.cssSelector("th, td")))
                .map(
                        cells ->
                                List.of(
                                        cells.get(0).getText(),
                                        cells.get(1).getText(),
                                        cells.get(3).getText(),
                                        cells.get(4).getText(),
                                        cells.get(5).getText()))
                .toList();
    }

    private static List<String> cells(QueueStatus queue) {
        return List.of(
                queue.name(),
                number(queue.waiting()),
                queue.serviceLevel() == null ? "–" : queue.serviceLevel() + " %",
                number(queue.answered()),
                number(queue.abandoned()));
    }

    private static int answered(Snapshot snapshot) {
        return snapshot.totals().answered();
    }

    private static String number(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private List<String> violations(AxeBuilder axe) {
        return axe.analyze(page).getViolations().stream().map(Rule::toString).toList();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }
}
