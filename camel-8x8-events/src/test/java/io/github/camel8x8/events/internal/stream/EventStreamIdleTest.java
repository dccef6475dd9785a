/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** How a stream detects that no more events arrive. */
class EventStreamIdleTest extends AgainstScriptedPeer {

    @Test
    void aSessionWithoutEventsIsReopened() throws Exception {
        StreamFixture stream =
                fixture.stream(
                        TestOptions.reader("earliest")
                                .at(peer.url())
                                .idleReconnect(Duration.ofMillis(200)));
        stream.start();
        Wire first = peer.acceptUpgrade();

        first.raw(Wire.frame(true, CLOSE, first.read(CLOSE).payload()));

        Wire second = peer.acceptUpgrade();
        assertThat(stream.listener.gaps).isEmpty();
        assertThat(stream.stream.statistics().idleReconnects()).isOne();
        assertThat(stream.stream.findings().silence().text())
                .contains("no event has arrived since");

        second.text(
                "{\"messageId\":\"%s\",\"payload\":\"e30=\",\"publishTime\":\"%s\"}"
                        .formatted(id(1), OffsetDateTime.now().minusMinutes(1)));
        await().untilAsserted(
                        () ->
                                assertThat(stream.stream.findings().silence().text())
                                        .contains("was dead"));
    }

    @Test
    void aSessionWithoutEventsIsKeptIfEventsCouldBeMissed() throws Exception {
        StreamFixture stream = fixture.stream(options.idleReconnect(Duration.ofMillis(50)));
        stream.start();
        peer.acceptUpgrade();

        await().during(Duration.ofMillis(300)).until(() -> peer.accepted() == 1);
        stream.awaitState(StreamState.CONNECTED);
    }

    @Test
    void aSessionWithAnUnfinishedEventIsNotIdle() throws Exception {
        StreamFixture stream = fixture.stream(options.idleReconnect(Duration.ofMillis(100)));
        stream.start();
        Wire wire = peer.acceptUpgrade();
        wire.message(1);
        Delivery running = StreamFixture.begin(stream.listener.delivery(0));
        await().during(Duration.ofMillis(300)).until(() -> peer.accepted() == 1);

        running.acknowledge();

        wire.read(CLOSE);
    }

    @Test
    void aFrozenPeerIsReplacedByANewSession() throws Exception {
        StreamFixture stream =
                fixture.stream(options.liveness(Duration.ofMillis(50), Duration.ofMillis(100)));
        stream.start();
        peer.acceptUpgrade();

        peer.acceptUpgrade();

        assertThat(stream.listener.statuses.stream().map(StreamStatus::cause))
                .anySatisfy(cause -> assertThat(cause).hasMessageContaining("not even a pong"));
    }

    @Test
    void aSessionOfATerminatedTopicIsKept() throws Exception {
        StreamFixture stream =
                fixture.stream(
                        TestOptions.reader("earliest")
                                .at(peer.url())
                                .idleReconnect(Duration.ofMillis(50)));
        stream.start();
        Wire wire = peer.acceptUpgrade();

        for (int i = 0; i < 3; i++) {
            assertThat(wire.read(TEXT).text()).isEqualTo("{\"type\":\"isEndOfTopic\"}");
            wire.text("{\"endOfTopic\":true}");
        }

        assertThat(peer.accepted()).isOne();
        assertThat(stream.listener.warnings)
                .singleElement()
                .asString()
                .contains("The topic was terminated");
    }

    @Test
    void aStreamThatStaysSilentAcrossReconnectsSaysWhatMayBeTheCause() throws Exception {
        StreamFixture stream =
                fixture.stream(
                        TestOptions.reader("earliest")
                                .at(peer.url())
                                .idleReconnect(Duration.ofMillis(50)));
        stream.start();
        for (int i = 0; i < 2; i++) {
            Wire wire = peer.acceptUpgrade();
            wire.read(TEXT);
            wire.text("{\"endOfTopic\":false}");
            wire.read(CLOSE);
            wire.end();
        }

        peer.acceptUpgrade();

        assertThat(stream.stream.findings().silence().text())
                .contains("in 2 reconnects in a row")
                .contains("null payload");
    }
}
