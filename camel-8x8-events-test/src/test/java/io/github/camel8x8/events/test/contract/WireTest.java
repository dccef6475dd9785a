/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Common parts of the contract: a separate topic for each test, and sockets. */
public abstract class WireTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Wire> open = new ArrayList<>();
    protected EventService service;
    protected String topic;

    /** The server to test; the same for all tests of a class. */
    protected abstract EventService service();

    @BeforeEach
    void takeATopic() {
        service = service();
        topic = service.newTopic();
    }

    @AfterEach
    void closeSockets() {
        open.forEach(Wire::close);
    }

    protected final Wire reader(String... parameters) {
        return open("reader", path(topic), parameters);
    }

    protected final Wire consumer(String subscription, String... parameters) {
        return open("consumer", path(topic) + "/" + subscription, parameters);
    }

    /** Connects; the connection is closed after the test. */
    protected final Wire open(String endpoint, String path, String... parameters) {
        Wire wire = Wire.open(url(endpoint, path, parameters));
        open.add(wire);
        return wire;
    }

    protected final URI url(String endpoint, String path, String... parameters) {
        String query = parameters.length == 0 ? "" : "?" + String.join("&", parameters);
        return URI.create(
                service.serviceUrl() + "/ws/v2/" + endpoint + "/persistent/" + path + query);
    }

    protected final String path(String name) {
        return service.tenant() + "/" + service.namespace() + "/" + name;
    }

    /** Publishes through the producer endpoint and returns the ids. */
    protected final List<String> publish(List<String> payloads) {
        return publish(topic, payloads.stream().map(WireTest::frame).toList());
    }

    protected final List<String> publishNumbers(int first, int count) {
        return publish(numbers(first, count));
    }

    /** Publishes to the partitions of the topic in turn. */
    protected final List<String> publishInTurn(int first, int count) {
        return publish(topic, frames(first, count), EventService.IN_TURN);
    }

    protected final List<String> publish(String name, List<ObjectNode> frames, String... query) {
        try (Wire producer = open("producer", path(name), query)) {
            frames.forEach(frame -> producer.send(frame.toString()));
            await().atMost(Wire.LIMIT).until(() -> producer.frames().size() == frames.size());
            List<JsonNode> answers = producer.frames().stream().map(Wire::parse).toList();
            assertThat(answers).allMatch(answer -> answer.path("result").asText().equals("ok"));
            return answers.stream().map(Wire::id).toList();
        }
    }

    /** Publishes in batches of ten, so that one entry has ten messages. */
    protected final void publishBatches(int first, int count) {
        publish(
                topic,
                frames(first, count),
                "batchingEnabled=true",
                "batchingMaxMessages=10",
                "batchingMaxPublishDelay=10000");
    }

    protected static List<ObjectNode> frames(int first, int count) {
        return numbers(first, count).stream().map(WireTest::frame).toList();
    }

    /** A frame of a producer. */
    protected static ObjectNode frame(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return JSON.createObjectNode()
                .put("payload", Base64.getEncoder().encodeToString(bytes))
                .put("context", "1");
    }

    protected static List<String> numbers(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
    }

    protected static String from(String messageId) {
        return "messageId=" + URLEncoder.encode(messageId, StandardCharsets.UTF_8);
    }
}
