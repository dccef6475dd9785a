/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.position.MemoryStore;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import io.github.camel8x8.events.options.PositionExpired;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a stream with a stop time is complete, against a peer that the test scripts. */
class StopTimeCheckTest extends AgainstScriptedPeer {

    private static final Instant STOP = Instant.parse("2026-11-27T09:00:00Z");

    private static final Instant EARLIER = STOP.minusSeconds(60);

    private static final Duration A_WHILE = Duration.ofMillis(500);

    private final MemoryStore store = new MemoryStore();
    private StreamFixture stream;

    @BeforeEach
    void readUpToATime() throws Exception {
        options =
                TestOptions.reader("earliest")
                        .at(peer.url())
                        .closeTimeout(Duration.ofMillis(500))
                        .api(
                                new ReaderApi(
                                        ReaderApi.EARLIEST,
                                        null,
                                        null,
                                        STOP,
                                        PositionExpired.CONTINUE));
        stream = fixture.stream(options, store);
        stream.start();
    }

    @Test
    void anEventAtTheTimeIsNotDeliveredNorPassed() throws Exception {
        Wire session = peer.acceptUpgrade();
        stream.listener.acknowledging();
        session.text(message(1, EARLIER));
        session.text(message(2, STOP));
        session.text(message(3, EARLIER));

        awaitComplete();

        assertThat(stream.listener.ids()).containsExactly(id(1));
        assertThat(store.saved).endsWith(id(1));
    }

    @Test
    void theStreamIsNotCompleteBeforeTheLastEventInFlight() throws Exception {
        Wire session = peer.acceptUpgrade();
        session.text(message(1, EARLIER));
        session.text(message(2, STOP));
        Delivery slow = StreamFixture.begin(stream.listener.delivery(0));
        await().during(A_WHILE).until(() -> stream.listener.completions.get() == 0);

        slow.acknowledge();

        awaitComplete();
    }

    @Test
    void anEventThatFailsAfterTheOneAtTheTimeHasArrivedIsDeliveredAgainFirst() throws Exception {
        Wire session = peer.acceptUpgrade();
        session.text(message(1, EARLIER));
        session.text(message(2, STOP));
        StreamFixture.begin(stream.listener.delivery(0)).negativeAcknowledge();
        session.read(CLOSE);
        session.end();

        Wire second = peer.acceptUpgrade();
        second.text(message(1, EARLIER));
        second.text(message(2, STOP));
        Delivery again = StreamFixture.begin(stream.listener.delivery(1));
        assertThat(stream.listener.completions).hasValue(0);
        again.acknowledge();

        awaitComplete();
        assertThat(stream.listener.ids()).containsExactly(id(1), id(1));
    }

    @Test
    void aLostSessionIsResumedUntilTheStreamIsComplete() throws Exception {
        Wire session = peer.acceptUpgrade();
        session.text(message(1, EARLIER));
        session.text(message(2, STOP));
        Delivery slow = StreamFixture.begin(stream.listener.delivery(0));
        session.drop();
        Wire second = peer.acceptUpgrade();
        second.text(message(1, EARLIER));
        second.text(message(2, STOP));

        slow.acknowledge();

        awaitComplete();
        assertThat(stream.listener.ids()).containsExactly(id(1));
    }

    @Test
    void aSilentTopicIsCompleteAfterSilentProbes() throws Exception {
        stream.listener.acknowledging();
        Wire session = peer.acceptUpgrade();
        session.text(message(1, EARLIER));

        silentProbe(id(1));
        for (MessageId place : PlacesAhead.of(MessageId.parse(id(1)))) {
            assertThat(stream.listener.completions).hasValue(0);
            silentProbe(place.toText());
        }

        awaitComplete();
        assertThat(store.saved).endsWith(id(1));
    }

    @Test
    void aSilentSessionIsNotTheEndIfAProbeReceivesAMessage() throws Exception {
        stream.listener.acknowledging();
        Wire session = peer.acceptUpgrade();
        session.text(message(1, EARLIER));
        silentProbe(id(1));
        probeReceives(message(3, EARLIER));

        Wire next = peer.accept();

        assertThat(next.request().messageId()).isEqualTo(id(1));
        assertThat(stream.listener.completions).hasValue(0);
    }

    /** Between the position and that event, the server has nothing that it can send. */
    @Test
    void aProbeThatReceivesAnEventAtTheTimeIsTheEnd() throws Exception {
        stream.listener.acknowledging();
        Wire session = peer.acceptUpgrade();
        session.text(message(1, EARLIER));
        silentProbe(id(1));
        probeReceives(message(3, STOP));

        awaitComplete();
        assertThat(stream.listener.ids()).containsExactly(id(1));
    }

    @Test
    void aLocalClockThatIsFastDoesNotEndTheStream() throws Exception {
        stream.listener.acknowledging();
        Wire session = peer.acceptUpgrade();
        session.text(message(1, EARLIER));
        silentProbe(id(1), STOP.plus(StopTimeCheck.ALLOWANCE).minusSeconds(2));
        session.text(message(2, EARLIER));

        silentProbe(id(2), STOP.plus(StopTimeCheck.ALLOWANCE));
        for (MessageId place : PlacesAhead.of(MessageId.parse(id(2)))) {
            silentProbe(place.toText(), STOP.plus(StopTimeCheck.ALLOWANCE));
        }

        awaitComplete();
        assertThat(stream.listener.ids()).containsExactly(id(1), id(2));
    }

    @Test
    void aProbeThatIsRejectedIsNotSilence() throws Exception {
        stream.listener.acknowledging();
        Wire session = peer.acceptUpgrade();
        session.text(message(1, EARLIER));
        peer.reject(500, "");

        Wire next = peer.accept();

        assertThat(next.request().messageId()).isEqualTo(id(1));
        assertThat(stream.listener.completions).hasValue(0);
    }

    @Test
    void aStopDuringAProbeClosesIt() throws Exception {
        stream.listener.acknowledging();
        Wire session = peer.acceptUpgrade();
        session.text(message(1, EARLIER));
        Wire probe = peer.acceptUpgrade();
        probe.read(); // the question
        var stopped = stream.stream.stop();

        session.read(CLOSE);
        session.end();
        probe.read(CLOSE);
        probe.end();

        await().until(stopped::isDone);
        await().until(() -> fixture.engine().connectors() == 0);
        assertThat(stream.listener.completions).hasValue(0);
    }

    private void probeReceives(String message) throws Exception {
        Wire probe = peer.acceptUpgrade();
        probe.text(message);
        probe.read(CLOSE);
        probe.end();
    }

    private void silentProbe(String after) throws Exception {
        silentProbe(after, null);
    }

    /**
     * @param serverTime the server's time; null if it does not send it
     */
    private void silentProbe(String after, @Nullable Instant serverTime) throws Exception {
        Wire probe = peer.accept();
        Request request = probe.request();
        assertThat(request.messageId()).isEqualTo(after);
        String response = Wire.switchingProtocols(request, "Upgrade");
        probe.raw(
                serverTime == null
                        ? response
                        : response.replaceFirst(
                                "\r\n", "\r\nDate: " + httpDate(serverTime) + "\r\n"));
        probe.read(); // the question
        probe.text("{\"endOfTopic\":true}");
        probe.read(CLOSE);
        probe.end();
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private void awaitComplete() {
        await().until(() -> stream.listener.completions.get() == 1);
    }

    private static String message(long entry, Instant published) {
        return "{\"messageId\":\"%s\",\"payload\":\"e30=\",\"publishTime\":\"%s\"}"
                .formatted(CapturedFrames.id(entry), published);
    }
}
