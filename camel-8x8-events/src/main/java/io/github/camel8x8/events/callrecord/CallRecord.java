/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record of one interaction (a call, a chat, an e-mail): when, how long, with whom, and how it
 * ended. Created by {@link Timeline#record()}.
 *
 * <p>Times and durations are to the second, as the events are. No duration is ever negative. If
 * events are missing, the record contains the data of the others, is not {@link #complete()}, and
 * lists the missing events in {@link #missing()}. It contains no phone number, no name and no
 * attached data.
 *
 * <p>Any Jackson mapper writes it as JSON, times as ISO 8601 and durations as whole seconds; {@link
 * #columns()} is the same without nesting, for a table or a CSV file.
 *
 * @param interactionGuid the id that its events share
 * @param tenant the tenant it was read from; null if unknown
 * @param mediaType such as {@code phone}
 * @param direction {@code in} or {@code out}
 * @param queueId the first queue it waited in, otherwise the queue of its first assignment
 * @param created when it was created
 * @param queued when it was first queued
 * @param offered when it first rang at an agent
 * @param accepted when it was first answered
 * @param ended when it was over for the customer: the last talk ended, the customer left the queue,
 *     or it was deleted unanswered
 * @param closed when 8x8 closed it ({@code InteractionDeleted})
 * @param waiting in queues, before each assignment; after a rejected offer it waits again
 * @param ringing of all legs
 * @param talking of all legs, less the time on hold; agents who talk at the same time count each
 * @param onHold of all legs
 * @param wrapUp of all legs
 * @param legs the agents' parts, in the order in which they began
 * @param transfers how often it was transferred
 * @param outcome how it ended
 * @param hangupInitiator {@code AGENT}, {@code CUSTOMER} or {@code SYSTEM}
 * @param hangupReason such as {@code CEC_DISCONNECT_NORMAL}
 * @param dispositionCode the last that was set
 * @param events the number of different events in it
 * @param missing the types of the events that must have happened but were not seen, as far as the
 *     others show, in alphabetical order
 */
@JsonPropertyOrder({
    "interactionGuid",
    "tenant",
    "mediaType",
    "direction",
    "queueId",
    "created",
    "queued",
    "offered",
    "accepted",
    "ended",
    "closed",
    "waitingSeconds",
    "ringingSeconds",
    "talkingSeconds",
    "onHoldSeconds",
    "wrapUpSeconds",
    "legs",
    "transfers",
    "outcome",
    "hangupInitiator",
    "hangupReason",
    "dispositionCode",
    "events",
    "missing"
})
public record CallRecord(
        String interactionGuid,
        @Nullable String tenant,
        @Nullable String mediaType,
        @Nullable String direction,
        @Nullable String queueId,
        @IsoText @Nullable Instant created,
        @IsoText @Nullable Instant queued,
        @IsoText @Nullable Instant offered,
        @IsoText @Nullable Instant accepted,
        @IsoText @Nullable Instant ended,
        @IsoText @Nullable Instant closed,
        @JsonIgnore Duration waiting,
        @JsonIgnore Duration ringing,
        @JsonIgnore Duration talking,
        @JsonIgnore Duration onHold,
        @JsonIgnore Duration wrapUp,
        List<AgentLeg> legs,
        int transfers,
        Outcome outcome,
        @Nullable String hangupInitiator,
        @Nullable String hangupReason,
        @Nullable String dispositionCode,
        int events,
        List<String> missing) {

    /**
     * Keeps copies of the lists. Later versions may add values, and so parameters to this
     * constructor: prefer {@code CallRecordBuilder}.
     *
     * @param interactionGuid the id that its events share
     * @param tenant the tenant
     * @param mediaType such as {@code phone}
     * @param direction {@code in} or {@code out}
     * @param queueId the first queue it waited in, otherwise the queue of its first assignment
     * @param created when it was created
     * @param queued when it was first queued
     * @param offered when it first rang at an agent
     * @param accepted when it was first answered
     * @param ended when it was over for the customer: the last talk ended, the customer left the
     *     queue, or it was deleted unanswered
     * @param closed when 8x8 closed it ({@code InteractionDeleted})
     * @param waiting in queues, before each assignment; after a rejected offer it waits again
     * @param ringing of all legs
     * @param talking of all legs, less the time on hold; agents who talk at the same time count
     *     each
     * @param onHold of all legs
     * @param wrapUp of all legs
     * @param legs the agents' parts, in the order in which they began
     * @param transfers how often it was transferred
     * @param outcome how it ended
     * @param hangupInitiator {@code AGENT}, {@code CUSTOMER} or {@code SYSTEM}
     * @param hangupReason such as {@code CEC_DISCONNECT_NORMAL}
     * @param dispositionCode the last that was set
     * @param events the number of different events in it
     * @param missing the types of the events that must have happened but were not seen, as far as
     *     the others show, in alphabetical order
     */
    public CallRecord {
        legs = List.copyOf(legs);
        missing = List.copyOf(missing);
    }

    @JsonProperty("waitingSeconds")
    long waitingSeconds() {
        return waiting.toSeconds();
    }

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

    /**
     * {@return whether nothing is missing: the interaction is closed, and every duration is known}
     */
    @JsonProperty
    public boolean complete() {
        return missing.isEmpty();
    }

    /** {@return the short ids of the agents in the order of their first legs, each once} */
    @JsonIgnore
    public List<String> agents() {
        return legs.stream().map(AgentLeg::agentId).filter(Objects::nonNull).distinct().toList();
    }

    /**
     * The record without nesting, one value per column, always the same columns in the same order:
     * text, times as ISO 8601 text, durations as whole seconds, agents separated by spaces. Null if
     * there is no value.
     *
     * @return the columns
     */
    public Map<String, @Nullable Object> columns() {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("interaction_guid", interactionGuid);
        columns.put("tenant", tenant);
        columns.put("media_type", mediaType);
        columns.put("direction", direction);
        columns.put("queue_id", queueId);
        columns.put("created", text(created));
        columns.put("queued", text(queued));
        columns.put("offered", text(offered));
        columns.put("accepted", text(accepted));
        columns.put("ended", text(ended));
        columns.put("closed", text(closed));
        columns.put("waiting_seconds", waiting.toSeconds());
        columns.put("ringing_seconds", ringing.toSeconds());
        columns.put("talking_seconds", talking.toSeconds());
        columns.put("on_hold_seconds", onHold.toSeconds());
        columns.put("wrap_up_seconds", wrapUp.toSeconds());
        columns.put("agents", String.join(" ", agents()));
        columns.put("transfers", transfers);
        columns.put("outcome", outcome.name());
        columns.put("hangup_initiator", hangupInitiator);
        columns.put("hangup_reason", hangupReason);
        columns.put("disposition_code", dispositionCode);
        columns.put("events", events);
        columns.put("complete", complete());
        columns.put("missing", String.join(" ", missing));
        return columns;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
