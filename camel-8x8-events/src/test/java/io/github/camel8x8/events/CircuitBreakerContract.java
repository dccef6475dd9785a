/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A route with Camel's circuit breaker around a target that is down for a while. */
@Tag("camel-4.18-modules")
abstract class CircuitBreakerContract extends RouteOnService {

    private static final String STRICT_READER = "messageId=earliest&breakOnFirstError=true";
    private static final String EXCLUSIVE =
            "subscription=s&subscriptionInitialPosition=Earliest&negativeAckRedeliveryDelay=200";
    private static final String SHARED = EXCLUSIVE + "&subscriptionType=Shared";

    private static final Duration OUTAGE = Duration.ofSeconds(3);
    private static final int RETRY_MILLIS = 50;

    private final Received received = new Received();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean isTargetDown;

    @ParameterizedTest
    @ValueSource(strings = {STRICT_READER, EXCLUSIVE, SHARED})
    void anOpenBreakerThatThrowsLosesNothing(String api) throws Exception {
        start(uri(api), 1, true, false);
        producer.publishNumbers(0, 10);
        received.awaitCount(10);

        isTargetDown = true;
        producer.publishNumbers(10, 20);
        awaitEndOfOutage();
        isTargetDown = false;

        if (api.equals(SHARED)) {
            received.expectAll(numbers(0, 30));
        } else {
            received.expectInOrderWithRepeats(numbers(0, 30));
        }
        assertThat(statistics().received()).as("with redeliveries").isGreaterThan(30);
        await().atMost(LIMIT).until(() -> consumer().streams().get(0).inFlight() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {EXCLUSIVE, SHARED})
    void anEventThatAnOpenBreakerRejectsWithAnExceptionIsNotAcknowledged(String subscription)
            throws Exception {
        isTargetDown = true;
        start(uri(subscription), 60, true, false);
        producer.publishNumbers(0, 10);

        awaitRejections();
        assertThat(service.backlog(topic, "s")).isEqualTo(10);
        assertThat(received.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {STRICT_READER, EXCLUSIVE, SHARED})
    void anErrorHandlerThatRetriesHoldsTheEventsWhileTheBreakerIsOpen(String api) throws Exception {
        start(uri(api), 1, true, true);
        producer.publishNumbers(0, 10);
        received.awaitCount(10);

        isTargetDown = true;
        producer.publishNumbers(10, 20);
        awaitEndOfOutage();
        int callsInOutage = calls.get() - 10;
        isTargetDown = false;

        received.expectExactly(numbers(0, 30));
        await().atMost(LIMIT).until(() -> consumer().streams().get(0).inFlight() == 0);
        assertThat(callsInOutage)
                .as("calls of the target, one each second")
                .isPositive()
                .isLessThan((int) OUTAGE.toMillis() / RETRY_MILLIS / 4);
        assertThat(statistics().received()).isEqualTo(30);
        assertThat(statistics().negativelyAcknowledged()).isZero();
        assertThat(statistics().sessions()).isOne();
    }

    /** Camel's default: such an event continues after the breaker, without an exception. */
    @Test
    void withoutTheExceptionAnEventThatAnOpenBreakerRejectsCountsAsProcessed() throws Exception {
        isTargetDown = true;
        start(uri(EXCLUSIVE), 60, false, false);

        producer.publishNumbers(0, 10);

        await().atMost(LIMIT).until(() -> statistics().acknowledged() == 10);
        awaitNoBacklog("s");
        assertThat(calls).as("calls of the target").hasValue(1);
        assertThat(received.count()).isZero();
    }

    private void start(String from, int openSeconds, boolean isThrowing, boolean isRetrying)
            throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        if (isRetrying) {
                            errorHandler(
                                    defaultErrorHandler()
                                            .maximumRedeliveries(-1)
                                            .redeliveryDelay(RETRY_MILLIS)
                                            .retryAttemptedLogLevel(LoggingLevel.OFF));
                        } else {
                            errorHandler(noErrorHandler());
                        }
                        from(from)
                                .routeId("route")
                                .circuitBreaker()
                                .inheritErrorHandler(true)
                                .resilience4jConfiguration()
                                .slidingWindowSize(1)
                                .minimumNumberOfCalls(1)
                                .permittedNumberOfCallsInHalfOpenState(1)
                                .waitDurationInOpenState(openSeconds)
                                .throwExceptionWhenHalfOpenOrOpenState(isThrowing)
                                .end()
                                .process(c -> target(c))
                                .end();
                    }
                });
        camel.start();
        awaitConnected();
    }

    /** Nothing gets through for the time of the outage. */
    private void awaitEndOfOutage() {
        await().during(OUTAGE).atMost(LIMIT).until(() -> received.count() == 10);
    }

    /** The first event has failed at the target, and events have been rejected since then. */
    private void awaitRejections() {
        await().atMost(LIMIT).until(() -> calls.get() == 1 && statistics().received() > 20);
    }

    private void target(Exchange exchange) {
        calls.incrementAndGet();
        if (isTargetDown) {
            throw new IllegalStateException("the target is down");
        }
        received.process(exchange);
    }

    private StreamStatistics statistics() {
        return consumer().streams().get(0).statistics();
    }
}
