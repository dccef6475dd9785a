/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe that downloads recordings. */
class RecordingsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String TOPIC = "InteractionRecordingReady";
    private static final String SUBSCRIPTION = "recordings";

    @RegisterExtension
    static final WireMockExtension STORE =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort())
                    .build();

    private final byte[] sound = new byte[300_000];
    private final Interaction call = interaction().event(TOPIC);

    @TempDir private Path directory;
    private EventStreamServer stream;
    private Recipe recipe;

    @BeforeEach
    void start(@EventStream EventStreamServer started) {
        new Random(1).nextBytes(sound);
        stream = started;
        recipe = recipe().start();
        stream.expect().within(LIMIT).client(TOPIC);
    }

    @AfterEach
    void stop() {
        recipe.close();
    }

    @Test
    void aRecordingIsDownloadedWithTheToken() {
        answerWithSound();

        stream.publish(call);

        stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
        assertThat(recordings())
                .singleElement()
                .satisfies(file -> assertThat(file).hasBinaryContent(sound))
                .satisfies(file -> assertThat(file.getParent()).hasFileName(call.guid()));
        STORE.verify(
                1, getRequestedFor(url()).withHeader("Authorization", equalTo("Bearer secret")));
    }

    @Test
    void aRecordingThatIsNotReadyIsDownloadedLaterAndOthersContinue() {
        Interaction other = interaction().event(TOPIC);
        STORE.stubFor(
                get(urlEqualTo("/recordings/" + other.guid()))
                        .willReturn(aResponse().withBody(sound)));
        STORE.stubFor(get(url()).willReturn(aResponse().withStatus(404)));
        stream.publish(call);
        stream.publish(other);
        await().atMost(LIMIT).until(() -> recordings().size() == 1);

        answerWithSound();

        stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
        assertThat(recordings()).hasSize(2);
    }

    @Test
    void aDownloadThatBreaksLeavesNoHalfFile() {
        STORE.stubFor(
                get(url())
                        .willReturn(
                                aResponse()
                                        .withBody(sound)
                                        .withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
        stream.publish(call);
        await().atMost(LIMIT)
                .untilAsserted(() -> STORE.verify(moreThanOrExactly(2), getRequestedFor(url())));
        assertThat(recordings()).isEmpty();

        answerWithSound();

        stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
        assertThat(recordings())
                .singleElement()
                .satisfies(file -> assertThat(file).hasBinaryContent(sound));
    }

    @Test
    void anEventThatIsDeliveredTwiceIsDownloadedOnceAlsoAfterARestart() {
        answerWithSound();
        stream.publish(call);
        stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
        recipe.close();
        stream.seekBack(TOPIC, SUBSCRIPTION);

        recipe = recipe().start();

        stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
        STORE.verify(1, getRequestedFor(url()));
    }

    @Test
    void aRecordingThatIsNeverAvailableIsReportedInAFileAfterTheLastAttempt() {
        STORE.stubFor(get(url()).willReturn(aResponse().withStatus(404)));

        String payload = stream.publish(call).get(0).payload();

        stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
        STORE.verify(4, getRequestedFor(url()));
        assertThat(files(directory.resolve("recordings/missing")))
                .singleElement()
                .satisfies(file -> assertThat(file).hasContent(payload));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500})
    void whileTheServiceDoesNotWorkARecordingIsRetriedWithoutALimit(int status) {
        STORE.stubFor(get(url()).willReturn(aResponse().withStatus(status)));
        stream.publish(call);
        await().atMost(LIMIT)
                .untilAsserted(() -> STORE.verify(moreThanOrExactly(6), getRequestedFor(url())));
        assertThat(files(directory.resolve("recordings/missing"))).isEmpty();

        answerWithSound();

        stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
        assertThat(recordings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=utf-8", "application/problem+json"})
    void aPageWithAMessageIsNotARecording(String type) {
        STORE.stubFor(
                get(url())
                        .willReturn(
                                aResponse().withHeader("Content-Type", type).withBody("later")));

        stream.publish(call);

        stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
        assertThat(recordings()).isEmpty();
        assertThat(files(directory.resolve("recordings/missing"))).hasSize(1);
    }

    @Test
    void theLogHasALineForEachChangeOfStateAndNotForEachAttempt() {
        try (LogLines log = LogLines.start()) {
            STORE.stubFor(get(url()).willReturn(aResponse().withStatus(401)));
            stream.publish(call);
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> STORE.verify(moreThanOrExactly(3), getRequestedFor(url())));
            STORE.stubFor(get(url()).willReturn(aResponse().withStatus(500)));
            await().atMost(LIMIT).until(() -> log.lines().size() > 1);

            answerWithSound();

            stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
            String subject = "recording of " + call.guid() + ": ";
            assertThat(log.lines())
                    .containsExactly(
                            "WARN " + subject + "status 401; retrying",
                            "WARN " + subject + "status 500; retrying",
                            "INFO " + subject + "successful again, after: status 500");
        }
    }

    @Test
    void theLogHasTwoLinesForARecordingThatIsNeverAvailable() {
        try (LogLines log = LogLines.start()) {
            STORE.stubFor(get(url()).willReturn(aResponse().withStatus(404)));

            stream.publish(call);

            stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
            String subject = "recording of " + call.guid() + ": ";
            Path event = files(directory.resolve("recordings/missing")).get(0);
            assertThat(log.lines())
                    .containsExactly(
                            "WARN " + subject + "status 404; retrying",
                            "ERROR "
                                    + subject
                                    + "status 404; the event is in missing/"
                                    + event.getFileName());
        }
    }

    @Test
    void theLogHasALineIfTheEventOfAMissingRecordingCannotBeWritten() throws IOException {
        try (LogLines log = LogLines.start()) {
            STORE.stubFor(get(url()).willReturn(aResponse().withStatus(404)));
            // A file with the name of the folder.
            Path inTheWay = directory.resolve("recordings").resolve("missing");
            Files.createDirectories(inTheWay.getParent());
            Files.createFile(inTheWay);
            stream.publish(call);
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> STORE.verify(moreThanOrExactly(6), getRequestedFor(url())));

            Files.delete(inTheWay);

            stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
            String subject = "recording of " + call.guid() + ": ";
            assertThat(log.lines())
                    .containsExactly(
                            "WARN " + subject + "status 404; retrying",
                            "WARN " + subject + "Not a directory; retrying",
                            "ERROR "
                                    + subject
                                    + "status 404; the event is in missing/"
                                    + files(inTheWay).get(0).getFileName());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "..", "int-1?x=y", "int-1\\n", ""})
    void anInteractionIdThatCouldLeadToAnotherFolderIsReportedInAFileAtOnce(String id) {
        STORE.stubFor(any(anyUrl()).willReturn(aResponse().withBody(sound)));

        stream.publish(interaction().event(TOPIC).with("interactionGUID", id));

        stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
        STORE.verify(0, getRequestedFor(anyUrl()));
        assertThat(recordings()).isEmpty();
        assertThat(files(directory.resolve("recordings/missing"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void anEmptyResponseIsNotARecording(int status) {
        STORE.stubFor(get(url()).willReturn(aResponse().withStatus(status)));

        String payload = stream.publish(call).get(0).payload();

        stream.expect().within(LIMIT).noBacklog(TOPIC, SUBSCRIPTION);
        STORE.verify(4, getRequestedFor(url()));
        assertThat(recordings()).isEmpty();
        assertThat(files(directory.resolve("recordings/missing")))
                .singleElement()
                .satisfies(file -> assertThat(file).hasContent(payload));
    }

    private Recipe recipe() {
        return new Recipe("recordings", stream, directory)
                .with("recording.url", STORE.url("/recordings"))
                .with("recording.token", "secret")
                .with("recording.retry.delay", "200")
                .with("recording.retries", "3");
    }

    private void answerWithSound() {
        STORE.stubFor(get(url()).willReturn(aResponse().withBody(sound)));
    }

    private UrlPattern url() {
        return urlEqualTo("/recordings/" + call.guid());
    }

    private List<Path> recordings() {
        return files(directory.resolve("recordings")).stream()
                .filter(file -> file.toString().endsWith(".mp3"))
                .filter(file -> !file.getFileName().toString().startsWith(".incomplete-"))
                .toList();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
