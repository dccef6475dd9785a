/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Routes that hand over events to a queue that is full. */
abstract class HandoverToFullQueueContract extends HandoverRoutes {

    @Test
    void anEventThatFindsAQueueFullIsRedelivered() throws Exception {
        String uri = uri("subscription=s", SHARED, SOON);
        routes(from -> from.to("seda:slow?size=5"), uri);
        routes(from -> from.process(slow), "seda:slow?size=5");
        start();

        producer.publishNumbers(0, 100);
        awaitReceived(100);
        go.countDown();

        received.expectAll(numbers(0, 100));
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    @Test
    void aReaderContinuesBehindEventsThatFindAQueueFull() throws Exception {
        RecordingExceptionHandler handler = new RecordingExceptionHandler();
        camel.getRegistry().bind("handler", handler);
        routes(
                from -> from.to("seda:slow?size=5"),
                uri("messageId=earliest", "receiverQueueSize=20", "exceptionHandler=#handler"));
        routes(from -> from.process(slow), "seda:slow?size=5");
        start();

        producer.publishNumbers(0, 200);
        awaitReceived(200);
        go.countDown();

        await().atMost(LIMIT).until(() -> received.count() + handler.messages().size() == 200);
        awaitNothingInFlight();
    }

    @Test
    void aReaderThatSeeksBackDeliversEventsThatFoundAQueueFull() throws Exception {
        routes(
                from -> from.to("seda:slow?size=5"),
                uri("messageId=earliest", "receiverQueueSize=20", "breakOnFirstError=true"));
        routes(from -> from.process(received), "seda:slow?size=5");
        start();

        producer.publishNumbers(0, 200);

        received.expectAll(numbers(0, 200));
        awaitNothingInFlight();
    }

    @Test
    void anEventIsProcessedWhenItsRouteHandlesThatAQueueIsFull() throws Exception {
        Received full = new Received();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri("subscription=s", "receiverQueueSize=20"))
                                .routeId("route")
                                .onException(IllegalStateException.class)
                                .handled(true)
                                .process(full)
                                .end()
                                .to("seda:slow?size=5");
                        from("seda:slow?size=5").process(slow);
                    }
                });
        camel.start();

        producer.publishNumbers(0, 200);
        awaitReceived(200);
        go.countDown();

        await().atMost(LIMIT).until(() -> received.count() + full.count() == 200);
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    @Test
    void anEventIsProcessedWhenARetryFindsRoomInAQueue() throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(
                                defaultErrorHandler()
                                        .maximumRedeliveries(-1)
                                        .redeliveryDelay(5)
                                        .logRetryAttempted(false));
                        from(uri("subscription=s", "receiverQueueSize=20"))
                                .routeId("route")
                                .to("seda:slow?size=5");
                        from("seda:slow?size=5").process(received);
                    }
                });
        camel.start();

        producer.publishNumbers(0, 200);

        received.expectAll(numbers(0, 200));
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    @Test
    void anEventThatAQueueDiscardsDoesNotStayInFlight() throws Exception {
        routes(
                from -> from.to("seda:slow?size=5&discardWhenFull=true"),
                uri("subscription=s", "receiverQueueSize=20"));
        routes(from -> from.process(slow), "seda:slow?size=5");
        start();

        producer.publishNumbers(0, 200);

        await("all except those in the queue and at its consumer")
                .atMost(LIMIT)
                .until(
                        () -> {
                            System.gc(); // detects Exchanges that can no longer be completed
                            health();
                            return service.backlog(topic, "s") <= 6;
                        });
        go.countDown();
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    @Test
    void anEventIsRedeliveredWhenItsCopyFailsBehindAnotherQueueThatWasFull() throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        CountDownLatch full = new CountDownLatch(1);
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from(uri("subscription=s", SHARED, SOON))
                                .routeId("route")
                                .to("seda:copies")
                                .doTry()
                                .to("seda:full?size=1")
                                .doCatch(IllegalStateException.class)
                                .end();
                        from("seda:full?size=1").process(exchange -> full.await());
                        from("seda:copies")
                                .delay(50)
                                .process(
                                        exchange -> {
                                            if (failed.add(text(exchange))) {
                                                throw new IllegalStateException("wanted");
                                            }
                                            received.process(exchange);
                                        });
                    }
                });
        start();

        producer.publishNumbers(0, 10);

        received.expectAll(numbers(0, 10));
        full.countDown();
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    @Test
    void anEventIsRedeliveredWhenACopyFindsTheQueueOfAFurtherCopyFull() throws Exception {
        routes(from -> from.to("seda:copies"), uri("subscription=s", SHARED, SOON));
        routes(from -> from.to("seda:further?size=1"), "seda:copies");
        routes(from -> from.process(slow), "seda:further?size=1");
        start();

        producer.publishNumbers(0, 10);
        awaitReceived(10);
        go.countDown();

        received.expectAll(numbers(0, 10));
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    @Test
    void anEventIsProcessedWhenACopyHandlesThatTheQueueOfAFurtherCopyIsFull() throws Exception {
        Received full = new Received();
        routes(from -> from.to("seda:copies"), uri("subscription=s"));
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("seda:copies")
                                .onException(IllegalStateException.class)
                                .handled(true)
                                .process(full)
                                .end()
                                .to("seda:further?size=1");
                    }
                });
        routes(from -> from.process(slow), "seda:further?size=1");
        start();

        producer.publishNumbers(0, 10);
        await().atMost(LIMIT).until(() -> full.count() > 0);
        go.countDown();

        await().atMost(LIMIT).until(() -> received.count() + full.count() == 10);
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }
}
