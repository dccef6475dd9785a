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
 * Makes a {@link CallRecord} of the events of one interaction. For the aggregate EIP:
 *
 * <pre>{@code
 * from("8x8events:all")
 *     .aggregate(header("Camel8x8EventsInteractionGuid"), new InteractionTimeline())
 *         .ignoreInvalidCorrelationKeys()
 *         .completionTimeout(3_600_000)
 *     .to("direct:call-records");
 * }</pre>
 *
 * <p>It is the aggregate's completion predicate as well, without being named as one: an interaction
 * is complete when it is closed and nothing is missing. What never becomes complete, since an event
 * is missing, is for the route's {@code completionTimeout}; the record then says what it lacks. Be
 * generous with it: it runs from the last event, and a customer may wait for long without one.
 *
 * <p>While events come, the body is a {@link Timeline}, which a persistent aggregation repository
 * can store (class names to allow: {@code io.github.camel8x8.events.callrecord.*} and {@code
 * java.**}). The completed Exchange has the record as its body. Of the headers of the events those
 * stay that all have in common: the interaction, the tenant, the namespace and the topic.
 *
 * <p>An event that comes after the completion, such as a duplicate after a broken connection,
 * begins another timeline, and after the timeout an incomplete record: whoever stores records keeps
 * a complete one where there is one.
 *
 * <p>It has no state, and is safe for use by several threads and routes.
 */
public final class InteractionTimeline implements AggregationStrategy, Predicate {

    /** Of one event, and not of its interaction. */
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
     * @throws RuntimeCamelException where the body is no event and cannot be made one
     * @throws IllegalArgumentException where the event is of no interaction, or of another one
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

    /** Puts the record in the place of the timeline. */
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
                            + " is of no interaction: aggregate by the header "
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
