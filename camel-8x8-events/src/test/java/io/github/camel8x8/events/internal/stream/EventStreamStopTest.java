/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.position.MemoryStore;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Frame;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A stop of the stream in each of its states. */
class EventStreamStopTest extends AgainstScriptedPeer {

    @Test
    void stopAcknowledgesFinishedEventsAndClosesCleanly() throws Exception {
        MemoryStore store = new MemoryStore();
        StreamFixture stream = fixture.stream(options, store);
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

        stopped.get(20, TimeUnit.SECONDS);
        wire.awaitEnd();
        assertThat(store.saved).endsWith(id(2));
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
    }

    @Test
    void stopCompletesAfterTheCloseTimeoutIfThePeerIgnoresTheClose() throws Exception {
        StreamFixture stream = fixture.stream(options.closeTimeout(Duration.ofMillis(150)));
        stream.start();
        Wire wire = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);

        stream.stop();

        wire.awaitEnd();
    }

    @Test
    void aSecondStopCompletesOnlyAfterTheConnectionIsClosed() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        Wire wire = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);

        stream.stream.stop();
        CompletableFuture<Void> second = stream.stream.stop();
        Frame close = wire.read(CLOSE);
        await().during(Duration.ofMillis(100)).until(() -> !second.isDone());
        wire.raw(Wire.frame(true, CLOSE, close.payload()));

        second.get(20, TimeUnit.SECONDS);
    }

    @Test
    void stopWhileTheSessionIsBeingReplacedWaitsForThatToo() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        Wire wire = peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);
        stream.stream.reconnect();
        Frame close = wire.read(CLOSE);

        CompletableFuture<Void> stopped = stream.stream.stop();
        await().during(Duration.ofMillis(100)).until(() -> !stopped.isDone());
        wire.raw(Wire.frame(true, CLOSE, close.payload()));

        stopped.get(20, TimeUnit.SECONDS);
        assertThat(peer.accepted()).isOne();
    }

    @Test
    void stopDuringTheConnectCancelsTheAttempt() throws Exception {
        StreamFixture stream = fixture.stream(options);
        CompletableFuture<Void> started = stream.start();
        Wire wire = peer.accept();
        wire.request();

        stream.stop();

        wire.awaitEnd();
        started.get(20, TimeUnit.SECONDS);
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
    }

    @Test
    void stopDuringTheConnectIsNotUndoneByTheAnswer() throws Exception {
        StreamFixture stream = fixture.stream(options.closeTimeout(Duration.ofMillis(100)));
        stream.start();
        Wire wire = peer.accept();
        Request request = wire.request();

        CompletableFuture<Void> stopped = stream.stream.stop();
        try {
            wire.upgrade(request);
        } catch (java.net.SocketException e) {
            // the connection may be closed already
        }

        stopped.get(20, TimeUnit.SECONDS);
        wire.awaitEnd();
        assertThat(stream.listener.states()).doesNotContain(StreamState.CONNECTED);
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
    }

    @Test
    void stopDuringTheBackoffCompletesAtOnceAndNoAttemptFollows() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        peer.reject(503, "Retry-After: 1\r\n");
        stream.awaitState(StreamState.RECONNECTING);

        stream.stop();

        await().during(Duration.ofMillis(1200)).until(() -> peer.accepted() == 1);
    }

    @Test
    void stopBeforeTheStartCompletesAtOnce() throws Exception {
        fixture.stream(options).stop();

        assertThat(peer.accepted()).isZero();
    }

    @Test
    void stopAfterTheEngineIsClosedCompletes() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        peer.acceptUpgrade();
        stream.awaitState(StreamState.CONNECTED);
        fixture.engine().close();

        stream.stop();
    }

    @Test
    void anAcknowledgementAfterTheStopDoesNoHarm() throws Exception {
        StreamFixture stream = fixture.stream(options.closeTimeout(Duration.ofMillis(50)));
        stream.start();
        Wire wire = peer.acceptUpgrade();
        wire.message(1);
        wire.message(2);
        Delivery first = StreamFixture.begin(stream.listener.delivery(0));
        Delivery second = StreamFixture.begin(stream.listener.delivery(1));
        stream.stop();

        assertThat(first.acknowledge()).isTrue();
        assertThat(second.negativeAcknowledge()).isTrue();

        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
        assertThat(peer.accepted()).isOne();
    }
}
