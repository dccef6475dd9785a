/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One agent's part during the replay. Times must be passed in order. */
final class Leg {

    enum State {
        OFFERED,
        TALKING,
        WRAPPING_UP,
        DONE
    }

    private final @Nullable String agentId;
    private final @Nullable Instant offered;
    private State state = State.OFFERED;
    private @Nullable Instant accepted;
    private @Nullable Instant heldSince;
    private @Nullable Instant ended;
    private @Nullable Instant wrapUpEnded;
    private Duration ringing = Duration.ZERO;
    private Duration talking = Duration.ZERO;
    private Duration onHold = Duration.ZERO;
    private Duration wrapUp = Duration.ZERO;
    private boolean answered;
    private boolean rejected;
    private boolean transferred;

    /**
     * @param offered null if the offer was not seen
     */
    Leg(@Nullable String agentId, @Nullable Instant offered) {
        this.agentId = agentId;
        this.offered = offered;
    }

    State state() {
        return state;
    }

    /** Whether an event with this agent, or without one, may belong to this leg. */
    boolean isOf(@Nullable String agent) {
        return agent == null || agentId == null || agent.equals(agentId);
    }

    boolean isHeld() {
        return heldSince != null;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isTransferred() {
        return transferred;
    }

    @Nullable Instant offered() {
        return offered;
    }

    @Nullable Instant accepted() {
        return accepted;
    }

    @Nullable Instant ended() {
        return ended;
    }

    void accept(Instant time) {
        ringing = between(offered, time);
        accepted = time;
        answered = true;
        state = State.TALKING;
    }

    /** There is a talk whose beginning was not seen. */
    void talkUnseen() {
        answered = true;
        state = State.TALKING;
    }

    void reject(Instant time) {
        rejected = true;
        endOffer(time);
    }

    void endOffer(Instant time) {
        ringing = between(offered, time);
        ended = time;
        state = State.DONE;
    }

    /** The offer ended unseen. */
    void forgetOffer() {
        state = State.DONE;
    }

    void hold(Instant time) {
        heldSince = time;
    }

    void resume(Instant time) {
        onHold = onHold.plus(between(heldSince, time));
        heldSince = null;
    }

    void transfer() {
        transferred = true;
    }

    void endTalk(Instant time) {
        if (heldSince != null) {
            resume(time);
        }
        // A hold may be known even if the beginning of the talk is not.
        talking = accepted == null ? Duration.ZERO : between(accepted, time).minus(onHold);
        ended = time;
        state = State.DONE;
    }

    void beginWrapUp(Instant time) {
        endTalk(time);
        state = State.WRAPPING_UP;
    }

    void endWrapUp(Instant time) {
        wrapUp = between(ended, time);
        wrapUpEnded = time;
        state = State.DONE;
    }

    /** The wrap-up has ended, but the end of the talk was not seen. */
    void endUnseenTalk(Instant time) {
        answered = true;
        heldSince = null;
        wrapUpEnded = time;
        state = State.DONE;
    }

    /** No more events follow. */
    void close() {
        state = State.DONE;
    }

    AgentLeg record() {
        return new AgentLeg(
                agentId,
                offered,
                accepted,
                ended,
                wrapUpEnded,
                ringing,
                talking,
                onHold,
                wrapUp,
                answered,
                rejected,
                transferred);
    }

    private static Duration between(@Nullable Instant from, Instant to) {
        return from == null ? Duration.ZERO : Duration.between(from, to);
    }
}
