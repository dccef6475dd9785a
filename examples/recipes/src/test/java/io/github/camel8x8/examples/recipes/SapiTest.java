/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe that passes events to code that was written for SAPI. */
class SapiTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SapiClient client = new SapiClient();
    private final List<String> published = new ArrayList<>();

    @TempDir private Path directory;
    private EventStreamServer stream;
    private Recipe recipe;

    @BeforeEach
    void start(@EventStream EventStreamServer started) {
        stream = started;
        recipe = recipe().start();
        stream.expect().within(LIMIT).client("all");
    }

    @AfterEach
    void stop() {
        recipe.close();
    }

    @Test
    void theCodeReceivesTheJsonOfEachEventUnchanged() {
        publish();

        await().atMost(LIMIT).until(() -> client.texts.size() == 3);
        assertThat(client.texts).containsExactlyElementsOf(published);
        assertThat(client.texts)
                .allSatisfy(text -> assertThat(text).startsWith("{\"Interaction\""));
    }

    @Test
    void afterAnOutageOfTheRouteTheCodeCatchesUp() {
        publish();
        await().atMost(LIMIT).until(() -> client.texts.size() == 3);
        recipe.close();
        publish();

        recipe = recipe().start();
        publish();

        await().atMost(LIMIT).until(() -> client.texts.size() == 9);
        assertThat(client.texts).containsExactlyElementsOf(published);
    }

    @Test
    void whileTheCodeFailsTheEventsWaitInOrder() {
        client.failures.set(3);

        publish();

        await().atMost(LIMIT).until(() -> client.texts.size() == 3);
        assertThat(client.texts).containsExactlyElementsOf(published);
    }

    @Test
    void aStopWhileTheCodeFailsKeepsTheEventsInOrder() {
        client.failures.set(Integer.MAX_VALUE);
        publish();
        await().atMost(LIMIT).until(() -> client.failures.get() < Integer.MAX_VALUE - 1);
        recipe.close();
        client.failures.set(0);

        recipe = recipe().start();

        await().atMost(LIMIT).until(() -> client.texts.size() == 3);
        assertThat(client.texts).containsExactlyElementsOf(published);
    }

    @Test
    void theLogHasALineWhenTheCodeBeginsToFailAndWhenItIsSuccessfulAgain() {
        try (LogLines log = LogLines.start()) {
            client.failures.set(5);

            publish();

            await().atMost(LIMIT).until(() -> client.texts.size() == 3);
            await().atMost(LIMIT).until(() -> log.lines().size() > 1);
            assertThat(log.lines())
                    .containsExactly(
                            "WARN sapi: IllegalStateException; retrying",
                            "INFO sapi: successful again, after: IllegalStateException");
        }
    }

    @Test
    void theEventsBetweenTheStepsOfTheChangeAreInTheSubscription() {
        recipe.close();
        recipe = recipe().with("existing-code", "log:new?showBody=false").start();
        stream.expect().within(LIMIT).client("all");
        recipe.close();
        publish();

        recipe = recipe().start();

        await().atMost(LIMIT).until(() -> client.texts.size() == 3);
        assertThat(client.texts).containsExactlyElementsOf(published);
    }

    private Recipe recipe() {
        return new Recipe("sapi", stream, directory)
                .bind("client", client)
                .with("existing-code", "bean:client?method=onMessage")
                .with("sapi.retry.delay", "10");
    }

    private void publish() {
        stream.publish(interaction().created().queued().deleted()).stream()
                .map(Published::payload)
                .forEach(published::add);
    }

    /** Code that reads the messages of SAPI. */
    public static final class SapiClient {

        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final AtomicInteger failures = new AtomicInteger();

        /** A message of SAPI. */
        public void onMessage(String json) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("not available");
            }
            texts.add(json);
        }
    }
}
