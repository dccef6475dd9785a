/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.event.Event;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** With Spring Boot's JSON library, an event is written as its original payload. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EventAsJsonOverHttpTest {

    private static final String PAYLOAD =
            "{\"Interaction\":{\"event\":\"InteractionCreated\",\"new\":1.10}}";

    private static final Event EVENT = Event.of(PAYLOAD.getBytes(UTF_8));

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Events.class)
    static class Application {}

    @RestController
    static class Events {

        @GetMapping("/event")
        Event event() {
            return EVENT;
        }

        @GetMapping("/events")
        List<Event> events() {
            return List.of(EVENT, EVENT);
        }

        @PostMapping(value = "/echo", produces = MediaType.TEXT_PLAIN_VALUE)
        String echo(@RequestBody String body) {
            return body;
        }
    }

    private final RestClient http;

    EventAsJsonOverHttpTest(@Value("${local.server.port}") int port) {
        http = RestClient.create("http://localhost:" + port);
    }

    @Test
    void asTheResultOfAController() {
        assertThat(got("/event")).isEqualTo(PAYLOAD);
        assertThat(got("/events")).isEqualTo("[" + PAYLOAD + "," + PAYLOAD + "]");
    }

    @Test
    void asTheBodyOfARestClient() {
        String sent =
                http.post()
                        .uri("/echo")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(EVENT)
                        .retrieve()
                        .body(String.class);

        assertThat(sent).isEqualTo(PAYLOAD);
    }

    private String got(String path) {
        return http.get().uri(path).retrieve().body(String.class);
    }
}
