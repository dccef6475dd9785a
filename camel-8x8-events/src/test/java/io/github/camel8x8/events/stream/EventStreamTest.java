/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import static io.github.camel8x8.events.stream.CapturedFrames.id;
import static io.github.camel8x8.events.stream.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.stream.ScriptedPeer.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.protocol.MessageId;
import io.github.camel8x8.events.stream.ScriptedPeer.Frame;
import io.github.camel8x8.events.stream.ScriptedPeer.Request;
import io.github.camel8x8.events.stream.ScriptedPeer.Wire;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream over its sessions: how it starts, loses, comes back and stops. */
class EventStreamTest {

    private static final Backoff ONE_SECOND =
            new Backoff(Duration.ofMillis(900), Duration.ofMillis(1000), 1, -1);

    @RegisterExtension final SessionFixture fixture = new SessionFixture();

    private ScriptedPeer peer;
    private TestOptions options;

    @BeforeEach
    void listen() {
        peer = fixture.peer();
        options = TestOptions.reader("latest").at(peer.url());
    }

    // ---- start

    @Test
    void aNewStreamIsStoppedAndDoesNothing() {
        StreamFixture stream = stream(options);

        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
        assertThat(stream.stream.position()).isNull();
        assertThat(peer.accepted()).isZero();
    }

    @Test
    void startIsDoneWithTheFirstSession() throws Exception {
        StreamFixture stream = stream(options);
        CompletableFuture<Void> started = stream.start();
        assertThat(started).isNotDone();

        peer.acceptUpgrade();

        started.get(5, TimeUnit.SECONDS);
        assertThat(stream.listener.states())
                .containsExactly(StreamState.CONNECTING, StreamState.CONNECTED);
        assertThat(stream.stream.statistics().sessions()).isOne();
    }

    @Test
    void eventsComeInOrderAndTheirCreditsGoBack() throws Exception {
        StreamFixture stream = stream(options);
        stream.listener.acknowledging();
        stream.start();
        Wire wire = peer.acceptUpgrade();

        for (int entry = 1; entry <= 50; entry++) {
            wire.message(entry);
        }

        for (int entry = 1; entry <= 50; entry++) {
            assertThat(wire.read(TEXT).text()).isEqualTo("{\"messageId\":\"" + id(entry) + "\"}");
            assertThat(stream.listener.ids().get(entry - 1)).isEqualTo(id(entry));
        }
        await().until(() -> id(50).equals(stream.stream.position()));
        assertThat(stream.stream.statistics().received()).isEqualTo(50);
    }

    @Test
    void aPermanentRefusalFailsTheStart() throws Exception {
        StreamFixture stream = stream(options);
        CompletableFuture<Void> started = stream.start();
        refuse(401, "");

        assertThatThrownBy(() -> started.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("check apiKey");
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.FAILED);
        assertThat(stream.stream.status().cause()).hasMessageContaining("HTTP 401");
    }

    @Test
    void aTransientRefusalDoesNotFailTheStartAndIsTriedAgain() throws Exception {
        StreamFixture stream = stream(options);
        CompletableFuture<Void> started = stream.start();
        refuse(503, "");
        started.get(5, TimeUnit.SECONDS);

        peer.acceptUpgrade();

        stream.awaitState(StreamState.CONNECTED);
        assertThat(stream.listener.states())
                .containsExactly(
                        StreamState.CONNECTING,
                        StreamState.RECONNECTING,
                        StreamState.CONNECTING,
                        StreamState.CONNECTED);
        assertThat(stream.listener.statuses.get(1).cause()).hasMessageContaining("HTTP 503");
        assertThat(stream.listener.statuses.get(1).failedAttempts()).isOne();
    }

