/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import io.github.camel8x8.events.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an interaction's event that a wallboard needs; without names or unmasked numbers.
 *
 * @param time the time of the event, to the second
 * @param queuedAt when the call was queued, if the event contains it
 * @param fingerprint of the whole payload: events with the same fingerprint are the same event
 */
record CallEvent(
        String type,
        Instant time,
        @Nullable String agentId,
        @Nullable String queueId,
        @Nullable String queueName,
        @Nullable Instant queuedAt,
        @Nullable String callState,
        @Nullable String mediaType,
        @Nullable String caller,
        boolean outbound,
        boolean hold,
        int fingerprint) {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    static CallEvent of(Event event, Instant now) {
        return new CallEvent(
                Objects.requireNonNullElse(event.getType(), ""),
                timeOf(event, now),
                event.getAgentId(),
                event.getQueueId(),
                event.getAttachedData().first("tenantSkillName"),
                event.getQueueTime(),
                event.getCallState(),
                event.getMediaType(),
                MaskedNumber.of(event.getPhoneNumber()),
                "out".equals(event.getDirection()),
                Boolean.TRUE.equals(event.flag("status")),
                event.hashCode());
    }

    /** The time of an event; now, if it has no time or one in the future. */
    static Instant timeOf(Event event, Instant now) {
        Instant time = event.getEventTime();
        if (time == null || time.isAfter(now.plus(CLOCKS_DIFFER))) {
            return now;
        }
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    boolean isFirst() {
        return type.equals("InteractionCreated");
    }

    boolean isLast() {
        return type.equals("InteractionDeleted");
    }
}
