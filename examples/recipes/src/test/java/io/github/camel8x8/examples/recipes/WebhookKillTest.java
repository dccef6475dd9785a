/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for a webhook in a process that is killed at the worst moments. */
class WebhookKillTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @RegisterExtension
    static final WireMockExtension RECEIVER =
            WireMockExtension.newInstance()
                    .options(WireMockConfiguration.options().dynamicPort())
                    .build();

    @TempDir private Path directory;
    private Path letters;
    private Path replay;
    private EventStreamServer stream;

    @BeforeEach
    void stream(@EventStream EventStreamServer started) throws IOException {
        stream = started;
        letters = directory.resolve("dead-letters");
        replay = Files.createDirectories(letters.resolve("replay"));
    }

    @Test
    void aKillAfterTheDeadLetterPostsTheEventAgainAndKeepsTheDeadLetter() {
        answer(422, 0);
        Published published;
        try (RecipeProcess process = start(HaltAtDeadLetter.class)) {
            stream.expect().within(LIMIT).client("all");
            published = stream.publish(interaction().deleted()).get(0);
            process.awaitEnd(LIMIT);
        }
        Path letter = letters.resolve(published.messageId().replace('/', '_') + ".json");
        assertThat(letter).hasContent(published.payload());
        assertThat(stream.backlog("all", "webhook")).isEqualTo(1);
        answer(204, 0);

        try (RecipeProcess process = start(Main.class)) {
            stream.expect().within(LIMIT).noBacklog("all", "webhook");
            process.kill();
        }

        assertThat(letter).exists();
        assertThat(keys()).hasSize(2).containsOnly(published.messageId().replace('/', '_'));
    }

    @Test
    void aKillBeforeTheResponseToAReplayPostsTheFileAgain() throws IOException {
        Files.writeString(replay.resolve("CAUQADAA.json"), "{}");
        answer(204, 60_000);
        try (RecipeProcess process = start(Main.class)) {
            await().atMost(LIMIT).until(() -> keys().size() == 1);
            process.kill();
        }
        assertThat(replay.resolve("CAUQADAA.json")).hasContent("{}");
        answer(204, 0);

        try (RecipeProcess process = start(Main.class)) {
            await().atMost(LIMIT).until(() -> Files.notExists(replay.resolve("CAUQADAA.json")));
            process.kill();
        }

        assertThat(keys()).containsExactly("CAUQADAA", "CAUQADAA");
    }

    @Test
    void aKillAfterAReplayHasFailedKeepsBothFilesAndPostsTheOneInReplayAgain() throws IOException {
        Files.writeString(replay.resolve("CAUQADAA.json"), "{}");
        answer(422, 0);
        try (RecipeProcess process = start(HaltAtDeadLetter.class)) {
            process.awaitEnd(LIMIT);
        }
        assertThat(letters.resolve("CAUQADAA.json")).hasContent("{}");
        assertThat(replay.resolve("CAUQADAA.json")).hasContent("{}");
        answer(204, 0);

        try (RecipeProcess process = start(Main.class)) {
            await().atMost(LIMIT).until(() -> Files.notExists(replay.resolve("CAUQADAA.json")));
            process.kill();
        }

        assertThat(letters.resolve("CAUQADAA.json")).exists();
        assertThat(keys()).containsExactly("CAUQADAA", "CAUQADAA");
    }

    private RecipeProcess start(Class<?> main) {
        return RecipeProcess.start(
                main,
                "webhook",
                stream,
                directory,
                "http.url=" + RECEIVER.url("/events"),
                "webhook.replay.delay=50",
                "webhook.replay.age=1",
                "camel.component.8x8events.reconnect-delay=50");
    }

    private static void answer(int status, int delay) {
        RECEIVER.stubFor(
                any(anyUrl()).willReturn(aResponse().withStatus(status).withFixedDelay(delay)));
    }

    /** The idempotency keys of the requests. */
    private static List<String> keys() {
        return RECEIVER.findAll(postRequestedFor(anyUrl())).stream()
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
    }
}
