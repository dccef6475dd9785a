/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.before;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.PING;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.position.MemoryStore;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import io.github.camel8x8.events.options.SubscriptionType;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that stops sending after an event: how a reader skips one message. */
class NullPayloadTest extends AgainstScriptedPeer {

    /** The start of a session after message 2, which the server cannot send. */
    private static final String BEHIND_2 = MessageId.parse(id(1)).placeInEntryAhead(1).toText();

    private StreamFixture stream;

    @BeforeEach
    void readFromEarliest() {
        options =
                TestOptions.reader("earliest").at(peer.url()).idleReconnect(Duration.ofMillis(300));
    }

    @Test
    void aReaderStepsOverAMessageThatTheServerDoesNotSend() throws Exception {
        Wire checked = checkedSession();
        answer(checked);
        probe(3);
        answer(checked);
        end(checked);

        acceptAt(BEHIND_2, 3);

        stream.listener.delivery(1);
        assertThat(stream.listener.ids()).containsExactly(id(1), id(3));
        assertThat(stream.listener.gaps)
                .singleElement()
                .asString()
                .contains("does not send the message after " + id(1));
        assertThat(stream.stream.statistics().gaps()).isOne();
    }

    @Test
    void aProbeTakesOneMessageAndAcknowledgesNone() throws Exception {
        Wire first = firstSession();
        answer(first);
        Wire probe = peer.accept();
        Request request = probe.request();
        assertThat(request.messageId()).isEqualTo(BEHIND_2);
        assertThat(request.target()).endsWith("receiverQueueSize=2");

        probe.upgrade(request, 3);

        assertThat(probe.read().opcode()).as("the next frame of the client").isEqualTo(CLOSE);
        assertThat(stream.listener.ids()).containsExactly(id(1));
        assertThat(stream.stream.statistics().received()).isOne();
        assertThat(stream.stream.statistics().sessions()).isOne();
    }

