/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.broker.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one interaction, written step by step: {@code
 * interaction().created().queued().assigned(agent).accepted()}. Any order is taken, since the real
 * stream has any. Not thread-safe.
 */
public final class Interaction implements Events {

    private static final String IN_PROGRESS = "CS_INPROGRESS";
    private static final String CONNECTED = "CS_CONNECTED";
    private static final String QUEUED = "CS_QUEUED";
    private static final String DISCONNECTED = "CS_DISCONNECTED";

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
                "int-"
                        + Long.toHexString(start.toEpochMilli())
                        + "-"
                        + variety.letters(25)
                        + "-"
                        + media.mediaType()
                        + "-0"
                        + variety.between(0, 3)
                        + "-"
                        + tenant;
    }

    /** An inbound call. */
    public static Interaction interaction() {
        return begin(Media.PHONE, false);
    }

    /** An outbound call. */
    public static Interaction outboundCall() {
        return begin(Media.PHONE, true);
    }

    /** A chat. */
    public static Interaction chat() {
        return begin(Media.CHAT, false);
    }

    private static Interaction begin(Media media, boolean outbound) {
        return new Interaction(
                media, outbound, "tenant01", new Variety(System.nanoTime()), Instant.now());
    }

    /** What correlates its events. */
    public String guid() {
        return guid;
    }

    /** Another {@code interactionGUID}, for what follows. */
    public Interaction guid(String newGuid) {
        guid = newGuid;
        return this;
    }

    /** Who calls; by default nobody real. */
    public Interaction caller(String name, long number) {
        callerName = name;
        phoneNumber = number;
        return this;
    }

    /** The queue; by default 591, Test Sales. */
    public Interaction queue(int id, String name) {
        queueId = id;
        queueName = name;
        return this;
    }

    /** Lets time pass before what follows. */
    public Interaction after(Duration time) {
        return at(now.plus(time));
    }

    /** The time of what follows. */
    public Interaction at(Instant time) {
        now = time;
        return this;
    }

    /** {@code InteractionCreated}. */
    public Interaction created() {
        EventPayload event = add("InteractionCreated", outbound ? "CS_IDLE" : QUEUED);
        attach(event, false);
        // A number where there is one, else a word.
        event.set("inboundChannelid", outbound ? "N/A" : (Object) 13_125_550_168L);
        event.set("createInteractionTimestampNanos", now.toEpochMilli() * 1_000_000);
        return this;
    }

    /** {@code InteractionQueued}. */
    public Interaction queued() {
        queuedAt = now;
        EventPayload event = add("InteractionQueued", QUEUED);
        attach(event, true);
        queueFields(event);
        event.set("eventTS", now.getEpochSecond());
        event.set("callerPermission", "yes");
        event.set("priority", 50);
        return this;
    }

    /** {@code InteractionAssigned}: it rings at the agent, who is of what follows. */
    public Interaction assigned(Agent toAgent) {
        agent = toAgent;
        EventPayload event = add("InteractionAssigned", IN_PROGRESS);
        attach(event, true);
        queueFields(event);
        event.set("eventTS", now.getEpochSecond());
        event.set("agentPhone", toAgent.phone());
        event.set("agentTreatedPhone", toAgent.phone() + "-tenant");
        event.set("agentRscWaitTime", 30);
        event.set("isOutboundCall", outbound);
        event.set("promptingTimeout", 30);
        return this;
    }

    /** {@code InteractionAccepted}. */
    public Interaction accepted() {
        EventPayload event = add("InteractionAccepted", CONNECTED);
        event.set("callAnsweredTime", now.toEpochMilli());
        return this;
    }

    /** {@code InteractionCustomerAccepted}: an outbound call was answered. */
    public Interaction customerAccepted() {
        EventPayload event = add("InteractionCustomerAccepted", CONNECTED);
        event.set("callAnsweredTime", now.toEpochMilli());
        return this;
    }

    /** {@code InteractionRejected}, by the agent (2) or by time (1); it is queued again. */
    public Interaction rejected() {
        EventPayload event = add("InteractionRejected", QUEUED);
        event.set("rejectReason", variety.chance(50) ? 2 : 1);
        event.set("queueList", queueId);
        agent = null;
        return this;
    }

    /** {@code InteractionUnqueued}: the customer gave up waiting. */
    public Interaction unqueued() {
        queueFields(add("InteractionUnqueued", QUEUED));
        return this;
    }

    /** {@code LineHoldStatus} on. */
    public Interaction hold() {
        add("LineHoldStatus", "CS_HOLD").set("status", true);
        return this;
    }

    /** {@code LineHoldStatus} off: the boolean may be a string. */
    public Interaction resumed() {
        add("LineHoldStatus", CONNECTED)
                .set("status", variety.chance(50) ? false : (Object) "false");
        return this;
    }

    /** {@code RecordingStatus} with a word such as {@code pause} or {@code resume}. */
    public Interaction recording(String status) {
        EventPayload event = add("RecordingStatus", null);
        event.set("status", status);
        event.set("recordingMode", "yes");
        event.set("isAPICall", false);
        return this;
    }

    /** {@code InteractionTransferRequest}: the agent hands it on, to the queue. */
    public Interaction transferRequested() {
        add("InteractionTransferRequest", CONNECTED).set("queueId", queueId);
        return this;
    }

    /** {@code InteractionPostProcess}: the talk has ended, the agent wraps up. */
    public Interaction postProcess() {
        add("InteractionPostProcess", DISCONNECTED).set("callHangupTime", now.toEpochMilli());
        return this;
    }

    /** {@code InteractionEndPostProcess}: the code is a number or a word. */
    public Interaction endPostProcess() {
        add("InteractionEndPostProcess", DISCONNECTED).set("dispositionCode", disposition());
        return this;
    }

    /** {@code InteractionDeassigned}. */
    public Interaction deassigned() {
        add("InteractionDeassigned", DISCONNECTED);
        return this;
    }

    /** {@code InteractionDeleted}, hung up by the customer in the normal way. */
    public Interaction deleted() {
        return deleted("CUSTOMER", "CEC_DISCONNECT_NORMAL");
    }

    /**
     * {@code InteractionDeleted}.
     *
     * @param initiator {@code AGENT}, {@code CUSTOMER} or {@code SYSTEM}
     * @param reason such as {@code CEC_DISCONNECT_NOANSWER}
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

    /** An event of any type, known or not. */
    public Interaction event(String type) {
        add(type, CONNECTED);
        return this;
    }

    /** Sets a field of the last event to anything that Jackson can write; replaces what it was. */
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

    /** No agent has it any more. */
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
        fields.put("interactionEventTS", now.getEpochSecond())
                .put("mediaType", media.mediaType())
                .put("resourceType", media.resourceType())
                .put("direction", outbound ? "out" : "in")
                .put("isAgentInitiated", outbound);
        event.messageInfo(variety.chance(50), now, sequence++);
        if (agent != null) {
            fields.put("agentId", agent.id())
                    .put("agentGUID", agent.guid())
                    .put("participatingAgents", agent.id());
        }
        events.add(event);
        return event;
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
        ArrayNode data = event.fields().putObject("attachedData").putArray("attachedDatum");
        attach(data, "@pri").put("attachedDataValue", 100);
        attach(data, "callingName").put("attachedDataValue", callerName);
        attach(data, "phoneNum").put("attachedDataValue", phoneNumber);
        attach(data, "remotePhoneNum").put("attachedDataValue", "+" + phoneNumber);
        if (inQueue) {
            attach(data, "tenantSkillName").put("attachedDataValue", queueName);
            // Keys may repeat.
            attach(data, "priority").put("attachedDataValue", 50);
            attach(data, "priority").put("attachedDataValue", "50");
        }
    }

    private static ObjectNode attach(ArrayNode data, String key) {
        return data.addObject().put("attachedDataKey", key);
    }
}
