/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.contract.LocalStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event that fails while its route is stopped or suspended is not lost. */
class InterruptedRouteTest extends RouteOnService {

    private final LocalStream local = new LocalStream();
    private final Received received = new Received();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean isTargetDown = true;

    @BeforeEach
    void open() {
        open(local);
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        camel.getShutdownStrategy().setTimeout(1);
        camel.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
    }

    @AfterEach
    void closeStream() {
        local.close();
    }

    /** Graceful, so that Camel starts no further retry, or forced, after the shutdown timeout. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStopInTheMiddleOfRedeliveriesLosesNoEvent(boolean redeliversWhileStopping)
            throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(
                                defaultErrorHandler()
                                        .maximumRedeliveries(-1)
                                        .redeliveryDelay(redeliversWhileStopping ? 5 : 200)
                                        .retryAttemptedLogLevel(LoggingLevel.OFF)
                                        .allowRedeliveryWhileStopping(redeliversWhileStopping));
                        from(uri("messageId=earliest", "offsetRepository=#positions"))
                                .routeId("route")
                                .process(InterruptedRouteTest.this::target);
                    }
                });
        camel.start();
        producer.publishNumbers(0, 3);
        await().until(() -> attempts.get() > 1);

        camel.getRouteController().stopRoute("route");
        isTargetDown = false;
        camel.getRouteController().startRoute("route");

        // Events that a forced stop left in the route may still arrive, too.
        received.expectInOrderWithRepeats(numbers(0, 3));
    }

    @Test
    void anEventThatThreadsRejectIsRedelivered() throws Exception {
        route(
                uri("messageId=earliest"),
                exchange -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new RejectedExecutionException("all threads are busy");
                    }
                    received.process(exchange);
                });

        producer.publishNumbers(0, 3);

        received.expectExactly(numbers(0, 3));
    }

    @Test
    void anEventThatFailsWhileItsRouteIsSuspendedIsRoutedAgainWhenItIsResumed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        route(
                uri("messageId=earliest", "offsetRepository=#positions"),
                exchange -> {
                    begun.countDown();
                    await().until(() -> !isTargetDown || consumer().isSuspended());
                    target(exchange);
                });
        producer.publishNumbers(0, 3);
        begun.await();

        // Not through the route's controller, which would wait for the event.
        consumer().suspend();
        await().until(() -> consumer().getEventsQueued() == 3);
        isTargetDown = false;
        consumer().resume();

        received.expectExactly(numbers(0, 3));
        assertThat(attempts).hasValue(4);
        assertThat(consumer().getEventsNegativelyAcknowledged()).isZero();
        assertThat(consumer().streams().get(0).statistics().sessions()).isOne();
    }

    /** As in a transaction that an onException rolls back. */
    @Test
    void anEventWhoseExchangeIsRolledBackIsRedelivered() throws Exception {
        Processor rollback = exchange -> exchange.setRollbackOnly(true);
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(IllegalStateException.class).handled(true).process(rollback);
                        from(uri(
                                        "subscription=s",
                                        "subscriptionType=Shared",
                                        "negativeAckRedeliveryDelay=100"))
                                .routeId("route")
                                .process(InterruptedRouteTest.this::target);
                    }
                });
        camel.start();
        producer.publish("a");
        await().until(() -> attempts.get() > 1);
        assertThat(local.backlog(topic, "s")).isOne();

        isTargetDown = false;

        awaitNoBacklog("s");
        assertThat(received.bodies()).containsExactly("a");
    }

    private void target(Exchange exchange) {
        attempts.incrementAndGet();
        if (isTargetDown) {
            throw new IllegalStateException("the target is down");
        }
        received.process(exchange);
    }
}
