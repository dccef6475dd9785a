/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.yaml;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of the route to a web service, on a local event stream. */
class HttpFileTest {

    @RegisterExtension
    static final WireMockExtension RECEIVER =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort())
                    .build();

    @TempDir private Path directory;
    private EventStreamServer stream;
    private RouteFile routes;

    @BeforeEach
    void stream(@EventStream EventStreamServer started) {
        stream = started;
    }

    @AfterEach
    void stop() {
        if (routes != null) {
            routes.close();
        }
    }

    @Test
    void itTriesAgainUntilTheServiceHasTakenTheEvent() throws Exception {
        onceAnsweredWith(503);
        start();

        Published published = stream.publish(interaction().created()).get(0);

        stream.expect().acknowledged(published);
        RECEIVER.verify(
                2,
                postRequestedFor(urlEqualTo("/events"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("Idempotency-Key", equalTo(published.messageId()))
                        .withHeader("X-Event-Type", equalTo("InteractionCreated"))
                        .withRequestBody(equalToJson(published.payload())));
    }

    @Test
    void itSaysThatItTriesAgain() throws Exception {
        onceAnsweredWith(503);
        try (LogLines log = LogLines.ofErrorHandler()) {
            start();

            stream.publish(interaction().created());

            log.awaitLineWith("with statusCode: 503");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    void whatTheServiceRejectsGoesToAFileAndTheRestContinues(int status) throws Exception {
        RECEIVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        RECEIVER.stubFor(
                any(anyUrl())
                        .withHeader("X-Event-Type", equalTo("InteractionCreated"))
                        .willReturn(aResponse().withStatus(status)));
        try (LogLines log = LogLines.of("http")) {
            start();

            List<Published> published = stream.publish(interaction().created().queued());

            stream.expect().acknowledged(published);
            assertThat(rejected())
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent(published.get(0).payload()));
            assertThat(log.lines())
                    .containsExactly(
                            "refused with " + status + ": " + published.get(0).messageId());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 409, 429, 500})
    void anAnswerThatIsNotAboutTheEventIsRetried(int status) throws Exception {
        onceAnsweredWith(status);
        start();

        Published published = stream.publish(interaction().created()).get(0);

        stream.expect().acknowledged(published);
        RECEIVER.verify(2, postRequestedFor(urlEqualTo("/events")));
        assertThat(rejected()).isEmpty();
    }

    private static void onceAnsweredWith(int status) {
        RECEIVER.stubFor(
                any(anyUrl())
                        .inScenario("busy")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withStatus(status))
                        .willSetStateTo("free"));
        RECEIVER.stubFor(
                any(anyUrl())
                        .inScenario("busy")
                        .whenScenarioStateIs("free")
                        .willReturn(aResponse().withStatus(204)));
    }

    private void start() {
        routes =
                new RouteFile("http.yaml", stream, directory)
                        .with("http.url", RECEIVER.url("/events"))
                        .with("http.retry.delay", "50")
                        .start();
    }

    private List<Path> rejected() throws IOException {
        Path rejected = directory.resolve("refused");
        if (!Files.exists(rejected)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(rejected)) {
            return files.toList();
        }
    }
}
