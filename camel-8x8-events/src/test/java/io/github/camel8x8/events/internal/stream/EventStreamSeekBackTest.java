/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.before;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Frame;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import io.github.camel8x8.events.options.SubscriptionType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the stream handles failed events, and frames that are not events. */
class EventStreamSeekBackTest extends AgainstScriptedPeer {

    @Test
    void aFailedEventMakesAReaderSeekBackToIt() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        first.message(2);
        first.message(3);
        StreamFixture.begin(stream.listener.delivery(0)).acknowledge();
        Delivery failing = StreamFixture.begin(stream.listener.delivery(1));
        Delivery queued = stream.listener.delivery(2);

        failing.negativeAcknowledge();

        Frame close = first.read(CLOSE);
        first.raw(Wire.frame(true, CLOSE, close.payload()));
        Wire second = peer.accept();
        Request request = second.request();
        assertThat(request.messageId()).isEqualTo(before(1));
        assertThat(queued.isDropped()).isTrue();
        assertThat(stream.listener.states()).contains(StreamState.SEEKING_BACK);
        second.upgrade(request);
        second.message(1);
        second.message(2);
        assertThat(stream.listener.delivery(3).message().messageId()).isEqualTo(id(2));
    }

    @Test
    void aFailedMessageOfAnExclusiveSubscriptionIsRedeliveredAfterItsDelay() throws Exception {
        StreamFixture stream =
                fixture.stream(
                        options.api(
                                TestOptions.consumer(
                                        SubscriptionType.Exclusive,
                                        Duration.ofMillis(300),
                                        null,
                                        false)));
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        Delivery failing = StreamFixture.begin(stream.listener.delivery(0));
        long failed = System.nanoTime();
        failing.negativeAcknowledge();

        Frame close = first.read(CLOSE);

        assertThat(Duration.ofNanos(System.nanoTime() - failed))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
        first.raw(Wire.frame(true, CLOSE, close.payload()));
        Wire second = peer.acceptUpgrade();
        second.message(1);
        StreamFixture.begin(stream.listener.delivery(1)).acknowledge();
        assertThat(second.read(TEXT).text()).isEqualTo("{\"messageId\":\"" + id(1) + "\"}");
    }

    @Test
    void aFailedMessageOfASharedSubscriptionIsAskedForOnTheSameSession() throws Exception {
        StreamFixture stream =
                fixture.stream(TestOptions.subscription(SubscriptionType.Shared).at(peer.url()));
        stream.start();
        Wire wire = peer.acceptUpgrade();
        wire.message(1);

        StreamFixture.begin(stream.listener.delivery(0)).negativeAcknowledge();

        assertThat(wire.read(TEXT).text()).contains("negativeAcknowledge").contains(id(1));
        assertThat(peer.accepted()).isOne();
    }

    @Test
    void aSessionLostDuringASeekBackDoesNotShortenItsDelay() throws Exception {
        StreamFixture stream =
                fixture.stream(
                        options.api(
                                TestOptions.consumer(
                                        SubscriptionType.Exclusive,
                                        Duration.ofMillis(500),
                                        null,
                                        false)));
        stream.start();
        Wire first = peer.acceptUpgrade();
        first.message(1);
        Delivery failing = StreamFixture.begin(stream.listener.delivery(0));
        long failed = System.nanoTime();
        failing.negativeAcknowledge();
        stream.awaitReported(StreamState.SEEKING_BACK);

        first.drop();

        peer.accept();
        assertThat(Duration.ofNanos(System.nanoTime() - failed))
                .isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aListenerThatThrowsFailsThatOneEvent() throws Exception {
        StreamFixture stream =
                fixture.stream(TestOptions.subscription(SubscriptionType.Shared).at(peer.url()));
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
    void aFrameThatCannotBeDecodedIsReportedAndCostsNoCredit() throws Exception {
        StreamFixture stream = fixture.stream(options);
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
        StreamFixture stream = fixture.stream(options);
        stream.listener.acknowledging();
        stream.start();
        Wire wire = peer.acceptUpgrade();

        wire.text("{\"endOfTopic\":true}");
        wire.text("{\"type\":\"notice\"}");
        wire.message(1);

        assertThat(wire.read(TEXT).text()).contains(id(1));
        assertThat(stream.listener.ids()).containsExactly(id(1));
    }
}
