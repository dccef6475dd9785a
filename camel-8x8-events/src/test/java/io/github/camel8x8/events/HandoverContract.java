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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.Processor;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.impl.engine.PooledProcessorExchangeFactory;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Routes that hand over the completion of an Exchange to a copy, or that make copies. An event is
 * processed when both its Exchange and the copy with its completion have succeeded.
 */
abstract class HandoverContract extends HandoverRoutes {

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