    @Test
    void nobodyListeningDoesNotFailTheStart() throws Exception {
        peer.close();
        StreamFixture stream = stream(options);

        stream.start().get(5, TimeUnit.SECONDS);

        assertThat(stream.awaitTold(StreamState.RECONNECTING).cause())
                .hasMessageContaining("Cannot connect to " + peer.url())
                .hasMessageContaining("Connection refused");
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAfterTheConnectTimeout() throws Exception {
        StreamFixture stream = stream(options.connectTimeout(Duration.ofMillis(200)));
        CompletableFuture<Void> started = stream.start();
        Wire silent = peer.accept();

        started.get(5, TimeUnit.SECONDS);

        silent.awaitEnd();
        peer.accept();
        assertThat(stream.listener.statuses.get(1).cause())
                .hasMessageContaining("no answer within 200 ms");
    }

    @Test
    void aRefusalWhoseBodyDoesNotEndIsStillThatRefusal() throws Exception {
        StreamFixture stream = stream(options.closeTimeout(Duration.ofMillis(200)));
        CompletableFuture<Void> started = stream.start();
        Wire wire = peer.accept();
        wire.request();
        wire.raw("HTTP/1.1 403 No\r\nContent-Length: 100\r\n\r\nhalf");

        assertThatThrownBy(() -> started.get(5, TimeUnit.SECONDS)).hasMessageContaining("HTTP 403");
        wire.awaitEnd();
    }

    @Test
    void aKeyProviderThatHangsIsGivenUpAfterTheConnectTimeout() throws Exception {
        CountDownLatch key = new CountDownLatch(1);
        StreamFixture stream =
                stream(
                        options.connectTimeout(Duration.ofMillis(100))
                                .credentials(
                                        new Credentials(() -> waitedFor(key), ApiKeyIn.HEADER)));

        stream.start().get(5, TimeUnit.SECONDS);
        stream.awaitTold(StreamState.RECONNECTING);
        stream.stop();
        key.countDown();

        await().during(Duration.ofMillis(100)).until(() -> peer.accepted() == 0);
    }

    @Test
    void aKeyProviderThatFailsIsTriedAgainAndNamed() throws Exception {
        StreamFixture stream =
                stream(options.credentials(new Credentials(() -> "", ApiKeyIn.HEADER)));

        stream.start().get(5, TimeUnit.SECONDS);

        assertThat(stream.listener.statuses.get(1).cause())
                .hasMessageContaining("apiKeyProvider gave no key");
    }

    @Test
    void noStatusHoldsTheKey() throws Exception {
        StreamFixture stream = stream(options.key("eght_secret", ApiKeyIn.QUERY));
        stream.start();
        refuse(503, "X-Note: eght_secret\r\n");
        peer.acceptUpgrade().drop();
        peer.acceptUpgrade().closeFrame(1011, "bye");
        await().until(() -> stream.listener.states().size() >= 8);

        assertThat(stream.listener.statuses)
                .allSatisfy(
                        status -> {
                            assertThat(status.toString()).doesNotContain("eght_secret");
                            for (Throwable t = status.cause(); t != null; t = t.getCause()) {
                                assertThat(t.toString()).doesNotContain("eght_secret");
                            }
                        });
    }

    // ---- loss and return

    @Test
    void aLostSessionComesBackAfterTheLastFinishedEvent() throws Exception {
        StreamFixture stream = stream(options);
        stream.listener.acknowledging();
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        first.message(2);
        first.read(TEXT);
        first.read(TEXT);

        first.drop();

        assertThat(messageIdAskedFor(peer.accept().request())).isEqualTo(before(2));
        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void whatIsQueuedIsDroppedAndAskedForAgain() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(7);
        Delivery queued = stream.listener.delivery(0);

        first.drop();
        Wire second = peer.accept();
        Request request = second.request();

        assertThat(messageIdAskedFor(request)).isEqualTo(before(7));
        assertThat(queued.isDropped()).isTrue();
        assertThat(stream.listener.dropped).hasPositiveValue();
        second.upgrade(request);
        second.message(7);
        Delivery again = stream.listener.delivery(1);
        assertThat(again.begin()).isTrue();
        again.acknowledge();
        assertThat(second.read(TEXT).text()).contains(id(7));
    }

    @Test
    void framesThatTheLostSessionHadSentBeforeItsEndAreNotMixedIn() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        stream.listener.delivery(0);

        stream.stream.reconnect();
        Frame close = first.read(CLOSE);
        first.message(2); // late: the client has left this session
        first.raw(Wire.frame(true, CLOSE, close.payload()));
        Wire second = peer.acceptUpgrade();
        second.message(1);

        stream.listener.delivery(1);
        assertThat(stream.listener.ids()).containsExactly(id(1), id(1));
    }

