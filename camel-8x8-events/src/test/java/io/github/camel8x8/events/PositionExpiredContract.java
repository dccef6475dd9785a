/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.fault.TcpProxy;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.options.PositionExpired;
import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.EventService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader does when the server no longer has the event at its position. */
abstract class PositionExpiredContract extends RouteOnService {

    private final Received received = new Received();
    private final Positions positions = new Positions();
    private TcpProxy proxy;

    /** How the event at the position can disappear. */
    enum Loss {
        TRIMMED {
            @Override
            void cause(EventService service, String topic) {
                service.expire(topic);
            }
        },
        TOPIC_CREATED_AGAIN {
            @Override
            void cause(EventService service, String topic) {
                service.delete(topic);
            }
        };

        abstract void cause(EventService service, String topic);
    }

    @Override
    void open(EventService tested) {
        super.open(tested);
        proxy = TcpProxy.to(tested.serviceUrl());
        camel.getRegistry().bind("positions", positions);
    }

    @Override
    String serviceUrl() {
        return proxy.serviceUrl();
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    // ---- after a restart

    @ParameterizedTest
    @EnumSource(Loss.class)
    void byDefaultTheReaderContinuesWithTheOldestEvent(Loss loss) throws Exception {
        startAfter(loss, "readerName=default");

        received.expectExactly(numbers(20, 10));
        assertThat(stream().statistics().sessions()).isOne();
        assertThatOneGapIsReported("may be missing");
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void earliestReadsAgainFromTheOldestEvent(Loss loss) throws Exception {
        startAfter(loss, "positionExpired=earliest");

        received.expectExactly(numbers(20, 10));
        assertThat(stream().statistics().sessions()).isEqualTo(2);
        assertThatOneGapIsReported("positionExpired=EARLIEST");
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void latestSkipsWhatTheTopicHas(Loss loss) throws Exception {
        startAfter(loss, "positionExpired=latest");
        await().atMost(LIMIT).until(() -> stream().statistics().sessions() == 2);
        awaitConnected();

        publish(30, 5);

        received.expectExactly(numbers(30, 5));
        assertThatOneGapIsReported("positionExpired=LATEST");
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void failStopsReadingAndKeepsThePosition(Loss loss) throws Exception {
        startAfter(loss, "positionExpired=fail");

        awaitFailed();
        assertThat(received.count()).isZero();
        assertThatOneGapIsReported("positionExpired=FAIL");
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElseThrow())
                .contains(
                        "no longer has the event at the position",
                        "set positionExpired to CONTINUE, EARLIEST or LATEST, and restart the route")
                .doesNotContain("maxReconnectAttempts");
        assertThat(camel.getRouteController().getRouteStatus("route").isStarted()).isTrue();
    }

    @Test
    void afterFailTheOperatorDecidesByRemovingThePosition() throws Exception {
        startAfter(Loss.TRIMMED, "positionExpired=fail");
        awaitFailed();
        String kept = positions.only();

        camel.getRouteController().stopRoute("route");
        camel.getRouteController().startRoute("route");
        awaitFailed(); // until the operator has decided
        camel.getRouteController().stopRoute("route");
        assertThat(positions.only()).isEqualTo(kept);
        positions.stored.clear();
        camel.getRouteController().startRoute("route");

        received.expectExactly(numbers(20, 10));
        assertThat(stream().statistics().gaps()).isZero();
    }

    @ParameterizedTest
    @EnumSource(PositionExpired.class)
    void aPositionThatTheServerStillHasIsUsed(PositionExpired policy) throws Exception {
        processTen("positionExpired=" + policy);
        publish(10, 10);

        camel.getRouteController().startRoute("route");

        received.expectExactly(numbers(10, 10));
        assertThat(stream().statistics().gaps()).isZero();
        assertThat(stream().statistics().sessions()).isOne();
    }

    // ---- a position beyond the end of the topic: the server sends nothing until the next event

    @Test
    void byDefaultAReaderBeyondTheEndOfItsTopicContinuesWithTheNextEvent() throws Exception {
        startBeyondTheEnd("readerName=default");
        awaitConnected();

        publish(10, 1);

        received.expectExactly(numbers(10, 1));
        assertThatOneGapIsReported("may be missing");
    }

    @Test
    void earliestReadsATopicWhoseEndIsBeforeThePositionWithoutWaitingForAnEvent() throws Exception {
        startBeyondTheEnd("positionExpired=earliest");

        received.expectExactly(numbers(0, 10));
        assertThatOneGapIsReported("sends none after it, although the topic has events");
    }

    @Test
    void earliestReadsItAlsoIfAnEventIsPublishedBeforeThat() throws Exception {
        startBeyondTheEnd("positionExpired=earliest");
        awaitConnected();

        publish(10, 1);

        received.expectExactly(numbers(0, 11));
        assertThatOneGapIsReported("positionExpired=EARLIEST");
    }

    @Test
    void failStopsAtATopicWhoseEndIsBeforeThePositionWithoutWaitingForAnEvent() throws Exception {
        startBeyondTheEnd("positionExpired=fail");

        awaitFailed();
        assertThat(received.count()).isZero();
        assertThatOneGapIsReported("sends none after it, although the topic has events");
    }

    @Test
    void anEmptyTopicIsNotAGap() throws Exception {
        processTen("positionExpired=fail");
        service.expire(topic);

        camel.getRouteController().startRoute("route");

        await().during(Duration.ofSeconds(15))
                .atMost(LIMIT)
                .until(() -> stream().status().state() != StreamState.FAILED);
        assertThat(stream().statistics().gaps()).isZero();
    }

    // ---- in a running process

    @Test
    void eventsInFlightAreCompletedOnceWhenEarliestReadsAgain() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        startWithEventInFlight(go, "positionExpired=earliest");

        expireWhileDisconnected();
        await().atMost(LIMIT).until(() -> stream().statistics().gaps() == 1);
        go.countDown();

        received.awaitCount(16);
        assertThat(received.bodies().subList(0, 6)).isEqualTo(numbers(0, 6));
        assertThat(received.bodies().subList(6, 16)).isEqualTo(numbers(20, 10));
        assertThatOneGapIsReported("positionExpired=EARLIEST");
    }

    @Test
    void eventsInFlightDoNotMoveThePositionThatFailKeeps() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        startWithEventInFlight(go, "positionExpired=fail");

        expireWhileDisconnected();
        awaitFailed();
        go.countDown();
        received.awaitCount(6);
        camel.getRouteController().stopRoute("route");

        assertThat(positions.only()).startsWith(received.ids().get(4) + "@");
        assertThat(received.bodies()).isEqualTo(numbers(0, 6));
    }

    @ParameterizedTest
    @EnumSource(PositionExpired.class)
    void aShortAbsenceAfterAllEventsWereProcessedIsNotAGap(PositionExpired policy)
            throws Exception {
        route(uriWith("positionExpired=" + policy), received);
        producer.publishNumbers(0, 10);
        received.awaitCount(10);

        expireWhileDisconnected();

        received.expectExactly(
                Stream.concat(numbers(0, 10).stream(), numbers(20, 10).stream()).toList());
        assertThat(stream().statistics().gaps()).isZero();
    }

    private void expireWhileDisconnected() {
        proxy.freeze();
        proxy.reset();
        service.expire(topic);
        publish(20, 10);
        proxy.unfreeze();
    }

    /** Events 0 to 4 are processed, 5 is in the route, and 6 to 9 wait for it. */
    private void startWithEventInFlight(CountDownLatch go, String option) throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        route(
                uriWith(option),
                exchange -> {
                    if (text(exchange).equals("5")) {
                        inFlight.countDown();
                        go.await();
                    }
                    received.process(exchange);
                });
        producer.publishNumbers(0, 10);
        inFlight.await();
        await().atMost(LIMIT).until(() -> stream().statistics().received() == 10);
    }

