/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.begun;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.open;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.reopen;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.options.SubscriptionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages of a subscription that fail, or cannot be decoded. */
class ConsumerWindowFailureTest {

    private final ConsumerWindows windows = new ConsumerWindows();
    private final ConsumerWindow window = windows.consumer(SubscriptionType.Shared);

    @ParameterizedTest
    @EnumSource(names = {"Shared", "Key_Shared"})
    void ifOneMessageCanBeRedeliveredAFailureRequestsThat(SubscriptionType type) {
        ConsumerWindow shared = windows.consumer(type);
        CapturedFrames session = open(shared);

        begun(shared, session, 1).negativeAcknowledge();

        assertThat(session.sent).containsExactly("nack 1");
        assertThat(windows.seekBacks).hasValue(0);
        assertThat(shared.arrived(session, message(1))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"Exclusive", "Failover"})
    void otherwiseAFailureSeeksBack(SubscriptionType type) {
        ConsumerWindow ordered = windows.consumer(type);
        CapturedFrames session = open(ordered);
        Delivery failing = begun(ordered, session, 1);
        Delivery running = begun(ordered, session, 2);
        Delivery queued = ordered.arrived(session, message(3));

        failing.negativeAcknowledge();

        assertThat(windows.seekBacks).hasValue(1);
        assertThat(queued.isDropped()).isTrue();
        assertThat(ordered.arrived(session, message(4))).isNull();
        running.acknowledge();
        assertThat(session.sent).containsExactly("ack 2");
        CapturedFrames next = reopen(ordered);
        assertThat(ordered.arrived(next, message(1))).isNotNull();
        assertThat(ordered.arrived(next, message(3))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsWhileThereIsNoSessionIsRedeliveredAutomatically(SubscriptionType type) {
        ConsumerWindow any = windows.consumer(type);
        Delivery running = begun(any, open(any), 1);
        any.lost();

        running.negativeAcknowledge();

        assertThat(windows.seekBacks).hasValue(0);
        CapturedFrames next = open(any);
        assertThat(any.arrived(next, message(1))).isNotNull();
        assertThat(next.sent).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsOnTheNewSessionBeforeItIsRedeliveredIsDeliveredThen(SubscriptionType type) {
        ConsumerWindow any = windows.consumer(type);
        Delivery running = begun(any, open(any), 1);
        CapturedFrames next = reopen(any);

        running.negativeAcknowledge();

        assertThat(windows.seekBacks).hasValue(0);
        assertThat(any.arrived(next, message(1))).isNotNull();
    }

    @Test
    void anUndecodableMessageIsAcknowledgedSinceItWouldOnlyBeRedelivered() {
        CapturedFrames session = open(window);

        window.undecodable(session, id(1));

        assertThat(session.sent).containsExactly("ack 1");
    }

    /** Pulsar ends a session that acknowledges without an id. */
    @Test
    void anUndecodableFrameWithoutAnIdIsNotAnswered() {
        CapturedFrames session = open(window);

        window.undecodable(session, null);

        assertThat(session.sent).isEmpty();
    }

    @Test
    void aWindowFullOfFramesThatCannotBeAnsweredAsksForANewSession() {
        ConsumerWindow full = windows.consumer(SubscriptionType.Shared);
        CapturedFrames session = open(full);
        for (int i = 0; i < 9; i++) {
            full.undecodable(session, null);
        }
        assertThat(windows.seekBacks).hasValue(0);

        full.undecodable(session, null);

        assertThat(windows.seekBacks).hasValue(1);
    }
}
