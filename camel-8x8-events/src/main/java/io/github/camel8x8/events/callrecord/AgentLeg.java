/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One agent's part in an interaction, from the offer to the end of the wrap-up. An agent who gets
 * the same interaction twice has two legs. Times and durations are to the second; a duration is
 * zero if its start or its end is not known.
 *
 * @param agentId the agent's short id; null if no event contains it
 * @param offered when it began to ring ({@code InteractionAssigned})
 * @param accepted when it was answered ({@code InteractionAccepted} or {@code
 *     InteractionCustomerAccepted})
 * @param ended when the talk ended, or the offer was rejected or withdrawn
 * @param wrapUpEnded when the wrap-up ended ({@code InteractionEndPostProcess})
 * @param ringing from the offer to the answer, or to the end of the offer
 * @param talking from the answer to the end of the talk, less the time on hold
 * @param onHold within the talk
 * @param wrapUp after the talk
 * @param answered whether there was a talk; true also if only later events show it
 * @param rejected whether the agent, or the time limit, rejected the offer
 * @param transferred whether the agent asked for a transfer
 */
@JsonPropertyOrder({
    "agentId",
    "offered",
    "accepted",
    "ended",
    "wrapUpEnded",
    "ringingSeconds",
    "talkingSeconds",
    "onHoldSeconds",
    "wrapUpSeconds",
    "answered",
    "rejected",
    "transferred"
})
public record AgentLeg(
        @Nullable String agentId,
        @IsoText @Nullable Instant offered,
        @IsoText @Nullable Instant accepted,
        @IsoText @Nullable Instant ended,
        @IsoText @Nullable Instant wrapUpEnded,
        @JsonIgnore Duration ringing,
        @JsonIgnore Duration talking,
        @JsonIgnore Duration onHold,
        @JsonIgnore Duration wrapUp,
        boolean answered,
        boolean rejected,
        boolean transferred) {

    @JsonProperty("ringingSeconds")
    long ringingSeconds() {
        return ringing.toSeconds();
    }

    @JsonProperty("talkingSeconds")
    long talkingSeconds() {
        return talking.toSeconds();
    }

    @JsonProperty("onHoldSeconds")
    long onHoldSeconds() {
        return onHold.toSeconds();
    }

    @JsonProperty("wrapUpSeconds")
    long wrapUpSeconds() {
        return wrapUp.toSeconds();
    }
}
