/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.broker.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds the events of one interaction step by step: {@code
 * interaction().created().queued().assigned(agent).accepted()}. Any order is allowed, because the
 * real stream has no fixed order. Not thread-safe.
 */
public final class Interaction implements Events {

    private static final String IN_PROGRESS = "CS_INPROGRESS";
    private static final String CONNECTED = "CS_CONNECTED";
    private static final String QUEUED = "CS_QUEUED";
    private static final String DISCONNECTED = "CS_DISCONNECTED";
    private static final String CREATED = "InteractionCreated";
    private static final String ASSIGNED = "InteractionAssigned";
    private static final String CHAT_END = "GuestChatEnd";

    private final List<EventPayload> events = new ArrayList<>();
    private final Media media;
    private final boolean outbound;
    private final Variety variety;
    private String guid;
    private String callerName;
    private long phoneNumber;
    private int queueId = 591;
    private String queueName = "Test Sales";
    private @Nullable Agent agent;
    private @Nullable Instant offeredAt;
    private Instant now;
    private Instant queuedAt;
    private long sequence;

    Interaction(Media media, boolean outbound, String tenant, Variety variety, Instant start) {
        this.media = media;
        this.outbound = outbound;
        this.variety = variety;
        this.now = start;
        this.queuedAt = start;
        this.callerName = variety.name();
        this.phoneNumber = variety.phoneNumber();
        this.sequence = variety.between(1, 999);
        this.guid =
                "int-%s-%s-%s-0%d-%s"
                        .formatted(
                                Long.toHexString(start.toEpochMilli()),
                                variety.letters(25),
                                media.mediaType(),
                                variety.between(0, 3),
                                tenant);
    }

    /** {@return an inbound call without events} */
    public static Interaction interaction() {
        return begin(Media.PHONE, false);
    }

    /** {@return an outbound call without events} */
    public static Interaction outboundCall() {
        return begin(Media.PHONE, true);
    }

    /** {@return a chat without events} */
    public static Interaction chat() {
        return begin(Media.CHAT, false);
    }

    private static Interaction begin(Media media, boolean outbound) {
        return new Interaction(
                media, outbound, "tenant01", new Variety(System.nanoTime()), Instant.now());
    }

    /**
     * Returns the {@code interactionGUID}, which all its events have.
     *
     * @return the {@code interactionGUID}
     */
    public String guid() {
        return guid;
    }

    /**
     * Sets another {@code interactionGUID} for the following events.
     *
     * @param newGuid the {@code interactionGUID}
     * @return this interaction
     */
    public Interaction guid(String newGuid) {
        guid = newGuid;
        return this;
    }

    /**
     * Sets the customer; by default a fictional one.
     *
     * @param name the name of the customer
     * @param number the telephone number of the customer, digits only
     * @return this interaction
     */
    public Interaction caller(String name, long number) {
        callerName = name;
        phoneNumber = number;
        return this;
    }

    /**
     * Sets the queue; by default 591, Test Sales.
     *
     * @param id the id of the queue
     * @param name the name of the queue
     * @return this interaction
     */
    public Interaction queue(int id, String name) {
        queueId = id;
        queueName = name;
        return this;
    }

    /**
     * Sets the time between the last event and the next.
     *
     * @param time the time that passes
     * @return this interaction
     */
    public Interaction after(Duration time) {
        return at(now.plus(time));
    }

    /**
     * Sets the time of the next event.
     *
     * @param time the time of the next event
     * @return this interaction
     */
    public Interaction at(Instant time) {
        now = time;
        return this;
    }

    /**
     * {@code InteractionCreated}.
     *
     * @return this interaction
     */
    public Interaction created() {
        EventPayload event = add(CREATED, outbound ? "CS_IDLE" : QUEUED);
        attach(event, false);
        // A number if there is one, otherwise text.
        event.set("inboundChannelid", outbound ? "N/A" : (Object) 13_125_550_168L);
        event.set("createInteractionTimestampNanos", now.toEpochMilli() * 1_000_000);
        return this;
    }

