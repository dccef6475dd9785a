/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.event.Event;
import java.util.Set;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Predicate;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link CallRecord} from the events of one interaction. For the aggregate EIP:
 *
 * <pre>{@code
 * from("8x8events:all")
 *     .aggregate(header("Camel8x8EventsInteractionGuid"), new InteractionTimeline())
 *         .ignoreInvalidCorrelationKeys()
 *         .completionTimeout(3_600_000)
 *     .to("direct:call-records");
 * }</pre>
 *
 * <p>It is also the aggregate's completion predicate, and need not be set as one: an interaction is
 * complete when it is closed and nothing is missing. If an event is missing, the route's {@code
 * completionTimeout} completes the interaction, and the record lists the missing events. Use a long
 * timeout: it runs from the last event, and a customer may wait for a long time without one.
 *
 * <p>Until the completion, the body is a {@link Timeline}, which a persistent aggregation
 * repository can store (class names to allow: {@code io.github.camel8x8.events.callrecord.*} and
 * {@code java.**}). The body of the completed Exchange is the record. Only headers that all events
 * have in common remain: the interaction, the tenant, the namespace and the topic.
 *
 * <p>An event that arrives after the completion, such as a duplicate after a broken connection,
 * starts another timeline, which becomes an incomplete record after the timeout. If you store
 * records, do not replace a complete one with an incomplete one.
 *
 * <p>It has no state, and is safe for use by several threads and routes.
 */
public final class InteractionTimeline implements AggregationStrategy, Predicate {

    /** Headers of one event, and not of its interaction. */
    private static final Set<String> OF_ONE_EVENT =
            Set.of(
                    EventsConstants.EVENT_TYPE,
                    EventsConstants.AGENT_ID,
                    EventsConstants.QUEUE_ID,
                    EventsConstants.CALL_STATE,
                    EventsConstants.MEDIA_TYPE,
                    EventsConstants.DIRECTION,
                    EventsConstants.MESSAGE_ID,
                    EventsConstants.PUBLISH_TIME,
                    EventsConstants.KEY,
                    EventsConstants.REDELIVERY_COUNT,
                    EventsConstants.PROPERTIES,
                    EventsConstants.ACKNOWLEDGEMENT,
                    Exchange.MESSAGE_TIMESTAMP);

    /**
     * Adds an event to the timeline.
     *
     * @throws RuntimeCamelException if the body is not an event and cannot be converted to one
     * @throws IllegalArgumentException if the event has no interaction, or belongs to another one
     */
    @Override
    public @Nullable Exchange aggregate(
            @Nullable Exchange oldExchange, @Nullable Exchange newExchange) {
        if (newExchange == null) {
            return oldExchange;
        }
        Event event = event(newExchange.getMessage());
        if (oldExchange == null) {
            Message message = newExchange.getMessage();
            message.setBody(begin(event, message).with(event));
            OF_ONE_EVENT.forEach(message::removeHeader);
            return newExchange;
        }
        Message message = oldExchange.getMessage();
        message.setBody(timeline(message).with(event));
        return oldExchange;
    }

    /** Whether the interaction is closed and nothing is missing. */
    @Override
    public boolean matches(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Timeline timeline
                && timeline.record().complete();
    }

    /** Replaces the timeline with the record. */
    @Override
    public void onCompletion(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Timeline timeline) {
            exchange.getMessage().setBody(timeline.record());
        }
    }

    private static Timeline timeline(Message message) {
        Timeline timeline = message.getBody(Timeline.class);
        if (timeline == null) {
            throw new IllegalStateException(
                    "The aggregated Exchange has a body that is not a timeline: do not change the body while events are aggregated");
        }
        return timeline;
    }

    private static Timeline begin(Event event, Message message) {
        String interactionGuid = event.getInteractionGuid();
        if (interactionGuid == null) {
            throw new IllegalArgumentException(
                    event
                            + " has no interaction: aggregate by the header "
                            + EventsConstants.INTERACTION_GUID
                            + " with ignoreInvalidCorrelationKeys");
        }
        return Timeline.of(
                interactionGuid, message.getHeader(EventsConstants.TENANT, String.class));
    }

    private static Event event(Message message) {
        try {
            return message.getMandatoryBody(Event.class);
        } catch (InvalidPayloadException e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }
}
