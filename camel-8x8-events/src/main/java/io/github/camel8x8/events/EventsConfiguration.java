/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.stream.ApiKeyIn;
import io.github.camel8x8.events.stream.InitialPosition;
import io.github.camel8x8.events.stream.SubscriptionMode;
import io.github.camel8x8.events.stream.SubscriptionType;
import java.util.function.Supplier;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The options of an {@code 8x8events} endpoint. Those set on the component are the defaults of its
 * endpoints. All times are milliseconds.
 *
 * <p>Plain values only: {@link OtherApi} says which of them may stand together.
 */
@UriParams
public class EventsConfiguration implements Cloneable, HeaderFilterStrategyAware {

    @UriPath(label = "common")
    @Metadata(required = true)
    private @Nullable String topic;

    @UriParam(label = "common")
    private @Nullable String region;

    @UriParam(label = "common")
    private @Nullable String serviceUrl;

    @UriParam(label = "common")
    private @Nullable String tenant;

    @UriParam(label = "common", defaultValue = "event-v1")
    private String namespace = "event-v1";

    @UriParam(label = "common", defaultValue = "1000")
    private int receiverQueueSize = 1000;

    @UriParam(label = "common")
    private @Nullable String eventTypes;

    @UriParam(label = "common", defaultValue = "1")
    private int concurrentConsumers = 1;

    @UriParam(label = "security", secret = true)
    private @Nullable String apiKey;

    @UriParam(label = "security")
    private @Nullable Supplier<String> apiKeyProvider;

    @UriParam(label = "security", defaultValue = "HEADER")
    private ApiKeyIn apiKeyIn = ApiKeyIn.HEADER;

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

    @UriParam(label = "connection", javaType = "java.time.Duration", defaultValue = "45000")
    private long connectTimeout = 45000;

    @UriParam(label = "connection", javaType = "java.time.Duration", defaultValue = "20000")
    private long pingInterval = 20000;

    @UriParam(label = "connection", javaType = "java.time.Duration", defaultValue = "10000")
    private long pongTimeout = 10000;

    @UriParam(label = "connection", javaType = "java.time.Duration", defaultValue = "5000")
    private long closeTimeout = 5000;

    @UriParam(label = "connection", javaType = "java.time.Duration", defaultValue = "900000")
    private long idleReconnect = 900000;

    @UriParam(label = "reconnect", javaType = "java.time.Duration", defaultValue = "1000")
    private long reconnectDelay = 1000;

    @UriParam(label = "reconnect", javaType = "java.time.Duration", defaultValue = "60000")
    private long reconnectMaxDelay = 60000;

    @UriParam(label = "reconnect", defaultValue = "2")
    private double reconnectBackoffMultiplier = 2;

    @UriParam(label = "reconnect", defaultValue = "-1")
    private int maxReconnectAttempts = -1;

    @UriParam(label = "security")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    private @Nullable String proxyHost;

    @UriParam(label = "proxy")
    private @Nullable Integer proxyPort;

    @UriParam(label = "proxy")
    private @Nullable String proxyUsername;

    @UriParam(label = "proxy", secret = true)
    private @Nullable String proxyPassword;

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

    public @Nullable String getRegion() {
        return region;
    }

    /**
     * The 8x8 region whose stream is read: EUW2 (also UK3), US1 (USE1) or US2 (USW2), in any case.
     * Use serviceUrl for a region that is not listed here.
     */
    public void setRegion(@Nullable String region) {
        this.region = region;
    }

    public @Nullable String getServiceUrl() {
        return serviceUrl;
    }

