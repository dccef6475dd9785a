/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import java.net.URI;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/**
 * Works as 8x8's Java examples do, with the library of the target: each event is passed to the
 * library and then acknowledged at once, whether or not the target has confirmed it. It does not
 * reconnect.
 */
final class LoopPath implements DeliveryPath {

    private final Socket socket;
    private final TargetLibrary library;

    LoopPath(PathOrder order) throws Exception {
        library =
                switch (order.target()) {
                    case KAFKA -> new KafkaLibrary(order.address(), order.topic());
                    case POSTGRESQL -> new JdbcLibrary(order.address(), order.topic(), 1);
                    case POSTGRESQL_BATCHES ->
                            new JdbcLibrary(order.address(), order.topic(), Target.BATCH);
                    case KAFKA_BATCHES ->
                            throw new IllegalArgumentException(
                                    "the same as Kafka: its producer forms batches");
                    case HTTP -> new HttpLibrary(order.address() + "/" + order.topic());
                };
        socket = new Socket(URI.create(order.consumer()), library);
    }

    @Override
    public void start() throws InterruptedException {
        if (!socket.connectBlocking()) {
            throw new IllegalStateException("no connection");
        }
    }

    @Override
    public long count() {
        return library.count();
    }

    private static final class Socket extends WebSocketClient {

        private final TargetLibrary library;

        Socket(URI uri, TargetLibrary library) {
            super(uri);
            this.library = library;
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            // messages follow
        }

        @Override
        public void onMessage(String text) {
            try {
                ReceivedEvent event = ReceivedEvent.of(text);
                library.send(event);
                send(event.acknowledgement());
            } catch (Exception e) {
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
