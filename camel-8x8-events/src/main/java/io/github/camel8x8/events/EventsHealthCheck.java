/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.stream.EventStream;
import io.github.camel8x8.events.stream.StreamState;
import io.github.camel8x8.events.stream.StreamStatus;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * DOWN as long as a stream of the consumer has no session; says which, why and what is done about
 * it.
 */
final class EventsHealthCheck extends AbstractHealthCheck {

    private final EventsConsumer consumer;

    EventsHealthCheck(EventsConsumer consumer, String routeId) {
        super("camel", "consumer:8x8events-" + routeId);
        this.consumer = consumer;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        List<EventStream> streams = consumer.streams();
        for (EventStream stream : streams) {
            StreamStatus status = stream.status();
            if (status.state() != StreamState.CONNECTED) {
                builder.detail("state", status.state().name())
                        .detail("since", status.since().toString())
                        .detail("failedAttempts", status.failedAttempts())
                        .message(
                                status.cause() == null
                                        ? "Not connected: " + status.state()
                                        : status.cause().getMessage())
                        .down();
                return;
            }
        }
        if (streams.isEmpty()) {
            builder.message("The consumer is not started").down();
        } else {
            builder.up();
        }
    }
}
