/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.position.MemoryStore;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import io.github.camel8x8.events.options.PositionExpired;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a stream searches its topic for a start time, against a peer that the test scripts. */
class StartSearchTest extends AgainstScriptedPeer {

    private static final Instant START = Instant.parse("2026-11-27T09:00:00Z");

    /** After the id of a stored position, until the first event at the time has arrived. */
    private static final String SINCE_START = " since " + START;

    private static final Instant EARLIER = START.minusSeconds(60);

    private final MemoryStore store = new MemoryStore();

    @BeforeEach
    void readFromATime() {
        options =
                TestOptions.reader("earliest")
                        .at(peer.url())
                        .closeTimeout(Duration.ofMillis(500))
                        .api(
                                new ReaderApi(
                                        ReaderApi.EARLIEST,
                                        null,
                                        START,
                                        null,
                                        PositionExpired.CONTINUE));
    }

    @Test
    void theFirstProbeAsksForTheOldestEventWithTheSmallestWindow() throws Exception {
        fixture.stream(options).start();
        Wire probe = peer.accept();

        assertThat(probe.request().target())
                .contains("messageId=earliest")
                .endsWith("receiverQueueSize=2");
    }

    @Test
    void aStreamWhoseOldestEventIsLaterBeginsWithItAndReportsThatEarlierOnesMayHaveExpired()
            throws Exception {
        StreamFixture stream = fixture.stream(options, store);
        stream.start();
        probed(1, START.plusSeconds(1));

        Wire session = peer.accept();
        assertThat(session.request().messageId()).isEqualTo(CapturedFrames.before(1));

        assertThat(stream.listener.gaps)
                .singleElement()
                .asString()
                .contains(
                        "still has was published 2026-11-27T09:00:01Z",
                        "after 2026-11-27T09:00:00Z, where the reader must begin",
                        "if there were any, have expired");
        await().until(() -> store.saved.contains(CapturedFrames.before(1) + SINCE_START));
    }

    @Test
    void theFoundPlaceIsStoredBeforeTheFirstEventAndARestartDoesNotSearchAgain() throws Exception {
        StreamFixture stream = fixture.stream(options, store);
        stream.start();
        searchedWithOneEarlierEvent();
        Wire session = peer.acceptUpgrade();
        await().until(() -> store.saved.contains(id(1) + SINCE_START));
        CompletableFuture<Void> stopped = stream.stream.stop();
        session.end();
        stopped.get(20, TimeUnit.SECONDS);

        fixture.stream(options, store).start();

        assertThat(peer.accept().request().messageId()).isEqualTo(CapturedFrames.before(1));
    }

    @Test
    void aRestartBeforeTheFirstEventAtTheTimeSkipsTheEarlierOnesToo() throws Exception {
        store.saved.add(id(1) + SINCE_START);
        StreamFixture stream = fixture.stream(options, store);
        stream.listener.acknowledging();
        stream.start();
        Wire session = peer.acceptUpgrade();

        session.text(message(1, EARLIER)); // the position, which is skipped by the window
        session.text(message(2, START.minusMillis(2000)));
        await().until(() -> id(2).equals(stream.stream.position()));
        session.text(message(3, START));
        session.text(message(4, START.minusMillis(1000)));

        stream.listener.delivery(1);
        assertThat(stream.listener.ids()).containsExactly(id(3), id(4));
        await().until(() -> store.saved.contains(id(4)));
    }

    @Test
    void eventsBeforeTheTimeAreSkippedUntilTheFirstOneAtTheTime() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.listener.acknowledging();
        stream.start();
        searchedWithOneEarlierEvent();
        Wire session = peer.acceptUpgrade();

        session.text(message(1, EARLIER)); // the position, which is skipped by the window
        session.text(message(2, START.minusMillis(2000)));
        session.text(message(3, START.minusMillis(1)));
        session.text(message(4, START));
        session.text(message(5, START.minusMillis(1000)));

