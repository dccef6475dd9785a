/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The responses to a producer's messages. Each identifies its message by the context that was sent
 * with it. When the connection has ended, every message without a response fails, so no test waits
 * for it.
 */
final class ProducerAcks implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MAX_IN_FLIGHT = 500;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, CompletableFuture<String>> expected = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(MAX_IN_FLIGHT);
    private volatile IllegalStateException ended;

    /** The id of the message with this context; waits while too many messages are in flight. */
    CompletableFuture<String> expect(String context) {
        places.acquireUninterruptibly();
        CompletableFuture<String> id = new CompletableFuture<>();
        expected.put(context, id);
        if (ended != null) {
            failExpected();
        }
        return id.whenComplete((stored, failure) -> places.release());
    }

    /** Whether the server was stopped or killed. */
    boolean haveEnded() {
        return ended != null;
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
        end(new IllegalStateException("The server closed: " + statusCode + " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end(new IllegalStateException("The connection broke", error));
    }

    private void end(IllegalStateException how) {
        ended = how;
        failExpected();
    }

    private void failExpected() {
        expected.values().forEach(id -> id.completeExceptionally(ended));
    }

    private void answer(String answer) {
        JsonNode json = parse(answer);
        CompletableFuture<String> id = expected.remove(json.path("context").asText());
        if (json.path("result").asText().equals("ok")) {
            id.complete(json.path("messageId").asText());
        } else {
            id.completeExceptionally(new IllegalStateException(answer));
        }
    }

    private static JsonNode parse(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
