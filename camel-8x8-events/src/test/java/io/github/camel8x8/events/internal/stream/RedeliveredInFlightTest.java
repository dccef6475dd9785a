/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.ConsumerWindow;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.flow.RecentIds;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.options.SubscriptionType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that redelivers a message of a subscription on the same session. */
class RedeliveredInFlightTest {

    private final AtomicInteger warnings = new AtomicInteger();
    private final ConsumerWindow window = window(SubscriptionType.Exclusive, null, false);
    private final CapturedFrames session = open(window);

    @ParameterizedTest
    @EnumSource(SubscriptionType.class)
    void aMessageThatWaitsForTheRouteIsNotDeliveredASecondTime(SubscriptionType type) {
        ConsumerWindow in = window(type, null, false);
        CapturedFrames on = open(in);
        Delivery first = in.arrived(on, message(1, 0));

        Delivery second = in.arrived(on, message(1, 0));
        first.begin();
        first.acknowledge();

        assertThat(second).isNull();
        assertThat(on.sent).as("a credit for each frame").containsExactly("ack 1", "ack 1");
        assertThat(in.unfinished()).isZero();
    }

    @Test
    void aMessageThatIsInTheRouteIsNotDeliveredASecondTime() {
        Delivery first = window.arrived(session, message(1, 0));
        first.begin();

        assertThat(window.arrived(session, message(1, 0))).isNull();
        assertThat(window.arrived(session, message(1, 0))).isNull();
        first.acknowledge();

        assertThat(session.sent).containsExactly("ack 1", "ack 1", "ack 1");
    }

    @Test
    void aFailedMessageGivesTheCreditsOfItsRepetitionsBack() {
        ConsumerWindow shared = window(SubscriptionType.Shared, null, false);
        CapturedFrames on = open(shared);
        Delivery first = shared.arrived(on, message(1, 0));
        first.begin();
        shared.arrived(on, message(1, 1));

        first.negativeAcknowledge();

        assertThat(on.sent).containsExactly("nack 1", "nack 1");
        assertThat(shared.unfinished()).isZero();
    }

    @Test
    void inPullModeAMessageGivesThePermitsOfItsRepetitionsBack() {
        ConsumerWindow pulling = window(SubscriptionType.Shared, null, true);
        CapturedFrames on = open(pulling);
        on.sent.clear();
        Delivery first = pulling.arrived(on, message(1, 0));
        first.begin();
        pulling.arrived(on, message(1, 0));

        first.acknowledge();

        assertThat(on.sent).containsExactly("ack 1", "ack 1", "permit 2");
    }

    @Test
    void aMessageThatHasJustBeenAcknowledgedIsAcknowledgedAgain() {
        Delivery first = window.arrived(session, message(1, 0));
        first.begin();
        first.acknowledge();

        assertThat(window.arrived(session, message(1, 0))).isNull();

        assertThat(session.sent).containsExactly("ack 1", "ack 1");
        assertThat(window.unfinished()).isZero();
    }

    @Test
    void aMessageThatFailedIsDeliveredAgain() {
        ConsumerWindow shared = window(SubscriptionType.Shared, null, false);
        CapturedFrames on = open(shared);
        Delivery first = shared.arrived(on, message(1, 0));
        first.begin();
        first.negativeAcknowledge();

        assertThat(shared.arrived(on, message(1, 1))).isNotNull();
    }

    @Test
    void aMessageThatTheServerRedeliversWithoutAManualAcknowledgementIsDeliveredAgain() {
        ConsumerWindow timed = window(SubscriptionType.Exclusive, Duration.ofSeconds(2), false);
        CapturedFrames on = open(timed);
        Delivery forgotten = timed.arrived(on, message(1, 0));
        forgotten.begin();
        forgotten.held();

        Delivery second = timed.arrived(on, message(1, 0));
        second.begin();
        second.held();
        assertThat(timed.unfinished()).isOne();
        second.acknowledge();

        assertThat(forgotten.acknowledge()).isFalse();
        assertThat(on.sent).as("a credit for each frame").containsExactly("ack 1", "ack 1");
        assertThat(timed.unfinished()).isZero();
    }

    @Test
    void aMessageInManualModeIsNotDeliveredASecondTimeWhenItsTopicMoves() {
        Delivery held = window.arrived(session, message(1, 0));
        held.begin();
        held.held();

        assertThat(window.arrived(session, message(1, 0))).isNull();
        assertThat(held.acknowledge()).isTrue();

        assertThat(session.sent).containsExactly("ack 1", "ack 1");
    }

    @Test
    void aRedeliveryInFlightIsReportedIfTheAcknowledgementTimeoutExplainsIt() {
        ConsumerWindow timed = window(SubscriptionType.Shared, Duration.ofSeconds(2), false);
        CapturedFrames on = open(timed);
        timed.arrived(on, message(1, 0)).begin();

        timed.arrived(on, message(1, 1));

        assertThat(warnings).hasValue(1);
    }

    @Test
    void aRedeliveryInFlightIsNotReportedWithoutAnAcknowledgementTimeout() {
        window.arrived(session, message(1, 0));

        window.arrived(session, message(1, 0));

        assertThat(warnings).hasValue(0);
    }

    @Test
    void anAcknowledgementIsRememberedForSomeSeconds() {
        AtomicLong now = new AtomicLong();
        RecentIds recent = new RecentIds(10, now::get);
        recent.add("1");

        now.set(RecentIds.RECENT.toNanos() - 1);
        assertThat(recent.contains("1", 0)).isTrue();
        now.incrementAndGet();
        assertThat(recent.contains("1", 0)).isFalse();
        assertThat(recent.contains("1", 1)).as("a neighbor of a failed message").isTrue();
    }

    @Test
    void acknowledgementsOfAWindowAreRememberedAndNotOfMoreThanTwo() {
        RecentIds recent = new RecentIds(10, () -> 0);
        for (int i = 0; i < 100; i++) {
            recent.add(Integer.toString(i));
        }

        assertThat(recent.contains("90", 0)).isTrue();
        assertThat(recent.contains("79", 0)).isFalse();
    }

    @Test
    void aWindowIsOverrunBeyondTwiceItsSize() {
        for (int i = 0; i < 20; i++) {
            window.arrived(session, message(i, 0));
        }
        assertThat(window.isOverrun()).isFalse();

        window.arrived(session, message(20, 0));

        assertThat(window.isOverrun()).isTrue();
    }

    private ConsumerWindow window(SubscriptionType type, Duration ackTimeout, boolean pullMode) {
        ConsumerApi base = TestOptions.consumer(type, null, null, pullMode);
        ConsumerApi api =
                new ConsumerApi(
                        base.subscription(),
                        type,
                        base.mode(),
                        base.initialPosition(),
                        null,
                        null,
                        ackTimeout,
                        null,
                        null,
                        pullMode);
        return new ConsumerWindow(
                api,
                10,
                new StreamStatistics(),
                new ConsumerWindow.Owner() {
                    @Override
                    public void seekBack() {
                        throw new AssertionError("not wanted");
                    }

                    @Override
                    public void redeliveredInFlight() {
                        warnings.incrementAndGet();
                    }
                });
    }

    private static CapturedFrames open(ConsumerWindow window) {
        window.connecting();
        CapturedFrames session = new CapturedFrames();
        window.opened(session);
        return session;
    }

    private static MessageFrame message(long entry, int redeliveryCount) {
        return new MessageFrame(
                Long.toString(entry), new byte[0], Map.of(), null, redeliveryCount, null, null);
    }
}