        stream.listener.delivery(1);
        assertThat(stream.listener.ids()).containsExactly(id(4), id(5));
        assertThat(stream.stream.statistics().filtered()).isEqualTo(2);
        await().until(() -> id(5).equals(stream.stream.position()));
    }

    @Test
    void aProbeThatIsRejectedIsAFailedAttemptAndTheSearchResumesWithTheSameProbe()
            throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        probed(1, EARLIER);
        Wire rejected = peer.accept();
        String place = rejected.request().messageId();
        rejected.raw("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");

        Wire again = peer.accept();

        assertThat(again.request().messageId()).isEqualTo(place).isNotEqualTo("earliest");
        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("HTTP 503");
    }

    @Test
    void aProbeWhoseSessionIsLostIsRepeated() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        peer.acceptUpgrade().drop();

        assertThat(peer.accept().request().messageId()).isEqualTo("earliest");
        assertThat(stream.awaitReported(StreamState.RECONNECTING).failedAttempts()).isOne();
    }

    @Test
    void aSessionThatDoesNotAnswerIsAFailureAndNotSilence() throws Exception {
        StreamFixture stream = fixture.stream(options.connectTimeout(Duration.ofMillis(300)));
        stream.start();
        peer.acceptUpgrade();

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("no answer to a probe within 300 ms");
    }

    @Test
    void aPermanentRejectionOfTheFirstProbeFailsTheStart() throws Exception {
        StreamFixture stream = fixture.stream(options);
        CompletableFuture<Void> started = stream.start();
        peer.reject(401, "");

        assertThatThrownBy(() -> started.get(20, TimeUnit.SECONDS))
                .hasMessageContaining("HTTP 401");
        stream.awaitState(StreamState.FAILED);
        await().until(() -> fixture.engine().connectors() == 0);
    }

    @Test
    void theStartSucceedsWithTheFirstProbeAndTheStreamIsConnecting() throws Exception {
        StreamFixture stream = fixture.stream(options);
        CompletableFuture<Void> started = stream.start();

        probed(1, EARLIER);

        started.get(20, TimeUnit.SECONDS);
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.CONNECTING);
    }

    @Test
    void aStopDuringAProbeClosesItAndNoConnectionFollows() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        Wire probe = peer.acceptUpgrade();
        probe.read(); // the question
        CompletableFuture<Void> stopped = stream.stream.stop();
        probe.read(CLOSE);
        probe.end();

        stopped.get(20, TimeUnit.SECONDS);

        await().until(() -> fixture.engine().connectors() == 0);
        await().during(Duration.ofMillis(200)).until(() -> peer.accepted() == 1);
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
    }

    @Test
    void aStopDuringTheBackoffOfTheSearchCompletesAtOnce() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        peer.reject(503, "Retry-After: 60\r\n");
        stream.awaitReported(StreamState.RECONNECTING);

        stream.stream.stop().get(20, TimeUnit.SECONDS);

        assertThat(fixture.engine().connectors()).isZero();
    }

    @Test
    void aMessageThatCannotBeDecodedCountsAsLaterAndDoesNotStopTheSearch() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        probed(1, EARLIER);
        Wire second = peer.acceptUpgrade();
        second.text("{\"messageId\":\"%s\",\"payload\":7}".formatted(id(2)));
        second.read(CLOSE);
        second.end();

        // The bound of the ledgers is found; the entries of the ledger follow.
        assertThat(MessageId.parse(peer.accept().request().messageId()).ledgerId()).isOne();
        assertThat(stream.listener.states()).doesNotContain(StreamState.RECONNECTING);
    }

    @Test
    void aStoredPositionTakesPrecedence() throws Exception {
        store.saved.add(id(7));
        fixture.stream(options, store).start();

        assertThat(peer.accept().request().messageId()).isEqualTo(CapturedFrames.before(7));
    }

    /** Answers all probes of a topic whose only event is earlier. */
    private void searchedWithOneEarlierEvent() throws Exception {
        probed(1, EARLIER);
        silentAt(2); // the next ledger
        silentAt(1); // the next entry
    }

    private void probed(long entry, Instant published) throws Exception {
        Wire probe = peer.acceptUpgrade();
        probe.text(message(entry, published));
        probe.read(CLOSE);
        probe.end();
    }

    private void silentAt(long ledger) throws Exception {
        Wire probe = peer.accept();
        var request = probe.request();
        assertThat(MessageId.parse(request.messageId()).ledgerId()).isEqualTo(ledger);
        probe.upgrade(request);
        probe.read(); // the question
        probe.text("{\"endOfTopic\":true}");
        probe.read(CLOSE);
        probe.end();
    }

    private static String message(long entry, Instant published) {
        return "{\"messageId\":\"%s\",\"payload\":\"e30=\",\"publishTime\":\"%s\"}"
                .formatted(id(entry), published);
    }
}
