/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.before;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.Backoff;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Frame;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import io.github.camel8x8.events.internal.stream.transport.SessionEndedException;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a stream reconnects after it has lost its session, automatically and on request. */
class EventStreamReconnectTest extends AgainstScriptedPeer {

    private static final Backoff ONE_SECOND =
            new Backoff(Duration.ofMillis(900), Duration.ofMillis(1000), 1, -1);

    @Test
    void aLostSessionResumesAfterTheLastFinishedEvent() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.listener.acknowledging();
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        first.message(2);
        first.read(TEXT);
        first.read(TEXT);

        first.drop();

        assertThat(peer.accept().request().messageId()).isEqualTo(before(2));
        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void theStatusHasTheTimeOfTheLossAndNotOfAnAttempt() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        await().until(() -> stream.stream.status().state() == StreamState.CONNECTED);
        Instant connected = stream.stream.status().since();

        first.drop();
        await().until(() -> stream.stream.status().failedAttempts() == 1);
        Instant lost = stream.stream.status().since();
        peer.accept().drop();
        peer.accept().drop();
        await().until(() -> stream.stream.status().failedAttempts() >= 3);

        assertThat(stream.stream.status().since()).isEqualTo(lost).isAfterOrEqualTo(connected);
    }

    @Test
    void whatIsQueuedIsDroppedAndAskedForAgain() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(7);
        Delivery queued = stream.listener.delivery(0);

        first.drop();
        Wire second = peer.accept();
        Request request = second.request();

        assertThat(request.messageId()).isEqualTo(before(7));
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
    void eventsThatComeTogetherWithTheServersCloseAreStillHandedOver() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        Wire wire = peer.acceptUpgrade();

        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.write(Wire.frame(true, TEXT, Wire.messageText(7).getBytes(UTF_8)));
        segment.write(Wire.frame(true, CLOSE, Wire.closePayload(1000, "bye")));
        wire.raw(segment.toByteArray());

        peer.accept();
        assertThat(stream.listener.ids()).containsExactly(id(7));
        assertThat(stream.listener.delivered).contains(1);
    }

    @Test
    void framesThatTheLostSessionHadSentBeforeItsEndAreNotMixedIn() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        stream.listener.delivery(0);

        stream.stream.reconnect();
        Frame close = first.read(CLOSE);
        first.message(2); // late: the client has closed this session
        first.raw(Wire.frame(true, CLOSE, close.payload()));
        Wire second = peer.acceptUpgrade();
        second.message(1);

        stream.listener.delivery(1);
        assertThat(stream.listener.ids()).containsExactly(id(1), id(1));
    }

    @Test
    void eachFailureInARowWaitsItsBackoff() throws Exception {
        StreamFixture stream = fixture.stream(options.backoff(ONE_SECOND));
        stream.start();
        Wire first = peer.acceptUpgrade();
        long before = System.nanoTime();
        first.drop();
        peer.acceptUpgrade();

        Duration wait = stream.awaitReported(StreamState.RECONNECTING).nextAttemptIn();
        assertThat(wait).isBetween(Duration.ZERO, Duration.ofMillis(1000));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(wait);
    }

    @Test
    void theServersRetryAfterIsWaitedFor() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        long before = System.nanoTime();
        peer.reject(429, "Retry-After: 1\r\n");

        peer.acceptUpgrade();

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(900));
        assertThat(stream.listener.statuses.get(1).nextAttemptIn()).hasSeconds(1);
    }

    @Test
    void aRejectionThatWouldFailTheStartIsRetriedLater() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        peer.acceptUpgrade().drop();
        peer.reject(401, "");

        peer.acceptUpgrade();

        stream.awaitState(StreamState.CONNECTED);
        assertThat(stream.listener.states()).doesNotContain(StreamState.FAILED);
    }

    @Test
    void afterTheLastAttemptTheStreamHasFailed() throws Exception {
        StreamFixture stream =
                fixture.stream(
                        options.backoff(
                                new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), 1, 2)));
        stream.start();
        peer.acceptUpgrade().drop();
        peer.reject(503, "");
        peer.reject(503, "");

        stream.awaitState(StreamState.FAILED);

        assertThat(stream.stream.status().cause()).hasMessageContaining("HTTP 503");
        assertThat(stream.stream.status().failedAttempts()).isEqualTo(3);
        await().during(Duration.ofMillis(100)).until(() -> peer.accepted() == 3);
    }

    @Test
    void aFirstAttemptThatIsTheLastFailsTheStart() throws Exception {
        StreamFixture stream =
                fixture.stream(
                        options.backoff(
                                new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), 1, 0)));
        CompletableFuture<Void> started = stream.start();
        peer.reject(503, "");

        assertThatThrownBy(() -> started.get(20, TimeUnit.SECONDS))
                .hasMessageContaining("HTTP 503");
    }

    @Test
    void theServersCloseIsReportedWithItsCodeAndReason() throws Exception {
        StreamFixture stream = fixture.stream(options.backoff(ONE_SECOND));
        stream.start();
        peer.acceptUpgrade().closeFrame(1001, "Idle timeout expired");

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .isInstanceOf(SessionEndedException.class)
                .hasMessageContaining("Idle timeout expired (1001)");
    }

    @Test
    void reconnectClosesTheSessionWithAHandshakeFirst() throws Exception {
        StreamFixture stream = fixture.stream(options);
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
        StreamFixture stream = fixture.stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);

        stream.stream.reconnect();
        Frame close = first.read(CLOSE); // the old session is not closed yet
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
                fixture.stream(
                        options.backoff(new Backoff(TestOptions.LONG, TestOptions.LONG, 1, -1)));
        stream.start();
        peer.reject(429, "Retry-After: 3000\r\n");
        stream.awaitState(StreamState.RECONNECTING);

        stream.stream.reconnect();

        peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);
    }

    @Test
    void reconnectBeforeTheStartDoesNothing() {
        StreamFixture stream = fixture.stream(options);

        stream.stream.reconnect();

        await().during(Duration.ofMillis(50))
                .until(() -> stream.stream.status().state() == StreamState.STOPPED);
    }
}