    @Test
    void eachFailureInARowWaitsItsBackoff() throws Exception {
        StreamFixture stream = stream(options.backoff(ONE_SECOND));
        stream.start();
        peer.acceptUpgrade().drop();
        long dropped = System.nanoTime();
        peer.acceptUpgrade();

        Duration wait = stream.awaitTold(StreamState.RECONNECTING).nextAttemptIn();
        assertThat(wait).isBetween(Duration.ZERO, Duration.ofMillis(1000));
        assertThat(Duration.ofNanos(System.nanoTime() - dropped)).isGreaterThanOrEqualTo(wait);
    }

    @Test
    void theServersRetryAfterIsWaitedFor() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        refuse(429, "Retry-After: 1\r\n");
        long refused = System.nanoTime();

        peer.acceptUpgrade();

        assertThat(Duration.ofNanos(System.nanoTime() - refused))
                .isGreaterThan(Duration.ofMillis(900));
        assertThat(stream.listener.statuses.get(1).nextAttemptIn()).hasSeconds(1);
    }

    @Test
    void aRefusalThatWouldFailTheStartIsTriedAgainLater() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        peer.acceptUpgrade().drop();
        refuse(401, "");

        peer.acceptUpgrade();

        stream.awaitState(StreamState.CONNECTED);
        assertThat(stream.listener.states()).doesNotContain(StreamState.FAILED);
    }

    @Test
    void afterTheLastAttemptTheStreamHasFailed() throws Exception {
        StreamFixture stream =
                stream(
                        options.backoff(
                                new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), 1, 2)));
        stream.start();
        peer.acceptUpgrade().drop();
        refuse(503, "");
        refuse(503, "");

        stream.awaitState(StreamState.FAILED);

        assertThat(stream.stream.status().cause()).hasMessageContaining("HTTP 503");
        assertThat(stream.stream.status().failedAttempts()).isEqualTo(3);
        await().during(Duration.ofMillis(100)).until(() -> peer.accepted() == 3);
    }

    @Test
    void aFirstAttemptThatIsTheLastFailsTheStart() throws Exception {
        StreamFixture stream =
                stream(
                        options.backoff(
                                new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), 1, 0)));
        CompletableFuture<Void> started = stream.start();
        refuse(503, "");

        assertThatThrownBy(() -> started.get(5, TimeUnit.SECONDS)).hasMessageContaining("HTTP 503");
    }

    @Test
    void theServersCloseIsToldWithItsCodeAndWords() throws Exception {
        StreamFixture stream = stream(options.backoff(ONE_SECOND));
        stream.start();
        peer.acceptUpgrade().closeFrame(1001, "Idle timeout expired");

        assertThat(stream.awaitTold(StreamState.RECONNECTING).cause())
                .isInstanceOf(SessionEndedException.class)
                .hasMessageContaining("Idle timeout expired (1001)");
    }

    // ---- gaps

    @Test
    void latestThatIsLostBeforeItsFirstEventReportsAGap() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        peer.acceptUpgrade().drop();
        Request again = peer.accept().request();

        assertThat(stream.listener.gaps).hasSize(1);
        assertThat(stream.stream.statistics().gaps()).isOne();
        assertThat(messageIdAskedFor(again)).isEqualTo("latest");
    }

    @Test
    void attemptsThatFailAreNoFurtherGap() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        refuse(503, "");
        peer.acceptUpgrade().drop();
        refuse(503, "");
        peer.accept();

        assertThat(stream.listener.gaps).hasSize(1);
    }

    @Test
    void reconnectingByHandBeforeTheFirstEventIsAGapToo() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);

        stream.stream.reconnect();
        first.raw(Wire.frame(true, CLOSE, first.read(CLOSE).payload()));
        peer.accept();

        assertThat(stream.listener.gaps).hasSize(1);
    }

    @Test
    void earliestAndSubscriptionsHaveNoGap() throws Exception {
        for (TestOptions resumable :
                new TestOptions[] {
                    TestOptions.reader("earliest"),
                    TestOptions.subscription(SubscriptionType.Shared)
                }) {
            StreamFixture stream = stream(resumable.at(peer.url()));
            stream.start();
            peer.acceptUpgrade().drop();
            peer.accept();

            assertThat(stream.listener.gaps).isEmpty();
            stream.stop();
        }
    }

    // ---- one at a time

    @Test
    void reconnectLeavesTheSessionByTheClosingHandshakeFirst() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);

        stream.stream.reconnect();
        Frame close = first.read(CLOSE);
        await().during(Duration.ofMillis(100)).until(() -> peer.accepted() == 1);
        first.raw(Wire.frame(true, CLOSE, close.payload()));

        peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);
        assertThat(stream.stream.statistics().sessions()).isEqualTo(2);
    }

    @Test
    void reconnectingManyTimesAtOnceMakesOneSession() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);

        stream.stream.reconnect();
        Frame close = first.read(CLOSE); // the old session is not gone yet
        for (int i = 0; i < 5; i++) {
            stream.stream.reconnect();
        }
        await().during(Duration.ofMillis(100)).until(() -> peer.accepted() == 1);
        first.raw(Wire.frame(true, CLOSE, close.payload()));
        peer.acceptUpgrade();

        stream.awaitState(StreamState.CONNECTED);
        await().during(Duration.ofMillis(200)).until(() -> peer.accepted() == 2);
    }

    @Test
    void reconnectDuringTheBackoffDoesNotWaitForIt() throws Exception {
        StreamFixture stream =
                stream(options.backoff(new Backoff(TestOptions.LONG, TestOptions.LONG, 1, -1)));
        stream.start();
        refuse(429, "Retry-After: 3000\r\n");
        stream.awaitState(StreamState.RECONNECTING);

        stream.stream.reconnect();

        peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);
    }

    @Test
    void reconnectBeforeTheStartDoesNothing() {
        StreamFixture stream = stream(options);

        stream.stream.reconnect();

        await().during(Duration.ofMillis(50))
                .until(() -> stream.stream.status().state() == StreamState.STOPPED);
    }

    // ---- a failed event

    @Test
    void aFailedEventOfAReaderRewindsToIt() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        first.message(2);
        first.message(3);
        begin(stream.listener.delivery(0)).acknowledge();
        Delivery failing = begin(stream.listener.delivery(1));
        Delivery queued = stream.listener.delivery(2);

        failing.negativeAcknowledge();

        Frame close = first.read(CLOSE);
        first.raw(Wire.frame(true, CLOSE, close.payload()));
        Wire second = peer.accept();
        Request request = second.request();
        assertThat(messageIdAskedFor(request)).isEqualTo(before(1));
        assertThat(queued.isDropped()).isTrue();
        assertThat(stream.listener.states()).contains(StreamState.REWINDING);
        second.upgrade(request);
        second.message(1);
        second.message(2);
        assertThat(stream.listener.delivery(3).message().messageId()).isEqualTo(id(2));
    }

    @Test
    void aFailedMessageOfAnExclusiveSubscriptionComesAgainAfterItsDelay() throws Exception {
        StreamFixture stream =
                stream(
                        options.api(
                                TestOptions.consumer(
                                        SubscriptionType.Exclusive,
                                        Duration.ofMillis(300),
                                        null,
                                        false)));
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        Delivery failing = begin(stream.listener.delivery(0));
        long failed = System.nanoTime();
        failing.negativeAcknowledge();

        Frame close = first.read(CLOSE);

        assertThat(Duration.ofNanos(System.nanoTime() - failed))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
        first.raw(Wire.frame(true, CLOSE, close.payload()));
        Wire second = peer.acceptUpgrade();
        second.message(1);
        begin(stream.listener.delivery(1)).acknowledge();
        assertThat(second.read(TEXT).text()).isEqualTo("{\"messageId\":\"" + id(1) + "\"}");
    }

    @Test
    void aFailedMessageOfASharedSubscriptionIsAskedForOnTheSameSession() throws Exception {
        StreamFixture stream =
                stream(TestOptions.subscription(SubscriptionType.Shared).at(peer.url()));
        stream.start();
        Wire wire = peer.acceptUpgrade();
        wire.message(1);

        begin(stream.listener.delivery(0)).negativeAcknowledge();

        assertThat(wire.read(TEXT).text()).contains("negativeAcknowledge").contains(id(1));
        assertThat(peer.accepted()).isOne();
    }

    @Test
    void aSessionLostDuringARewindDoesNotShortenItsDelay() throws Exception {
        StreamFixture stream =
                stream(
                        options.api(
                                TestOptions.consumer(
                                        SubscriptionType.Exclusive,
                                        Duration.ofMillis(500),
                                        null,
                                        false)));
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        Delivery failing = begin(stream.listener.delivery(0));
        long failed = System.nanoTime();
        failing.negativeAcknowledge();
        stream.awaitTold(StreamState.REWINDING);

        first.drop();

        peer.accept();
        assertThat(Duration.ofNanos(System.nanoTime() - failed))
                .isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aListenerThatThrowsFailsThatOneEvent() throws Exception {
        StreamFixture stream =
                stream(TestOptions.subscription(SubscriptionType.Shared).at(peer.url()));
        stream.listener.route =
                delivery -> {
                    throw new IllegalStateException("a route's fault");
                };
        stream.start();
        Wire wire = peer.acceptUpgrade();

        wire.message(1);

        assertThat(wire.read(TEXT).text()).contains("negativeAcknowledge").contains(id(1));
        stream.awaitState(StreamState.CONNECTED);
    }

    @Test
    void aFrameThatCannotBeDecodedIsToldAndCostsNoCredit() throws Exception {
        StreamFixture stream = stream(options);
        stream.listener.acknowledging();
        stream.start();
        Wire wire = peer.acceptUpgrade();

        wire.text("{\"payload\":\"Mary Smith\"}");
        wire.message(1);

        assertThat(wire.read(TEXT).text()).isEqualTo("{\"messageId\":\"\"}");
        assertThat(wire.read(TEXT).text()).contains(id(1));
        assertThat(stream.listener.undecodable).singleElement().asString().doesNotContain("Mary");
        assertThat(stream.stream.statistics().undecodable()).isOne();
    }

    @Test
    void controlFramesAreNeitherEventsNorAnswered() throws Exception {
        StreamFixture stream = stream(options);
        stream.listener.acknowledging();
        stream.start();
        Wire wire = peer.acceptUpgrade();

        wire.text("{\"endOfTopic\":true}");
        wire.text("{\"type\":\"notice\"}");
        wire.message(1);

        assertThat(wire.read(TEXT).text()).contains(id(1));
        assertThat(stream.listener.ids()).containsExactly(id(1));
    }

    @Test
    void anEventThatTheServerNoLongerHasIsAGap() throws Exception {
        MemoryStore store = new MemoryStore();
        store.save(id(41));
        StreamFixture stream = stored(store);
        stream.start();

        peer.acceptUpgrade().message(90);

        await().until(() -> stream.listener.gaps.size() == 1);
        assertThat(stream.stream.statistics().gaps()).isOne();
        assertThat(stream.stream.findings().gap().text()).contains(id(41), id(90), "retention");
        stream.listener.delivery(0);
    }

    @Test
    void anEventThatTheServerStillHasIsNoGapAndNotDeliveredAgain() throws Exception {
        MemoryStore store = new MemoryStore();
        store.save(id(41));
        StreamFixture stream = stored(store);
        stream.start();

        Wire wire = peer.acceptUpgrade();
        wire.message(41);
        wire.message(90);

        stream.listener.delivery(0);
        assertThat(stream.listener.ids()).containsExactly(id(90));
        assertThat(stream.listener.gaps).isEmpty();
    }

    // ---- idleness and liveness

    @Test
    void aSessionWithoutEventsIsOpenedAnew() throws Exception {
        StreamFixture stream =
                stream(
                        TestOptions.reader("earliest")
                                .at(peer.url())
                                .idleReconnect(Duration.ofMillis(200)));
        stream.start();
        Wire first = peer.acceptUpgrade();

        first.raw(Wire.frame(true, CLOSE, first.read(CLOSE).payload()));

        Wire second = peer.acceptUpgrade();
        assertThat(stream.listener.gaps).isEmpty();
        assertThat(stream.stream.statistics().idleReconnects()).isOne();
        assertThat(stream.stream.findings().silence().text()).contains("no event has come since");

        second.text(
                "{\"messageId\":\"%s\",\"payload\":\"e30=\",\"publishTime\":\"%s\"}"
                        .formatted(id(1), OffsetDateTime.now().minusMinutes(1)));
        await().untilAsserted(
                        () ->
                                assertThat(stream.stream.findings().silence().text())
                                        .contains("was dead"));
    }

    @Test
    void aSessionWithoutEventsIsKeptWhereSomethingCouldBeMissed() throws Exception {
        StreamFixture stream = stream(options.idleReconnect(Duration.ofMillis(50)));
        stream.start();
        peer.acceptUpgrade();

        await().during(Duration.ofMillis(300)).until(() -> peer.accepted() == 1);
        stream.awaitState(StreamState.CONNECTED);
    }

    @Test
    void aSessionWithAnUnfinishedEventIsNotIdle() throws Exception {
        StreamFixture stream = stream(options.idleReconnect(Duration.ofMillis(100)));
        stream.start();
        Wire wire = peer.acceptUpgrade();
        wire.message(1);
        Delivery running = begin(stream.listener.delivery(0));
        await().during(Duration.ofMillis(300)).until(() -> peer.accepted() == 1);

        running.acknowledge();

        wire.read(CLOSE);
    }

    @Test
    void aFrozenPeerIsLeftForANewSession() throws Exception {
        StreamFixture stream =
                stream(options.liveness(Duration.ofMillis(50), Duration.ofMillis(100)));
        stream.start();
        peer.acceptUpgrade();

        peer.acceptUpgrade();

        assertThat(stream.listener.statuses.stream().map(StreamStatus::cause))
                .anySatisfy(cause -> assertThat(cause).hasMessageContaining("not even a pong"));
    }

    // ---- stop

    @Test
    void stopAcknowledgesWhatIsFinishedAndClosesInGoodOrder() throws Exception {
        MemoryStore store = new MemoryStore();
        StreamFixture stream = stored(store);
        stream.listener.acknowledging();
        stream.start();
        Wire wire = peer.acceptUpgrade();
        wire.message(1);
        wire.message(2);
        stream.listener.delivery(1);

        CompletableFuture<Void> stopped = stream.stream.stop();
        assertThat(wire.read(TEXT).text()).contains(id(1));
        assertThat(wire.read(TEXT).text()).contains(id(2));
        Frame close = wire.read();
        assertThat(close.code()).isEqualTo(1000);
        assertThat(stopped).isNotDone();
        wire.raw(Wire.frame(true, CLOSE, close.payload()));

        stopped.get(5, TimeUnit.SECONDS);
        wire.awaitEnd();
        assertThat(store.load()).isEqualTo(id(2));
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
    }

    @Test
    void stopIsDoneAfterTheCloseTimeoutWhereThePeerIgnoresTheClose() throws Exception {
        StreamFixture stream = stream(options.closeTimeout(Duration.ofMillis(150)));
        stream.start();
        Wire wire = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);

        stream.stop();

        wire.awaitEnd();
    }

    @Test
    void aSecondStopIsDoneNotBeforeTheConnectionIsGone() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        Wire wire = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);

        stream.stream.stop();
        CompletableFuture<Void> second = stream.stream.stop();
        Frame close = wire.read(CLOSE);
        await().during(Duration.ofMillis(100)).until(() -> !second.isDone());
        wire.raw(Wire.frame(true, CLOSE, close.payload()));

        second.get(5, TimeUnit.SECONDS);
    }

    @Test
    void stopWhileTheSessionIsLeftForANewOneWaitsForThatToo() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        Wire wire = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);
        stream.stream.reconnect();
        Frame close = wire.read(CLOSE);

        CompletableFuture<Void> stopped = stream.stream.stop();
        await().during(Duration.ofMillis(100)).until(() -> !stopped.isDone());
        wire.raw(Wire.frame(true, CLOSE, close.payload()));

        stopped.get(5, TimeUnit.SECONDS);
        assertThat(peer.accepted()).isOne();
    }

    @Test
    void stopDuringTheConnectGivesTheAttemptUp() throws Exception {
        StreamFixture stream = stream(options);
        CompletableFuture<Void> started = stream.start();
        Wire wire = peer.accept();
        wire.request();

        stream.stop();

        wire.awaitEnd();
        started.get(5, TimeUnit.SECONDS);
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
    }

    @Test
    void stopDuringTheConnectIsNotUndoneByTheAnswer() throws Exception {
        StreamFixture stream = stream(options.closeTimeout(Duration.ofMillis(100)));
        stream.start();
        Wire wire = peer.accept();
        Request request = wire.request();

        CompletableFuture<Void> stopped = stream.stream.stop();
        try {
            wire.upgrade(request);
        } catch (java.net.SocketException e) {
            // the connection may be gone already
        }

        stopped.get(5, TimeUnit.SECONDS);
        wire.awaitEnd();
        assertThat(stream.listener.states()).doesNotContain(StreamState.CONNECTED);
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
    }

    @Test
    void stopDuringTheBackoffIsDoneAtOnceAndNoAttemptFollows() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        refuse(503, "Retry-After: 1\r\n");
        stream.awaitState(StreamState.RECONNECTING);

        stream.stop();

        await().during(Duration.ofMillis(1200)).until(() -> peer.accepted() == 1);
    }

    @Test
    void stopBeforeTheStartIsDoneAtOnce() throws Exception {
        stream(options).stop();

        assertThat(peer.accepted()).isZero();
    }

    @Test
    void stopAfterTheEngineIsClosedIsDone() throws Exception {
        StreamFixture stream = stream(options);
        stream.start();
        peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);
        fixture.engine().close();

        stream.stop();
    }

    @Test
    void whatIsSettledAfterTheStopDoesNoHarm() throws Exception {
        StreamFixture stream = stream(options.closeTimeout(Duration.ofMillis(50)));
        stream.start();
        Wire wire = peer.acceptUpgrade();
        wire.message(1);
        wire.message(2);
        Delivery first = begin(stream.listener.delivery(0));
        Delivery second = begin(stream.listener.delivery(1));
        stream.stop();

        assertThat(first.acknowledge()).isTrue();
        assertThat(second.negativeAcknowledge()).isTrue();

        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
        assertThat(peer.accepted()).isOne();
    }

    // ---- a stored position

    @Test
    void aStoredPositionIsAskedForAtTheStart() throws Exception {
        MemoryStore store = new MemoryStore();
        store.save(id(41));
        stored(store).start();

        assertThat(messageIdAskedFor(peer.accept().request())).isEqualTo(before(41));
    }

    @Test
    void aStoredPositionThatIsNoneFailsTheStart() {
        MemoryStore store = new MemoryStore();
        store.saved.add("rubbish");

        assertThatThrownBy(() -> stored(store).start().get(5, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offsetRepository");
        assertThat(peer.accepted()).isZero();
    }

    @Test
    void thePlaceBeforeAFirstEventThatIsNotFinishedIsStored() throws Exception {
        MemoryStore store = new MemoryStore();
        StreamFixture stream = stored(store);
        stream.start();
        Wire wire = peer.acceptUpgrade();
        wire.message(9);
        begin(stream.listener.delivery(0));

        CompletableFuture<Void> stopped = stream.stream.stop();
        wire.raw(Wire.frame(true, CLOSE, wire.read(CLOSE).payload()));
        stopped.get(5, TimeUnit.SECONDS);

        assertThat(store.load()).isEqualTo(before(9));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPositionThatCannotBeStoredIsToldAndTheStreamGoesOn(boolean atTheEnd) throws Exception {
        MemoryStore store = new MemoryStore();
        StreamFixture stream = stored(store);
        stream.listener.acknowledging();
        stream.start();
        Wire wire = peer.acceptUpgrade();
        store.fails = true;
        wire.message(1);
        wire.read(TEXT);
        await().until(() -> !stream.listener.notStored.isEmpty());
        store.fails = atTheEnd;

        wire.message(2);
        wire.read(TEXT);
        CompletableFuture<Void> stopped = stream.stream.stop();
        wire.raw(Wire.frame(true, CLOSE, wire.read(CLOSE).payload()));
        stopped.get(5, TimeUnit.SECONDS);

        if (atTheEnd) {
            assertThat(store.saved).isEmpty();
        } else {
            assertThat(store.saved).endsWith(id(2));
        }
    }

    private StreamFixture stream(TestOptions options) {
        return fixture.closing(new StreamFixture(fixture.engine(), options.build()));
    }

    private StreamFixture stored(MemoryStore store) {
        return fixture.closing(
                new StreamFixture(
                        fixture.engine(),
                        options.build(),
                        PositionKeeping.stored(store, Duration.ofMillis(20))));
    }

    private void refuse(int status, String headers) throws Exception {
        Wire wire = peer.accept();
        wire.request();
        wire.raw("HTTP/1.1 " + status + " No\r\n" + headers + "Content-Length: 0\r\n\r\n");
    }

    private static String before(long entry) {
        return MessageId.parse(id(entry)).predecessor().toText();
    }

    private static Delivery begin(Delivery delivery) {
        assertThat(delivery.begin()).isTrue();
        return delivery;
    }

    private static String messageIdAskedFor(Request request) {
        String query = request.target().substring(request.target().indexOf('?') + 1);
        for (String parameter : query.split("&")) {
            if (parameter.startsWith("messageId=")) {
                return URLDecoder.decode(parameter.substring("messageId=".length()), UTF_8);
            }
        }
        return null;
    }

    private static String waitedFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "key";
    }
}
