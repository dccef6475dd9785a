/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.begun;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.open;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.reopen;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.options.SubscriptionType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outcome of several deliveries as one. */
class DeliveryGroupTest {

    private final ReaderWindows readers = new ReaderWindows();
    private final ReaderWindow reader = readers.reader(ReaderApi.EARLIEST, null);
    private final ConsumerWindows consumers = new ConsumerWindows();

    @Test
    void thePositionOfAReaderPassesTheGroupAtOnce() {
        CapturedFrames session = open(reader);
        DeliveryGroup group = group(reader, session, 1, 2, 3);

        assertThat(group.acknowledge()).isTrue();

        assertThat(readers.positions).containsExactly(id(3));
        assertThat(session.sent).containsExactly("ack 1", "ack 2", "ack 3");
    }

    @Test
    void aReaderSeeksBackOnceToTheFirstDeliveryOfAFailedGroup() {
        CapturedFrames session = open(reader);
        group(reader, session, 1, 2).acknowledge();
        DeliveryGroup failed = group(reader, session, 3, 4, 5);

        assertThat(failed.negativeAcknowledge()).isTrue();

        assertThat(readers.seekBacks).hasValue(1);
        CapturedFrames next = reopen(reader);
        assertThat(reader.arrived(next, message(2))).as("the event at the position").isNull();
        assertThat(group(reader, next, 3, 4, 5).acknowledge()).isTrue();
        assertThat(readers.positions).containsExactly(id(2), id(5));
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionType.class,
            names = {"Shared", "Key_Shared"})
    void eachDeliveryOfAFailedGroupIsNegativelyAcknowledged(SubscriptionType type) {
        ConsumerWindow window = consumers.consumer(type);
        CapturedFrames session = open(window);

        group(window, session, 1, 2).negativeAcknowledge();

        assertThat(session.sent).containsExactly("nack 1", "nack 2");
        assertThat(consumers.seekBacks).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionType.class,
            names = {"Exclusive", "Failover"})
    void anExclusiveSubscriptionSeeksBackOnce(SubscriptionType type) {
        ConsumerWindow window = consumers.consumer(type);
        CapturedFrames session = open(window);

        group(window, session, 1, 2).negativeAcknowledge();

        assertThat(session.sent).isEmpty();
        assertThat(consumers.seekBacks).hasValue(1);
    }

    @Test
    void onlyTheFirstOutcomeHasAnEffect() {
        DeliveryGroup group = group(reader, open(reader), 1, 2);

        assertThat(group.acknowledge()).isTrue();

        assertThat(group.negativeAcknowledge()).isFalse();
        assertThat(group.acknowledge()).isFalse();
        assertThat(group.isStarted()).isFalse();
        assertThat(readers.seekBacks).hasValue(0);
    }

    @Test
    void aGroupThatIsInTheRouteDuringAReconnectIsAcknowledgedOnTheNextSession() {
        ConsumerWindow window = consumers.consumer(SubscriptionType.Exclusive);
        DeliveryGroup group = group(window, open(window), 1, 2);
        CapturedFrames next = reopen(window);
        assertThat(window.arrived(next, message(1))).isNull();
        assertThat(window.arrived(next, message(2))).isNull();

        group.acknowledge();

        assertThat(next.sent).containsExactlyInAnyOrder("ack 1", "ack 2");
    }

    @Test
    void theDeliveryThatFillsTheWindowReportsIt() {
        ConsumerWindow window = consumers.consumer(SubscriptionType.Exclusive);
        CapturedFrames session = open(window);

        List<Boolean> full =
                IntStream.rangeClosed(1, 10)
                        .mapToObj(entry -> begun(window, session, entry).fillsWindow())
                        .toList();

        assertThat(full.subList(0, 9)).containsOnly(false);
        assertThat(full.get(9)).isTrue();
    }

    private static DeliveryGroup group(Window window, CapturedFrames session, int... entries) {
        return new DeliveryGroup(
                IntStream.of(entries).mapToObj(entry -> begun(window, session, entry)).toList());
    }
}
