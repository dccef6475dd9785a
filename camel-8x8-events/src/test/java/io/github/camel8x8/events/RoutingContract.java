/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.impl.engine.PrototypeExchangeFactory;
import org.apache.camel.spi.ExchangeFactory;
import org.junit.jupiter.api.Test;

/** Various routes, each of which completes each event exactly once. */
abstract class RoutingContract extends RouteOnService {

    private final Received received = new Received();

    @Test
    void parallelConsumersKeepTheOrderOfEachInteraction() throws Exception {
        Map<String, Queue<Integer>> byInteraction = new ConcurrentHashMap<>();
        route(
                uri("subscription=s", "concurrentConsumers=8"),
                exchange -> {
                    Integer number =
                            exchange.getMessage()
                                    .getHeader(EventsConstants.AGENT_ID, Integer.class);
                    byInteraction
                            .computeIfAbsent(
                                    exchange.getMessage()
                                            .getHeader(
                                                    EventsConstants.INTERACTION_GUID, String.class),
                                    guid -> new ConcurrentLinkedQueue<>())
                            .add(number);
                });

        publishInteractions();

        awaitNoBacklog("s");
        expectInOrder(byInteraction);
    }

    @Test
    void anEventHandedToASedaQueueIsAcknowledgedWhenTheQueueHasProcessedIt() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri("subscription=s")).to("seda:next");
                        from("seda:next")
                                .process(exchange -> begun.incrementAndGet())
                                .process(exchange -> go.await())
                                .process(received);
                    }
                });
        camel.start();
        producer.publishNumbers(0, 10);
        await().atMost(LIMIT).until(() -> begun.get() == 1);

        assertThat(service.backlog(topic, "s")).isEqualTo(10);
        go.countDown();

        received.expectExactly(numbers(0, 10));
        awaitNoBacklog("s");
    }

    @Test
    void threadsInARouteKeepTheOrderOfTheConnection() throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri("subscription=s")).threads(4).process(received);
                    }
                });
        camel.start();

        producer.publishNumbers(0, 500);

        received.expectExactly(numbers(0, 500));
        awaitNoBacklog("s");
    }

    @Test
    void pooledExchangesAreReleasedAndReused() throws Exception {
        camel.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        camel.getCamelContextExtension().getExchangeFactory().setStatisticsEnabled(true);
        Map<Integer, Boolean> exchanges = new ConcurrentHashMap<>();
        route(
                uri("subscription=s"),
                exchange -> {
                    exchanges.put(System.identityHashCode(exchange), true);
                    received.process(exchange);
                });

        producer.publishNumbers(0, 1000);

        received.expectExactly(numbers(0, 1000));
        awaitNoBacklog("s");
        assertThat(exchanges).hasSizeLessThan(10);
    }

    @Test
    void aHandledFailureCountsAsProcessed() throws Exception {
        Received dead = new Received();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(deadLetterChannel("direct:dead"));
                        from(uri("subscription=s"))
                                .filter(body().convertToString().isEqualTo("3"))
                                .throwException(IllegalStateException.class, "wanted by the test")
                                .end()
                                .process(received);
                        from("direct:dead").process(dead);
                    }
                });
        camel.start();

        producer.publishNumbers(0, 6);

        received.expectExactly(List.of("0", "1", "2", "4", "5"));
        dead.expectExactly(List.of("3"));
        awaitNoBacklog("s");
    }

    @Test
    void anEventThatNoExchangeCanBeMadeOfIsReportedAndTheNextContinues() throws Exception {
        RecordingExceptionHandler handler = new RecordingExceptionHandler();
        camel.getRegistry().bind("handler", handler);
        camel.getCamelContextExtension().setExchangeFactory(new BrokenOnce(new AtomicInteger()));
        route(
                uri(
                        "subscription=s",
                        "subscriptionType=Shared",
                        "negativeAckRedeliveryDelay=100",
                        "exceptionHandler=#handler"),
                received);

        producer.publish("a");
        producer.publish("b");

        received.expectAll(List.of("a", "b"));
        awaitNoBacklog("s");
        assertThat(handler.messages()).singleElement().asString().contains("wanted by the test");
    }

    @Test
    void aSlowRouteNeverHasMoreInFlightThanTheWindow() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        route(
                uri("messageId=earliest", "receiverQueueSize=20"),
                exchange -> {
                    go.await();
                    received.process(exchange);
                });
        producer.publishNumbers(0, 500);
        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() == 20);

        await("no further event")
                .during(Duration.ofSeconds(1))
                .atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() == 20);
        go.countDown();

        received.expectExactly(numbers(0, 500));
    }

    /** Fails to create the first Exchange. */
    private static final class BrokenOnce extends PrototypeExchangeFactory {

        private final AtomicInteger made;

        BrokenOnce(AtomicInteger made) {
            this.made = made;
        }

        BrokenOnce(Consumer consumer, AtomicInteger made) {
            super(consumer);
            this.made = made;
        }

        @Override
        public ExchangeFactory newExchangeFactory(Consumer consumer) {
            BrokenOnce ofConsumer = new BrokenOnce(consumer, made);
            ofConsumer.setCamelContext(getCamelContext());
            return ofConsumer;
        }

        @Override
        public Exchange create(Endpoint fromEndpoint, boolean autoRelease) {
            if (made.getAndIncrement() == 0) {
                throw new IllegalStateException("wanted by the test");
            }
            return super.create(fromEndpoint, autoRelease);
        }
    }
}
