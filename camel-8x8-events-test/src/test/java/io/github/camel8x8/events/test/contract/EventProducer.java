/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Publishes to one topic, through Pulsar's own WebSocket producer endpoint with the JDK's client,
 * so that no code under test is involved.
 */
public final class EventProducer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final int SEND_LIMIT_SECONDS = 60;

    private final WebSocket socket;
    private final ProducerAcks acks;
    private long sent;

    private EventProducer(WebSocket socket, ProducerAcks acks) {
        this.socket = socket;
        this.acks = acks;
    }

    /** Connects to a topic's producer endpoint. */
    public static EventProducer open(URI endpoint) {
        ProducerAcks acks = new ProducerAcks();
        return new EventProducer(
                HTTP.newWebSocketBuilder().buildAsync(endpoint, acks).join(), acks);
    }

    /**
     * Publishes the messages without waiting in between, and returns when all are stored.
     *
     * @return the ids from the service, in the order of the messages
     * @throws java.util.concurrent.CompletionException if the server rejects a message, or ends
     *     before it has stored all
     */
    public List<String> send(List<OutgoingMessage> messages) {
        List<CompletableFuture<String>> ids = messages.stream().map(this::send).toList();
        CompletableFuture.allOf(ids.toArray(CompletableFuture[]::new))
                .orTimeout(SEND_LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        return ids.stream().map(CompletableFuture::join).toList();
    }

    /** Publishes one message and returns when it is stored. */
    public String publish(OutgoingMessage message) {
        return send(List.of(message)).get(0);
    }

    /** Publishes one message and returns when it is stored. */
    public String publish(String payload) {
        return publish(OutgoingMessage.of(payload));
    }

    /** Publishes one message and returns when it is stored. */
    public String publish(byte[] payload) {
        return publish(OutgoingMessage.of(payload));
    }

    /** Publishes one message and returns when it is stored. */
    public String publish(byte[] payload, String key, Map<String, String> properties) {
        return publish(OutgoingMessage.of(payload).withKey(key).withProperties(properties));
    }

    /** Publishes many messages; the ids are in the order of the payloads. */
    public List<String> publishAll(List<byte[]> payloads) {
        return send(payloads.stream().map(OutgoingMessage::of).toList());
    }

    /** Publishes {@code count} numbers, from {@code first} on. */
    public List<String> publishNumbers(int first, int count) {
        return send(
                IntStream.range(first, first + count)
                        .mapToObj(number -> OutgoingMessage.of(Integer.toString(number)))
                        .toList());
    }

    @Override
    public void close() {
        if (acks.haveEnded()) {
            socket.abort();
        } else if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(5, TimeUnit.SECONDS)
                    .handle((closed, failure) -> closed) // the server may have stopped
                    .join();
        }
    }

    /** One at a time: the JDK's client cannot send while another send is in progress. */
    private synchronized CompletableFuture<String> send(OutgoingMessage message) {
        String context = Long.toString(sent++);
        CompletableFuture<String> id = acks.expect(context);
        socket.sendText(frame(message, context), true).join();
        return id;
    }

    private static String frame(OutgoingMessage message, String context) {
        ObjectNode frame =
                JSON.createObjectNode()
                        .put("payload", Base64.getEncoder().encodeToString(message.payload()))
                        .put("context", context);
        if (message.key() != null) {
            frame.put("key", message.key());
        }
        if (message.eventTime() != null) {
            frame.put("eventTime", message.eventTime().toString());
        }
        if (!message.properties().isEmpty()) {
            frame.set("properties", JSON.valueToTree(message.properties()));
        }
        return frame.toString();
    }
}
