/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.EventsConsumer;
import io.github.camel8x8.events.EventsEndpoint;
import io.github.camel8x8.events.EventsHeaderFilterStrategy;
import io.github.camel8x8.events.RecordingExceptionHandler;
import io.github.camel8x8.events.internal.micrometer.StreamMetersFactory;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Deliveries;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How the dispatcher handles each outcome of its route. */
class ExchangeDispatcherTest {

    @AutoClose private final DefaultCamelContext context = new DefaultCamelContext();

    private static final TopicName TOPIC = new TopicName("acme", "event-v1", "all");

    /** The executor has continued by then, and must not be notified of another completed event. */
    @Test
    void aRouteThatHasThrownAnErrorAndCallsBackLaterEndsNothing() throws Exception {
        AtomicReference<AsyncCallback> late = new AtomicReference<>();
        AtomicInteger ended = new AtomicInteger();
        EventsEndpoint endpoint =
                context.getEndpoint(
                        "8x8events?topic=all&serviceUrl=ws://localhost:1&tenant=acme",
                        EventsEndpoint.class);
        EventsConsumer consumer =
                (EventsConsumer)
                        endpoint.createConsumer(
                                new AsyncProcessorSupport() {
                                    @Override
                                    public boolean process(
                                            Exchange exchange, AsyncCallback callback) {
                                        late.set(callback);
                                        throw new NoClassDefFoundError("a driver");
                                    }
                                });
        ExchangeDispatcher processor =
                new ExchangeDispatcher(
                        consumer,
                        EventTypeFilter.of(null),
                        new EventHeaders(TOPIC, new EventsHeaderFilterStrategy(), false),
                        AckPolicy.of(false, false, () -> AckPolicy.Interruption.NONE),
                        StreamMetersFactory.create(context, "route", TOPIC),
                        new ExceptionReporter(new RecordingExceptionHandler(), Runnable::run),
                        null);
        InFlightEvent inFlight = processor.inFlightOf(Deliveries.of(frame()));

        assertThatThrownBy(() -> processor.process(inFlight, ended::incrementAndGet))
                .isInstanceOf(NoClassDefFoundError.class);
        late.get().done(false);

        assertThat(ended).hasValue(0);
    }

    private static MessageFrame frame() {
        return new MessageFrame("CAUQADAA", new byte[0], Map.of(), null, 0, null, null);
    }
}
