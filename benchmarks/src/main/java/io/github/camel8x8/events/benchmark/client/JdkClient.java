/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own client. It sends one text at a time, so each acknowledgement waits for the previous
 * one.
 */
final class JdkClient implements StreamingClient {

    private final Source source;
    private final EventSink sink;
    private @Nullable WebSocket socket;

    JdkClient(Source source, EventSink sink) {
        this.source = source;
        this.sink = sink;
    }

    @Override
    public void start() throws Exception {
        HttpClient.Builder http = HttpClient.newBuilder();
        if (source.certificate() != null) {
            http.sslContext(source.certificate().client());
        }
        socket =
                http.build()
                        .newWebSocketBuilder()
                        .buildAsync(source.reader(), new Reading(new EnvelopeReader(sink)))
                        .get();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    private static final class Reading implements WebSocket.Listener {

        private final EnvelopeReader events;
        private final StringBuilder text = new StringBuilder();
        private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

        Reading(EnvelopeReader events) {
            this.events = events;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    String ack = "{\"messageId\":\"" + events.read(text.toString()) + "\"}";
                    sent = sent.thenCompose(done -> socket.sendText(ack, true));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable cause) {
            cause.printStackTrace();
        }
    }
}
