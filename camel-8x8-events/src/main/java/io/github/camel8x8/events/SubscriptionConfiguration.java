/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.options.InitialPosition;
import io.github.camel8x8.events.options.SubscriptionMode;
import io.github.camel8x8.events.options.SubscriptionType;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options of an {@code 8x8events} endpoint that has a subscription. All times are in
 * milliseconds.
 */
@UriParams
public abstract class SubscriptionConfiguration extends ConnectionConfiguration {

    @UriParam(label = "consumer")
    private @Nullable String subscription;

    @UriParam(label = "consumer", defaultValue = "Exclusive")
    private SubscriptionType subscriptionType = SubscriptionType.Exclusive;

    @UriParam(label = "consumer", defaultValue = "Durable")
    private @Nullable SubscriptionMode subscriptionMode;

    @UriParam(label = "consumer", defaultValue = "Latest")
    private @Nullable InitialPosition subscriptionInitialPosition;

    @UriParam(label = "consumer")
    private @Nullable String consumerName;

    @UriParam(label = "consumer")
    private @Nullable Integer priorityLevel;

    @UriParam(label = "consumer", javaType = "java.time.Duration")
    private @Nullable Long ackTimeoutMillis;

    @UriParam(label = "consumer", javaType = "java.time.Duration")
    private @Nullable Long negativeAckRedeliveryDelay;

    @UriParam(label = "consumer")
    private @Nullable Integer maxRedeliverCount;

    @UriParam(label = "consumer")
    private @Nullable String deadLetterTopic;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean pullMode;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean allowManualAck;

    /** {@return the name of the subscription; null for the Reader API} */
    public @Nullable String getSubscription() {
        return subscription;
    }

    /**
     * The name of the subscription. If set, events are read with Pulsar's Consumer API, and the
     * server stores which events were acknowledged. If not set, events are read with the Reader
     * API.
     *
     * @param subscription the name; null for the Reader API
     */
    public void setSubscription(@Nullable String subscription) {
        this.subscription = subscription;
    }

    /** {@return the type of the subscription} */
    public SubscriptionType getSubscriptionType() {
        return subscriptionType;
    }

    /**
     * How consumers share the subscription: one consumer only (Exclusive), one active and others on
     * standby (Failover), each event to one of them (Shared), or each message key to one of them
     * (Key_Shared).
     *
     * @param subscriptionType the type
     */
    public void setSubscriptionType(SubscriptionType subscriptionType) {
        this.subscriptionType = subscriptionType;
    }

    /** {@return the mode of the subscription; null for the server's default} */
    public @Nullable SubscriptionMode getSubscriptionMode() {
        return subscriptionMode;
    }

    /**
     * Whether the server keeps the subscription while no consumer is connected (Durable) or deletes
     * it (NonDurable). The server's default is Durable.
     *
     * @param subscriptionMode the mode; null for the server's default
     */
    public void setSubscriptionMode(@Nullable SubscriptionMode subscriptionMode) {
        this.subscriptionMode = subscriptionMode;
    }

    /** {@return the start of a new subscription; null for the server's default} */
    public @Nullable InitialPosition getSubscriptionInitialPosition() {
        return subscriptionInitialPosition;
    }

    /**
     * Where a new subscription starts. The server's default is Latest.
     *
     * @param subscriptionInitialPosition the position; null for the server's default
     */
    public void setSubscriptionInitialPosition(
            @Nullable InitialPosition subscriptionInitialPosition) {
        this.subscriptionInitialPosition = subscriptionInitialPosition;
    }

    /** {@return the name of the consumer; null if the server assigns one} */
    public @Nullable String getConsumerName() {
        return consumerName;
    }

    /**
     * The name of the consumer on the server. If not set, the server generates one.
     *
     * @param consumerName the name; null to let the server assign one
     */
    public void setConsumerName(@Nullable String consumerName) {
        this.consumerName = consumerName;
    }

    /** {@return the rank of the consumer, from 0; null for the server's default} */
    public @Nullable Integer getPriorityLevel() {
        return priorityLevel;
    }

    /**
     * The rank of this consumer in the subscription: 0 is served first. The server's default is 0.
     *
     * @param priorityLevel the rank, from 0; null for the server's default
     */
    public void setPriorityLevel(@Nullable Integer priorityLevel) {
        this.priorityLevel = priorityLevel;
    }

    /**
     * {@return the time after which the server redelivers an unacknowledged event, in milliseconds;
     * null for never}
     */
    public @Nullable Long getAckTimeoutMillis() {
        return ackTimeoutMillis;
    }

    /**
     * The time after which the server redelivers an event that was not acknowledged, in
     * milliseconds; at least 1000. If not set, never.
     *
     * @param ackTimeoutMillis milliseconds, from 1000; 0 or null for never
     */
    public void setAckTimeoutMillis(@Nullable Long ackTimeoutMillis) {
        this.ackTimeoutMillis = ackTimeoutMillis;
    }

    /**
     * {@return the time until a failed event is redelivered, in milliseconds; null for the server's
     * default}
     */
    public @Nullable Long getNegativeAckRedeliveryDelay() {
        return negativeAckRedeliveryDelay;
    }

    /**
     * The delay before an event whose Exchange failed is redelivered, in milliseconds. The server's
     * default is 60000.
     *
     * @param negativeAckRedeliveryDelay milliseconds, from 0; null for the server's default
     */
    public void setNegativeAckRedeliveryDelay(@Nullable Long negativeAckRedeliveryDelay) {
        this.negativeAckRedeliveryDelay = negativeAckRedeliveryDelay;
    }

    /** {@return the number of redeliveries before the dead letter topic; null for no limit} */
    public @Nullable Integer getMaxRedeliverCount() {
        return maxRedeliverCount;
    }

    /**
     * How many times an event is redelivered before the server moves it to the dead letter topic.
     * Only with subscriptionType Shared or Key_Shared.
     *
     * @param maxRedeliverCount the number of redeliveries, from 1; null for no limit
     */
    public void setMaxRedeliverCount(@Nullable Integer maxRedeliverCount) {
        this.maxRedeliverCount = maxRedeliverCount;
    }

    /** {@return the dead letter topic; null for the server's default} */
    public @Nullable String getDeadLetterTopic() {
        return deadLetterTopic;
    }

    /**
     * The topic to which the server moves an event after maxRedeliverCount redeliveries. Requires
     * maxRedeliverCount. A name without a slash is a topic of the same tenant and namespace. By
     * default {topic}-{subscription}-DLQ.
     *
     * @param deadLetterTopic the topic; null for the server's default
     */
    public void setDeadLetterTopic(@Nullable String deadLetterTopic) {
        this.deadLetterTopic = deadLetterTopic;
    }

    /** {@return whether the server sends only as many events as the consumer permits} */
    public boolean isPullMode() {
        return pullMode;
    }

    /**
     * Whether the server sends only as many events as the consumer has requested (permits), instead
     * of receiverQueueSize events ahead.
     *
     * @param pullMode true for pull mode
     */
    public void setPullMode(boolean pullMode) {
        this.pullMode = pullMode;
    }

    /** {@return whether the route acknowledges each event itself} */
    public boolean isAllowManualAck() {
        return allowManualAck;
    }

    /**
     * Whether the route acknowledges each event explicitly, through the EventsAcknowledgement in
     * the Camel8x8EventsAcknowledgement header.
     *
     * @param allowManualAck true if the route acknowledges each event itself
     */
    public void setAllowManualAck(boolean allowManualAck) {
        this.allowManualAck = allowManualAck;
    }
}
