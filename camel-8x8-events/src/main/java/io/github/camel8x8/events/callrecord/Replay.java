/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import io.github.camel8x8.events.callrecord.Leg.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Replays the events of an interaction in the order of their times, and measures the time between
 * them. If the step before a step was not seen, the replay continues as if it had happened, counts
 * no time for it, and records it as missing.
 */
final class Replay {

    private final List<Leg> legs = new ArrayList<>();
    private final SortedSet<String> missing = new TreeSet<>();
    private Duration waiting = Duration.ZERO;
    private @Nullable Instant waitingSince;
    private @Nullable Instant created;
    private @Nullable Instant queued;
    private @Nullable Instant leftQueue;
    private @Nullable Instant closed;
    private boolean timedOut;
    private boolean assignedFromQueue;
    private int transfers;

    private Replay() {}

    /**
     * @param moments sorted
     */
    static Replay of(List<Moment> moments) {
        Replay replay = new Replay();
        List<Moment> second = new ArrayList<>();
        for (Moment moment : moments) {
            if (moment.isStep()) {
                if (!second.isEmpty() && !Objects.equals(second.get(0).time(), moment.time())) {
                    replay.happen(second);
                }
                second.add(moment);
            }
        }
        replay.happen(second);
        return replay;
    }

    /** Within a second, orders events so that each step can follow the one before. */
    private void happen(List<Moment> second) {
        while (!second.isEmpty()) {
            Moment next = second.stream().filter(this::canFollow).findFirst().orElse(second.get(0));
            second.remove(next);
            happen(next, Objects.requireNonNull(next.time()));
        }
    }

    private boolean canFollow(Moment moment) {
        String agent = moment.agentId();
        return switch (moment.type()) {
            case Moment.ACCEPTED, Moment.CUSTOMER_ACCEPTED, Moment.REJECTED ->
                    find(agent, State.OFFERED) != null;
            case Moment.HOLD -> {
                Leg talking = find(agent, State.TALKING);
                yield talking != null && talking.isHeld() != Boolean.TRUE.equals(moment.held());
            }
            case Moment.TRANSFER, Moment.POST_PROCESS -> find(agent, State.TALKING) != null;
            case Moment.END_POST_PROCESS -> find(agent, State.WRAPPING_UP) != null;
            case Moment.DEASSIGNED -> unfinished(agent) != null;
            case Moment.UNQUEUED, Moment.QUEUE_TIMEOUT -> waitingSince != null;
            default -> true;
        };
    }

    private void happen(Moment moment, Instant time) {
        String agent = moment.agentId();
        switch (moment.type()) {
            case Moment.CREATED -> created = first(created, time);
            case Moment.QUEUED -> {
                queued = first(queued, time);
                waitingSince = first(waitingSince, time);
            }
            case Moment.UNQUEUED -> leaveQueue(time);
            case Moment.QUEUE_TIMEOUT -> {
                timedOut = true;
                leaveQueue(time);
            }
            case Moment.ASSIGNED -> assign(moment, time);
            case Moment.ACCEPTED, Moment.CUSTOMER_ACCEPTED -> accept(agent, time);
            case Moment.REJECTED -> {
                offered(agent).reject(time);
                waitingSince = first(waitingSince, time);
            }
            case Moment.HOLD -> hold(talking(agent), moment.held(), time);
            case Moment.TRANSFER -> {
                talking(agent).transfer();
                transfers++;
            }
            case Moment.POST_PROCESS -> talking(agent).beginWrapUp(time);
            case Moment.END_POST_PROCESS -> endPostProcess(agent, time);
            case Moment.DEASSIGNED -> deassign(agent, time);
            case Moment.DELETED -> delete(time);
            default -> throw new IllegalStateException(moment.type());
        }
    }

    private void leaveQueue(Instant time) {
        if (waitingSince == null && queued == null) {
            missing.add(Moment.QUEUED);
        }
        leftQueue = time;
        endWaiting(time);
    }

    private void endWaiting(Instant time) {
        if (waitingSince != null) {
            waiting = waiting.plus(Duration.between(waitingSince, time));
            waitingSince = null;
        }
    }

    private void assign(Moment moment, Instant time) {
        endWaiting(time);
        assignedFromQueue |= moment.queueId() != null;
        if (find(moment.agentId(), State.OFFERED) == null) {
            legs.add(new Leg(moment.agentId(), time));
        }
    }

    private void accept(@Nullable String agent, Instant time) {
        if (find(agent, State.OFFERED) == null && find(agent, State.TALKING) != null) {
            return;
        }
        Leg accepted = offered(agent);
        accepted.accept(time);
        for (Leg other : legs) {
            if (other.state() == State.OFFERED) {
                other.forgetOffer();
                missing.add(Moment.REJECTED);
            }
        }
    }

    private void hold(Leg leg, @Nullable Boolean held, Instant time) {
        if (Boolean.TRUE.equals(held) && !leg.isHeld()) {
            leg.hold(time);
        } else if (Boolean.FALSE.equals(held) && leg.isHeld()) {
            leg.resume(time);
        } else {
            missing.add(Moment.HOLD);
        }
    }

