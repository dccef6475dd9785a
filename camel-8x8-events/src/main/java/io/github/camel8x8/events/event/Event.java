/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One 8x8 Contact Center event: the payload's bytes exactly as received, and accessors for its
 * fields.
 *
 * <p>Parsing is lazy. The family, type, interaction, agent, queue, call state, media type and
 * direction are read in one quick pass over the bytes; every other accessor parses the payload once
 * and keeps the tree. Field names and their meaning are 8x8's (Event Reference, Field Reference);
 * if its pages and samples disagree, the accessors accept both.
 *
 * <p><b>No accessor throws because of a payload's content.</b> A field that is missing, null or of
 * an unexpected kind gives null, an empty list or an empty value. So does every field of a payload
 * that is not one whole JSON object in UTF-8, or exceeds 1,000 levels of nesting or 1,000 digits in
 * a number; an exponent of ten digits hides the fields from the tree, not those from the quick
 * pass. Only {@link #json()} and {@link #as} throw then. If a field is repeated, the last one
 * counts.
 *
 * <p>Identifiers, codes and phone numbers are text, whether the payload has a number or a text, and
 * keep every digit. (A number in exponent notation is written as {@link java.math.BigDecimal}
 * does.)
 *
 * <p>An event is immutable and safe for use by several threads, provided that its array is not
 * modified. It contains personal data; {@link #toString} shows none of it. But a logger, or Camel's
 * {@code ${body}} in a log message, that converts an event to a {@code String} gets the whole
 * payload.
 *
 * <p>Jackson 2 and Jackson 3 write it as its original JSON, with any mapper. Gson rejects it:
 * convert it to {@code String} first, as for any other JSON library.
 *
 * <p>It is not {@link java.io.Serializable}, so that messaging components send its JSON and not a
 * Java object. Camel's persistent aggregation repositories store its text.
 */
@JsonSerialize(using = EventSerializer.class)
public final class Event {

    private final byte[] payload;

    private final @Nullable String messageId;

    /**
     * Only for Gson, which reads the fields of a class and would write the payload as an array of
     * numbers. It rejects a field of type {@code Class}: "Attempted to serialize java.lang.Class:
     * ..Event. Forgot to register a type adapter?" The other fields are transient for Gson too.
     */
    @SuppressWarnings("UnusedVariable")
    private final Class<Event> notForGson = Event.class;

    /** Written at the first use; a record may be published without synchronization. */
    private transient @Nullable EventSummary summary;

    /** Volatile, since a tree may not be. */
    private transient volatile @Nullable EventFields fields;

    private Event(byte[] payload, @Nullable String messageId) {
        this.payload = Objects.requireNonNull(payload, "payload");
        this.messageId = messageId;
    }

    /**
     * Creates an event from a payload: JSON in UTF-8. Any bytes are accepted; see above.
     *
     * @param payload must not be modified afterwards; it is not copied
     * @return the event
     */
    public static Event of(byte[] payload) {
        return new Event(payload, null);
    }

    /**
     * Creates an event from a payload that was received as a message.
     *
     * @param payload must not be modified afterwards; it is not copied
     * @param messageId the id of the message; null if it is unknown
     * @return the event
     */
    public static Event of(byte[] payload, @Nullable String messageId) {
        return new Event(payload, messageId);
    }

    /** {@return the payload as received} Not a copy, so that it costs nothing: do not modify it. */
    public byte[] bytes() {
        return payload;
    }

    /** {@return the payload's size in bytes} */
    public int size() {
        return payload.length;
    }

    /**
     * {@return the Pulsar message id, in base64: unique in the topic, and the same at each delivery
     * of the event} Null if the event was not received from a topic, for example if it was made
     * from text. Not a part of the payload, so it does not count for {@link #equals}.
     */
    public @Nullable String getMessageId() {
        return messageId;
    }

    /**
     * {@return the root key that names the event's family: {@code Interaction}, {@code
     * AgentStatusChange}, {@code AgentProvChange} or one that 8x8 has added since} Null if the
     * fields are in the root object itself.
     */
    public @Nullable String getFamily() {
        return summary().family();
    }

    /**
     * {@return the event type, such as {@code InteractionCreated}: the field {@code event} inside
     * the family, or the family's name if there is none, and always for {@code AgentStatusChange}}
     * In a flat object it is the field {@code eventType} or {@code event}. Null if there is none.
     */
    public @Nullable String getType() {
        return summary().type();
    }

    /** {@return the id that all events of one interaction share ({@code interactionGUID})} */
    public @Nullable String getInteractionGuid() {
        return summary().interactionGuid();
    }

    /** {@return the agent's short id, which also names the agent's topic} */
    public @Nullable String getAgentId() {
        return summary().agentId();
    }

    /** {@return the agent's long id, which contains the short one ({@code agentGUID})} */
    public @Nullable String getAgentGuid() {
        return text("agentGUID");
    }

    /** {@return the queue's id} */
    public @Nullable String getQueueId() {
        return summary().queueId();
    }

    /**
     * {@return the call state, such as {@code CS_QUEUED}} 8x8's pages disagree on the state that an
     * event type has.
     */
    public @Nullable String getCallState() {
        return summary().callState();
    }

    /**
     * {@return the media type, such as {@code phone}: the field {@code mediaType}, or the name that
     * 8x8 shows for the {@code resourceType} 0 (phone), 1 (email), 2 (chat), 3 (SMS, shown as chat)
     * or 4 (video, shown as phone)}
     */
    public @Nullable String getMediaType() {
        return summary().mediaType();
    }

    /** {@return the direction: {@code in} or {@code out}} */
    public @Nullable String getDirection() {
        return summary().direction();
    }

    /**
     * {@return the inbound channel, for a phone the number that was called ({@code
     * inboundChannelid})} Null also if 8x8 writes {@code N/A}.
     */
    public @Nullable String getChannelId() {
        String channelId = text("inboundChannelid");
        return "N/A".equalsIgnoreCase(channelId) ? null : channelId;
    }

    /** {@return the caller's or called party's number ({@code phoneNum} of the attached data)} */
    public @Nullable String getPhoneNumber() {
        return getAttachedData().first("phoneNum");
    }

    /** {@return the agent's extension or number} */
    public @Nullable String getAgentPhone() {
        return text("agentPhone");
    }

    /** {@return the outcome: {@code 1000} as well as {@code SALE}} */
    public @Nullable String getDispositionCode() {
        return text("dispositionCode");
    }

    /**
     * {@return the field {@code status}: of a recording a word such as {@code resume}, of a line's
     * hold or mute {@code true} or {@code false}, which {@code flag("status")} returns as a {@code
     * Boolean}}
     */
    public @Nullable String getStatus() {
        return text("status");
    }

    /**
     * {@return the agent's new state: an id in the tenant's own status list, so it has no fixed
     * name}
     */
    public @Nullable String getNewState() {
        return text("newState");
    }

    /** {@return the party that hung up: {@code AGENT}, {@code CUSTOMER} or {@code SYSTEM}} */
    public @Nullable String getHangupInitiator() {
        return text("hangupInitiator");
    }

    /** {@return the reason, such as {@code CEC_DISCONNECT_NORMAL}} */
    public @Nullable String getCallHangupReason() {
        return text("callHangupReason");
    }

    /** {@return the reason: {@code 0} unknown, {@code 1} timeout, {@code 2} the agent's choice} */
    public @Nullable String getRejectReason() {
        return text("rejectReason");
    }

    /**
     * {@return when it happened: the first field that exists of {@code interactionEventTS}, {@code
     * statusEventTS}, {@code msgInfo.timestamp} and {@code eventTS}} All are truncated to the
     * second, except {@code msgInfo.timestamp}, which is to the millisecond (8x8, Field Reference).
     *
     * <p>For durations see {@link #hasOwnTime}.
     */
    public @Nullable Instant getEventTime() {
        Instant ownTime = ownTime();
        return ownTime == null ? fields().time("eventTS", EpochUnit.SECONDS) : ownTime;
    }

    /**
     * {@return whether {@link #getEventTime} is the time of this event} If not, it is null or
     * {@code eventTS}, the time at which the interaction was first queued: the same in all its
     * events.
     */
    public boolean hasOwnTime() {
        return ownTime() != null;
    }

    /** {@return when the interaction was queued, to the second} */
    public @Nullable Instant getQueueTime() {
        return fields().time("queueTime", EpochUnit.SECONDS);
    }

    /** {@return when the call was answered, to the millisecond; null also for zero} */
    public @Nullable Instant getCallAnsweredTime() {
        return fields().time("callAnsweredTime", EpochUnit.MILLISECONDS);
    }

    /** {@return when the call ended, to the millisecond; null also for zero} */
    public @Nullable Instant getCallHangupTime() {
        return fields().time("callHangupTime", EpochUnit.MILLISECONDS);
    }

    /** {@return when the interaction was created ({@code createInteractionTimestampNanos})} */
    public @Nullable Instant getCreationTime() {
        return fields().time("createInteractionTimestampNanos", EpochUnit.NANOSECONDS);
    }

    /** {@return the short ids of the agents taking part, in order} */
    public List<String> getParticipatingAgents() {
        return fields().list("participatingAgents", "[,;]");
    }

    /** {@return the codes that the agent has chosen, in order} */
    public List<TransactionCode> getTransactionCodes() {
        return TransactionCode.listOf(fields());
    }

    /** {@return the data attached to the interaction; empty if there is none} */
    public AttachedData getAttachedData() {
        return AttachedData.of(fields().get("attachedData"));
    }

    /**
     * {@return how the event was sent; its parts are null if {@code msgInfo} is missing or empty}
     */
    public MessageInfo getMessageInfo() {
        return MessageInfo.of(fields().get("msgInfo"));
    }

    /**
     * {@return any field, by 8x8's name for it: a text as received, a number with every digit,
     * {@code true} or {@code false}; null for an object, an array, null or nothing}
     *
     * @param name the name of the field, as 8x8 writes it
     */
    public @Nullable String text(String name) {
        return fields().text(name);
    }

    /**
     * {@return any field that is yes or no, which 8x8 writes as {@code true}, {@code "true"} or
     * {@code "yes"}, and accordingly; null if it is neither}
     *
     * @param name the name of the field, as 8x8 writes it
     */
    public @Nullable Boolean flag(String name) {
        return fields().flag(name);
    }

    /**
     * {@return the whole payload as a tree, parsed at each call: the caller may change it}
     *
     * @throws UnreadableEventException if the payload is not one JSON value
     */
    public JsonNode json() {
        try {
            JsonNode json = EventJson.tree(payload);
            if (!json.isMissingNode()) {
                return json;
            }
        } catch (IOException e) {
            throw EventJson.unreadable(payload, "JSON", e);
        }
        throw new UnreadableEventException(size(), "JSON", "it is empty");
    }

    /**
     * The output of Jackson 3; Jackson 2 has a serializer, which also writes formats without text.
     */
    @JsonValue
    @JsonRawValue
    String jsonText() {
        return EventJson.text(payload);
    }

    /**
     * The event as an object of the caller's class, mapped by Jackson with the modules on the class
     * path. A class that has a property named as the family gets the whole payload; any other class
     * with properties gets the fields inside the family; a {@code Map} or a {@code JsonNode} gets
     * the whole payload.
     *
     * <p>Names match in any case ({@code interactionGuid}), fields that the class does not have are
     * skipped, {@code "yes"} and {@code "no"} are booleans, and a number fits a {@code String} with
     * every digit. Times are numbers in different units: map them to {@code long}.
     *
     * @param <T> the class
     * @param type the class
     * @return the object
     * @throws UnreadableEventException if the payload is not JSON or does not fit the class
     */
    public <T> T as(Class<T> type) {
        return EventMapping.map(payload, getFamily(), () -> fields().object(), type);
    }

    /** When it happened; null if only the interaction's {@code eventTS} is known. */
    private @Nullable Instant ownTime() {
        Instant time = fields().time("interactionEventTS", EpochUnit.SECONDS);
        if (time == null) {
            time = fields().time("statusEventTS", EpochUnit.SECONDS);
        }
        return time == null ? getMessageInfo().timestamp() : time;
    }

    private EventFields fields() {
        EventFields known = fields;
        if (known == null) {
            known = EventFields.of(payload, getFamily());
            fields = known;
        }
        return known;
    }

    private EventSummary summary() {
        EventSummary known = summary;
        if (known == null) {
            known = EventScanner.scan(payload);
            summary = known;
        }
        return known;
    }

    /** Whether the other is an event with the same bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Event event && Arrays.equals(payload, event.payload);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload);
    }

    /** The type, the interaction and the size; no personal data. */
    @Override
    public String toString() {
        return "Event[%s, %s, %d bytes]"
                .formatted(printable(getType()), printable(getInteractionGuid()), size());
    }

    /** A payload's content must neither break a log line nor fill it. */
    private static String printable(@Nullable String text) {
        String known = Objects.requireNonNullElse(text, "-");
        String cut = known.length() > 100 ? known.substring(0, 100) + "..." : known;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
