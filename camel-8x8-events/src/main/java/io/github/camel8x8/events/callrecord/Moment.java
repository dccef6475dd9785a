/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import io.github.camel8x8.events.event.Event;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The data that one event adds to a timeline. Two events with the same data are one: a duplicate
 * has the same payload, whatever its message id.
 *
 * @param time to the second, since most events are not more precise; null if the event does not
 *     contain the time at which it happened
 * @param held the status of {@code LineHoldStatus}
 */
record Moment(
        @Nullable Instant time,
        String type,
        @Nullable String agentId,
        @Nullable String queueId,
        @Nullable String mediaType,
        @Nullable String direction,
        @Nullable Boolean held,
        @Nullable String hangupInitiator,
        @Nullable String hangupReason,
        @Nullable String dispositionCode)
        implements Comparable<Moment>, Serializable {

    static final String CREATED = "InteractionCreated";
    static final String QUEUED = "InteractionQueued";
    static final String UNQUEUED = "InteractionUnqueued";
    static final String QUEUE_TIMEOUT = "InteractionQueueTimeout";
    static final String ASSIGNED = "InteractionAssigned";
    static final String ACCEPTED = "InteractionAccepted";
    static final String CUSTOMER_ACCEPTED = "InteractionCustomerAccepted";
    static final String REJECTED = "InteractionRejected";
    static final String HOLD = "LineHoldStatus";
    static final String TRANSFER = "InteractionTransferRequest";
    static final String POST_PROCESS = "InteractionPostProcess";
    static final String END_POST_PROCESS = "InteractionEndPostProcess";
    static final String DEASSIGNED = "InteractionDeassigned";
    static final String DELETED = "InteractionDeleted";

    /**
     * The order in which to try events of the same second: events that continue a leg before those
     * that begin one, and the end last.
     */
    private static final List<String> WITHIN_A_SECOND =
            List.of(
                    ACCEPTED,
                    CUSTOMER_ACCEPTED,
                    HOLD,
                    TRANSFER,
                    POST_PROCESS,
                    END_POST_PROCESS,
                    REJECTED,
                    DEASSIGNED,
                    UNQUEUED,
                    QUEUE_TIMEOUT,
                    CREATED,
                    QUEUED,
                    ASSIGNED,
                    DELETED);

    /** By time, those without one last; a total order, so the order of arrival has no effect. */
    private static final Comparator<Moment> ORDER =
            Comparator.comparing(Moment::time, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparingInt(moment -> WITHIN_A_SECOND.indexOf(moment.type()))
                    .thenComparing(Moment::type)
                    .thenComparing(text(Moment::agentId))
                    .thenComparing(text(Moment::queueId))
                    .thenComparing(text(Moment::mediaType))
                    .thenComparing(text(Moment::direction))
                    .thenComparing(
                            Moment::held, Comparator.nullsFirst(Comparator.<Boolean>naturalOrder()))
                    .thenComparing(text(Moment::hangupInitiator))
                    .thenComparing(text(Moment::hangupReason))
                    .thenComparing(text(Moment::dispositionCode));

    /** An event without a type adds its time and its agent as well. */
    static Moment of(Event event) {
        // With the time that all events of the interaction share, every duration would be zero.
        Instant time = event.hasOwnTime() ? event.getEventTime() : null;
        String type = event.getType();
        return new Moment(
                time == null ? null : time.truncatedTo(ChronoUnit.SECONDS),
                type == null ? "" : type,
                event.getAgentId(),
                event.getQueueId(),
                event.getMediaType(),
                event.getDirection(),
                HOLD.equals(type) ? event.flag("status") : null,
                event.getHangupInitiator(),
                event.getCallHangupReason(),
                event.getDispositionCode());
    }

    boolean is(String thisType) {
        return type.equals(thisType);
    }

    /** Whether it is a step of the interaction: it has a time and a known type. */
    boolean isStep() {
        return time != null && WITHIN_A_SECOND.contains(type);
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }

    private static Comparator<Moment> text(Function<Moment, @Nullable String> part) {
        return Comparator.comparing(part, Comparator.nullsFirst(Comparator.<String>naturalOrder()));
    }
}