    /**
     * {@code InteractionQueued}.
     *
     * @return this interaction
     */
    public Interaction queued() {
        queuedAt = now;
        EventPayload event = add("InteractionQueued", QUEUED);
        attach(event, true);
        queueFields(event);
        event.set("callerPermission", "yes");
        event.set("priority", 50);
        return this;
    }

    /**
     * {@code InteractionAssigned}: offers the interaction to an agent, who is the agent of the
     * following events.
     *
     * @param toAgent the agent
     * @return this interaction
     */
    public Interaction assigned(Agent toAgent) {
        agent = toAgent;
        EventPayload event = add(ASSIGNED, IN_PROGRESS);
        attach(event, true);
        queueFields(event);
        event.set("agentPhone", toAgent.phone());
        event.set("agentTreatedPhone", toAgent.phone() + "-tenant");
        event.set("agentRscWaitTime", 30);
        event.set("isOutboundCall", outbound);
        event.set("promptingTimeout", 30);
        return this;
    }

    /**
     * {@code InteractionAccepted}.
     *
     * @return this interaction
     */
    public Interaction accepted() {
        EventPayload event = add("InteractionAccepted", CONNECTED);
        event.set("callAnsweredTime", now.toEpochMilli());
        return this;
    }

    /**
     * {@code InteractionCustomerAccepted}: an outbound call was answered.
     *
     * @return this interaction
     */
    public Interaction customerAccepted() {
        EventPayload event = add("InteractionCustomerAccepted", CONNECTED);
        event.set("callAnsweredTime", now.toEpochMilli());
        return this;
    }

    /**
     * {@code InteractionRejected}, by the agent (2) or by timeout (1); the interaction is queued
     * again.
     *
     * @return this interaction
     */
    public Interaction rejected() {
        EventPayload event = add("InteractionRejected", QUEUED);
        event.set("rejectReason", variety.chance(50) ? 2 : 1);
        event.set("queueList", queueId);
        agent = null;
        return this;
    }

    /**
     * {@code InteractionUnqueued}: the customer abandoned the queue.
     *
     * @return this interaction
     */
    public Interaction unqueued() {
        queueFields(add("InteractionUnqueued", QUEUED));
        return this;
    }

    /**
     * {@code LineHoldStatus} on.
     *
     * @return this interaction
     */
    public Interaction hold() {
        add("LineHoldStatus", "CS_HOLD").set("status", true);
        return this;
    }

    /**
     * {@code LineHoldStatus} off.
     *
     * @return this interaction
     */
    public Interaction resumed() {
        add("LineHoldStatus", CONNECTED).set("status", false);
        return this;
    }

    /**
     * {@code RecordingStatus} with a word such as {@code pause} or {@code resume}.
     *
     * @param status the word, such as {@code pause}
     * @return this interaction
     */
    public Interaction recording(String status) {
        EventPayload event = add("RecordingStatus", null);
        event.set("status", status);
        event.set("recordingMode", "yes");
        event.set("isAPICall", false);
        return this;
    }

    /**
     * {@code InteractionTransferRequest}: the agent transfers the interaction to the queue.
     *
     * @return this interaction
     */
    public Interaction transferRequested() {
        add("InteractionTransferRequest", CONNECTED).set("queueId", queueId);
        return this;
    }

    /**
     * {@code GuestChatEnd}: the customer has left the chat.
     *
     * @return this interaction
     */
    public Interaction guestChatEnded() {
        add(CHAT_END, null);
        return this;
    }

    /**
     * {@code InteractionPostProcess}: the conversation has ended, the agent wraps up.
     *
     * @return this interaction
     */
    public Interaction postProcess() {
        add("InteractionPostProcess", DISCONNECTED).set("callHangupTime", now.toEpochMilli());
        return this;
    }

    /**
     * {@code InteractionEndPostProcess}: the code is a number or a word.
     *
     * @return this interaction
     */
    public Interaction endPostProcess() {
        add("InteractionEndPostProcess", DISCONNECTED).set("dispositionCode", disposition());
        return this;
    }

    /**
     * {@code InteractionDeassigned}.
     *
     * @return this interaction
     */
    public Interaction deassigned() {
        add("InteractionDeassigned", DISCONNECTED);
        return this;
    }

