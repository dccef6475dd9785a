/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A plain WebSocket of the JDK: sends frames on request, records received frames, sends no
 * responses.
 */
public final class Wire implements WebSocket.Listener, AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(20);

    /** How long no frame must arrive until the test concludes that none will. */
    static final Duration SILENCE = Duration.ofMillis(250);

    private static final Duration SOON = Duration.ofSeconds(2);

    private static final int BROKEN = 1006;

    private static final Duration POLL = Duration.ofMillis(10);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final List<JsonNode> controls = new CopyOnWriteArrayList<>();
    private final List<String> pings = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private volatile int closeCode;
    private volatile String closeReason = "";
    private WebSocket socket;

    private Wire() {}

    /** Connects; a rejection is the cause of the {@code CompletionException}. */
    public static Wire open(URI url, String... headers) {
        Wire wire = new Wire();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        wire.socket = builder.buildAsync(url, wire).join();
        return wire;
    }

    /** Sends a text frame. */
    public Wire send(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    /** Sends a binary frame. */
    public Wire sendBinary(String frame) {
        socket.sendBinary(ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8)), true).join();
        return this;
    }

    /** Sends a ping. */
    public Wire ping() {
        socket.sendPing(ByteBuffer.wrap(new byte[] {1})).join();
        return this;
    }

    /** Acknowledges a message. On a reader, gives a credit. */
    public Wire acknowledge(JsonNode message) {
        return send("{\"messageId\":\"" + id(message) + "\"}");
    }

    /** Acknowledges all received messages. */
    public Wire acknowledgeAll() {
        messages().forEach(this::acknowledge);
        return this;
    }

    /** Acknowledges negatively. */
    public Wire reject(JsonNode message) {
        return send("{\"type\":\"negativeAcknowledge\",\"messageId\":\"" + id(message) + "\"}");
    }

    /** Waits until at least this number of messages has arrived. */
    public List<JsonNode> awaitMessages(int count) {
        await(count + " messages")
                .pollInterval(POLL)
                .atMost(LIMIT)
                .until(() -> messages().size() >= count);
        return messages();
    }

    /** Waits for exactly these payloads, and checks that no other follows soon. */
    public List<JsonNode> expectExactly(List<String> payloads) {
        awaitMessages(payloads.size());
        await().pollInterval(POLL)
                .during(SILENCE)
                .atMost(LIMIT)
                .until(() -> messages().size() == payloads.size());
        assertThat(payloads()).isEqualTo(payloads);
        return messages();
    }

    /** Waits, and checks that no more than this number of messages arrives. */
    public void expectNoMoreThan(int count) {
        await().pollInterval(POLL)
                .during(SILENCE)
                .atMost(LIMIT)
                .until(() -> messages().size() <= count);
    }

    /** Waits, and checks that nothing arrives. */
    public void expectNothing() {
        await().pollInterval(POLL).during(SILENCE).atMost(LIMIT).until(frames::isEmpty);
    }

    /** Waits for a frame that is not a message. */
    public JsonNode awaitControl() {
        await("a control frame").atMost(LIMIT).until(() -> !controls.isEmpty());
        return controls.get(0);
    }

    /** Waits for the end and returns its code, 1006 if only TCP ended. */
    public int awaitClose() {
        try {
            await().pollInterval(POLL).atMost(SOON).until(() -> closeCode != 0);
        } catch (ConditionTimeoutException e) {
            await("the end").atMost(LIMIT).until(this::isClosedOrBroken);
        }
        return closeCode;
    }

    /** The JDK's client sometimes misses the end of TCP, until it sends something. */
    private boolean isClosedOrBroken() {
        if (closeCode == 0) {
            socket.sendPing(ByteBuffer.allocate(0))
                    .whenComplete(
                            (sent, failure) -> closeCode = failure == null ? closeCode : BROKEN);
        }
        return closeCode != 0;
    }

    public boolean isOpen() {
        return closeCode == 0;
    }

    public String closeReason() {
        return closeReason;
    }

    public List<String> frames() {
        return frames;
    }

    public List<String> pings() {
        return pings;
    }

    public List<JsonNode> messages() {
        return messages;
    }

    public List<String> payloads() {
        return messages().stream().map(Wire::payload).toList();
    }

    public List<String> ids() {
        return messages().stream().map(Wire::id).toList();
    }

    static String id(JsonNode message) {
        return message.path("messageId").asText();
    }

    static String payload(JsonNode message) {
        byte[] payload = Base64.getDecoder().decode(message.path("payload").asText());
        return new String(payload, StandardCharsets.UTF_8);
    }

    static JsonNode parse(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes with a closing handshake. */
    public void closeNormally() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        awaitClose();
    }

    /** Closes the TCP connection. */
    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            JsonNode frame = parse(text.toString());
            frames.add(text.toString());
            (frame.has("payload") ? messages : controls).add(frame);
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        pings.add(StandardCharsets.UTF_8.decode(message).toString());
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeReason = reason;
        closeCode = statusCode;
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closeCode = BROKEN;
    }
}