    private void endPostProcess(@Nullable String agent, Instant time) {
        Leg wrappingUp = find(agent, State.WRAPPING_UP);
        if (wrappingUp != null) {
            wrappingUp.endWrapUp(time);
        } else {
            missing.add(Moment.POST_PROCESS);
            talking(agent).endUnseenTalk(time);
        }
    }

    private void deassign(@Nullable String agent, Instant time) {
        Leg leg = unfinished(agent);
        if (leg == null) {
            if (legs.stream().noneMatch(known -> known.isOf(agent))) {
                offered(agent).forgetOffer();
            }
            return;
        }
        switch (leg.state()) {
            case OFFERED -> leg.endOffer(time);
            case TALKING -> endTalkWithoutWrapUp(leg, time);
            case WRAPPING_UP, DONE -> {
                missing.add(Moment.END_POST_PROCESS);
                leg.close();
            }
        }
    }

    /** After a transfer this is normal; otherwise a wrap-up should have begun. */
    private void endTalkWithoutWrapUp(Leg leg, Instant time) {
        if (!leg.isTransferred()) {
            missing.add(Moment.POST_PROCESS);
        }
        leg.endTalk(time);
    }

    private void delete(Instant time) {
        if (closed != null) {
            return;
        }
        closed = time;
        endWaiting(time);
        Leg ringing = find(null, State.OFFERED);
        for (Leg leg : legs) {
            if (leg == ringing) {
                leg.endOffer(time);
            } else if (leg.state() == State.OFFERED) {
                leg.forgetOffer();
                missing.add(Moment.REJECTED);
            } else if (leg.state() == State.TALKING) {
                missing.add(Moment.POST_PROCESS);
                leg.endTalk(time);
            }
        }
    }

    /** The leg that rings at the agent. If there is none, a new one whose offer was not seen. */
    private Leg offered(@Nullable String agent) {
        Leg known = find(agent, State.OFFERED);
        if (known != null) {
            return known;
        }
        missing.add(Moment.ASSIGNED);
        waitingSince = null; // its end is not known
        Leg unseen = new Leg(agent, null);
        legs.add(unseen);
        return unseen;
    }

    /** The leg in which the agent talks. If there is none, one whose answer was not seen. */
    private Leg talking(@Nullable String agent) {
        Leg known = find(agent, State.TALKING);
        if (known != null) {
            return known;
        }
        missing.add(Moment.ACCEPTED);
        Leg unseen = offered(agent);
        unseen.talkUnseen();
        return unseen;
    }

    private @Nullable Leg unfinished(@Nullable String agent) {
        return last(leg -> leg.isOf(agent) && leg.state() != State.DONE);
    }

    private @Nullable Leg find(@Nullable String agent, State state) {
        return last(leg -> leg.isOf(agent) && leg.state() == state);
    }

    private @Nullable Leg last(Predicate<Leg> which) {
        for (int i = legs.size() - 1; i >= 0; i--) {
            if (which.test(legs.get(i))) {
                return legs.get(i);
            }
        }
        return null;
    }

    private static Instant first(@Nullable Instant known, Instant time) {
        return known == null ? time : known;
    }

    List<Leg> legs() {
        return legs;
    }

    Duration waiting() {
        return waiting;
    }

    @Nullable Instant created() {
        return created;
    }

    @Nullable Instant queued() {
        return queued;
    }

    @Nullable Instant offered() {
        return earliest(Leg::offered);
    }

    @Nullable Instant accepted() {
        return earliest(Leg::accepted);
    }

    @Nullable Instant closed() {
        return closed;
    }

    @Nullable Instant ended() {
        Instant ended = leftQueue;
        for (Leg leg : legs) {
            Instant talkEnded = leg.isAnswered() ? leg.ended() : null;
            if (talkEnded != null && (ended == null || talkEnded.isAfter(ended))) {
                ended = talkEnded;
            }
        }
        return ended == null ? closed : ended;
    }

    int transfers() {
        return transfers;
    }

    Outcome outcome(boolean outbound) {
        if (legs.stream().anyMatch(Leg::isAnswered)) {
            return transfers > 0 ? Outcome.TRANSFERRED : Outcome.ANSWERED;
        }
        if (timedOut) {
            return Outcome.QUEUE_TIMEOUT;
        }
        boolean nothingBeforeTheEnd = created == null && queued == null && legs.isEmpty();
        if (leftQueue == null && (closed == null || nothingBeforeTheEnd)) {
            return Outcome.UNKNOWN;
        }
        return outbound ? Outcome.NOT_ANSWERED : Outcome.ABANDONED;
    }

    List<String> missing(boolean outbound) {
        SortedSet<String> all = new TreeSet<>(missing);
        if (created == null) {
            all.add(Moment.CREATED);
        }
        if (queued == null && assignedFromQueue && !outbound) {
            all.add(Moment.QUEUED);
        }
        if (closed == null) {
            all.add(Moment.DELETED);
        }
        if (legs.stream().anyMatch(leg -> leg.state() == State.WRAPPING_UP)) {
            all.add(Moment.END_POST_PROCESS);
        }
        return List.copyOf(all);
    }

    private @Nullable Instant earliest(Function<Leg, @Nullable Instant> time) {
        return legs.stream().map(time).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
