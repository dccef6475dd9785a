/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.fault.TcpProxy;
import io.github.camel8x8.events.notification.StreamConnected;
import io.github.camel8x8.events.notification.StreamDisconnected;
import io.github.camel8x8.events.notification.StreamFailed;
import io.github.camel8x8.events.notification.StreamGapDetected;
import io.github.camel8x8.events.notification.StreamSeekingBack;
import io.github.camel8x8.events.test.contract.EventService;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an event notifier of the context receives about a stream. */
abstract class NotificationContract extends RouteOnService {

    private final Received received = new Received();
    private final Notifications notifications = new Notifications();
    private TcpProxy network;

    @Override
    void open(EventService tested) {
        super.open(tested);
        network = TcpProxy.to(tested.serviceUrl());
    }

    @Override
    String serviceUrl() {
        return network.serviceUrl();
    }

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    @Test
    void aLostServerIsOneDisconnectAndItsReturnOneConnect() throws Exception {
        observed();
        route(uri("messageId=earliest"), received);
        producer.publishNumbers(0, 1);
        received.awaitCount(1);

        service.kill();
        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).status().failedAttempts() > 2);
        service.restart();
        awaitConnected();

        notifications.expectExactly(
                StreamConnected.class, StreamDisconnected.class, StreamConnected.class);
        assertThat(notifications.all())
                .allSatisfy(
                        each -> {
                            assertThat(each.getRouteId()).isEqualTo("route");
                            assertThat(each.getTopic()).isEqualTo(name());
                            assertThat(each.getSource()).isSameAs(consumer());
                            assertThat(each.getType()).isEqualTo(CamelEvent.Type.Custom);
                            assertThat(each.toString())
                                    .startsWith("Topic " + name() + " of route route is ");
                        });
        StreamDisconnected lost = notifications.only(StreamDisconnected.class);
        assertThat(lost.getReason()).contains(serviceUrl());
        assertThat(lost.getNextAttemptAt())
                .isAfter(Instant.ofEpochMilli(lost.getTimestamp()).minusSeconds(1));
        assertThat(notifications.times()).isSorted();
    }

    @Test
    void aGapIsReportedWithTheEventsThatMayBeMissing() throws Exception {
        observed();
        route(uri("messageId=latest"), received);
        awaitConnected();

        network.cut();
        await().atMost(LIMIT).until(() -> notifications.has(StreamGapDetected.class));

        StreamGapDetected gap = notifications.only(StreamGapDetected.class);
        assertThat(gap.getDescription()).contains("Events in between are missed");
        assertThat(gap)
                .hasToString(
                        "Topic %s of route route has a gap: %s"
                                .formatted(name(), gap.getDescription()));
    }

    @Test
    void aFailedEventIsASeekBackAfterThePositionAndNoDisconnect() throws Exception {
        observed();
        AtomicInteger failures = new AtomicInteger(2);
        List<String> ids = producer.publishNumbers(0, 5);

        route(
                uri("messageId=earliest", "breakOnFirstError=true"),
                exchange -> {
                    if (text(exchange).equals("3") && failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("not now");
                    }
                    received.process(exchange);
                });

        received.awaitCount(5);
        notifications.expectExactly(
                StreamConnected.class, StreamSeekingBack.class, StreamSeekingBack.class);
        assertThat(notifications.of(StreamSeekingBack.class))
                .allSatisfy(
                        each -> {
                            assertThat(each.getPosition()).isEqualTo(ids.get(2));
                            assertThat(each.getNextAttemptAt()).isNotNull();
                        });
    }

    @Test
    void aReconnectOnPurposeIsNoDisconnect() throws Exception {
        observed();
        route(uri("messageId=earliest"), received);
        awaitConnected();

        consumer().reconnect();
        await().atMost(LIMIT).until(() -> consumer().streams().get(0).statistics().sessions() == 2);
        producer.publishNumbers(0, 1);
        received.awaitCount(1);

        notifications.expectExactly(StreamConnected.class);
    }

    @Test
    void aStreamThatIsNotRetriedHasFailed() throws Exception {
        observed();
        route(uri("messageId=earliest", "maxReconnectAttempts=0"), received);
        awaitConnected();

        network.cut();

        notifications.expectExactly(StreamConnected.class, StreamFailed.class);
        assertThat(notifications.only(StreamFailed.class).toString())
                .contains(" has failed and is not retried: ");
    }

    @Test
    void aNotifierThatBlocksDelaysNoEvent() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        notifications.blockUntil(go);
        observed();

        route(uri("messageId=earliest"), received);
        producer.publishNumbers(0, 100);

        received.expectExactly(numbers(0, 100));
        assertThat(notifications.all()).isEmpty();
        go.countDown();
        notifications.expectExactly(StreamConnected.class);
    }

    @Test
    void aNotifierCanStopTheContext() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        camel.getManagementStrategy()
                .addEventNotifier(
                        new EventNotifierSupport() {
                            @Override
                            public void notify(CamelEvent event) {
                                if (event instanceof StreamConnected) {
                                    camel.stop();
                                    interrupted.complete(Thread.interrupted());
                                }
                            }
                        });

        route(uri("messageId=earliest"), received);

        // A stop that waited for the thread of the notifier would interrupt it after ten seconds.
        assertThat(interrupted).succeedsWithin(LIMIT).isEqualTo(false);
    }

    private void observed() {
        camel.getManagementStrategy().addEventNotifier(notifications);
    }

    private String name() {
        return String.join("/", service.tenant(), service.namespace(), topic);
    }
}
