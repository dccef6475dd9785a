/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot;

import io.github.camel8x8.events.EventsConfiguration;
import io.github.camel8x8.events.options.InitialPosition;
import io.github.camel8x8.events.options.SubscriptionMode;
import io.github.camel8x8.events.options.SubscriptionType;
import java.time.Duration;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties {@code camel.component.8x8events.*}: the options of the component, with the same
 * names and meanings.
 */
@ConfigurationProperties(prefix = "camel.component.8x8events")
public class EventsComponentConfiguration extends EventsConnectionProperties {

    /**
     * How many events are routed at the same time. With 1 they are routed in the order of arrival.
     * Above 1, events of the same interaction stay in order; events without an interaction stay in
     * order for each agent, otherwise for each message key.
     */
    private @Nullable Integer concurrentConsumers;

    /**
     * The types of the events to route, separated by commas. An asterisk matches any characters, a
     * question mark one character. Other events are acknowledged without an Exchange. If not set,
     * all events are routed.
     */
    private @Nullable String eventTypes;

    /**
     * How many events the service may send ahead, from 1 (2 without a subscription) to 1000. It is
     * also the most events that are in flight in the route at any time.
     */
    private @Nullable Integer receiverQueueSize;

    /**
     * The time after which the server redelivers an event that was not acknowledged, in
     * milliseconds; at least 1000. If not set, never.
     */
    private @Nullable Duration ackTimeoutMillis;

    /**
     * Whether the route acknowledges each event explicitly, through the EventsAcknowledgement in
     * the Camel8x8EventsAcknowledgement header.
     */
    private @Nullable Boolean allowManualAck;

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any
     * exceptions (if possible) occurred while the Camel consumer is trying to pickup incoming
     * messages, or the likes, will now be processed as a message and handled by the routing Error
     * Handler. Important: This is only possible if the 3rd party component allows Camel to be
     * alerted if an exception was thrown. Some components handle this internally only, and
     * therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel
     * component to hook into the 3rd party component and make this possible for future releases. By
     * default the consumer will use the org.apache.camel.spi.ExceptionHandler to deal with
     * exceptions, that will be logged at WARN or ERROR level and ignored.
     */
    private @Nullable Boolean bridgeErrorHandler;

    /** The name of the consumer on the server. If not set, the server generates one. */
    private @Nullable String consumerName;

    /**
     * The topic to which the server moves an event after maxRedeliverCount redeliveries. Requires
     * maxRedeliverCount. A name without a slash is a topic of the same tenant and namespace. By
     * default {topic}-{subscription}-DLQ.
     */
    private @Nullable String deadLetterTopic;

    /**
     * How many times an event is redelivered before the server moves it to the dead letter topic.
     * Only with subscriptionType Shared or Key_Shared.
     */
    private @Nullable Integer maxRedeliverCount;

    /**
     * The delay before an event whose Exchange failed is redelivered, in milliseconds. The server's
     * default is 60000.
     */
    private @Nullable Duration negativeAckRedeliveryDelay;

    /**
     * The rank of this consumer in the subscription: 0 is served first. The server's default is 0.
     */
    private @Nullable Integer priorityLevel;

    /**
     * Whether the server sends only as many events as the consumer has requested (permits), instead
     * of receiverQueueSize events ahead.
     */
    private @Nullable Boolean pullMode;

    /**
     * The name of the subscription. If set, events are read with Pulsar's Consumer API, and the
     * server stores which events were acknowledged. If not set, events are read with the Reader
     * API.
     */
    private @Nullable String subscription;

    /** Where a new subscription starts. The server's default is Latest. */
    private @Nullable InitialPosition subscriptionInitialPosition;

    /**
     * Whether the server keeps the subscription while no consumer is connected (Durable) or deletes
     * it (NonDurable). The server's default is Durable.
     */
    private @Nullable SubscriptionMode subscriptionMode;

