/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

// tag::waiting-time[]
/** Decides when an interaction has been waiting for too long. Set the properties before use. */
public final class WaitingTime implements AggregationStrategy {

    /** After this time, an interaction that was offered to an agent is forgotten. */
    private static final long FORGET = Duration.ofHours(1).toMillis();

    /** After this time, an interaction that left the queue is forgotten: no event is later. */
    private static final long LATEST = Duration.ofMinutes(10).toMillis();

    private long limit = 120_000;
    private long grace = 5_000;

    /** Sets how long an interaction may wait, in milliseconds. */
    public void setLimit(long milliseconds) {
        limit = milliseconds;
    }

    /**
     * Sets the delay of an alert that is already due, in milliseconds. When events are read again,
     * the one that ends a wait follows the one that begins it within this time.
     */
    public void setGrace(long milliseconds) {
        grace = milliseconds;
    }

    @Override
    public Exchange aggregate(@Nullable Exchange before, Exchange added) {
        Message event = added.getMessage();
        event.setBody(
                Wait.after(
                        before == null ? null : before.getMessage().getBody(Wait.class),
                        event.getHeader(EventsConstants.EVENT_TYPE, "", String.class),
                        event.getHeader(EventsConstants.INTERACTION_GUID, String.class),
                        event.getHeader(EventsConstants.QUEUE_ID, String.class),
                        time(event)));
        return added; // Camel computes the next timeout from this Exchange
    }

    /** The time in milliseconds until the alert. */
    public long remaining(@Body Wait wait) {
        long waited = Duration.between(wait.since(), Instant.now()).toMillis();
        if (wait.queued()) {
            return Math.max(limit - waited, grace);
        }
        return wait.left() ? LATEST : FORGET;
    }

    /**
     * When it happened; an event that does not have this time was published soon after. In seconds,
     * as most events have it: otherwise, some would seem to be later than the next one.
     */
    private static Instant time(Message message) {
        Event event = message.getBody(Event.class);
        Instant own = event.hasOwnTime() ? event.getEventTime() : null;
        Instant time =
                own == null ? message.getHeader(EventsConstants.PUBLISH_TIME, Instant.class) : own;
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
// end::waiting-time[]
