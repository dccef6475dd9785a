/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static io.github.camel8x8.examples.wallboard.web.ServedBoard.OPENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.browser.Chromium;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import io.github.camel8x8.examples.wallboard.model.QueueStatus;
import io.github.camel8x8.examples.wallboard.model.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page, in a browser. */
class PageTest {

    @RegisterExtension static final Chromium CHROMIUM = new Chromium();

    private static final Duration SOON = Duration.ofSeconds(30);

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
        assertThat(hidden("announcement")).isEqualTo("Connected again.");
    }

    @Test
    void eventsThatDoNotArriveAreReported() {
        open();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));

        board.connected(false);

        eventually(() -> assertThat(text("connection-text")).isEqualTo("Interrupted"));
        assertThat(text("notice")).startsWith("No events are being received.");
    }

    @Test
    void beforeTheFirstEventThePageClaimsNothing() {
        open();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));

        for (String list : List.of("queues", "calls", "agents")) {
            assertThat(text(list + "-empty")).isEqualTo("No data yet: no event has been received.");
        }
        for (String total : List.of("waiting", "longest", "answered", "abandoned", "available")) {
            assertThat(text("total-" + total)).isEqualTo("–");
            assertThat(text("note-" + total)).isEqualTo("no data yet");
        }
        assertThat(text("event-age")).isEqualTo("no event yet");
        assertThat(page.findElements(By.cssSelector("#trend li")))
                .extracting(slot -> slot.getDomProperty("title"))
                .hasSize(12)
                .allMatch(title -> title.endsWith(": no data"));
    }

    @Test
    void anAlertAppearsWhileTheGoalIsMissed() {
        Agent ann = Agent.named("tenant01 agent 0");
        board.at(60);
        board.apply(answeredAfter(5, ann));
        open();
        eventually(() -> assertThat(text("total-level")).isEqualTo("100 %"));
        assertThat(page.findElement(By.id("alert")).isDisplayed()).isFalse();

        board.apply(answeredAfter(40, ann));

        eventually(
                () ->
                        assertThat(text("alert"))
                                .contains("Goal missed: 50 %", "Below it: Sales 50 %."));
        assertThat(page.getTitle()).isEqualTo("▲ 50 % · Contact center wallboard");
        assertThat(hidden("goal-announcement"))
                .isEqualTo(
                        "Goal missed: 50 % of today's calls were answered within 20 s, the goal is"
                                + " 80 %.");

        for (int i = 0; i < 3; i++) {
            board.apply(answeredAfter(5, ann));
        }

        eventually(() -> assertThat(page.findElement(By.id("alert")).isDisplayed()).isFalse());
        assertThat(hidden("goal-announcement")).isEqualTo("The goal is reached again.");
        assertThat(page.getTitle()).isEqualTo("Contact center wallboard");
    }

    @Test
    void theTrendShowsTheCallsOfTheLastHour() {
        Agent ann = Agent.named("tenant01 agent 0");
        board.at(3500);
        board.apply(answeredAfter(5, ann));
        board.apply(answeredAfter(40, ann));
        open();

        eventually(
                () ->
                        assertThat(page.findElements(By.cssSelector("#trend li")))
                                .extracting(slot -> slot.getDomProperty("title"))
                                .contains("08:00: 1 of 2 in time", "08:55: no calls"));
        assertThat(text("trend-level")).isEqualTo("50 %");
    }

    @Test
    void rowsAreSortedByNameIfTheViewerWants() {
        board.live(Duration.ofMinutes(50));
        open();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));

        WebElement sort = page.findElement(By.id("sort"));
        sort.sendKeys("by name");

        eventually(() -> assertThat(names("#agents .name")).isSorted());
        assertThat(names("#queues th")).isSorted();
        page.navigate().refresh();
        eventually(() -> assertThat(names("#agents .name")).isNotEmpty().isSorted());

        page.get(board.url() + "?sort=late");
        eventually(
                () ->
                        assertThat(names("#agents .name"))
                                .isEqualTo(
                                        board.snapshot().agents().stream()
                                                .map(agent -> agent.name())
                                                .toList()));
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
        assertThat(page.getTitle()).isEqualTo("Contact center wallboard");
    }

    @Test
    void moreRowsThanABrowserCanHandleAreCounted() {
        for (int i = 0; i < 700; i++) {
            board.apply(interaction().queue(i, "Queue " + i).at(OPENED).queued());
        }
        open();

        eventually(() -> assertThat(text("queues-count")).isEqualTo("700"));
        assertThat(page.findElements(By.cssSelector("#queues tr"))).hasSize(500);
        page.executeScript(
                "const list = document.querySelector('#queues').closest('.scroll');"
                        + " list.scrollTop = list.scrollHeight;");
        eventually(() -> assertThat(text("queues-more")).startsWith("↓ 20"));
    }

    @Test
    void aLongNumberIsNotCutOff() {
        board.apply(interaction().at(OPENED).queued());
        board.at(4520);
        open();

        eventually(() -> assertThat(text("total-longest")).isEqualTo("1:15:20"));
        assertThat(
                        page.executeScript(
                                "const number = document.createRange();"
                                        + " number.selectNodeContents(document.getElementById('total-longest'));"
                                        + " return number.getBoundingClientRect().right"
                                        + " < document.getElementById('card-longest').getBoundingClientRect().right;"))
                .isEqualTo(true);
    }

    @Test
    void manyQueuesLeaveRoomForTheCalls() {
        for (int i = 0; i < 100; i++) {
            board.apply(interaction().queue(i, "Queue " + i).at(OPENED).queued());
        }
        open();

        eventually(() -> assertThat(text("queues-count")).isEqualTo("100"));
        assertThat(page.findElement(By.cssSelector(".calls .scroll")).getRect().height)
                .isGreaterThan(40);
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
        assertThat(CHROMIUM.complaints()).isEmpty();
    }

    @Test
    void everyListCanBeScrolledByTheKeyboard() {
        board.live(Duration.ofMinutes(50));
        open();
        eventually(() -> assertThat(text("connection-text")).isEqualTo("Live"));

        WebElement list = page.findElement(By.cssSelector(".calls .scroll"));
        for (int i = 0; i < 12 && !list.equals(page.switchTo().activeElement()); i++) {
            page.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        list.sendKeys(Keys.END);

        assertThat(page.switchTo().activeElement()).isEqualTo(list);
        eventually(() -> assertThat(list.getDomProperty("scrollTop")).isNotEqualTo("0"));
    }

    private void open() {
        page = CHROMIUM.open(board.url());
    }

    private String text(String id) {
        return page.findElement(By.id(id)).getText();
    }

    /** The text of an element for screen readers. */
    private String hidden(String id) {
        return page.findElement(By.id(id)).getDomProperty("textContent");
    }

    private List<String> names(String selector) {
        return page.findElements(By.cssSelector(selector)).stream()
                .map(element -> element.getDomProperty("textContent"))
                .toList();
    }

    private static Interaction answeredAfter(int seconds, Agent agent) {
        return interaction()
                .queue(7, "Sales")
                .at(OPENED)
                .created()
                .queued()
                .assigned(agent)
                .at(OPENED.plusSeconds(seconds))
                .accepted()
                .deleted();
    }

    private List<String> badges() {
        return page.findElements(By.cssSelector("#calls .badge")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Without the longest wait, which advances. */
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
                                        cells.get(5).getText(),
                                        cells.get(6).getText(),
                                        cells.get(7).getText()))
                .toList();
    }

    private static List<String> cells(QueueStatus queue) {
        return List.of(
                queue.name(),
                number(queue.waiting()),
                queue.serviceLevel() == null ? "–" : queue.serviceLevel() + " %",
                number(queue.answered()),
                number(queue.abandoned()),
                number(queue.busy()),
                number(queue.free()));
    }

    private static int answered(Snapshot snapshot) {
        return snapshot.totals().answered();
    }

    private static String number(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }
}
