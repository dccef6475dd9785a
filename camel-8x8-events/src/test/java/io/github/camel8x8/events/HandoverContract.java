/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.simple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.impl.engine.PooledProcessorExchangeFactory;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Routes that hand over the completion of an Exchange to a copy, or that make copies. An event is
 * processed when both its Exchange and the copy with its completion have succeeded.
 */
abstract class HandoverContract extends RouteOnService {

    private static final String SHARED = "subscriptionType=Shared";
    private static final String SOON = "negativeAckRedeliveryDelay=100";

    private static final Runnable FAIL =
            () -> {
                throw new NoClassDefFoundError("wanted by the test");
            };

    private final Received received = new Received();
    private final CountDownLatch go = new CountDownLatch(1);
    private final Processor slow =
            exchange -> {
                go.await();
                received.process(exchange);
            };

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

    @ParameterizedTest
    @EnumSource(Shape.class)
    void anEventIsAcknowledgedWhenEveryPartOfTheRouteHasCompleted(Shape shape) throws Exception {
        routes(from -> shape.apply(from, slow), uri("subscription=s"));
        routes(from -> from.process(slow), "seda:copies");
        routes(from -> from.process(slow), "direct:copies");
        start();
        producer.publishNumbers(0, 4);
        awaitReceived(4);

        await("nothing is acknowledged yet")
                .during(Duration.ofMillis(300))
                .atMost(LIMIT)
                .until(() -> service.backlog(topic, "s") == 4);
        go.countDown();

        awaitNoBacklog("s");
        awaitNothingInFlight();
        assertThat(Set.copyOf(received.bodies())).isEqualTo(Set.copyOf(numbers(0, 4)));
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void anEventIsRedeliveredWhenItsRouteFailsBehindACopyThatHasEndedWell(Shape shape)
            throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        AtomicInteger failures = new AtomicInteger();
        routes(
                from ->
                        shape.apply(from, received)
                                .delay(50)
                                .process(
                                        exchange -> {
                                            if (failed.add(text(exchange))) {
                                                failures.incrementAndGet();
                                                throw new IllegalStateException(
                                                        "wanted by the test");
                                            }
                                        }),
                uri("subscription=s", SHARED, SOON));
        routes(from -> from.process(received), "seda:copies");
        routes(from -> from.process(received), "direct:copies");
        start();

        producer.publishNumbers(0, 3);

        awaitNoBacklog("s");
        await().atMost(LIMIT).until(() -> failures.get() == 3);
        await("the redelivery of each event").atMost(LIMIT).until(() -> received.count() >= 6);
        awaitNothingInFlight();
    }

    @Test
    void anEventIsRedeliveredWhenTheCopyFails() throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        routes(from -> from.to("seda:copies"), uri("subscription=s", SHARED, SOON));
        routes(
                from ->
                        from.process(
                                exchange -> {
                                    if (failed.add(text(exchange))) {
                                        throw new IllegalStateException("wanted by the test");
                                    }
                                    received.process(exchange);
                                }),
                "seda:copies");
        start();

        producer.publishNumbers(0, 3);

        received.expectAll(numbers(0, 3));
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
    void anEventIsRedeliveredWhenACopyFailsBehindAFurtherCopy() throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        Received further = new Received();
        routes(from -> from.to("seda:copies"), uri("subscription=s", SHARED, SOON));
        routes(
                from ->
                        from.to("seda:further")
                                .delay(50)
                                .process(
                                        exchange -> {
                                            if (failed.add(text(exchange))) {
                                                throw new IllegalStateException("wanted");
                                            }
                                            received.process(exchange);
                                        }),
                "seda:copies");
        routes(from -> from.process(further), "seda:further");
        start();

        producer.publishNumbers(0, 10);

        received.expectAll(numbers(0, 10));
        awaitNoBacklog("s");
        awaitNothingInFlight();
        assertThat(further.count()).isGreaterThanOrEqualTo(20);
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

    @Test
    void anEventIsRedeliveredWhenAnErrorEndsItsTaskOnAnotherThread() throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        camel.getRegistry().bind("handler", new RecordingExceptionHandler());
        routes(
                from -> from.threads(2).process(firstTime(failed, FAIL)).process(received),
                uri("subscription=s", SHARED, SOON, "exceptionHandler=#handler"));
        camel.getShutdownStrategy().setTimeout(1); // Camel counts the Exchanges forever
        start();

        producer.publishNumbers(0, 3);

