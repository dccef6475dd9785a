/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.test.contract.LocalStream;
import io.github.camel8x8.events.test.contract.OutgoingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.PollingConsumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User-supplied code that throws or hangs: no event and no other route waits for it. */
class FailingUserCodeTest extends RouteOnService {

    private final LocalStream local = new LocalStream();
    private final Received received = new Received();

    @BeforeEach
    void open() {
        open(local);
    }

    @AfterEach
    void closeStream() {
        local.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anExceptionHandlerThatThrowsBlocksNoEvent(boolean asynchronous) throws Exception {
        camel.getRegistry()
                .bind(
                        "handler",
                        new RecordingExceptionHandler(
                                () -> {
                                    throw new IllegalStateException("the handler is broken");
                                }));
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        var route = from(uri("messageId=earliest", "exceptionHandler=#handler"));
                        if (asynchronous) {
                            route.delay(1).asyncDelayed();
                        }
                        route.process(received)
                                .process(
                                        exchange -> {
                                            throw new IllegalArgumentException("the route, too");
                                        });
                    }
                });
        camel.start();

        producer.publishNumbers(0, 3);

        received.expectExactly(numbers(0, 3));
    }

    /** Camel still processes this Exchange while the next one is in the route. */
    @Test
    void errorsInTheRouteBlockNoEventAndMixUpNone() throws Exception {
        producer.publishNumbers(0, 2_000);
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from(uri("messageId=earliest"))
                                .routeId("route")
                                .process(received)
                                .process(
                                        exchange -> {
                                            if (received.count() % 20 == 0) {
                                                throw new NoClassDefFoundError("a driver");
                                            }
                                        })
                                .to("mock:behind");
                    }
                });

        camel.start();

        received.expectExactly(numbers(0, 2_000));
        await().until(() -> consumer().getEventsInFlight() == 0);
    }

    /** useOriginalMessage copies the message with its headers before the route starts. */
    @Test
    void anEventWhoseExchangeFailsBeforeTheRouteBeginsIsRedelivered() throws Exception {
        camel.getRegistry()
                .bind(
                        "filter",
                        new DefaultHeaderFilterStrategy() {
                            private boolean failed;

                            @Override
                            public boolean applyFilterToExternalHeaders(
                                    String name, Object value, Exchange exchange) {
                                if (!failed) {
                                    failed = true;
                                    throw new IllegalStateException("the filter is broken");
                                }
                                return false;
                            }
                        });
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(IllegalArgumentException.class).useOriginalMessage();
                        from(uri(
                                        "subscription=s",
                                        "subscriptionType=Shared",
                                        "negativeAckRedeliveryDelay=100",
                                        "headerFilterStrategy=#filter"))
                                .routeId("route")
                                .process(received);
                    }
                });
        camel.start();

        producer.publish(OutgoingMessage.of("a").withProperties(Map.of("k", "v")));

        received.expectExactly(List.of("a"));
        awaitNoBacklog("s");
        assertThat(consumer().getEventsInFlight()).isZero();
    }

    @Test
    void anEventThatFindsAPollingConsumerFullIsReleased() throws Exception {
        camel.start();
        String options =
                uri(
                        "subscription=s",
                        "subscriptionType=Shared",
                        "negativeAckRedeliveryDelay=100",
                        "pollingConsumerQueueSize=2",
                        "pollingConsumerBlockWhenFull=false");
        Endpoint endpoint =
                camel.getEndpoint(
                        "8x8events?topic="
                                + topic
                                + "&"
                                + options.substring(options.indexOf('?') + 1));
        try (PollingConsumer polling = endpoint.createPollingConsumer()) {
            polling.start();
            producer.publishNumbers(0, 6);

            List<String> got = new ArrayList<>();
            await().atMost(LIMIT)
                    .until(
                            () -> {
                                Exchange exchange = polling.receive(100);
                                if (exchange != null) {
                                    got.add(exchange.getMessage().getBody(String.class));
                                    exchange.getExchangeExtension()
                                            .handoverCompletions()
                                            .forEach(done -> done.onComplete(exchange));
                                }
                                return got.size() == 6;
                            });

            assertThat(got).containsExactlyInAnyOrderElementsOf(numbers(0, 6));
        }
    }

    @Test
    void anExceptionHandlerThatHangsBlocksNoOtherRoute() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<String> thread = new AtomicReference<>();
        camel.getRegistry()
                .bind(
                        "handler",
                        new RecordingExceptionHandler(
                                () -> {
                                    thread.set(Thread.currentThread().getName());
                                    await().atMost(LIMIT).until(() -> release.getCount() == 0);
                                }));
        route("route", uri("messageId=earliest"), received);
        awaitConnected();
        String rejected = "8x8events:all?serviceUrl=ws://localhost:1&tenant=acme&reconnectDelay=1";
        for (int i = 0; i < 4; i++) { // more than the number of channel threads
            route(
                    "refused-" + i,
                    rejected + "&maxReconnectAttempts=1&exceptionHandler=#handler",
                    exchange -> {});
        }
        await().until(() -> thread.get() != null);

        assertThat(thread.get()).doesNotContain("channel");
        consumer().reconnect();
        await().until(() -> consumer().getReconnects() == 1);
        awaitConnected();
        assertThat(consumer().streams().get(0).status().state()).isEqualTo(StreamState.CONNECTED);
        release.countDown();
    }
}
