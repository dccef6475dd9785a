/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.browser.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page on a phone, on a desk and on a wall, in light and in dark. */
class PageLayoutTest {

    @RegisterExtension static final Chromium CHROMIUM = new Chromium();

    private static final Duration SOON = Duration.ofSeconds(30);

    /** At this moment the goal is missed, and callers wait too long. No test changes it. */
    private static final ServedBoard BOARD = new ServedBoard(3).live(Duration.ofMinutes(75));

    private static ChromeDriver page;

    private record Screen(String name, int width, int height) {

        static final Screen PHONE = new Screen("phone", 390, 844);
        static final Screen DESK = new Screen("desk", 1440, 900);
        static final Screen WALL = new Screen("wall", 1920, 1080);
    }

    @AfterAll
    static void close() {
        BOARD.close();
    }

    static Stream<Arguments> screensAndColors() {
        return Stream.of(Screen.PHONE, Screen.DESK, Screen.WALL)
                .flatMap(
                        screen ->
                                Stream.of("light", "dark")
                                        .map(color -> Arguments.of(screen, color)));
    }

    @ParameterizedTest
    @MethodSource("screensAndColors")
    void axeFindsNothingThatKeepsPeopleOut(Screen screen, String color) {
        open(screen.width(), screen.height(), color);

        CHROMIUM.picture("wallboard-%s-%s.png".formatted(screen.name(), color));
        if (screen.equals(Screen.PHONE)) {
            page.executeScript("document.querySelector('.queues').scrollIntoView()");
            CHROMIUM.picture("wallboard-cards-%s.png".formatted(color));
        }

        assertThat(CHROMIUM.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 480, 641, 800, 1180, 1920})
    void nothingIsOutsideThePageHoweverNarrowItIs(int width) {
        open(width, 800, "light");

        assertThat(CHROMIUM.width()).isEqualTo(width);
    }

    @Test
    void onAPhoneEachRowIsACard() {
        open(Screen.PHONE.width(), Screen.PHONE.height(), "light");

        WebElement card = page.findElement(By.cssSelector("#queues tr"));
        assertThat(inside(card, "td.level .bar").getWidth()).isGreaterThan(150);
        assertThat(inside(card, "td.level .bar").getHeight()).isGreaterThanOrEqualTo(8);
        assertThat(card.findElements(By.cssSelector("th, td")))
                .allMatch(cell -> contains(card.getRect(), cell.getRect()));
        assertThat(label(card, "td:nth-child(2)")).contains("Waiting");
        assertThat(role("#queues tr")).isEqualTo("row");
        assertThat(role("#queues td")).isEqualTo("cell");
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 641, 1440, 3840})
    void noNameIsCutOff(int width) {
        open(width, 900, "light");

        assertThat(
                        page.executeScript(
                                """
                                return [...document.querySelectorAll('tbody th, tbody td, .tile span')]
                                    .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)
                                    .map((e) => e.textContent)
                                """))
                .isEqualTo(List.of());
    }

    /** As on a busy day. The next update replaces the numbers. */
    @ParameterizedTest
    @ValueSource(ints = {320, 641, 900, 1180, 1280, 1920})
    void noNumberIsCutOff(int width) {
        open(width, 900, "light");

        assertThat(
                        page.executeScript(
                                """
                                const values = [...document.querySelectorAll('.figure .value')]
                                const before = values.map((value) => value.textContent)
                                values.forEach((value) => {
                                  value.textContent = value.closest('.wide') ? '100 %' : '11,133'
                                })
                                const cutOff = values.filter((value) => value.scrollWidth > value.clientWidth)
                                    .map((value) => value.id)
                                values.forEach((value, i) => { value.textContent = before[i] })
                                return cutOff
                                """))
                .isEqualTo(List.of());
    }

    @Test
    void aWallShowsHowManyRowsItHides() {
        open(1920, 720, "light");

        for (String list : List.of("calls", "agents")) {
            eventually(() -> assertThat(more(list)).matches("↓ \\d+ more"));
            int hidden = Integer.parseInt(more(list).replaceAll("\\D", ""));
            assertThat(visible(list) + hidden).isEqualTo(rows(list));
        }
        assertThat(page.findElement(By.id("queues-more")).isDisplayed()).isFalse();

        page.executeScript("document.querySelector('.calls .scroll').scrollTop = 1e6");
        eventually(() -> assertThat(page.findElement(By.id("calls-more")).isDisplayed()).isFalse());
    }

    @Test
    void onAPhoneThePageScrollsAndHidesNoRow() {
        open(Screen.PHONE.width(), Screen.PHONE.height(), "light");

        assertThat(page.findElements(By.cssSelector(".more")))
                .hasSize(3)
                .noneMatch(WebElement::isDisplayed);
    }

    @Test
    void theKeyboardReachesEverythingInTheOrderOfThePage() {
        load();

        Stream<String> reached =
                Stream.generate(
                                () ->
                                        (String)
                                                page.executeScript(
                                                        "const e = document.activeElement;"
                                                                + " return e.id || e.className + ' ' +"
                                                                + " e.getAttribute('aria-labelledby')"))
                        .peek(name -> CHROMIUM.tab())
                        .limit(7);

        assertThat(reached)
                .containsExactly(
                        " null",
                        "skip null",
                        "sort",
                        "fullscreen",
                        "scroll queues-title",
                        "scroll calls-title",
                        "scroll agents-title");
    }

    @Test
    void thePageSharesItsColorsWithTheStatusPageOfTheLocalStream() throws IOException {
        assertThat(text("/wallboard/shared.css"))
                .isEqualTo(text("/io/github/camel8x8/events/test/standalone/page/shared.css"));
    }

    private static void open(int width, int height, String color) {
        if (page == null) {
            load();
        }
        CHROMIUM.size(width, height);
        CHROMIUM.emulate(color);
        page.executeScript("scrollTo(0, 0)");
    }

    private static void load() {
        page = CHROMIUM.open(BOARD.url());
        eventually(
                () ->
                        assertThat(page.findElement(By.id("connection-text")).getText())
                                .isEqualTo("Live"));
    }

    private String more(String list) {
        return page.findElement(By.id(list + "-more")).getText();
    }

    private int rows(String list) {
        return page.findElements(By.cssSelector("#" + list + " > *")).size();
    }

    private int visible(String list) {
        int end = page.findElement(By.id(list + "-more")).getRect().getY();
        return (int)
                page.findElements(By.cssSelector("#" + list + " > *")).stream()
                        .map(WebElement::getRect)
                        .filter(row -> row.getY() + row.getHeight() <= end + 1)
                        .count();
    }

    private static Rectangle inside(WebElement card, String selector) {
        return card.findElement(By.cssSelector(selector)).getRect();
    }

    private static boolean contains(Rectangle card, Rectangle cell) {
        return cell.getX() >= card.getX()
                && cell.getX() + cell.getWidth() <= card.getX() + card.getWidth()
                && cell.getY() + cell.getHeight() <= card.getY() + card.getHeight();
    }

    private String label(WebElement card, String selector) {
        return (String)
                page.executeScript(
                        "return getComputedStyle(arguments[0], '::before').content",
                        card.findElement(By.cssSelector(selector)));
    }

    private String role(String selector) {
        return page.findElement(By.cssSelector(selector)).getAriaRole();
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = PageLayoutTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes());
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }
}