    private void startBeyondTheEnd(String option) throws Exception {
        processTen(option);
        positions.stored.replaceAll((key, id) -> beyond(id));
        camel.getRouteController().startRoute("route");
    }

    /** As of a topic on a cluster that has created more ledgers. */
    private static String beyond(String stored) {
        String[] parts = stored.split("@", 2); // the position, and the topic
        MessageId id = MessageId.parse(parts[0]);
        MessageId beyond = new MessageId(id.ledgerId() + 1_000_000, 5, id.partition(), -1);
        return beyond.toText() + "@" + parts[1];
    }

    /** The reader has processed ten events; ten later ones are lost; ten new ones are there. */
    private void startAfter(Loss loss, String option) throws Exception {
        processTen(option);
        publish(10, 10);
        loss.cause(service, topic);
        publish(20, 10);
        camel.getRouteController().startRoute("route");
    }

    private void processTen(String option) throws Exception {
        producer.publishNumbers(0, 10);
        route(uriWith(option), received);
        received.awaitCount(10);
        camel.getRouteController().stopRoute("route");
        received.clear();
    }

    private void publish(int first, int count) {
        try (EventProducer again = service.producer(topic)) {
            again.publishNumbers(first, count);
        }
    }

    private String uriWith(String option) {
        return uri("messageId=earliest", "offsetRepository=#positions", option);
    }

    private void awaitFailed() {
        await().atMost(LIMIT).until(() -> stream().status().state() == StreamState.FAILED);
    }

    private void assertThatOneGapIsReported(String text) {
        assertThat(stream().statistics().gaps()).isOne();
        assertThat(health().getDetails().get("lastGap"))
                .asString()
                .contains("no longer has the event at the position", text);
    }

    private EventStream stream() {
        return consumer().streams().get(0);
    }

    /** A repository in memory whose content a test can see and change. */
    private static final class Positions extends ServiceSupport
            implements StateRepository<String, String> {

        private final Map<String, String> stored = new ConcurrentHashMap<>();

        @Override
        public void setState(String key, String value) {
            stored.put(key, value);
        }

        @Override
        public String getState(String key) {
            return stored.get(key);
        }

        String only() {
            assertThat(stored).hasSize(1);
            return stored.values().iterator().next();
        }
    }
}