    /**
     * The address of the event stream, wss://host or wss://host:port, in place of a region. ws://
     * is accepted only for a loopback host, because the API key would travel in clear.
     */
    public void setServiceUrl(@Nullable String serviceUrl) {
        this.serviceUrl = serviceUrl;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    /**
     * The tenant name of your Contact Center, as 8x8 spells it. A wrong tenant is refused by the
     * service with 401.
     */
    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public String getNamespace() {
        return namespace;
    }

    /**
     * The Pulsar namespace of the topic: event-v1 for all events or one event type, agent-v1 for
     * the events of one agent. A topic written as namespace/topic says it for that topic alone.
     */
    public void setNamespace(String namespace) {
        this.namespace = namespace;
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
     * Keep only the events of these types, separated by commas; * and ? are wildcards, as in
     * Interaction*. Other events are settled without an Exchange. All events are kept when it is
     * not set.
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

    public @Nullable String getApiKey() {
        return apiKey;
    }

    /**
     * The API key, sent with the handshake: an Admin Console key, which starts with eght_, or a
     * Contact Center token.
     */
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public @Nullable Supplier<String> getApiKeyProvider() {
        return apiKeyProvider;
    }

    /**
     * A bean that is asked for the API key at every connect, so that a key may be rotated while
     * routes run. It is used in place of apiKey.
     */
    public void setApiKeyProvider(@Nullable Supplier<String> apiKeyProvider) {
        this.apiKeyProvider = apiKeyProvider;
    }

    public ApiKeyIn getApiKeyIn() {
        return apiKeyIn;
    }

    /**
     * Where the API key is sent: in the X-API-Key request header, or in the x-api-key query
     * parameter, which proxies and servers may log.
     */
    public void setApiKeyIn(ApiKeyIn apiKeyIn) {
        this.apiKeyIn = apiKeyIn;
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
     * written when the route stops.
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
     * together with maxRedeliverCount.
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

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** How long a connect may take, handshake included, in milliseconds. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getPingInterval() {
        return pingInterval;
    }

    /** How often the server is sent a ping, in milliseconds. */
    public void setPingInterval(long pingInterval) {
        this.pingInterval = pingInterval;
    }

    public long getPongTimeout() {
        return pongTimeout;
    }

    /**
     * How long after a ping the server may be silent before the connection counts as lost, in
     * milliseconds.
     */
    public void setPongTimeout(long pongTimeout) {
        this.pongTimeout = pongTimeout;
    }

    public long getCloseTimeout() {
        return closeTimeout;
    }

    /** How long to wait for the server's part of the closing handshake, in milliseconds. */
    public void setCloseTimeout(long closeTimeout) {
        this.closeTimeout = closeTimeout;
    }

    public long getIdleReconnect() {
        return idleReconnect;
    }

    /**
     * After how many milliseconds without an event the connection is opened anew, where nothing can
     * be lost by it: a topic that was deleted leaves a connection that is open and silent. 0 means
     * never.
     */
    public void setIdleReconnect(long idleReconnect) {
        this.idleReconnect = idleReconnect;
    }

    public long getReconnectDelay() {
        return reconnectDelay;
    }

    /**
     * The longest wait before the first attempt to reconnect, in milliseconds. The actual wait is
     * random between 0 and this.
     */
    public void setReconnectDelay(long reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    public long getReconnectMaxDelay() {
        return reconnectMaxDelay;
    }

    /** The longest wait between two attempts to reconnect, in milliseconds. */
    public void setReconnectMaxDelay(long reconnectMaxDelay) {
        this.reconnectMaxDelay = reconnectMaxDelay;
    }

    public double getReconnectBackoffMultiplier() {
        return reconnectBackoffMultiplier;
    }

    /** By how much the longest wait grows with each attempt that failed; at least 1. */
    public void setReconnectBackoffMultiplier(double reconnectBackoffMultiplier) {
        this.reconnectBackoffMultiplier = reconnectBackoffMultiplier;
    }

    public int getMaxReconnectAttempts() {
        return maxReconnectAttempts;
    }

    /**
     * After how many failed attempts in a row to give up. -1 means never. The count starts again
     * once a connection has been stable for 10 seconds.
     */
    public void setMaxReconnectAttempts(int maxReconnectAttempts) {
        this.maxReconnectAttempts = maxReconnectAttempts;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * The key and trust material for TLS. The JVM's own is used when it is not set. The host name
     * is always checked.
     */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    /** The host of the HTTP proxy to connect through. */
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    /** The port of the HTTP proxy. */
    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyUsername() {
        return proxyUsername;
    }

    /** The user name for the HTTP proxy. */
    public void setProxyUsername(@Nullable String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    /** The password for the HTTP proxy. */
    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
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
