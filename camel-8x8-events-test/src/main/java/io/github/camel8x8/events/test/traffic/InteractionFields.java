/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of the events of one interaction: those of each event type, and those that all
 * its events have. Not thread-safe.
 */
final class InteractionFields {

    private static final String IN_PROGRESS = "CS_INPROGRESS";
    private static final String CONNECTED = "CS_CONNECTED";
    private static final String QUEUED = "CS_QUEUED";
    private static final String DISCONNECTED = "CS_DISCONNECTED";
    private static final String CREATED = "InteractionCreated";
    private static final String ASSIGNED = "InteractionAssigned";
    private static final String CHAT_END = "GuestChatEnd";

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

    InteractionFields(
            Media media, boolean outbound, String tenant, Variety variety, Instant start) {
        this.media = media;
        this.outbound = outbound;
        this.variety = variety;
        this.now = start;
        this.queuedAt = start;
        this.callerName = variety.name();
        this.phoneNumber = variety.phoneNumber();
        this.sequence = variety.between(1, 999);
        this.guid =
                String.join(
                        "-",
                        "int",
                        Long.toHexString(start.toEpochMilli()),
                        variety.letters(25),
                        media.mediaType(),
                        "0" + variety.between(0, 3),
                        tenant);
    }

    String guid() {
        return guid;
    }

    void guid(String newGuid) {
        guid = newGuid;
    }

    void caller(String name, long number) {
        callerName = name;
        phoneNumber = number;
    }

    void queue(int id, String name) {
        queueId = id;
        queueName = name;
    }

    /** The time of the next event. */
    Instant now() {
        return now;
    }

    void at(Instant time) {
        now = time;
    }

    /** Removes the agent for the following events. */
    void withoutAgent() {
        agent = null;
    }

    EventPayload created() {
        EventPayload event = event(CREATED, outbound ? "CS_IDLE" : QUEUED);
        attach(event, false);
        // A number if there is one, otherwise text.
        event.set("inboundChannelid", outbound ? "N/A" : (Object) 13_125_550_168L);
        event.set("createInteractionTimestampNanos", now.toEpochMilli() * 1_000_000);
        return event;
    }

    EventPayload queued() {
        queuedAt = now;
        EventPayload event = event("InteractionQueued", QUEUED);
        attach(event, true);
        queueFields(event);
        event.set("callerPermission", "yes");
        event.set("priority", 50);
        return event;
    }

    /** The agent is the agent of the following events. */
    EventPayload assigned(Agent toAgent) {
        agent = toAgent;
        EventPayload event = event(ASSIGNED, IN_PROGRESS);
        attach(event, true);
        queueFields(event);
        event.set("agentPhone", toAgent.phone());
        event.set("agentTreatedPhone", toAgent.phone() + "-tenant");
        event.set("agentRscWaitTime", 30);
        event.set("isOutboundCall", outbound);
        event.set("promptingTimeout", 30);
        return event;
    }

    EventPayload accepted() {
        return answered("InteractionAccepted");
    }

    EventPayload customerAccepted() {
        return answered("InteractionCustomerAccepted");
    }

    private EventPayload answered(String type) {
        EventPayload event = event(type, CONNECTED);
        event.set("callAnsweredTime", now.toEpochMilli());
        return event;
    }

    EventPayload rejected() {
        EventPayload event = event("InteractionRejected", QUEUED);
        event.set("rejectReason", variety.chance(50) ? 2 : 1);
        event.set("queueList", queueId);
        agent = null;
        return event;
    }

    EventPayload unqueued() {
        EventPayload event = event("InteractionUnqueued", QUEUED);
        queueFields(event);
        return event;
    }

    EventPayload hold() {
        return lineHold("CS_HOLD", true);
    }

    EventPayload resumed() {
        return lineHold(CONNECTED, false);
    }

    private EventPayload lineHold(String callState, boolean on) {
        EventPayload event = event("LineHoldStatus", callState);
        event.set("status", on);
        return event;
    }

    EventPayload recording(String status) {
        EventPayload event = event("RecordingStatus", null);
        event.set("status", status);
        event.set("recordingMode", "yes");
        event.set("isAPICall", false);
        return event;
    }

    EventPayload transferRequested() {
        EventPayload event = event("InteractionTransferRequest", CONNECTED);
        event.set("queueId", queueId);
        return event;
    }

    EventPayload guestChatEnded() {
        return event(CHAT_END, null);
    }

    EventPayload postProcess() {
        EventPayload event = event("InteractionPostProcess", DISCONNECTED);
        event.set("callHangupTime", now.toEpochMilli());
        return event;
    }

    EventPayload endPostProcess() {
        EventPayload event = event("InteractionEndPostProcess", DISCONNECTED);
        event.set("dispositionCode", disposition());
        return event;
    }

    EventPayload deassigned() {
        return event("InteractionDeassigned", DISCONNECTED);
    }

    EventPayload deleted(String initiator, String reason) {
        agent = null;
        EventPayload event = event("InteractionDeleted", DISCONNECTED);
        attach(event, false);
        event.set("hangupInitiator", initiator);
        event.set("callHangupReason", reason);
        event.set("dispositionCode", disposition());
        event.set("isQueued", false);
        event.set("rejectReason", 0);
        return event;
    }

    /** An event of any type. */
    EventPayload event(String type) {
        return event(type, CONNECTED);
    }

    private EventPayload event(String type, @Nullable String callState) {
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
        event.attach(
                "accountNumber",
                String.format(Locale.ROOT, "%04d", Math.floorMod(guid.hashCode(), 10_000)));
        if (inQueue) {
            event.attach("tenantSkillName", queueName);
            // Keys may repeat.
            event.attach("priority", "50");
            event.attach("priority", "50");
        }
    }
}
