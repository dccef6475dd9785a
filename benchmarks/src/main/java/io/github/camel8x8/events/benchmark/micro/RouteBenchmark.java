/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.micro;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.benchmark.server.FrameStock;
import io.github.camel8x8.events.internal.delivery.HeaderMapping;
import io.github.camel8x8.events.internal.protocol.FrameDecoder;
import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.flow.ReaderDeliveries;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The steps before and after an event's processing in a route. */
@State(Scope.Thread)
public class RouteBenchmark {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final HeaderMapping mapping = new HeaderMapping();
    private final ReaderDeliveries deliveries = new ReaderDeliveries();
    private final MessageFrame frame = frame();
    private final Delivery delivery = deliveries.arrived(frame);

    /** Creates an Exchange with the event, and reads three headers. */
    @Benchmark
    public void threeHeaders(Blackhole hole) {
        Message message = exchange().getMessage();
        hole.consume(message.getHeader(EventsConstants.EVENT_TYPE));
        hole.consume(message.getHeader(EventsConstants.INTERACTION_GUID));
        hole.consume(message.getHeader(EventsConstants.CALL_STATE));
    }

    /** Creates an Exchange with the event, and reads all headers. */
    @Benchmark
    public Map<String, Object> allHeaders() {
        return exchange().getMessage().getHeaders();
    }

    /**
     * An event is received, begun and acknowledged; its credit is returned and the position passes
     * it.
     */
    @Benchmark
    public long complete(Settling settling) {
        Delivery arrived = settling.deliveries.arrived(frame);
        if (!arrived.begin() || !arrived.acknowledge()) {
            throw new IllegalStateException("already acknowledged");
        }
        return settling.deliveries.sent();
    }

    private Exchange exchange() {
        Exchange exchange = new DefaultExchange(camel);
        mapping.write(delivery, exchange);
        return exchange;
    }

    private static MessageFrame frame() {
        byte[] text =
                FrameStock.frameText(1, Interaction.interaction()).getBytes(StandardCharsets.UTF_8);
        try {
            return (MessageFrame) new FrameDecoder().decode(text, 0, text.length);
        } catch (MalformedFrameException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A window in which no other event is in flight. */
    @State(Scope.Thread)
    public static class Settling {
        private final ReaderDeliveries deliveries = new ReaderDeliveries();
    }
}
