/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Deliveries;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Batches of a route that reads several streams, such as partitions. */
class StreamBatchesTest extends ControlledBatches {

    private final Function<MessageFrame, Delivery> others = Deliveries.anotherStream();
    private final Object otherStream = ofAnotherStream(0).delivery().stream();

    @Test
    void aBatchHasEventsOfOneStreamOnly() {
        SerialExecutor serial = executor(3, LONG);

        add(serial, 1);
        serial.add(ofAnotherStream(2));
        add(serial, 3, 4);
        run();

        assertThat(processed).isEqualTo(List.of(List.of("1", "3", "4")));
    }

    @Test
    void eventsOfAnotherStreamDoNotFillABatch() {
        SerialExecutor serial = executor(3, LONG);

        add(serial, 1, 2);
        serial.add(ofAnotherStream(3));
        serial.announce();

        assertThat(asked).isEmpty();
        assertThat(timers).as("for event 1").hasSize(1);
    }

    @Test
    void ofTwoCompleteBatchesTheOneWithTheOldestEventIsFirst() {
        SerialExecutor serial = executor(2, LONG);

        serial.add(ofAnotherStream(1));
        add(serial, 2, 3);
        serial.windowIsFull(otherStream);
        serial.announce();
        run();

        assertThat(processed).isEqualTo(List.of(List.of("1"), List.of("2", "3")));
    }

    @Test
    void aFullWindowStartsOnlyTheBatchOfItsStream() {
        SerialExecutor serial = executor(3, LONG);
        add(serial, 1);
        serial.add(ofAnotherStream(2));

        serial.windowIsFull(otherStream);
        serial.announce();
        run();

        assertThat(processed).isEqualTo(List.of(List.of("2")));
    }

    /** Otherwise its events would wait for their time, and the server for their credits. */
    @Test
    void aFullWindowIsRememberedWhileAnotherStreamIsRouted() {
        synchronous = false;
        SerialExecutor serial = executor(2, LONG);
        add(serial, 1, 2);
        serial.add(ofAnotherStream(3));
        serial.windowIsFull(otherStream);
        serial.announce();
        run();
        assertThat(processed).isEqualTo(List.of(List.of("1", "2")));

        whenDone.run();
        run();

        assertThat(processed).isEqualTo(List.of(List.of("1", "2"), List.of("3")));
    }

    private InFlightEvent ofAnotherStream(int id) {
        InFlightEvent event = inFlight(id);
        return new InFlightEvent(others.apply(event.delivery().message()), event.event(), POLICY);
    }
}