    /**
     * {@code InteractionDeleted}, hung up by the customer in the normal way.
     *
     * @return this interaction
     */
    public Interaction deleted() {
        return deleted("CUSTOMER", "CEC_DISCONNECT_NORMAL");
    }

    /**
     * {@code InteractionDeleted}.
     *
     * @param initiator {@code AGENT}, {@code CUSTOMER} or {@code SYSTEM}
     * @param reason such as {@code CEC_DISCONNECT_NOANSWER}
     * @return this interaction
     */
    public Interaction deleted(String initiator, String reason) {
        agent = null;
        EventPayload event = add("InteractionDeleted", DISCONNECTED);
        attach(event, false);
        event.set("hangupInitiator", initiator);
        event.set("callHangupReason", reason);
        event.set("dispositionCode", disposition());
        event.set("isQueued", false);
        event.set("rejectReason", 0);
        return this;
    }

    /**
     * Adds an event of any type, documented or not.
     *
     * @param type the event type
     * @return this interaction
     */
    public Interaction event(String type) {
        add(type, CONNECTED);
        return this;
    }

    /**
     * Sets a field of the last event to any value that Jackson can write; replaces the previous
     * value.
     *
     * @param field the name of the field
     * @param value the value of the field
     * @return this interaction
     */
    public Interaction with(String field, Object value) {
        last().set(field, value);
        return this;
    }

    @Override
    public List<Message> messages() {
        if (events.isEmpty()) {
            throw new IllegalStateException("Nothing has happened yet: begin with created()");
        }
        return events.stream().map(EventPayload::message).toList();
    }

    /** Removes the agent for the following events. */
    Interaction withoutAgent() {
        agent = null;
        return this;
    }

    /** The last event. */
    EventPayload last() {
        return events.get(events.size() - 1);
    }

    private EventPayload add(String type, @Nullable String callState) {
        EventPayload event = new EventPayload("Interaction");
        ObjectNode fields = event.fields();
        fields.put("event", type).put("interactionGUID", guid);
        if (callState != null) {
            fields.put("callState", callState);
        }
        boolean bare = variety.chance(50);
        times(type, fields, bare);
        fields.put("mediaType", media.mediaType())
                .put("resourceType", media.resourceType())
                .put("direction", outbound ? "out" : "in")
                .put("isAgentInitiated", outbound);
        event.messageInfo(!bare, now, sequence++);
        if (agent != null) {
            fields.put("agentId", agent.id())
                    .put("agentGUID", agent.guid())
                    .put("participatingAgents", agent.id());
        }
        events.add(event);
        return event;
    }

    /**
     * Adds the times. {@code interactionEventTS} is the event's own time; {@code eventTS} is the
     * time at which the interaction was first offered, the same in all its events (8x8, Field
     * Reference of August 2026).
     */
    private void times(String type, ObjectNode fields, boolean bare) {
        // 8x8's sample of an assignment has no times either.
        if (!type.equals(CHAT_END) && !(bare && type.equals(ASSIGNED))) {
            fields.put("interactionEventTS", now.getEpochSecond());
        }
        if (!type.equals(CREATED)) {
            offeredAt = Objects.requireNonNullElse(offeredAt, now);
            fields.put("eventTS", offeredAt.getEpochSecond());
        }
    }

    private void queueFields(EventPayload event) {
        event.set("queueId", queueId);
        event.set("queueList", queueId);
        event.set("queueTime", queuedAt.getEpochSecond());
        event.set("transactionNum", variety.between(1, 999_999));
    }

    private Object disposition() {
        return variety.chance(70) ? 1000 : "SALE";
    }

    private void attach(EventPayload event, boolean inQueue) {
        event.attach("@pri", "100");
        event.attach("callingName", callerName);
        event.attach("phoneNum", Long.toString(phoneNumber));
        event.attach("remotePhoneNum", "+" + phoneNumber);
        event.attach("accountNumber", "%04d".formatted(Math.floorMod(guid.hashCode(), 10_000)));
        if (inQueue) {
            event.attach("tenantSkillName", queueName);
            // Keys may repeat.
            event.attach("priority", "50");
            event.attach("priority", "50");
        }
    }
}
