/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.fault.TcpProxy;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.test.contract.EventService;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Network failures. No event is lost, and nothing hangs. */
abstract class FaultContract extends RouteOnService {

    private static final String READER = "messageId=earliest";
    private static final String SUBSCRIPTION = "subscription=s";

    /** The time to detect a dead connection; by default, it is 30 s. */
    private static final Duration PING_AND_PONG = Duration.ofMillis(500);

    /** The delay that a busy machine may add. */
    private static final Duration BUSY = Duration.ofSeconds(20);

    /** The delays before an attempt are random, up to a minute. */
    private static final Duration LONG_DELAY = Duration.ofSeconds(30);

    private static final String[] LIVENESS = {"pingInterval=200", "pongTimeout=300"};

    private final Received received = new Received();
    private TcpProxy proxy;

    @Override
    void open(EventService tested) {
        super.open(tested);
        proxy = TcpProxy.to(tested.serviceUrl());
    }

    @Override
    String serviceUrl() {
        return proxy.serviceUrl();
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    // ---- breaks

    static Stream<Arguments> breaks() {
        Consumer<TcpProxy> fin = TcpProxy::cut;
        Consumer<TcpProxy> rst = TcpProxy::reset;
        return Stream.of(READER, SUBSCRIPTION)
                .flatMap(api -> Stream.of(Arguments.of(api, fin), Arguments.of(api, rst)));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void connectionsThatBreakInMidStreamLoseNothingAndKeepOrder(
            String api, Consumer<TcpProxy> breakAll) throws Exception {
        route(uri(api, "receiverQueueSize=50"), received);
        producer.publishNumbers(0, 1000);
        for (int broken = 1; broken <= 5; broken++) {
            received.awaitCount(broken * 100);
            breakAll.accept(proxy);
        }

        received.awaitCount(1000);
        received.expectInOrderWithRepeats(numbers(0, 1000));
    }

    // ---- silence

    @ParameterizedTest
    @ValueSource(strings = {READER, SUBSCRIPTION})
    void aHalfOpenConnectionIsNoticedWithinPingIntervalAndPongTimeout(String api) throws Exception {
        route(uriWithLiveness(api), received);
        producer.publishNumbers(0, 10);
        received.awaitCount(10);

        proxy.freeze();

        awaitNoticed();
        proxy.unfreeze();
        proxy.reset();
        producer.publishNumbers(10, 10);
        received.expectAll(numbers(0, 20));
    }

    @Test
    void aHalfOpenConnectionIsNoticedWhileTheRouteIsSlow() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        route(uriWithLiveness(READER, "receiverQueueSize=10"), held(go));
        producer.publishNumbers(0, 50);
        await().atMost(LIMIT).until(() -> stream().statistics().received() >= 10);

        proxy.freeze();

        awaitNoticed();
        proxy.unfreeze();
        proxy.reset();
        go.countDown();
        received.expectExactly(numbers(0, 50));
    }

    @Test
    void aHalfOpenConnectionIsNoticedWhileTheRouteIsSuspended() throws Exception {
        route(uriWithLiveness(READER), received);
        awaitConnected();
        camel.getRouteController().suspendRoute("route");

        proxy.freeze();

        awaitNoticed();
        proxy.unfreeze();
        proxy.reset();
        producer.publishNumbers(0, 10);
        camel.getRouteController().resumeRoute("route");
        received.expectExactly(numbers(0, 10));
    }

    @Test
    void aConnectionThatIsOnlySlowIsKept() throws Exception {
        proxy.delay(Duration.ofMillis(300)); // so that a pong takes longer than pingInterval
        route(uri(READER, "pingInterval=200", "pongTimeout=10000"), received);

        producer.publishNumbers(0, 500);

        received.expectExactly(numbers(0, 500));
        assertThat(stream().statistics().sessions()).isOne();
    }

    // ---- bytes

    @ParameterizedTest
    @ValueSource(strings = {READER, SUBSCRIPTION})
    void framesThatComeByteByByteAreWhole(String api) throws Exception {
        proxy.splitIntoBytes(true);
        route(uri(api), received);

        producer.publishNumbers(0, 100);

        received.expectExactly(numbers(0, 100));
        assertThat(stream().statistics().undecodable()).isZero();
        assertThat(stream().statistics().sessions()).isOne();
    }

    @Test
    void aThrottledConnectionOnlyTakesLonger() throws Exception {
        proxy.throttle(50_000);
        route(uri(SUBSCRIPTION), received);

        producer.publishNumbers(0, 500);

        received.expectExactly(numbers(0, 500));
        awaitNoBacklog("s");
    }

    // ---- stop

    @ParameterizedTest
    @ValueSource(strings = {READER, SUBSCRIPTION})
    void aStopCompletesInTimeIfThePeerNeverSeesTheCloseFrame(String api) throws Exception {
        proxy.dropCloseFrames(true);
        route(uri(api, "closeTimeout=300"), received);
        producer.publishNumbers(0, 10);
        received.awaitCount(10);

        stopsWithin(Duration.ofMillis(300));
    }

    @Test
    void aStopCompletesInTimeIfTheNetworkIsDead() throws Exception {
        route(uri(READER, "closeTimeout=300"), received);
        producer.publishNumbers(0, 10);
        received.awaitCount(10);
        proxy.freeze();

        stopsWithin(Duration.ofMillis(300));
    }

    @Test
    void aStopDuringAConnectCompletesInTime() throws Exception {
        proxy.freeze();
        Thread starting = new Thread(this::startRoute, "starting");
        starting.start();
        await().atMost(LIMIT).until(() -> proxy.accepted() == 1);

        // The start waits up to ten seconds for the first outcome.
        starting.join(LIMIT.toMillis());
        stopsWithin(Duration.ofSeconds(1));
    }

    @Test
    void aStopDuringBackoffCompletesAtOnceAndNoConnectionFollows() throws Exception {
        route(
                uri(READER)
                        .replace("reconnectDelay=50", "reconnectDelay=60000")
                        .replace("reconnectMaxDelay=200", "reconnectMaxDelay=60000"),
                received);
        cutUntilTheDelayIsLong();
        int accepted = proxy.accepted();

        stopsWithin(Duration.ofSeconds(1));

        assertThat(proxy.accepted()).isEqualTo(accepted);
    }

    @Test
    void aStopWithAnExchangeInFlightWaitsForItAndItIsNotReadAgain() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        route(uri(SUBSCRIPTION), held(go));
        producer.publishNumbers(0, 5);
        await().atMost(LIMIT).until(() -> stream().statistics().received() == 5);
        Thread stopping = new Thread(this::stopRoute, "stopping");
        stopping.start();
        await().atMost(LIMIT)
                .until(
                        () ->
                                camel.getRouteController().getRouteStatus("route").isStopping()
                                        || camel.getInflightRepository().size() > 0);

        go.countDown();
        stopping.join(LIMIT.toMillis());
        camel.getRouteController().startRoute("route");

        received.expectExactly(numbers(0, 5));
        awaitNoBacklog("s");
    }

