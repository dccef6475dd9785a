/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import io.github.camel8x8.events.event.Event;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The events of one interaction seen so far, as a value: {@link #with} returns a new timeline with
 * one more event, and {@link #record} summarizes the events.
 *
 * <p>The same events give an equal timeline and an equal record in any order and however often they
 * arrive. Events are ordered by their time, to the second; within a second, by which event can
 * happen next. Only the fields that a record needs are kept, not the payload.
 *
 * <p>Immutable, and safe for use by several threads. Serializable, for persistent aggregation.
 */
public final class Timeline implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String interactionGuid;
    private final @Nullable String tenant;

    /** Sorted, each once. */
    @SuppressWarnings("serial") // List.copyOf returns a serializable list.
    private final List<Moment> moments;

    private Timeline(String interactionGuid, @Nullable String tenant, List<Moment> moments) {
        this.interactionGuid = interactionGuid;
        this.tenant = tenant;
        this.moments = moments;
    }

    /**
     * {@return a timeline without events}
     *
     * @param interactionGuid the id that its events share
     * @param tenant for the record; events do not contain it
     */
    public static Timeline of(String interactionGuid, @Nullable String tenant) {
        return new Timeline(
                Objects.requireNonNull(interactionGuid, "interactionGuid"), tenant, List.of());
    }

    /**
     * {@return this timeline with one more event; the same timeline if the event adds nothing}
     *
     * @param event an event of the interaction
     * @throws IllegalArgumentException if the event is not of this interaction
     */
    public Timeline with(Event event) {
        if (!interactionGuid.equals(event.getInteractionGuid())) {
            throw new IllegalArgumentException(
                    "%s is not of the interaction %s: aggregate by interaction"
                            .formatted(event, interactionGuid));
        }
        SortedSet<Moment> all = new TreeSet<>(moments);
        return all.add(Moment.of(event))
                ? new Timeline(interactionGuid, tenant, List.copyOf(all))
                : this;
    }

    /** {@return the record of the events so far} */
    public CallRecord record() {
        Replay replay = Replay.of(moments);
        List<AgentLeg> legs = replay.legs().stream().map(Leg::record).toList();
        return new CallRecordBuilder(interactionGuid, replay.outcome(isOutbound()))
                .tenant(tenant)
                .mediaType(first(Moment::mediaType))
                .direction(first(Moment::direction))
                .queueId(queueId())
                .created(replay.created())
                .queued(replay.queued())
                .offered(replay.offered())
                .accepted(replay.accepted())
                .ended(replay.ended())
                .closed(replay.closed())
                .waiting(replay.waiting())
                .ringing(sum(legs, AgentLeg::ringing))
                .talking(sum(legs, AgentLeg::talking))
                .onHold(sum(legs, AgentLeg::onHold))
                .wrapUp(sum(legs, AgentLeg::wrapUp))
                .legs(legs)
                .transfers(replay.transfers())
                .hangupInitiator(last(Moment::hangupInitiator))
                .hangupReason(last(Moment::hangupReason))
                .dispositionCode(last(Moment::dispositionCode))
                .events(moments.size())
                .missing(replay.missing(isOutbound()))
                .build();
    }

    private boolean isOutbound() {
        return "out".equals(first(Moment::direction))
                || moments.stream().anyMatch(moment -> moment.is(Moment.CUSTOMER_ACCEPTED));
    }

    private @Nullable String queueId() {
        String queued = first(moment -> moment.is(Moment.QUEUED) ? moment.queueId() : null);
        return queued == null ? first(Moment::queueId) : queued;
    }

    private @Nullable String first(Function<Moment, @Nullable String> part) {
        for (Moment moment : moments) {
            String value = part.apply(moment);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable String last(Function<Moment, @Nullable String> part) {
        String last = null;
        for (Moment moment : moments) {
            String value = part.apply(moment);
            last = value == null ? last : value;
        }
        return last;
    }

    private static Duration sum(List<AgentLeg> legs, Function<AgentLeg, Duration> part) {
        return legs.stream().map(part).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Timeline timeline
                && interactionGuid.equals(timeline.interactionGuid)
                && Objects.equals(tenant, timeline.tenant)
                && moments.equals(timeline.moments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(interactionGuid, tenant, moments);
    }

    /** The interaction and how many events; no personal data. */
    @Override
    public String toString() {
        return "Timeline[%s, %d events]".formatted(interactionGuid, moments.size());
    }
}
