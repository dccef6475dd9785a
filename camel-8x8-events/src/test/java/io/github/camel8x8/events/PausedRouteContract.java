/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.resume.ConsumerListener;
import org.apache.camel.throttling.ThrottlingExceptionRoutePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A route that waits for its target: no event is lost, redelivered or out of order, and the
 * connection stays open.
 */
abstract class PausedRouteContract extends RouteOnService {

    private static final String READER = "messageId=earliest";
    private static final String STRICT_READER = "messageId=earliest&breakOnFirstError=true";
    private static final String EXCLUSIVE = "subscription=s&subscriptionInitialPosition=Earliest";
    private static final String SHARED = EXCLUSIVE + "&subscriptionType=Shared";

    /** Shorter than the target is down: a connection that is not cared for would be lost. */
    private static final String[] LIVENESS = {
        "pingInterval=200", "pongTimeout=3000", "idleReconnect=3500"
    };

    private static final Duration OUTAGE = Duration.ofSeconds(4);

    private final Received received = new Received();
    private volatile boolean isTargetDown;

    @ParameterizedTest
    @ValueSource(strings = {READER, STRICT_READER, EXCLUSIVE, SHARED})
    void aPolicySuspendsTheRouteAtTheFirstFailureAndResumesIt(String api) throws Exception {
        startWithPolicy(uri(options(api)));
        producer.publishNumbers(0, 10);
        received.awaitCount(10);

        isTargetDown = true;
        producer.publishNumbers(10, 10);
        // The policy resumes the route for a moment, and suspends it again, twice a second.
        HealthCheck.Result suspended =
                await().atMost(LIMIT)
                        .until(
                                this::health,
                                result -> result.getDetails().containsKey("suspended"));
        assertThat(suspended.getState()).isEqualTo(HealthCheck.State.UP);
        producer.publishNumbers(20, 10);
        awaitEndOfOutage(10);
        isTargetDown = false;
        producer.publishNumbers(30, 10);

        received.expectExactly(numbers(0, 40));
        assertThatNothingWasRedelivered(40);
    }

    /** For Camel, only the consumer is suspended, and the route is started. */
    @ParameterizedTest
    @ValueSource(strings = {STRICT_READER, EXCLUSIVE, SHARED})
    void aStartOfARouteThatAPolicyHasSuspendedResumesIt(String api) throws Exception {
        startWithPolicy(uri(options(api)));
        producer.publishNumbers(0, 10);
        received.awaitCount(10);
        isTargetDown = true;
        producer.publishNumbers(10, 10);
        await().atMost(LIMIT).until(() -> consumer().isSuspended());
        isTargetDown = false;

        camel.getRouteController().startRoute("route");

        received.expectExactly(numbers(0, 20));
        assertThatNothingWasRedelivered(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {READER, STRICT_READER, EXCLUSIVE, SHARED})
    void anErrorHandlerThatRetriesInTheRouteHoldsTheEventsBehindIt(String api) throws Exception {
        startWithRetries(uri(options(api)));
        producer.publishNumbers(0, 10);
        received.awaitCount(10);

        isTargetDown = true;
        producer.publishNumbers(10, 20);
        awaitEndOfOutage(10);
        assertThat(health().getDetails().get("oldestInFlight"))
                .asString()
                .contains("it is in the route");
        isTargetDown = false;
        producer.publishNumbers(30, 10);

        received.expectExactly(numbers(0, 40));
        assertThatNothingWasRedelivered(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {STRICT_READER, SHARED})
    void anErrorHandlerThatRetriesKeepsTheOrderOfEachConsumer(String api) throws Exception {
        startWithRetries(uri(options(api, "concurrentConsumers=4")));
        isTargetDown = true;
        producer.publishNumbers(0, 40);
        awaitEndOfOutage(0);
        isTargetDown = false;

        received.awaitCount(40);
        // Events without a key are distributed in turn.
        IntStream.range(0, 4)
                .forEach(
                        executor ->
                                assertThat(received.bodies())
                                        .extracting(Integer::parseInt)
                                        .filteredOn(number -> number % 4 == executor)
                                        .hasSize(10)
                                        .isSorted());
        assertThatNothingWasRedelivered(40);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withAnAckTimeoutEventsAreRoutedOnceAlthoughTheServerSendsThemAgain(boolean policy)
            throws Exception {
        String from = uri(options(SHARED, "ackTimeoutMillis=1000"));
        if (policy) {
            startWithPolicy(from);
        } else {
            startWithRetries(from);
        }
        isTargetDown = true;
        producer.publishNumbers(0, 10);
        await().atMost(LIMIT).until(() -> statistics().received() > 10);
        isTargetDown = false;

        received.awaitCount(10);
        awaitNoBacklog("s");
        assertThat(received.bodies()).containsExactlyElementsOf(numbers(0, 10));
        assertThat(statistics().sessions()).isOne();
    }

    /** Only consumers such as that of Kafka support it. */
    @Test
    void pausableHasNoEffect() throws Exception {
        AtomicBoolean asked = new AtomicBoolean();
        ConsumerListener<Object, Object> listener =
                new ConsumerListener<>() {
                    @Override
                    public void setResumableCheck(Predicate<?> check) {
                        // never asked
                    }

                    @Override
                    public boolean afterConsume(Object consumed) {
                        asked.set(true);
                        return false;
                    }

                    @Override
                    public boolean afterProcess(Object processed) {
                        asked.set(true);
                        return false;
                    }
                };
        start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri(READER))
                                .routeId("route")
                                .pausable(listener, consumed -> false)
                                .process(received);
                    }
                });

        producer.publishNumbers(0, 10);

        received.expectExactly(numbers(0, 10));
        assertThat(asked).isFalse();
    }

    private void startWithPolicy(String from) throws Exception {
        // Each probe is one event. Failures of earlier probes must not count for the next one.
        ThrottlingExceptionRoutePolicy policy =
                new ThrottlingExceptionRoutePolicy(1, 100, 500, null);
        start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from(from).routePolicy(policy).routeId("route").process(c -> target(c));
                    }
                });
    }

    private void startWithRetries(String from) throws Exception {
        start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(
                                defaultErrorHandler()
                                        .maximumRedeliveries(-1)
                                        .redeliveryDelay(100)
                                        .retryAttemptedLogLevel(LoggingLevel.OFF));
                        from(from).routeId("route").process(c -> target(c));
                    }
                });
    }

    private void start(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
        awaitConnected();
    }

    private static String[] options(String api, String... more) {
        return Stream.of(new String[] {api}, LIVENESS, more)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
    }

    /** Nothing gets through for the time of the outage. */
    private void awaitEndOfOutage(int before) {
        await().during(OUTAGE).atMost(LIMIT).until(() -> received.count() == before);
    }

    private void target(Exchange exchange) {
        if (isTargetDown) {
            throw new IllegalStateException("the target is down");
        }
        received.process(exchange);
    }

    private void assertThatNothingWasRedelivered(int count) {
        await().atMost(LIMIT).until(() -> stream().inFlight() == 0);
        assertThat(statistics().received()).isEqualTo(count);
        assertThat(statistics().negativelyAcknowledged()).isZero();
        assertThat(statistics().sessions()).isOne();
    }

    private StreamStatistics statistics() {
        return stream().statistics();
    }

    private EventStream stream() {
        return consumer().streams().get(0);
    }
}
