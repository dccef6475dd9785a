/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.stream.InitialPosition;
import io.github.camel8x8.events.stream.SubscriptionMode;
import io.github.camel8x8.events.stream.SubscriptionType;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/**
 * The options of an {@code 8x8events} endpoint. Those set on the component are the defaults of its
 * endpoints. All times are milliseconds.
 *
 * <p>Plain values only: {@link OtherApi} says which of them may stand together.
 */
@UriParams
public class EventsConfiguration extends ConnectionConfiguration
        implements Cloneable, HeaderFilterStrategyAware {

    @UriPath(label = "common")
    @Metadata(required = true)
    private @Nullable String topic;

    @UriParam(label = "common", defaultValue = "1000")
    private int receiverQueueSize = 1000;

    @UriParam(label = "common")
    private @Nullable String eventTypes;

    @UriParam(label = "common", defaultValue = "1")
    private int concurrentConsumers = 1;

    @UriParam(label = "reader", defaultValue = "latest")
    private @Nullable String messageId;

    @UriParam(label = "reader")
    private @Nullable String readerName;

    @UriParam(label = "reader")
    private @Nullable StateRepository<String, String> offsetRepository;

    @UriParam(label = "reader", javaType = "java.time.Duration", defaultValue = "1000")
    private long offsetCommitInterval = 1000;

    @UriParam(label = "reader", defaultValue = "false")
    private boolean breakOnFirstError;

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

    @UriParam(label = "advanced")
    private HeaderFilterStrategy headerFilterStrategy = new EventsHeaderFilterStrategy();

    /** A copy that shares nothing with this one but the beans it refers to. */
    public EventsConfiguration copy() {
        try {
            return (EventsConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public @Nullable String getTopic() {
        return topic;
    }

    /**
     * The topic: all, an event type, several of them separated by commas (one connection each), or
     * agent-v1/{agentId} for the events of one agent.
     */
    public void setTopic(@Nullable String topic) {
        this.topic = topic;
    }

    public int getReceiverQueueSize() {
        return receiverQueueSize;
    }

    /**
     * How many events the service may send ahead, from 1 to 1000. It is also the most events that
     * are in flight in the route at any time.
     */
    public void setReceiverQueueSize(int receiverQueueSize) {
        this.receiverQueueSize = receiverQueueSize;
    }

    public @Nullable String getEventTypes() {
        return eventTypes;
    }

    /**
     * Keep only the events of these types, separated by commas; an asterisk stands for any
     * characters, a question mark for one. Other events are settled without an Exchange. All events
     * are kept when it is not set.
     */
    public void setEventTypes(@Nullable String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /**
     * How many events are routed at the same time. With 1 they are routed in the order of arrival.
     * Above 1 they stay in order for each interaction (else for each agent, else for each message
     * key).
     */
    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public @Nullable String getMessageId() {
        return messageId;
    }

    /**
     * Where a reader starts: earliest, latest, or a message id as in the Camel8x8EventsMessageId
     * header, which means the event after it. A position in the offsetRepository is used in place
     * of it. It is latest when it is not set.
     */
    public void setMessageId(@Nullable String messageId) {
        this.messageId = messageId;
    }

    public @Nullable String getReaderName() {
        return readerName;
    }

    /**
     * The name under which the reader is shown on the server. The server makes one when it is not
     * set.
     */
    public void setReaderName(@Nullable String readerName) {
        this.readerName = readerName;
    }

    public @Nullable StateRepository<String, String> getOffsetRepository() {
        return offsetRepository;
    }

    /**
     * Where a reader keeps its position, so that it goes on after the last event that was completed
     * when the application starts again.
     */
    public void setOffsetRepository(@Nullable StateRepository<String, String> offsetRepository) {
        this.offsetRepository = offsetRepository;
    }

    public long getOffsetCommitInterval() {
        return offsetCommitInterval;
    }

    /**
     * How often the position is written to the offsetRepository, in milliseconds; it is also
     * written when half the receiverQueueSize waits for it, and when the route stops.
     */
    public void setOffsetCommitInterval(long offsetCommitInterval) {
        this.offsetCommitInterval = offsetCommitInterval;
    }

    public boolean isBreakOnFirstError() {
        return breakOnFirstError;
    }

    /**
     * Whether a reader holds its position at an event whose Exchange failed and reads it again
     * after a delay. When false the error handler has the last word and the reader goes on.
     */
    public void setBreakOnFirstError(boolean breakOnFirstError) {
        this.breakOnFirstError = breakOnFirstError;
    }

    public @Nullable String getSubscription() {
        return subscription;
    }

    /**
     * The name of the subscription. When it is set events are read by Pulsar's Consumer API, and
     * the server remembers which of them were acknowledged; when it is not, by the Reader API.
     */
    public void setSubscription(@Nullable String subscription) {
        this.subscription = subscription;
    }

    public SubscriptionType getSubscriptionType() {
        return subscriptionType;
    }

    /**
     * How consumers share the subscription: one at a time (Exclusive), one with others standing by
     * (Failover), each event to one of them (Shared), or each message key to one of them
     * (Key_Shared).
     */
    public void setSubscriptionType(SubscriptionType subscriptionType) {
        this.subscriptionType = subscriptionType;
    }

    public @Nullable SubscriptionMode getSubscriptionMode() {
        return subscriptionMode;
    }

    /**
     * Whether the server keeps the subscription while no consumer is connected (Durable) or forgets
     * it (NonDurable). The server's default is Durable.
     */
    public void setSubscriptionMode(@Nullable SubscriptionMode subscriptionMode) {
        this.subscriptionMode = subscriptionMode;
    }

    public @Nullable InitialPosition getSubscriptionInitialPosition() {
        return subscriptionInitialPosition;
    }

    /**
     * Where a subscription starts when it is made by this connect. The server's default is Latest.
     */
    public void setSubscriptionInitialPosition(
            @Nullable InitialPosition subscriptionInitialPosition) {
        this.subscriptionInitialPosition = subscriptionInitialPosition;
    }

    public @Nullable String getConsumerName() {
        return consumerName;
    }

    /**
     * The name under which the consumer is shown on the server. The server makes one when it is not
     * set.
     */
    public void setConsumerName(@Nullable String consumerName) {
        this.consumerName = consumerName;
    }

    public @Nullable Integer getPriorityLevel() {
        return priorityLevel;
    }

    /**
     * The rank of this consumer in the subscription: 0 is served first. The server's default is 0.
     */
    public void setPriorityLevel(@Nullable Integer priorityLevel) {
        this.priorityLevel = priorityLevel;
    }

    public @Nullable Long getAckTimeoutMillis() {
        return ackTimeoutMillis;
    }

    /**
     * After how many milliseconds the server sends an event again that was not acknowledged. Never,
     * when it is not set; else at least 1000.
     */
    public void setAckTimeoutMillis(@Nullable Long ackTimeoutMillis) {
        this.ackTimeoutMillis = ackTimeoutMillis;
    }

    public @Nullable Long getNegativeAckRedeliveryDelay() {
        return negativeAckRedeliveryDelay;
    }

    /**
     * How long to wait until an event whose Exchange failed is delivered again, in milliseconds.
     * The server's default is 60000.
     */
    public void setNegativeAckRedeliveryDelay(@Nullable Long negativeAckRedeliveryDelay) {
        this.negativeAckRedeliveryDelay = negativeAckRedeliveryDelay;
    }

    public @Nullable Integer getMaxRedeliverCount() {
        return maxRedeliverCount;
    }

    /**
     * How many times an event is delivered again before the server moves it to the dead letter
     * topic. Only with subscriptionType Shared or Key_Shared.
     */
    public void setMaxRedeliverCount(@Nullable Integer maxRedeliverCount) {
        this.maxRedeliverCount = maxRedeliverCount;
    }

    public @Nullable String getDeadLetterTopic() {
        return deadLetterTopic;
    }

    /**
     * The topic to which the server moves an event after maxRedeliverCount redeliveries. Only
     * together with maxRedeliverCount. A name alone is one of the same tenant and namespace. By
     * default {topic}-{subscription}-DLQ.
     */
    public void setDeadLetterTopic(@Nullable String deadLetterTopic) {
        this.deadLetterTopic = deadLetterTopic;
    }

    public boolean isPullMode() {
        return pullMode;
    }

    /**
     * Whether the server sends only as many events as the consumer has asked for (permits), in
     * place of receiverQueueSize events ahead.
     */
    public void setPullMode(boolean pullMode) {
        this.pullMode = pullMode;
    }

    public boolean isAllowManualAck() {
        return allowManualAck;
    }

    /**
     * Whether the route settles each event by itself, through the Acknowledgement in the
     * Camel8x8EventsAcknowledgement header.
     */
    public void setAllowManualAck(boolean allowManualAck) {
        this.allowManualAck = allowManualAck;
    }

    @Override
    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    /**
     * Decides which properties of a Pulsar message reach the Exchange. The default keeps out every
     * name that has a meaning to Camel, in any case.
     */
    @Override
    public void setHeaderFilterStrategy(HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }
}
