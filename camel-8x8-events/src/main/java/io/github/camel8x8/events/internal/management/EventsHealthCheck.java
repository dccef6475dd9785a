/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.management;

import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.PositionExpiredException;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * DOWN while a stream of the consumer has no session; reports the topic, the cause and the fix. The
 * details of each topic are the metrics that {@link StreamMetric#healthOf} selects: with them, an
 * operator sees what is wrong with a stream that is connected. A suspended route is UP, and a
 * detail reports that it is suspended. With several topics, the names of the details begin with the
 * topic.
 */
public final class EventsHealthCheck extends AbstractHealthCheck {

    private final Supplier<List<EventStream>> streams;
    private final BooleanSupplier suspended;
    private final Runnable update;

    /**
     * Creates the health check of one consumer.
     *
     * @param routeId the route of the consumer
     * @param streams the streams of the consumer; none if it is not started
     * @param suspended whether the route is suspended, by an operator or a route policy
     * @param update brings the streams up to date before each check
     */
    public EventsHealthCheck(
            String routeId,
            Supplier<List<EventStream>> streams,
            BooleanSupplier suspended,
            Runnable update) {
        super("camel", "consumer:" + routeId);
        this.streams = streams;
        this.suspended = suspended;
        this.update = update;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        update.run();
        List<EventStream> now = streams.get();
        String down = now.isEmpty() ? "The consumer is not started" : null;
        int connected = 0;
        for (EventStream stream : now) {
            String prefix = now.size() == 1 ? "" : stream.topic() + ".";
            StreamMetric.healthOf(stream)
                    .forEach((name, value) -> builder.detail(prefix + name, value));
            if (StreamMetric.isConnected(stream)) {
                connected++;
            } else if (down == null) {
                down = whyDown(stream);
            }
        }
        if (now.size() > 1) {
            builder.detail("connected", connected + " of " + now.size());
        }
        if (suspended.getAsBoolean()) {
            builder.detail(
                    "suspended",
                    "The route is suspended: no event is processed until it is resumed");
        }
        if (down == null) {
            builder.up();
        } else {
            // Spring Boot's Actuator shows the details and not the message.
            builder.detail("reason", down).message(down).down();
        }
    }

    private static String whyDown(EventStream stream) {
        StreamStatus status = stream.status();
        Exception cause = status.cause();
        String why = cause == null ? status.state().name() : String.valueOf(cause.getMessage());
        return "Topic "
                + stream.topic()
                + " is not connected: "
                + why
                + switch (status.state()) {
                    case FAILED ->
                            cause instanceof PositionExpiredException
                                    ? "" // the cause describes what to do
                                    : ". Not retried any more (maxReconnectAttempts): restart the"
                                            + " route";
                    case STOPPED -> "";
                    default -> ". Retrying automatically";
                };
    }
}