    private void cutUntilTheDelayIsLong() {
        awaitConnected();
        await().atMost(LIMIT).until(this::isDelayAfterACutLong);
    }

    /** Otherwise, the stream is connected again. */
    private boolean isDelayAfterACutLong() {
        long before = stream().statistics().sessions();
        proxy.cut();
        await().atMost(LIMIT)
                .until(
                        () ->
                                stream().status().nextAttemptIn() != null
                                        || stream().statistics().sessions() > before);
        Duration delay = stream().status().nextAttemptIn();
        if (delay != null && delay.compareTo(LONG_DELAY) > 0) {
            return true;
        }
        consumer().reconnect();
        await().atMost(LIMIT).until(() -> stream().statistics().sessions() > before);
        awaitConnected();
        return false;
    }

    private void awaitNoticed() {
        EventStream stream = stream();
        await("the silence is detected")
                .atMost(PING_AND_PONG.plus(BUSY))
                .until(() -> stream.status().state() != StreamState.CONNECTED);
        assertThat(stream.status().cause()).hasMessageContaining("not even a pong");
    }

    private void stopsWithin(Duration limit) throws Exception {
        long start = System.nanoTime();
        camel.getRouteController().stopRoute("route");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit.plus(BUSY));
    }

    private String uriWithLiveness(String... options) {
        return uri(Stream.concat(Stream.of(options), Stream.of(LIVENESS)).toArray(String[]::new));
    }

    private Processor held(CountDownLatch go) {
        return exchange -> {
            go.await();
            received.process(exchange);
        };
    }

    private EventStream stream() {
        return consumer().streams().get(0);
    }

    private void startRoute() {
        try {
            route(uri(READER, "connectTimeout=60000"), received);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void stopRoute() {
        try {
            camel.getRouteController().stopRoute("route");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
