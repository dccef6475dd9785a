/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import io.github.camel8x8.examples.wallboard.model.QueueVisit.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Replays the events of one interaction in order. Any event may be missing: 8x8's documentation is
 * inconsistent about which events are sent, and a wallboard may start in the middle of a call.
 */
final class CallReplay {

    private final Instant startedAt;
    private final List<QueueVisit> visits = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final Map<String, Instant> released = new HashMap<>();
    private @Nullable CallState state;
    private Instant since;
    private @Nullable String agentId;
    private @Nullable String queueId;
    private @Nullable String mediaType;
    private @Nullable String caller;
    private boolean outbound;
    private boolean ended;

    CallReplay(Instant startedAt) {
        this.startedAt = startedAt;
        this.since = startedAt;
    }

    void apply(CallEvent event) {
        outbound |= event.outbound();
        mediaType = latest(event.mediaType(), mediaType);
        caller = latest(event.caller(), caller);
        queueId = latest(event.queueId(), queueId);
        switch (event.type()) {
            case "InteractionCreated" -> enter(CallState.ROUTING, event);
            case "InteractionQueued" -> queue(event);
            case "InteractionAssigned" -> assign(event);
            case "InteractionAccepted", "InteractionCustomerAccepted" -> answer(event);
            case "InteractionRejected" -> backToQueue(event);
            case "InteractionUnqueued" -> leaveQueue(Outcome.ABANDONED, event);
            case "InteractionQueueTimeout" -> leaveQueue(Outcome.MOVED, event);
            case "LineHoldStatus" -> hold(event);
            case "InteractionPostProcess" -> {
                holdBy(event.agentId(), event);
                enter(CallState.WRAP_UP, event);
            }
            case "InteractionEndPostProcess" -> release(event);
            case "InteractionDeassigned" -> {
                release(event);
                enter(CallState.ROUTING, event);
            }
            case "InteractionDeleted" -> end(event);
            default -> joinLate(event);
        }
    }

    Call result() {
        return new Call(
                Objects.requireNonNullElse(state, CallState.ROUTING),
                startedAt,
                since,
                agentId,
                queueId,
                mediaType,
                caller,
                outbound,
                ended,
                List.copyOf(visits),
                List.copyOf(assignments),
                Map.copyOf(released));
    }

    private void queue(CallEvent event) {
        release(event);
        QueueVisit open = openVisit();
        if (event.queueId() != null && (open == null || !open.queueId().equals(event.queueId()))) {
            close(Outcome.MOVED, event.time());
            visits.add(QueueVisit.open(event.queueId(), event.time()));
        }
        enter(CallState.WAITING, event);
        waitSinceQueued();
    }

    private void assign(CallEvent event) {
        if (event.queueId() != null && !outbound && openVisit() == null) {
            // InteractionQueued was missed; this event contains its time.
            Instant queuedAt = Objects.requireNonNullElse(event.queuedAt(), event.time());
            boolean plausible = !queuedAt.isAfter(event.time()) && !queuedAt.isBefore(lastVisit());
            visits.add(QueueVisit.open(event.queueId(), plausible ? queuedAt : event.time()));
        }
        holdBy(event.agentId(), event);
        enter(CallState.RINGING, event);
    }

    private void answer(CallEvent event) {
        close(Outcome.ANSWERED, event.time());
        holdBy(event.agentId(), event);
        enter(CallState.TALKING, event);
    }

    private void backToQueue(CallEvent event) {
        release(event);
        enter(outbound ? CallState.ROUTING : CallState.WAITING, event);
        waitSinceQueued();
    }

    private void leaveQueue(Outcome how, CallEvent event) {
        if (state == CallState.WAITING || state == CallState.ROUTING || state == null) {
            close(how, event.time());
            enter(CallState.ROUTING, event);
        }
    }

    private void hold(CallEvent event) {
        if (state != CallState.WRAP_UP) {
            holdBy(event.agentId(), event);
            enter(event.hold() ? CallState.ON_HOLD : CallState.TALKING, event);
        }
    }

    private void end(CallEvent event) {
        close(outbound ? Outcome.MOVED : Outcome.ABANDONED, event.time());
        release(event);
        enter(CallState.ROUTING, event);
        ended = true;
    }

    /** Processes an event without a transition, which may be the first received event of a call. */
    private void joinLate(CallEvent event) {
        if (state == null && (event.callState() != null || event.agentId() != null)) {
            holdBy(event.agentId(), event);
            switch (Objects.requireNonNullElse(event.callState(), "CS_CONNECTED")) {
                case "CS_QUEUED" -> enter(CallState.WAITING, event);
                case "CS_INPROGRESS" -> enter(CallState.RINGING, event);
                case "CS_CONNECTED" -> enter(CallState.TALKING, event);
                case "CS_HOLD" -> enter(CallState.ON_HOLD, event);
                default -> enter(CallState.ROUTING, event);
            }
        }
    }

    private void enter(CallState next, CallEvent event) {
        if (state != next) {
            state = next;
            since = event.time();
        }
    }

    private void waitSinceQueued() {
        QueueVisit open = openVisit();
        if (state == CallState.WAITING && open != null) {
            since = open.from();
        }
    }

    private void holdBy(@Nullable String agent, CallEvent event) {
        if (agent != null && !agent.equals(agentId)) {
            release(event);
            agentId = agent;
            if (queueId != null && !outbound) {
                assignments.add(new Assignment(queueId, agent, event.time()));
            }
        }
    }

    private void release(CallEvent event) {
        if (agentId != null) {
            released.put(agentId, event.time());
            agentId = null;
        }
    }

    private void close(Outcome how, Instant at) {
        QueueVisit open = openVisit();
        if (open != null) {
            visits.set(visits.size() - 1, open.closed(how, at));
        }
    }

    private @Nullable QueueVisit openVisit() {
        if (visits.isEmpty()) {
            return null;
        }
        QueueVisit last = visits.get(visits.size() - 1);
        return last.isOpen() ? last : null;
    }

    /** The end of the last visit; the next cannot have begun before it. */
    private Instant lastVisit() {
        return visits.isEmpty() ? Instant.MIN : visits.get(visits.size() - 1).until();
    }

    private static @Nullable String latest(@Nullable String value, @Nullable String before) {
        return value != null ? value : before;
    }
}
