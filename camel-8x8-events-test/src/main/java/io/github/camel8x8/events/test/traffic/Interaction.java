/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.broker.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the events of one interaction step by step: {@code
 * interaction().created().queued().assigned(agent).accepted()}. Any order is allowed, because the
 * real stream has no fixed order. Not thread-safe.
 */
public final class Interaction implements Events {

    private final List<EventPayload> events = new ArrayList<>();
    private final InteractionFields fields;

    Interaction(Media media, boolean outbound, String tenant, Variety variety, Instant start) {
        this.fields = new InteractionFields(media, outbound, tenant, variety, start);
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
        return fields.guid();
    }

    /**
     * Sets another {@code interactionGUID} for the following events.
     *
     * @param newGuid the {@code interactionGUID}
     * @return this interaction
     */
    public Interaction guid(String newGuid) {
        fields.guid(newGuid);
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
        fields.caller(name, number);
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
        fields.queue(id, name);
        return this;
    }

    /**
     * Sets the time between the last event and the next.
     *
     * @param time the time that passes
     * @return this interaction
     */
    public Interaction after(Duration time) {
        return at(fields.now().plus(time));
    }

    /**
     * Sets the time of the next event.
     *
     * @param time the time of the next event
     * @return this interaction
     */
    public Interaction at(Instant time) {
        fields.at(time);
        return this;
    }

    /**
     * {@code InteractionCreated}.
     *
     * @return this interaction
     */
    public Interaction created() {
        return add(fields.created());
    }

    /**
     * {@code InteractionQueued}.
     *
     * @return this interaction
     */
    public Interaction queued() {
        return add(fields.queued());
    }

    /**
     * {@code InteractionAssigned}: offers the interaction to an agent, who is the agent of the
     * following events.
     *
     * @param toAgent the agent
     * @return this interaction
     */
    public Interaction assigned(Agent toAgent) {
        return add(fields.assigned(toAgent));
    }

    /**
     * {@code InteractionAccepted}.
     *
     * @return this interaction
     */
    public Interaction accepted() {
        return add(fields.accepted());
    }

    /**
     * {@code InteractionCustomerAccepted}: an outbound call was answered.
     *
     * @return this interaction
     */
    public Interaction customerAccepted() {
        return add(fields.customerAccepted());
    }

    /**
     * {@code InteractionRejected}, by the agent (2) or by timeout (1); the interaction is queued
     * again.
     *
     * @return this interaction
     */
    public Interaction rejected() {
        return add(fields.rejected());
    }

    /**
     * {@code InteractionUnqueued}: the customer abandoned the queue.
     *
     * @return this interaction
     */
    public Interaction unqueued() {
        return add(fields.unqueued());
    }

    /**
     * {@code LineHoldStatus} on.
     *
     * @return this interaction
     */
    public Interaction hold() {
        return add(fields.hold());
    }

    /**
     * {@code LineHoldStatus} off.
     *
     * @return this interaction
     */
    public Interaction resumed() {
        return add(fields.resumed());
    }

    /**
     * {@code RecordingStatus} with a word such as {@code pause} or {@code resume}.
     *
     * @param status the word, such as {@code pause}
     * @return this interaction
     */
    public Interaction recording(String status) {
        return add(fields.recording(status));
    }

    /**
     * {@code InteractionTransferRequest}: the agent transfers the interaction to the queue.
     *
     * @return this interaction
     */
    public Interaction transferRequested() {
        return add(fields.transferRequested());
    }

    /**
     * {@code GuestChatEnd}: the customer has left the chat.
     *
     * @return this interaction
     */
    public Interaction guestChatEnded() {
        return add(fields.guestChatEnded());
    }

    /**
     * {@code InteractionPostProcess}: the conversation has ended, the agent wraps up.
     *
     * @return this interaction
     */
    public Interaction postProcess() {
        return add(fields.postProcess());
    }

    /**
     * {@code InteractionEndPostProcess}: the code is a number or a word.
     *
     * @return this interaction
     */
    public Interaction endPostProcess() {
        return add(fields.endPostProcess());
    }

    /**
     * {@code InteractionDeassigned}.
     *
     * @return this interaction
     */
    public Interaction deassigned() {
        return add(fields.deassigned());
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
        return add(fields.deleted(initiator, reason));
    }

    /**
     * Adds an event of any type, documented or not.
     *
     * @param type the event type
     * @return this interaction
     */
    public Interaction event(String type) {
        return add(fields.event(type));
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
        fields.withoutAgent();
        return this;
    }

    /** The last event. */
    EventPayload last() {
        return events.get(events.size() - 1);
    }

    private Interaction add(EventPayload event) {
        events.add(event);
        return this;
    }
}
