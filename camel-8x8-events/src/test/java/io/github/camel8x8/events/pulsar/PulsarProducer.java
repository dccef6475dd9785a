/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Publishes over Pulsar's own WebSocket producer endpoint by the JDK's client, so that nothing of
 * what is tested takes part.
 */
public final class PulsarProducer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MOST_IN_FLIGHT = 500;

    private final WebSocket socket;
    private final Acks acks;

    private PulsarProducer(WebSocket socket, Acks acks) {
        this.socket = socket;
        this.acks = acks;
    }

    static PulsarProducer open(
            String serviceUrl, String tenant, String namespace, String topic, String query) {
        Acks acks = new Acks();
        String url =
                String.join(
                        "/",
                        serviceUrl,
                        "ws/v2/producer/persistent",
                        tenant,
                        namespace,
                        topic + query);
        WebSocket socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(url), acks)
                        .join();
        return new PulsarProducer(socket, acks);
    }

    /** Publishes and waits until it is stored. */
    public String publish(String payload) {
        return publish(payload.getBytes(StandardCharsets.UTF_8), null, Map.of());
    }

    /** Publishes and waits until it is stored. */
    public String publish(byte[] payload, String key, Map<String, String> properties) {
        return send(payload, key, properties).join();
    }

    /** Publishes many, and waits until all are stored; the ids are in the order of the payloads. */
    public List<String> publishAll(List<byte[]> payloads) {
        List<CompletableFuture<String>> sent = new ArrayList<>();
        payloads.forEach(payload -> sent.add(send(payload, null, Map.of())));
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /** Publishes {@code count} numbers, from {@code first} on. */
    public List<String> publishNumbers(int first, int count) {
        List<byte[]> payloads = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            payloads.add(Integer.toString(i).getBytes(StandardCharsets.UTF_8));
        }
        return publishAll(payloads);
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed() && !acks.ended) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").orTimeout(5, TimeUnit.SECONDS).join();
        }
    }

    private CompletableFuture<String> send(
            byte[] payload, String key, Map<String, String> properties) {
        ObjectNode message =
                JSON.createObjectNode().put("payload", Base64.getEncoder().encodeToString(payload));
        if (key != null) {
            message.put("key", key);
        }
        if (!properties.isEmpty()) {
            message.set("properties", JSON.valueToTree(properties));
        }
        CompletableFuture<String> stored = acks.expect();
        socket.sendText(message.toString(), true).join();
        return stored;
    }

    /** The server answers in the order of the messages. */
    private static final class Acks implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final ConcurrentLinkedQueue<CompletableFuture<String>> expected =
                new ConcurrentLinkedQueue<>();
        private final Semaphore places = new Semaphore(MOST_IN_FLIGHT);
        private volatile boolean ended; // the server was stopped or killed

        CompletableFuture<String> expect() {
            places.acquireUninterruptibly();
            CompletableFuture<String> ack = new CompletableFuture<>();
            expected.add(ack);
            return ack;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                answer(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            ended = true;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended = true;
            expected.forEach(ack -> ack.completeExceptionally(error));
        }

        private void answer(String answer) {
            places.release();
            CompletableFuture<String> ack = expected.remove();
            try {
                JsonNode json = JSON.readTree(answer);
                if (json.path("result").asText().equals("ok")) {
                    ack.complete(json.path("messageId").asText());
                } else {
                    ack.completeExceptionally(new IllegalStateException(answer));
                }
            } catch (IOException e) {
                ack.completeExceptionally(new UncheckedIOException(e));
            }
        }
    }
}
