/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link CallRecord}. A value that is not set is null, zero or empty. {@link CallRecord}
 * describes each value. Not thread-safe.
 */
public final class CallRecordBuilder {

    private final String interactionGuid;
    private final Outcome outcome;
    private @Nullable String tenant;
    private @Nullable String mediaType;
    private @Nullable String direction;
    private @Nullable String queueId;
    private @Nullable Instant created;
    private @Nullable Instant queued;
    private @Nullable Instant offered;
    private @Nullable Instant accepted;
    private @Nullable Instant ended;
    private @Nullable Instant closed;
    private Duration waiting = Duration.ZERO;
    private Duration ringing = Duration.ZERO;
    private Duration talking = Duration.ZERO;
    private Duration onHold = Duration.ZERO;
    private Duration wrapUp = Duration.ZERO;
    private List<AgentLeg> legs = List.of();
    private int transfers;
    private @Nullable String hangupInitiator;
    private @Nullable String hangupReason;
    private @Nullable String dispositionCode;
    private int events;
    private List<String> missing = List.of();

    /**
     * Starts a record.
     *
     * @param interactionGuid the id that its events share
     * @param outcome how it ended
     */
    public CallRecordBuilder(String interactionGuid, Outcome outcome) {
        this.interactionGuid = interactionGuid;
        this.outcome = outcome;
    }

    /**
     * {@return this builder}
     *
     * @param value the tenant it was read from; null if unknown
     */
    public CallRecordBuilder tenant(@Nullable String value) {
        tenant = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value such as {@code phone}
     */
    public CallRecordBuilder mediaType(@Nullable String value) {
        mediaType = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value {@code in} or {@code out}
     */
    public CallRecordBuilder direction(@Nullable String value) {
        direction = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the first queue it waited in, otherwise the queue of its first assignment
     */
    public CallRecordBuilder queueId(@Nullable String value) {
        queueId = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value when it was created
     */
    public CallRecordBuilder created(@Nullable Instant value) {
        created = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value when it was first queued
     */
    public CallRecordBuilder queued(@Nullable Instant value) {
        queued = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value when it first rang at an agent
     */
    public CallRecordBuilder offered(@Nullable Instant value) {
        offered = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value when it was first answered
     */
    public CallRecordBuilder accepted(@Nullable Instant value) {
        accepted = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value when it was over for the customer
     */
    public CallRecordBuilder ended(@Nullable Instant value) {
        ended = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value when 8x8 closed it
     */
    public CallRecordBuilder closed(@Nullable Instant value) {
        closed = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the time in queues
     */
    public CallRecordBuilder waiting(Duration value) {
        waiting = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value of all legs
     */
    public CallRecordBuilder ringing(Duration value) {
        ringing = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value of all legs, less the time on hold
     */
    public CallRecordBuilder talking(Duration value) {
        talking = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value of all legs
     */
    public CallRecordBuilder onHold(Duration value) {
        onHold = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value of all legs
     */
    public CallRecordBuilder wrapUp(Duration value) {
        wrapUp = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the agents' parts, in the order in which they began
     */
    public CallRecordBuilder legs(List<AgentLeg> value) {
        legs = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value how often it was transferred
     */
    public CallRecordBuilder transfers(int value) {
        transfers = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value {@code AGENT}, {@code CUSTOMER} or {@code SYSTEM}
     */
    public CallRecordBuilder hangupInitiator(@Nullable String value) {
        hangupInitiator = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value such as {@code CEC_DISCONNECT_NORMAL}
     */
    public CallRecordBuilder hangupReason(@Nullable String value) {
        hangupReason = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the last that was set
     */
    public CallRecordBuilder dispositionCode(@Nullable String value) {
        dispositionCode = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the number of different events in it
     */
    public CallRecordBuilder events(int value) {
        events = value;
        return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the types of the events that must have happened but were not seen
     */
    public CallRecordBuilder missing(List<String> value) {
        missing = value;
        return this;
    }

    /** {@return the record, with the values set so far} */
    public CallRecord build() {
        return new CallRecord(
                interactionGuid,
                tenant,
                mediaType,
                direction,
                queueId,
                created,
                queued,
                offered,
                accepted,
                ended,
                closed,
                waiting,
                ringing,
                talking,
                onHold,
                wrapUp,
                legs,
                transfers,
                outcome,
                hangupInitiator,
                hangupReason,
                dispositionCode,
                events,
                missing);
    }
}
