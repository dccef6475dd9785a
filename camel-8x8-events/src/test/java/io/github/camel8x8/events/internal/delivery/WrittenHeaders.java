/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camel8x8.events.EventsHeaderFilterStrategy;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Deliveries;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** The headers that the component writes for a payload. */
public final class WrittenHeaders {

    private WrittenHeaders() {}

    public static Map<String, Object> of(String payload) {
        byte[] bytes = payload.getBytes(UTF_8);
        MessageFrame frame =
                new MessageFrame(
                        "CAUQADAA", bytes, Map.of(), "2026-11-24T06:23:41.533Z", 0, "key", null);
        EventHeaders headers =
                new EventHeaders(
                        new TopicName("acme", "event-v1", "all"),
                        new EventsHeaderFilterStrategy(),
                        false);
        InFlightEvent inFlight =
                new InFlightEvent(
                        Deliveries.of(frame),
                        Event.of(bytes),
                        AckPolicy.of(false, false, () -> AckPolicy.Interruption.NONE));
        return new EventMessage(new DefaultExchange(new DefaultCamelContext()), headers, inFlight)
                .getHeaders();
    }
}
