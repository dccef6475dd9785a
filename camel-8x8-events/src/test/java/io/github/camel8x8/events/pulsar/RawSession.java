/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A plain WebSocket to a reader or consumer endpoint that acknowledges every message. */
final class RawSession implements WebSocket.Listener, AutoCloseable {

    /** The connection ended without a closing handshake (RFC 6455, 7.1.5). */
    static final int BROKEN = 1006;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private volatile int closeCode;
    private WebSocket socket;

    private RawSession() {}

    /** Reads a topic of the default namespace from its oldest message. */
    static RawSession reader(PulsarServer server, String topic) {
        String path = PulsarServer.TENANT + "/" + PulsarServer.NAMESPACE + "/" + topic;
        return open(server, "reader/persistent/" + path + "?messageId=earliest");
    }

    static RawSession consumer(PulsarServer server, String topic, String subscription) {
        String path = PulsarServer.TENANT + "/" + PulsarServer.NAMESPACE + "/" + topic;
        return open(server, "consumer/persistent/" + path + "/" + subscription);
    }

    static RawSession open(PulsarServer server, String endpoint) {
        RawSession session = new RawSession();
        URI url = URI.create(server.serviceUrl() + "/ws/v2/" + endpoint);
        session.socket = HTTP.newWebSocketBuilder().buildAsync(url, session).join();
        return session;
    }

    List<JsonNode> messages() {
        return messages;
    }

    List<String> payloads() {
        return messages.stream().map(RawSession::payload).toList();
    }

    List<String> ids() {
        return messages.stream().map(message -> message.path("messageId").asText()).toList();
    }

    /** The server's close code or {@link #BROKEN}; 0 while open. */
    int closeCode() {
        if (closeCode == 0) {
            socket.sendPing(ByteBuffer.allocate(0)); // the JDK's client can miss a disconnect
        }
        return closeCode;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (!last) {
            socket.request(1);
            return null;
        }
        JsonNode message = parse(text.toString());
        text.setLength(0);
        messages.add(message);
        String ack = JSON.createObjectNode().set("messageId", message.get("messageId")).toString();
        return socket.sendText(ack, true).thenRun(() -> socket.request(1));
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closeCode = BROKEN;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static JsonNode parse(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String payload(JsonNode message) {
        byte[] payload = Base64.getDecoder().decode(message.path("payload").asText());
        return new String(payload, StandardCharsets.UTF_8);
    }
}
