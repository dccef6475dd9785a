/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.log.EveryLogger;
import io.github.camel8x8.events.notification.StreamConnected;
import io.github.camel8x8.events.notification.StreamGapDetected;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.apache.camel.Consumer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How notifications reach the notifiers of a context. */
class StreamNotifierTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private Consumer consumer;
    private StreamNotifier notifier;

    @BeforeEach
    void start() throws Exception {
        camel.start();
        consumer = camel.getEndpoint("direct:x").createConsumer(exchange -> {});
        notifier = new StreamNotifier(consumer, executor);
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        executor.shutdownNow();
    }

    @Test
    void nobodyObservesAContextWithoutANotifier() {
        assertThat(notifier.isObserved()).isFalse();

        add(event -> {});

        assertThat(notifier.isObserved()).isTrue();
    }

    @Test
    void aDisabledNotifierDoesNotObserve() {
        boolean[] disabled = {true};
        camel.getManagementStrategy()
                .addEventNotifier(
                        new EventNotifierSupport() {
                            @Override
                            public boolean isDisabled() {
                                return disabled[0];
                            }

                            @Override
                            public void notify(CamelEvent event) {
                                received.add(event.toString());
                            }
                        });
        assertThat(notifier.isObserved()).isFalse();

        disabled[0] = false;

        assertThat(notifier.isObserved()).isTrue();
    }

    @Test
    void theOrderIsKept() {
        add(event -> received.add(event.toString()));
        List<String> numbers = IntStream.range(0, 200).mapToObj(Integer::toString).toList();

        numbers.forEach(number -> notifier.send(new StreamConnected(consumer, number)));

        await().untilAsserted(() -> assertThat(received).hasSize(200));
        assertThat(received)
                .isEqualTo(numbers.stream().map("Topic %s is connected"::formatted).toList());
    }

    @Test
    void aNotifierNeverRunsOnTheThreadOfTheStream() {
        StreamNotifier quick =
                new StreamNotifier(
                        consumer, task -> CompletableFuture.runAsync(task, executor).join());
        add(event -> received.add(Thread.currentThread().getName()));

        quick.send(new StreamConnected(consumer, "a"));

        assertThat(received).hasSize(1).doesNotContain(Thread.currentThread().getName());
    }

    @Test
    void aNotifierThatThrowsKeepsNothingFromTheNextOne() {
        add(
                event -> {
                    throw new IllegalStateException("down");
                });
        add(event -> received.add(event.toString()));

        notifier.send(new StreamConnected(consumer, "a"));
        notifier.send(new StreamGapDetected(consumer, "b", "some are missing"));

        await().untilAsserted(
                        () ->
                                assertThat(received)
                                        .containsExactly(
                                                "Topic a is connected",
                                                "Topic b has a gap: some are missing"));
    }

    @Test
    void aNotifierThatBlocksDoesNotLetTheQueueGrowWithoutBound() {
        CountDownLatch go = new CountDownLatch(1);
        add(
                event -> {
                    go.await();
                    received.add(event.toString());
                });

        sendMoreThanMayWait();
        go.countDown();

        await().untilAsserted(() -> assertThat(received).hasSize(StreamNotifier.MAX_WAITING));
        notifier.send(new StreamConnected(consumer, "last"));
        await().untilAsserted(() -> assertThat(received).endsWith("Topic last is connected"));
    }

    @Test
    void aNotifierThatIsTooSlowIsReportedOnceUntilItHasReceivedAll() {
        CountDownLatch go = new CountDownLatch(1);
        add(
                event -> {
                    go.await();
                    received.add(event.toString());
                });

        try (EveryLogger log = new EveryLogger()) {
            sendMoreThanMayWait();
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("An EventNotifier is too slow"))
                    .hasSize(1);
        }
        go.countDown();
        await().untilAsserted(() -> assertThat(received).hasSize(StreamNotifier.MAX_WAITING));
    }

    private void sendMoreThanMayWait() {
        IntStream.range(0, StreamNotifier.MAX_WAITING + 10)
                .forEach(i -> notifier.send(new StreamConnected(consumer, "t" + i)));
    }

    @Test
    void anExecutorThatRejectsDoesNotEndTheNotifications() {
        boolean[] rejects = {true};
        StreamNotifier rejecting =
                new StreamNotifier(
                        consumer,
                        task -> {
                            if (rejects[0]) {
                                throw new RejectedExecutionException();
                            }
                            task.run();
                        });
        add(event -> received.add(event.toString()));

        rejecting.send(new StreamConnected(consumer, "lost"));
        rejects[0] = false;
        rejecting.send(new StreamConnected(consumer, "next"));

        assertThat(received).containsExactly("Topic next is connected");
    }

    private void add(CustomEventNotifier.Notified notified) {
        camel.getManagementStrategy().addEventNotifier(new CustomEventNotifier(notified));
    }
}
