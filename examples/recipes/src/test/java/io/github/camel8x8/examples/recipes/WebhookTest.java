/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe for a webhook with retries, dead letters and their replay. */
class WebhookTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 6;

    @RegisterExtension
    static final WireMockExtension RECEIVER =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort())
                    .build();

    @TempDir private Path directory;
    private Path letters;
    private EventStreamServer stream;
    private Recipe recipe;

    @BeforeEach
    void start(@EventStream EventStreamServer started) {
        stream = started;
        letters = directory.resolve("dead-letters");
        recipe = recipe().start();
        stream.expect().within(LIMIT).client("all");
    }

    @AfterEach
    void stop() {
        recipe.close();
    }

    @Test
    void theEndOfAnInteractionIsPostedOnce() {
        answer(204);

        List<Published> published = stream.publish(interaction().created().deleted());

        stream.expect().within(LIMIT).acknowledged(published);
        RECEIVER.verify(1, postRequestedFor(anyUrl()));
        RECEIVER.verify(
                postRequestedFor(urlEqualTo("/events"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("Idempotency-Key", equalTo(id(published.get(1))))
                        .withRequestBody(equalToJson(published.get(1).payload())));
    }

    @Test
    void aRetrySucceedsWithTheSameKey() {
        answer(204);
        RECEIVER.stubFor(
                any(anyUrl())
                        .inScenario("busy")
                        .whenScenarioStateIs("Started")
                        .willReturn(aResponse().withStatus(503))
                        .willSetStateTo("free"));

        Published published = publish();

        stream.expect().within(LIMIT).acknowledged(published);
        RECEIVER.verify(
                2,
                postRequestedFor(anyUrl()).withHeader("Idempotency-Key", equalTo(id(published))));
        assertThat(letters()).isEmpty();
    }

    @Test
    void afterTheLastRetryTheEventIsADeadLetterAndTheNextContinues() {
        answer(500);
        Published first = publish();
        stream.expect().within(LIMIT).acknowledged(first);
        RECEIVER.verify(ATTEMPTS, postRequestedFor(anyUrl()));
        answer(204);

        Published next = publish();

        stream.expect().within(LIMIT).acknowledged(next);
        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter).hasContent(first.payload()))
                .satisfies(letter -> assertThat(letter).hasFileName(id(first) + ".json"));
    }

    @Test
    void ifTheServiceBreaksTheConnectionTheEventIsADeadLetterAndTheNextContinues() {
        RECEIVER.stubFor(
                any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        Published first = publish();
        stream.expect().within(LIMIT).acknowledged(first);
        answer(204);

        Published next = publish();

        stream.expect().within(LIMIT).acknowledged(next);
        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter).hasContent(first.payload()));
    }

    @Test
    void anEventThatTheServiceNeverAcceptsIsADeadLetterWithoutRetries() {
        answer(422);

        stream.expect().within(LIMIT).acknowledged(publish());

        RECEIVER.verify(1, postRequestedFor(anyUrl()));
        assertThat(letters()).hasSize(1);
    }

    @Test
    void aDeadLetterThatIsMovedToReplayIsPostedWithTheSameKey() throws IOException {
        answer(422);
        Published published = publish();
        stream.expect().within(LIMIT).acknowledged(published);
        RECEIVER.resetAll();
        answer(204);

        moveToReplay();

        await().atMost(LIMIT).until(() -> letters().isEmpty() && replay().isEmpty());
        RECEIVER.verify(
                1,
                postRequestedFor(urlEqualTo("/events"))
                        .withHeader("Idempotency-Key", equalTo(id(published)))
                        .withRequestBody(equalToJson(published.payload())));
    }

    @Test
    void aReplayThatFailsIsADeadLetterAgain() throws IOException {
        answer(500);
        Published published = publish();
        stream.expect().within(LIMIT).acknowledged(published);
        RECEIVER.resetRequests();

        moveToReplay();

        await().atMost(LIMIT).until(() -> letters().size() == 1 && replay().isEmpty());
        assertThat(letters().get(0)).hasContent(published.payload());
        RECEIVER.verify(ATTEMPTS, postRequestedFor(anyUrl()));
    }

    @Test
    void anEventWhoseDeadLetterCannotBeWrittenStaysAtTheService() throws IOException {
        publishWithAFolderInTheWayOfItsDeadLetter();

        awaitPosts(2);
        assertThat(stream.backlog("all", "webhook")).isEqualTo(1);
        answer(204);

        stream.expect().within(LIMIT).noBacklog("all", "webhook");
    }

    @Test
    void theLogHasALineIfADeadLetterCannotBeWrittenAndNotForEachAttempt() throws IOException {
        try (LogLines log = LogLines.start()) {
            Path folder = publishWithAFolderInTheWayOfItsDeadLetter();
            awaitPosts(4);

            Files.delete(folder.resolve("folder")); // Camel replaces an empty folder

            stream.expect().within(LIMIT).noBacklog("all", "webhook");
            String letter = "ERROR dead letter " + folder.getFileName() + ": status 422";
            assertThat(log.lines())
                    .containsExactly(
                            letter,
                            "WARN webhook: GenericFileOperationFailedException; retrying",
                            letter,
                            "INFO webhook: successful again, after:"
                                    + " GenericFileOperationFailedException");
        }
    }

    @Test
    void theLogHasALineIfTheDeadLetterOfAReplayCannotBeWritten() throws IOException {
        answer(422);
        Files.createDirectories(letters.resolve("again.json").resolve("folder"));
        try (LogLines log = LogLines.start()) {
            replayFile("again.json", "{}", Instant.EPOCH);
            awaitPosts(4);

            answer(204);

            await().atMost(LIMIT).until(() -> replay().isEmpty());
            assertThat(log.lines())
                    .containsExactly(
                            "WARN replay: GenericFileOperationFailedException; retrying",
                            "INFO replay: successful again, after:"
                                    + " GenericFileOperationFailedException");
        }
    }

    @Test
    void aTextInAnyLanguageIsPostedAndReplayedUnchanged() throws IOException {
        answer(422);
        Published published =
                stream.publish(interaction().deleted().with("text", "\u00fc \u6f22 \ud83d\ude00"))
                        .get(0);
        stream.expect().within(LIMIT).acknowledged(published);
        RECEIVER.verify(postRequestedFor(anyUrl()).withRequestBody(equalTo(published.payload())));
        RECEIVER.resetAll();
        answer(204);

        moveToReplay();

        await().atMost(LIMIT).until(() -> replay().isEmpty());
        RECEIVER.verify(postRequestedFor(anyUrl()).withRequestBody(equalTo(published.payload())));
    }

    @Test
    void aStopDuringARetryLeavesTheEventAtTheService() {
        recipe.close();
        recipe =
                recipe().with("webhook.retry.delay", "3000")
                        .with("camel.main.shutdown-timeout", "1")
                        .start();
        answer(500);
        Published published = publish();
        await().atMost(LIMIT).untilAsserted(() -> RECEIVER.verify(1, postRequestedFor(anyUrl())));

        recipe.close();

        assertThat(letters()).isEmpty();
        assertThat(stream.backlog("all", "webhook")).isEqualTo(1);
        answer(204);
        recipe = recipe().start();
        stream.expect().within(LIMIT).acknowledged(published);
    }

    @Test
    void aFileThatIsStillBeingCopiedIsPostedWhenItIsComplete() throws IOException {
        answer(204);
        Path copy = replayFile("half.json", "{\"half", Instant.now().plusSeconds(60));
        replayFile("other.json", "{}", Instant.EPOCH);
        await().atMost(LIMIT).until(() -> replay().size() == 1);

        replayFile("half.json", "{\"half\":2}", Instant.EPOCH);

        await().atMost(LIMIT).until(() -> Files.notExists(copy));
        RECEIVER.verify(
                1, postRequestedFor(anyUrl()).withHeader("Idempotency-Key", equalTo("half")));
        RECEIVER.verify(1, postRequestedFor(anyUrl()).withRequestBody(equalTo("{\"half\":2}")));
    }

    @Test
    void aFileThatIsNotJsonIsADeadLetterAgainAndTheOthersContinue() throws IOException {
        RECEIVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400)));
        RECEIVER.stubFor(
                any(anyUrl())
                        .withRequestBody(equalToJson("{}"))
                        .willReturn(aResponse().withStatus(204)));
        replayFile("broken.json", "{\"text\":", Instant.EPOCH);
        replayFile("good.json", "{}", Instant.EPOCH);

        await().atMost(LIMIT).until(() -> replay().isEmpty() && !letters().isEmpty());

        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter).hasContent("{\"text\":"))
                .satisfies(letter -> assertThat(letter).hasFileName("broken.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAUQADAA.json~", ".CAUQADAA.json"})
    void aCopyOfAnEditorIsNotPosted(String name) throws IOException {
        answer(204);
        replayFile(name, "{\"old\":1}", Instant.EPOCH);
        replayFile("CAUQADAA.json", "{}", Instant.EPOCH);

        await().atMost(LIMIT).until(() -> replay().size() == 1);

        RECEIVER.verify(1, postRequestedFor(anyUrl()));
        assertThat(replay()).singleElement().satisfies(file -> assertThat(file).hasFileName(name));
    }

    private Recipe recipe() {
        return new Recipe("webhook", stream, directory)
                .with("http.url", RECEIVER.url("/events"))
                .with("webhook.retry.delay", "1")
                .with("webhook.replay.delay", "50")
                .with("webhook.replay.age", "1")
                .with("webhook.redelivery.delay", "100");
    }

    /** Returns the folder, which is not empty. */
    private Path publishWithAFolderInTheWayOfItsDeadLetter() throws IOException {
        answer(422);
        stream.expect().within(LIMIT).acknowledged(publish());
        Path inTheWay = letters().get(0);
        Files.delete(inTheWay);
        Files.createDirectories(inTheWay.resolve("folder"));
        RECEIVER.resetRequests();
        recipe.close();
        stream.seekBack("all", "webhook");
        start(stream);
        return inTheWay;
    }

    private static void awaitPosts(int least) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                RECEIVER.verify(
                                        moreThanOrExactly(least), postRequestedFor(anyUrl())));
    }

    private Path replayFile(String name, String text, Instant modified) throws IOException {
        Path written = Files.writeString(directory.resolve(name), text);
        Files.setLastModifiedTime(written, FileTime.from(modified));
        return Files.move(
                written, letters.resolve("replay").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void answer(int status) {
        RECEIVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private Published publish() {
        return stream.publish(interaction().deleted()).get(0);
    }

    private static String id(Published published) {
        return published.messageId().replace('/', '_');
    }

    private void moveToReplay() throws IOException {
        Files.createDirectories(letters.resolve("replay"));
        PageCommand.run("webhook.md", "mv", letters.getParent());
    }

    private List<Path> letters() {
        return files(letters);
    }

    private List<Path> replay() {
        return files(letters.resolve("replay"));
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
