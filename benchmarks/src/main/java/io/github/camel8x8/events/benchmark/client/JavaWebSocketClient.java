/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/**
 * Works as 8x8's Java examples do: parses the frame to an object with Jackson's databind, decodes
 * the payload to a string and parses that to a tree, and sends one acknowledgement for each
 * message.
 */
final class JavaWebSocketClient implements StreamingClient {

    private final Socket socket;

    JavaWebSocketClient(Source source, EventSink sink) throws Exception {
        socket = new Socket(source.reader(), sink);
        if (source.certificate() != null) {
            socket.setSocketFactory(source.certificate().client().getSocketFactory());
        }
    }

    @Override
    public void start() throws InterruptedException {
        if (!socket.connectBlocking()) {
            throw new IllegalStateException("no connection");
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    /**
     * An envelope.
     *
     * @param messageId the id to acknowledge
     * @param payload base64
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Envelope(String messageId, String payload) {}

    private static final class Socket extends WebSocketClient {

        private static final ObjectMapper JSON = new ObjectMapper();

        private final EventSink sink;

        Socket(URI uri, EventSink sink) {
            super(uri);
            this.sink = sink;
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            // messages follow
        }

        @Override
        public void onMessage(String text) {
            try {
                Envelope envelope = JSON.readValue(text, Envelope.class);
                byte[] payload = Base64.getDecoder().decode(envelope.payload());
                JsonNode root = JSON.readTree(new String(payload, StandardCharsets.UTF_8));
                JsonNode event = root.elements().next();
                sink.event(
                        event.path("event").asText(),
                        event.path("interactionGUID").asText(),
                        event.path("callState").asText());
                send(JSON.writeValueAsString(Map.of("messageId", envelope.messageId())));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onClose(int code, @Nullable String reason, boolean remote) {
            // the event count detects a run that has stopped
        }

        @Override
        public void onError(Exception cause) {
            cause.printStackTrace();
        }
    }
}
