/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static io.github.camel8x8.events.test.traffic.Interaction.chat;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for screen pops. */
class ScreenPopTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Agent ann = Agent.named("Ann");
    private final Agent bob = Agent.named("Bob");

    @TempDir private Path directory;
    private EventStreamServer stream;
    private Recipe recipe;
    private String address;

    @BeforeEach
    void start(@EventStream EventStreamServer started) throws Exception {
        stream = started;
        try (ServerSocket free = new ServerSocket(0)) {
            address = "127.0.0.1:" + free.getLocalPort();
        }
        recipe =
                new Recipe("screen-pop", stream, directory)
                        .with("screen-pop.address", address)
                        .start();
        stream.expect().within(LIMIT).client("all");
    }

    @AfterEach
    void stop() {
        recipe.close();
    }

    @Test
    void eachAgentSeesTheCallsOfThisAgentOnly() {
        Screen annScreen = open(ann);
        Screen bobScreen = open(bob);
        Interaction annCall =
                interaction().caller("Jo", 447700900123L).queue(7, "Spare Parts").assigned(ann);
        Interaction bobChat = chat().assigned(bob);

        stream.publish(annCall);
        stream.publish(bobChat);

        await().atMost(LIMIT).until(() -> annScreen.calls().size() + bobScreen.calls().size() == 2);
        assertThat(annScreen.calls())
                .containsExactly(
                        Map.of(
                                "interaction", annCall.guid(),
                                "media", "phone",
                                "phone", "447700900123",
                                "queue", "Spare Parts"));
        assertThat(bobScreen.calls())
                .singleElement()
                .satisfies(call -> assertThat(call).containsEntry("interaction", bobChat.guid()));
    }

    @Test
    void anAgentWithTwoBrowsersSeesTheCallInBoth() {
        Screen desk = open(ann);
        Screen phone = open(ann);

        stream.publish(interaction().assigned(ann));

        await().atMost(LIMIT).until(() -> desk.calls().size() == 1 && phone.calls().size() == 1);
    }

    @Test
    void aBrowserThatHasGoneDoesNotDisturbTheOthers() {
        Screen gone = open(ann);
        Screen stays = open(ann);
        gone.socket.abort();
        await().atMost(LIMIT).until(() -> screens(ann) == 1);

        stream.publish(interaction().assigned(ann));
        stream.publish(interaction().assigned(bob));
        stream.publish(interaction().assigned(ann));

        await().atMost(LIMIT).until(() -> stays.calls().size() == 2);
        assertThat(recipe.camel().getRouteController().getRouteStatus("screen-pop").isStarted())
                .isTrue();
    }

    @Test
    void aTextWithTheSyntaxOfCamelArrivesUnchanged() {
        Screen screen = open(ann);
        String name = "Sales, EMEA \"1\" ${camelId} {{x}} </script> )\u2028 \ud83d\ude00";

        stream.publish(interaction().queue(7, name).assigned(ann));

        await().atMost(LIMIT).until(() -> screen.calls().size() == 1);
        assertThat(screen.calls().get(0)).containsEntry("queue", name);
    }

    @Test
    void aBrowserThatGoesWhileACallIsSentDoesNotDisturbTheOthers() {
        Screen stays = open(ann);
        recipe.bean("screens", Screens.class).open("gone", ann.id());

        stream.publish(interaction().assigned(ann));
        stream.publish(interaction().assigned(ann));

        await().atMost(LIMIT).until(() -> stays.calls().size() == 2);
    }

    @Test
    void thePageIsServed() throws Exception {
        String page =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://" + address + "/"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body();

        assertThat(page).contains("new WebSocket");
    }

    private Screen open(Agent agent) {
        int before = screens(agent);
        Screen screen = new Screen();
        screen.socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create("ws://" + address + "/screens"), screen)
                        .join();
        screen.socket.sendText(agent.id(), true).join();
        await().atMost(LIMIT).until(() -> screens(agent) == before + 1);
        return screen;
    }

    private int screens(Agent agent) {
        return recipe.bean("screens", Screens.class).of(agent.id()).size();
    }

    /** The browser of an agent. */
    private static final class Screen implements WebSocket.Listener {

        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        List<Map<String, Object>> calls() {
            return texts.stream().map(Screen::read).toList();
        }

        private static Map<String, Object> read(String text) {
            try {
                return new ObjectMapper().readValue(text, new TypeReference<>() {});
            } catch (JsonProcessingException e) {
                throw new AssertionError(text, e);
            }
        }
    }
}