    /**
     * How consumers share the subscription: one consumer only (Exclusive), one active and others on
     * standby (Failover), each event to one of them (Shared), or each message key to one of them
     * (Key_Shared).
     */
    private @Nullable SubscriptionType subscriptionType;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must
     * be marked as autowired) by looking up in the registry to find if there is a single instance
     * of matching type, which then gets configured on the component. This can be used for automatic
     * configuring JDBC data sources, JMS connection factories, AWS Clients, etc.
     */
    private @Nullable Boolean autowiredEnabled;

    /**
     * The options of all endpoints, unless an endpoint overrides them. Names a bean, as in
     * #bean:name.
     */
    private @Nullable EventsConfiguration configuration;

    /**
     * Decides which properties of a Pulsar message become headers. The default filters out all
     * names with a meaning in Camel, in any case. Names a bean, as in #bean:name.
     */
    private @Nullable HeaderFilterStrategy headerFilterStrategy;

    /** Used for enabling or disabling all consumer based health checks from this component */
    private @Nullable Boolean healthCheckConsumerEnabled;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice:
     * Camel has by default disabled all producer based health-checks. You can turn on producer
     * checks globally by setting camel.health.producersEnabled=true.
     */
    private @Nullable Boolean healthCheckProducerEnabled;

    /**
     * Whether a reader keeps its position at an event whose Exchange failed, and reads the event
     * again after a delay. If false, the event is skipped after the error handler has run.
     */
    private @Nullable Boolean breakOnFirstError;

    /**
     * Where a reader starts: earliest, latest, or a message id as in the Camel8x8EventsMessageId
     * header, which means the event after it. A position in the offsetRepository takes precedence.
     * If not set, latest.
     */
    private @Nullable String messageId;

    /**
     * How often the position is written to the offsetRepository, in milliseconds. It is also
     * written when half of receiverQueueSize waits for it, and when the route stops.
     */
    private @Nullable Duration offsetCommitInterval;

    /**
     * Where a reader stores its position, so that it resumes after the last processed event when
     * the application restarts. Names a bean, as in #bean:name.
     */
    private @Nullable StateRepository<String, String> offsetRepository;

    /** The name of the reader on the server. If not set, the server generates one. */
    private @Nullable String readerName;

    /** Whether endpoints without sslContextParameters use those of the CamelContext. */
    private @Nullable Boolean useGlobalSslContextParameters;

    /** {@return the number of events that are routed at the same time; null if it is not set} */
    public @Nullable Integer getConcurrentConsumers() {
        return concurrentConsumers;
    }

    /**
     * Sets {@code camel.component.8x8events.concurrent-consumers}.
     *
     * @param concurrentConsumers the number of events that are routed at the same time; null to
     *     leave it unset
     */
    public void setConcurrentConsumers(@Nullable Integer concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    /** {@return the event types to keep, separated by commas; null if it is not set} */
    public @Nullable String getEventTypes() {
        return eventTypes;
    }

    /**
     * Sets {@code camel.component.8x8events.event-types}.
     *
     * @param eventTypes the event types to keep, separated by commas; null to leave it unset
     */
    public void setEventTypes(@Nullable String eventTypes) {
        this.eventTypes = eventTypes;
    }

    /** {@return the maximum number of events in flight; null if it is not set} */
    public @Nullable Integer getReceiverQueueSize() {
        return receiverQueueSize;
    }

    /**
     * Sets {@code camel.component.8x8events.receiver-queue-size}.
     *
     * @param receiverQueueSize the maximum number of events in flight; null to leave it unset
     */
    public void setReceiverQueueSize(@Nullable Integer receiverQueueSize) {
        this.receiverQueueSize = receiverQueueSize;
    }

    /**
     * {@return the time after which the server redelivers an unacknowledged event; null if it is
     * not set}
     */
    public @Nullable Duration getAckTimeoutMillis() {
        return ackTimeoutMillis;
    }

    /**
     * Sets {@code camel.component.8x8events.ack-timeout-millis}.
     *
     * @param ackTimeoutMillis the time after which the server redelivers an unacknowledged event;
     *     null to leave it unset
     */
    public void setAckTimeoutMillis(@Nullable Duration ackTimeoutMillis) {
        this.ackTimeoutMillis = ackTimeoutMillis;
    }

    /** {@return whether the route acknowledges each event; null if it is not set} */
    public @Nullable Boolean getAllowManualAck() {
        return allowManualAck;
    }

    /**
     * Sets {@code camel.component.8x8events.allow-manual-ack}.
     *
     * @param allowManualAck whether the route acknowledges each event; null to leave it unset
     */
    public void setAllowManualAck(@Nullable Boolean allowManualAck) {
        this.allowManualAck = allowManualAck;
    }

    /**
     * {@return whether the route's error handler handles the consumer's failures; null if it is not
     * set}
     */
    public @Nullable Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    /**
     * Sets {@code camel.component.8x8events.bridge-error-handler}.
     *
     * @param bridgeErrorHandler whether the route's error handler handles the consumer's failures;
     *     null to leave it unset
     */
    public void setBridgeErrorHandler(@Nullable Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    /** {@return the name of the consumer; null if it is not set} */
    public @Nullable String getConsumerName() {
        return consumerName;
    }

    /**
     * Sets {@code camel.component.8x8events.consumer-name}.
     *
     * @param consumerName the name of the consumer; null to leave it unset
     */
    public void setConsumerName(@Nullable String consumerName) {
        this.consumerName = consumerName;
    }

    /** {@return the dead letter topic; null if it is not set} */
    public @Nullable String getDeadLetterTopic() {
        return deadLetterTopic;
    }

    /**
     * Sets {@code camel.component.8x8events.dead-letter-topic}.
     *
     * @param deadLetterTopic the dead letter topic; null to leave it unset
     */
    public void setDeadLetterTopic(@Nullable String deadLetterTopic) {
        this.deadLetterTopic = deadLetterTopic;
    }

    /** {@return the number of redeliveries before the dead letter topic; null if it is not set} */
    public @Nullable Integer getMaxRedeliverCount() {
        return maxRedeliverCount;
    }

    /**
     * Sets {@code camel.component.8x8events.max-redeliver-count}.
     *
     * @param maxRedeliverCount the number of redeliveries before the dead letter topic; null to
     *     leave it unset
     */
    public void setMaxRedeliverCount(@Nullable Integer maxRedeliverCount) {
        this.maxRedeliverCount = maxRedeliverCount;
    }

    /** {@return the time until a failed event is redelivered; null if it is not set} */
    public @Nullable Duration getNegativeAckRedeliveryDelay() {
        return negativeAckRedeliveryDelay;
    }

    /**
     * Sets {@code camel.component.8x8events.negative-ack-redelivery-delay}.
     *
     * @param negativeAckRedeliveryDelay the time until a failed event is redelivered; null to leave
     *     it unset
     */
    public void setNegativeAckRedeliveryDelay(@Nullable Duration negativeAckRedeliveryDelay) {
        this.negativeAckRedeliveryDelay = negativeAckRedeliveryDelay;
    }

    /** {@return the rank of the consumer, from 0; null if it is not set} */
    public @Nullable Integer getPriorityLevel() {
        return priorityLevel;
    }

    /**
     * Sets {@code camel.component.8x8events.priority-level}.
     *
     * @param priorityLevel the rank of the consumer, from 0; null to leave it unset
     */
    public void setPriorityLevel(@Nullable Integer priorityLevel) {
        this.priorityLevel = priorityLevel;
    }

    /**
     * {@return whether the server sends only as many events as the consumer permits; null if it is
     * not set}
     */
    public @Nullable Boolean getPullMode() {
        return pullMode;
    }

    /**
     * Sets {@code camel.component.8x8events.pull-mode}.
     *
     * @param pullMode whether the server sends only as many events as the consumer permits; null to
     *     leave it unset
     */
    public void setPullMode(@Nullable Boolean pullMode) {
        this.pullMode = pullMode;
    }

    /** {@return the name of the subscription; null if it is not set} */
    public @Nullable String getSubscription() {
        return subscription;
    }

    /**
     * Sets {@code camel.component.8x8events.subscription}.
     *
     * @param subscription the name of the subscription; null to leave it unset
     */
    public void setSubscription(@Nullable String subscription) {
        this.subscription = subscription;
    }

    /** {@return the start of a new subscription; null if it is not set} */
    public @Nullable InitialPosition getSubscriptionInitialPosition() {
        return subscriptionInitialPosition;
    }

    /**
     * Sets {@code camel.component.8x8events.subscription-initial-position}.
     *
     * @param subscriptionInitialPosition the start of a new subscription; null to leave it unset
     */
    public void setSubscriptionInitialPosition(
            @Nullable InitialPosition subscriptionInitialPosition) {
        this.subscriptionInitialPosition = subscriptionInitialPosition;
    }

    /** {@return the mode of the subscription; null if it is not set} */
    public @Nullable SubscriptionMode getSubscriptionMode() {
        return subscriptionMode;
    }

    /**
     * Sets {@code camel.component.8x8events.subscription-mode}.
     *
     * @param subscriptionMode the mode of the subscription; null to leave it unset
     */
    public void setSubscriptionMode(@Nullable SubscriptionMode subscriptionMode) {
        this.subscriptionMode = subscriptionMode;
    }

    /** {@return the type of the subscription; null if it is not set} */
    public @Nullable SubscriptionType getSubscriptionType() {
        return subscriptionType;
    }

    /**
     * Sets {@code camel.component.8x8events.subscription-type}.
     *
     * @param subscriptionType the type of the subscription; null to leave it unset
     */
    public void setSubscriptionType(@Nullable SubscriptionType subscriptionType) {
        this.subscriptionType = subscriptionType;
    }

    /** {@return whether Camel looks for beans that fit the options; null if it is not set} */
    public @Nullable Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    /**
     * Sets {@code camel.component.8x8events.autowired-enabled}.
     *
     * @param autowiredEnabled whether Camel looks for beans that fit the options; null to leave it
     *     unset
     */
    public void setAutowiredEnabled(@Nullable Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    /** {@return the bean with the options; null if it is not set} */
    public @Nullable EventsConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * Sets {@code camel.component.8x8events.configuration}.
     *
     * @param configuration the bean with the options; null to leave it unset
     */
    public void setConfiguration(@Nullable EventsConfiguration configuration) {
        this.configuration = configuration;
    }

    /** {@return the strategy that filters headers; null if it is not set} */
    public @Nullable HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    /**
     * Sets {@code camel.component.8x8events.header-filter-strategy}.
     *
     * @param headerFilterStrategy the strategy that filters headers; null to leave it unset
     */
    public void setHeaderFilterStrategy(@Nullable HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }

    /** {@return whether the consumers' health checks are on; null if it is not set} */
    public @Nullable Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    /**
     * Sets {@code camel.component.8x8events.health-check-consumer-enabled}.
     *
     * @param healthCheckConsumerEnabled whether the consumers' health checks are on; null to leave
     *     it unset
     */
    public void setHealthCheckConsumerEnabled(@Nullable Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    /** {@return whether the producers' health checks are on; null if it is not set} */
    public @Nullable Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    /**
     * Sets {@code camel.component.8x8events.health-check-producer-enabled}.
     *
     * @param healthCheckProducerEnabled whether the producers' health checks are on; null to leave
     *     it unset
     */
    public void setHealthCheckProducerEnabled(@Nullable Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    /**
     * {@return whether a reader stops at a failed event and reads it again; null if it is not set}
     */
    public @Nullable Boolean getBreakOnFirstError() {
        return breakOnFirstError;
    }

    /**
     * Sets {@code camel.component.8x8events.break-on-first-error}.
     *
     * @param breakOnFirstError whether a reader stops at a failed event and reads it again; null to
     *     leave it unset
     */
    public void setBreakOnFirstError(@Nullable Boolean breakOnFirstError) {
        this.breakOnFirstError = breakOnFirstError;
    }

    /**
     * {@return the start of a reader: {@code earliest}, {@code latest} or a message id; null if it
     * is not set}
     */
    public @Nullable String getMessageId() {
        return messageId;
    }

    /**
     * Sets {@code camel.component.8x8events.message-id}.
     *
     * @param messageId the start of a reader: {@code earliest}, {@code latest} or a message id;
     *     null to leave it unset
     */
    public void setMessageId(@Nullable String messageId) {
        this.messageId = messageId;
    }

    /** {@return the time between two writes of the position; null if it is not set} */
    public @Nullable Duration getOffsetCommitInterval() {
        return offsetCommitInterval;
    }

    /**
     * Sets {@code camel.component.8x8events.offset-commit-interval}.
     *
     * @param offsetCommitInterval the time between two writes of the position; null to leave it
     *     unset
     */
    public void setOffsetCommitInterval(@Nullable Duration offsetCommitInterval) {
        this.offsetCommitInterval = offsetCommitInterval;
    }

    /** {@return the repository of the position; null if it is not set} */
    public @Nullable StateRepository<String, String> getOffsetRepository() {
        return offsetRepository;
    }

    /**
     * Sets {@code camel.component.8x8events.offset-repository}.
     *
     * @param offsetRepository the repository of the position; null to leave it unset
     */
    public void setOffsetRepository(@Nullable StateRepository<String, String> offsetRepository) {
        this.offsetRepository = offsetRepository;
    }

    /** {@return the name of the reader; null if it is not set} */
    public @Nullable String getReaderName() {
        return readerName;
    }

    /**
     * Sets {@code camel.component.8x8events.reader-name}.
     *
     * @param readerName the name of the reader; null to leave it unset
     */
    public void setReaderName(@Nullable String readerName) {
        this.readerName = readerName;
    }

    /** {@return whether the Camel context's SSL parameters are used; null if it is not set} */
    public @Nullable Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /**
     * Sets {@code camel.component.8x8events.use-global-ssl-context-parameters}.
     *
     * @param useGlobalSslContextParameters whether the Camel context's SSL parameters are used;
     *     null to leave it unset
     */
    public void setUseGlobalSslContextParameters(@Nullable Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
