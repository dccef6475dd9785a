/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.before;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.position.MemoryStore;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import io.github.camel8x8.events.options.SubscriptionType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The position at which a stream begins, and its report if it cannot continue from there. */
class EventStreamPositionTest extends AgainstScriptedPeer {

    @Test
    void latestThatIsLostBeforeItsFirstEventReportsAGap() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        peer.acceptUpgrade().drop();
        Request again = peer.accept().request();

        assertThat(stream.listener.gaps).hasSize(1);
        assertThat(stream.stream.statistics().gaps()).isOne();
        assertThat(again.messageId()).isEqualTo("latest");
    }

    @Test
    void attemptsThatFailAreNoFurtherGap() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        peer.reject(503, "");
        peer.acceptUpgrade().drop();
        peer.reject(503, "");
        peer.accept();

        assertThat(stream.listener.gaps).hasSize(1);
    }

    @Test
    void reconnectingByHandBeforeTheFirstEventIsAGapToo() throws Exception {
        StreamFixture stream = fixture.stream(options);
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
            StreamFixture stream = fixture.stream(resumable.at(peer.url()));
            stream.start();
            peer.acceptUpgrade().drop();
            peer.accept();

            assertThat(stream.listener.gaps).isEmpty();
            stream.stop();
        }
    }

    @Test
    void anEventThatTheServerNoLongerHasIsAGap() throws Exception {
        MemoryStore store = new MemoryStore();
        store.saved.add(id(41));
        StreamFixture stream = fixture.stream(options, store);
        stream.start();

        peer.acceptUpgrade().message(90);

        await().until(() -> stream.listener.gaps.size() == 1);
        assertThat(stream.stream.statistics().gaps()).isOne();
        assertThat(stream.stream.findings().gap().text()).contains(id(41), id(90), "retention");
        stream.listener.delivery(0);
    }

    /** Otherwise, it would reject the positions of the events that follow: their ids are older. */
    @Test
    void theEventsOfAReplacedTopicWaitUntilTheStoreHasAcceptedThatThePositionHasExpired()
            throws Exception {
        MemoryStore store = new MemoryStore();
        store.saved.add(id(41));
        StreamFixture stream = fixture.stream(options, store);
        stream.start();
        Wire wire = peer.acceptUpgrade();
        store.fails = true;

        wire.message(7);
        wire.raw(Wire.frame(true, CLOSE, wire.read(CLOSE).payload()));
        await().until(() -> isWaitingForTheStore(stream));
        assertThat(peer.accepted()).isOne();
        store.fails = false;

        assertThat(peer.accept().request().messageId()).isEqualTo(before(7));
        assertThat(store.saved).startsWith(id(41), "expired " + id(41));
    }

    private static boolean isWaitingForTheStore(StreamFixture stream) {
        StreamStatus status = stream.stream.status();
        return status.state() == StreamState.RECONNECTING
                && status.cause() != null
                && status.cause().getMessage().contains("offsetRepository");
    }

    @Test
    void anEventThatTheServerStillHasIsNoGapAndNotDeliveredAgain() throws Exception {
        MemoryStore store = new MemoryStore();
        store.saved.add(id(41));
        StreamFixture stream = fixture.stream(options, store);
        stream.start();

        Wire wire = peer.acceptUpgrade();
        wire.message(41);
        wire.message(90);

        stream.listener.delivery(0);
        assertThat(stream.listener.ids()).containsExactly(id(90));
        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void aStoredPositionIsAskedForAtTheStart() throws Exception {
        MemoryStore store = new MemoryStore();
        store.saved.add(id(41));
        fixture.stream(options, store).start();

        assertThat(peer.accept().request().messageId()).isEqualTo(before(41));
    }

    @Test
    void anInvalidStoredPositionFailsTheStart() {
        MemoryStore store = new MemoryStore();
        store.saved.add("rubbish");

        assertThatThrownBy(() -> fixture.stream(options, store).start().get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not of a Pulsar message id");
        assertThat(peer.accepted()).isZero();
    }

    @Test
    void thePlaceBeforeAFirstEventThatIsNotFinishedIsStored() throws Exception {
        MemoryStore store = new MemoryStore();
        StreamFixture stream = fixture.stream(options, store);
        stream.start();
        Wire wire = peer.acceptUpgrade();
        wire.message(9);
        StreamFixture.begin(stream.listener.delivery(0));

        CompletableFuture<Void> stopped = stream.stream.stop();
        wire.raw(Wire.frame(true, CLOSE, wire.read(CLOSE).payload()));
        stopped.get(20, TimeUnit.SECONDS);

        assertThat(store.saved).endsWith(before(9));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPositionThatCannotBeStoredIsReportedAndTheStreamContinues(boolean atTheEnd)
            throws Exception {
        MemoryStore store = new MemoryStore();
        StreamFixture stream = fixture.stream(options, store);
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
        stopped.get(20, TimeUnit.SECONDS);

        if (atTheEnd) {
            assertThat(store.saved).isEmpty();
        } else {
            assertThat(store.saved).endsWith(id(2));
        }
    }
}
