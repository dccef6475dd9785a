/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import java.net.ConnectException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which changes of a stream are notified. */
class StreamObserverTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private StreamObserver observer;

    @BeforeEach
    void start() throws Exception {
        camel.start();
        camel.getManagementStrategy()
                .addEventNotifier(
                        new CustomEventNotifier(
                                event -> received.add(event.getClass().getSimpleName())));
        Consumer consumer = camel.getEndpoint("direct:x").createConsumer(exchange -> {});
        observer =
                new StreamObserver(
                        new StreamNotifier(consumer, Runnable::run),
                        new TopicName("acme", "event-v1", "all"));
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
    }

    @Test
    void anOutageIsNotifiedOnce() {
        lost();
        lost();

        assertThat(received).containsExactly("StreamDisconnected");
    }

    @Test
    void anOutageThatEndsBecauseTheTopicIsPartitionedHasEnded() {
        lost();

        observer.ended();

        assertThat(received).containsExactly("StreamDisconnected", "StreamConnected");
    }

    @Test
    void aTopicThatIsPartitionedWithoutAnOutageIsNotNotifiedAgain() {
        observer.ended();
        observer.changed(StreamStatus.of(StreamState.CONNECTED), true, null);
        observer.ended();

        assertThat(received).containsExactly("StreamConnected");
    }

    private void lost() {
        observer.changed(
                new StreamStatus(
                        StreamState.RECONNECTING,
                        Instant.now(),
                        1,
                        new ConnectException("down"),
                        null,
                        null),
                true,
                null);
    }
}