        await("all events")
                .atMost(LIMIT)
                .until(
                        () -> {
                            System.gc(); // detects Exchanges that can no longer be completed
                            return Set.copyOf(received.bodies()).equals(Set.copyOf(numbers(0, 3)));
                        });
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    /** It must not block the following events forever. */
    @Test
    void anEventIsProcessedWithPooledExchanges() throws Exception {
        ExtendedCamelContext extension = camel.getCamelContextExtension();
        extension.setExchangeFactory(new PooledExchangeFactory());
        extension.setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
        routes(
                from -> from.multicast().to("direct:copies", "direct:copies").end(),
                uri("subscription=s"));
        routes(from -> from.process(received), "direct:copies");
        start();

        producer.publishNumbers(0, 20);

        received.expectAll(numbers(0, 20));
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    @Test
    void aReaderSkipsAndReportsAnEventThatNoStepEnds() throws Exception {
        RecordingExceptionHandler handler = new RecordingExceptionHandler();
        camel.getRegistry().bind("handler", handler);
        Processor silent =
                new AsyncProcessorSupport() {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        if (text(exchange).equals("0")) {
                            return false; // and never calls back
                        }
                        callback.done(true);
                        return true;
                    }
                };
        routes(
                from -> from.process(silent).process(received),
                uri("messageId=earliest", "exceptionHandler=#handler"));
        camel.getShutdownStrategy().setTimeout(1); // Camel counts the Exchange forever
        start();

        producer.publishNumbers(0, 3);

        await("the following events")
                .atMost(LIMIT)
                .until(
                        () -> {
                            System.gc(); // detects Exchanges that can no longer be completed
                            return received.count() == 2;
                        });
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(handler.messages())
                                        .singleElement()
                                        .asString()
                                        .startsWith("The route has lost event "));
        awaitNothingInFlight();
    }

    @Test
    void healthNamesTheEventThatIsInFlightAndSinceWhen() throws Exception {
        routes(from -> from.to("seda:slow"), uri("subscription=s"));
        routes(from -> from.process(slow), "seda:slow");
        start();
        producer.publishNumbers(0, 1);
        awaitReceived(1);

        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(health().getDetails().get("oldestInFlight"))
                                        .asString()
                                        .matches(
                                                "\\S+ since \\d{4}-\\d\\d-\\d\\dT\\S+Z: the route has"
                                                        + " handed it over, as to seda"));
        go.countDown();
        awaitNothingInFlight();

        assertThat(health().getDetails()).doesNotContainKey("oldestInFlight");
    }

    /** A step that never ends the first delivery of an event. */
    private static Processor firstTime(Set<String> seen, Runnable then) {
        return new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (seen.add(text(exchange))) {
                    then.run();
                    return false;
                }
                callback.done(true);
                return true;
            }
        };
    }

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }

    private void awaitReceived(int count) {
        await().atMost(LIMIT)
                .until(
                        () ->
                                consumer().streams().get(0).statistics().received() >= count
                                        || consumer().streams().get(0).inFlight() > 0);
    }

    private void awaitNothingInFlight() {
        await("nothing in flight").atMost(LIMIT).until(() -> consumer().getEventsInFlight() == 0);
    }

    private void start() {
        camel.start();
        awaitConnected();
    }

    private void routes(Consumer<RouteDefinition> shape, String uri) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        RouteDefinition from = from(uri);
                        if (uri.startsWith("8x8events")) {
                            from.routeId("route");
                        }
                        shape.accept(from);
                    }
                });
    }

    /** Route steps that make a copy of an Exchange, or process it on other threads. */
    enum Shape {
        SEDA((from, work) -> from.to("seda:copies")),
        SEDA_THAT_IS_WAITED_FOR(
                (from, work) -> from.to("seda:copies?waitForTaskToComplete=Always")),
        THREADS((from, work) -> from.threads(2).process(work)),
        MULTICAST((from, work) -> from.multicast().to("direct:copies", "direct:copies").end()),
        PARALLEL_MULTICAST(
                (from, work) ->
                        from.multicast()
                                .parallelProcessing()
                                .to("direct:copies", "direct:copies")
                                .end()),
        RECIPIENT_LIST((from, work) -> from.recipientList(constant("direct:copies")).end()),
        ROUTING_SLIP((from, work) -> from.routingSlip(constant("direct:copies"))),
        SPLIT((from, work) -> from.split(body()).process(work).end()),
        PARALLEL_SPLIT((from, work) -> from.split(body()).parallelProcessing().process(work).end()),
        ENRICH((from, work) -> from.enrich("direct:copies")),
        LOOP((from, work) -> from.loop(1).copy().process(work).end()),
        RESEQUENCED_STREAM(
                (from, work) ->
                        from.resequence(simple("${bodyAs(String)}", Long.class)).stream()
                                .timeout(50)
                                .process(work)
                                .end()),
        RESEQUENCED_BATCH(
                (from, work) -> from.resequence(body()).batch().timeout(50).process(work).end());

        private final BiFunction<RouteDefinition, Processor, ProcessorDefinition<?>> definition;

        Shape(BiFunction<RouteDefinition, Processor, ProcessorDefinition<?>> definition) {
            this.definition = definition;
        }

        ProcessorDefinition<?> apply(RouteDefinition from, Processor work) {
            return definition.apply(from, work);
        }
    }
}
