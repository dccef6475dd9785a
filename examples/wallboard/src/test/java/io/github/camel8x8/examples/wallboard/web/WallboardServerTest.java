/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static io.github.camel8x8.examples.wallboard.web.ServedBoard.OPENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are given. */
class WallboardServerTest {

    private static final int QUEUES = 300;

    private final ServedBoard board = new ServedBoard(1);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        board.close();
    }

    @Test
    void theSnapshotContainsTheCurrentState() throws Exception {
        board.apply(interaction().queue(7, "Sales").at(OPENED).queued());

        HttpResponse<String> response = get("snapshot");

        JsonNode snapshot = new ObjectMapper().readTree(response.body()).path("snapshot");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(snapshot.path("time").asLong()).isEqualTo(OPENED.toEpochMilli());
        assertThat(snapshot.path("totals").path("waiting").asInt()).isEqualTo(1);
        assertThat(snapshot.at("/queues/0/name").asText()).isEqualTo("Sales");
        assertThat(snapshot.at("/queues/0").has("serviceLevel")).isFalse();
    }

    @Test
    void theStreamBeginsWithASnapshotAndContinuesWithChanges() throws Exception {
        Interaction call = interaction().queue(7, "Sales").at(OPENED).queued();
        board.apply(call);
        try (EventReader reader = new EventReader(board.server().port())) {
            assertThat(reader.next().name()).isEqualTo("snapshot");

            board.at(1);
            EventReader.Message nothing = reader.nextAt(OPENED.plusSeconds(1).toEpochMilli());
            assertThat(nothing.name()).isEqualTo("change");
            assertThat(nothing.data().at("/calls/set")).isEmpty();

            board.at(2);
            board.apply(call.deleted());
            EventReader.Message change = reader.nextAt(OPENED.plusSeconds(2).toEpochMilli());
            while (change.data().at("/calls/gone").isEmpty()) {
                change = reader.next();
            }
            assertThat(change.data().at("/queues/set/0/waiting").asInt()).isZero();
            assertThat(change.data().at("/agents/set")).isEmpty();
        }
    }

    @Test
    void aBrowserThatDoesNotReadHoldsUpNobodyAndIsGivenTheNewestLater() throws Exception {
        board.live(Duration.ofMinutes(20));
        try (EventReader slow = new EventReader(board.server().port(), 1 << 16);
                EventReader quick = new EventReader(board.server().port())) {
            quick.next();
            int second = 1200;
            // Each time everything on the board is new, until far more was sent than sockets
            // buffer.
            for (long reported = 0; reported < 12_000_000; second++) {
                for (int queue = 0; queue < QUEUES; queue++) {
                    board.apply(queueNamed(queue, second + "x".repeat(90), second));
                }
                board.at(second);
                EventReader.Message message =
                        quick.nextAt(OPENED.plusSeconds(second).toEpochMilli());
                reported += message.data().toString().length();
            }
            int reported = 0;
            long newest = OPENED.plusSeconds(second - 1).toEpochMilli();
            for (EventReader.Message next = slow.next();
                    next.data().path("time").asLong() < newest;
                    next = slow.next()) {
                reported++;
            }
            assertThat(reported + 1).as("the reports to the slow one").isLessThan(second - 1200);
        }
    }

    @Test
    void aBrowserThatLeavesIsForgotten() throws Exception {
        EventReader reader = new EventReader(board.server().port());
        reader.next();
        assertThat(board.server().browsers()).isEqualTo(1);

        reader.close();

        await().until(() -> board.server().browsers() == 0);
    }

    @Test
    void moreBrowsersThanAreWantedAreSentAway() throws Exception {
        EventReader[] readers = new EventReader[5];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = new EventReader(board.server().port());
            readers[i].next();
        }

        assertThat(get("events").statusCode()).isEqualTo(503);

        for (EventReader reader : readers) {
            reader.close();
        }
    }

    @Test
    void healthSaysWhetherEventsComeIn() throws Exception {
        assertThat(get("health").body()).isEqualTo("{\"status\":\"UP\"}");

        board.connected(false);

        assertThat(get("health").statusCode()).isEqualTo(503);
        assertThat(get("health").body()).isEqualTo("{\"status\":\"DOWN\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "main.js", "wallboard.css", "snapshot", "health", "none"})
    void everyAnswerHasAStrictPolicy(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../application.properties", "%2e%2e/application.properties", "a/"})
    void nothingButThePageIsServed(String path) throws Exception {
        assertThat(raw("GET /" + path + " HTTP/1.1\r\nHost: localhost\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void aForeignNameForThisMachineIsRejected() throws Exception {
        assertThat(raw("GET /snapshot HTTP/1.1\r\nHost: evil.example\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(raw("GET /snapshot HTTP/1.1\r\nHost: localhost:1\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void thereIsNothingToWrite() throws Exception {
        assertThat(raw("POST /snapshot HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    private static Interaction queueNamed(int id, String name, int second) {
        return interaction().queue(id, name).at(OPENED.plusSeconds(second)).queued().deleted();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(board.url() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A request that Java's client would not send as it is. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", board.server().port())) {
            OutputStream out = socket.getOutputStream();
            out.write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