    @Test
    void aMessageThatTheCheckedSessionSendsIsNotSkipped() throws Exception {
        Wire checked = checkedSession(2);

        stream.listener.delivery(1);
        answer(checked); // it is silent again
        end(acceptAt(MessageId.parse(id(2)).placeInEntryAhead(1).toText()));
        end(checked);
        acceptAt(before(2));
        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void aMessageThatComesWithTheLastAnswerIsNotSkipped() throws Exception {
        Wire checked = checkedSession();
        answer(checked);
        probe(3);

        awaitQuestion(checked);
        checked.message(2);
        checked.text("{\"endOfTopic\":false}");

        stream.listener.delivery(1);
        answer(checked);
        assertThat(stream.listener.ids()).containsExactly(id(1), id(2));
        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void aSessionThatDoesNotSendTheEventBeforeIsNoReasonToStep() throws Exception {
        Wire first = firstSession();
        answer(first);
        probe(3);
        end(first);
        for (int i = 0; i < 3; i++) {
            Wire dead = acceptAt(before(1));
            answer(dead);
            probe(3);
            end(dead);
        }

        acceptAt(before(1));
        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void aProbeThatIsRejectedChangesNothing() throws Exception {
        Wire first = firstSession();
        answer(first);

        peer.reject(500, "");

        end(first);
        acceptAt(before(1));
        assertThat(stream.listener.gaps).isEmpty();
        assertThat(stream.stream.status().failedAttempts()).isZero();
    }

    @Test
    void anEventThatComesDuringAProbeKeepsItsSession() throws Exception {
        Wire first = firstSession();
        answer(first);
        Wire probe = acceptAt(BEHIND_2);

        first.message(2);
        stream.listener.delivery(1);
        probe.message(3);
        probe.read(CLOSE);
        probe.end();

        answer(first); // of the next silence
        assertThat(stream.stream.statistics().sessions()).isOne();
        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void aReconnectEndsAProbeAndWhatItSendsLaterIsIgnored() throws Exception {
        pinging();
        Wire first = firstSession();
        answer(first);
        Wire probe = acceptAt(BEHIND_2);
        probe.read(PING);

        stream.stream.reconnect();

        end(first);
        probe.read(CLOSE);
        probe.message(3);
        probe.end();
        Wire second = acceptAt(before(1), 1);
        answer(second);
        end(acceptAt(MessageId.parse(id(2)).placeInEntryAhead(1).toText()));
        end(second);
        acceptAt(before(1));
        assertThat(stream.listener.ids()).containsExactly(id(1));
        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void aStopEndsAProbe() throws Exception {
        pinging();
        Wire first = firstSession();
        answer(first);
        Wire probe = acceptAt(BEHIND_2);
        probe.read(PING);

        CompletableFuture<Void> stopped = stream.stream.stop();

        probe.read(CLOSE);
        end(first);
        await().during(Duration.ofMillis(200)).until(() -> !stopped.isDone());
        probe.end();
        stopped.get(20, TimeUnit.SECONDS);
        assertThat(stream.stream.status().state()).isEqualTo(StreamState.STOPPED);
    }

    @Test
    void aStopWhileAProbeConnectsLeavesNothing() throws Exception {
        Wire first = firstSession();
        answer(first);
        Wire probe = peer.accept();
        probe.request();

        CompletableFuture<Void> stopped = stream.stream.stop();

        end(first);
        probe.awaitEnd();
        stopped.get(20, TimeUnit.SECONDS);
    }

    @Test
    void thePlaceBehindASkippedMessageIsStored() throws Exception {
        MemoryStore store = new MemoryStore();
        stream = fixture.stream(options, store);
        Wire checked = checkedSession();
        answer(checked);
        probe(3);
        answer(checked);
        end(checked);
        acceptAt(BEHIND_2);

        await().until(() -> store.saved.contains(BEHIND_2));
        fixture.stream(options, store).start();

        acceptAt(BEHIND_2);
    }

    @Test
    void aSubscriptionIsNotProbed() throws Exception {
        stream =
                fixture.stream(
                        TestOptions.subscription(SubscriptionType.Exclusive)
                                .at(peer.url())
                                .idleReconnect(Duration.ofMillis(100)));
        stream.start();
        Wire first = peer.acceptUpgrade();
        answer(first);
        end(first);

        Request second = peer.accept().request();

        assertThat(second.target()).contains("/consumer/");
        assertThat(stream.listener.gaps).isEmpty();
    }

    @Test
    void aReaderFromEarliestWithoutAnEventIsNotProbed() throws Exception {
        stream = fixture.stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        answer(first);
        end(first);

        acceptAt("earliest");
    }

    /** So that the peer can detect when a session is open. */
    private void pinging() {
        options.liveness(Duration.ofMillis(50), TestOptions.LONG);
    }

    /** A session of a new stream that has sent event 1, and nothing since. */
    private Wire firstSession() throws Exception {
        if (stream == null) {
            stream = fixture.stream(options);
        }
        stream.listener.acknowledging();
        stream.start();
        return peer.acceptUpgrade(1);
    }

    /** The next session, after a probe has found a later message. It has sent event 1 too. */
    private Wire checkedSession(long... later) throws Exception {
        Wire first = firstSession();
        answer(first);
        probe(3);
        end(first);
        long[] sent = LongStream.concat(LongStream.of(1), LongStream.of(later)).toArray();
        return acceptAt(before(1), sent);
    }

    /** A probe after message 2, which finds this message. */
    private void probe(long found) throws Exception {
        end(acceptAt(BEHIND_2, found));
    }

    /** The next session; these messages come with the response. */
    private Wire acceptAt(String messageId, long... entries) throws Exception {
        Wire wire = peer.accept();
        Request request = wire.request();
        assertThat(request.messageId()).isEqualTo(messageId);
        wire.upgrade(request, entries);
        return wire;
    }

    private static void answer(Wire wire) throws IOException {
        awaitQuestion(wire);
        wire.text("{\"endOfTopic\":false}");
    }

    private static void awaitQuestion(Wire wire) throws IOException {
        while (!wire.read(TEXT).text().contains("isEndOfTopic")) {
            // credits
        }
    }

    private static void end(Wire wire) throws IOException {
        wire.read(CLOSE);
        wire.end();
    }
}
