/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot;

import io.github.camel8x8.events.stream.ApiKeyIn;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The properties that say where the events are and how to stay connected to them.
 *
 * <p>Nothing has a value here that was not set, so that the component's own defaults hold.
 */
public abstract class EventsConnectionProperties extends ComponentConfigurationPropertiesCommon {

    /**
     * The Pulsar namespace of the topic: event-v1 for all events or one event type, agent-v1 for
     * the events of one agent. A topic written as namespace/topic says it for that topic alone.
     */
    private @Nullable String namespace;

    /**
     * The 8x8 region whose stream is read: EUW2 (also UK3), US1 (USE1) or US2 (USW2), in any case.
     * Use serviceUrl for a region that is not listed here.
     */
    private @Nullable String region;

    /**
     * The address of the event stream, wss://host or wss://host:port, in place of a region. ws://
     * is accepted only for a loopback host, because the API key would travel in clear.
     */
    private @Nullable String serviceUrl;

    /**
     * The tenant name of your Contact Center, as 8x8 spells it. A wrong tenant is refused by the
     * service with 401.
     */
    private @Nullable String tenant;

    /** How long to wait for the server's part of the closing handshake, in milliseconds. */
    private @Nullable Duration closeTimeout;

    /** How long a connect may take, handshake included, in milliseconds. */
    private @Nullable Duration connectTimeout;

    /**
     * After how many milliseconds without an event the connection is opened anew, where nothing can
     * be lost by it: a topic that was deleted leaves a connection that is open and silent. 0 means
     * never.
     */
    private @Nullable Duration idleReconnect;

    /** How often the server is sent a ping, in milliseconds. */
    private @Nullable Duration pingInterval;

    /**
     * How long after a ping the server may be silent before the connection counts as lost, in
     * milliseconds.
     */
    private @Nullable Duration pongTimeout;

    /** The host of the HTTP proxy to connect through. */
    private @Nullable String proxyHost;

    /** The password for the HTTP proxy. */
    private @Nullable String proxyPassword;

    /** The port of the HTTP proxy. */
    private @Nullable Integer proxyPort;

    /** The user name for the HTTP proxy. */
    private @Nullable String proxyUsername;

    /**
     * How many attempts to reconnect may fail in a row before it gives up: 0 for none, -1 for any
     * number. The count starts again once a connection has been stable for 10 seconds.
     */
    private @Nullable Integer maxReconnectAttempts;

    /** By how much the longest wait grows with each attempt that failed; at least 1. */
    private @Nullable Double reconnectBackoffMultiplier;

    /**
     * The longest wait before the first attempt to reconnect, in milliseconds. The actual wait is
     * random between 0 and this.
     */
    private @Nullable Duration reconnectDelay;

    /** The longest wait between two attempts to reconnect, in milliseconds. */
    private @Nullable Duration reconnectMaxDelay;

    /**
     * The API key, sent with the handshake: an Admin Console key, which starts with eght_, or a
     * Contact Center token.
     */
    private @Nullable String apiKey;

    /**
     * Where the API key is sent: in the X-API-Key request header, or in the x-api-key query
     * parameter, which proxies and servers may log.
     */
    private @Nullable ApiKeyIn apiKeyIn;

    /**
     * A bean that is asked for the API key at every connect, so that a key may be rotated while
     * routes run. It is used in place of apiKey. Names a bean, as in #bean:name.
     */
    private @Nullable Supplier<String> apiKeyProvider;

    /**
     * The key and trust material for TLS. The JVM's own is used when it is not set. The host name
     * is always checked. Names a bean, as in #bean:name.
     */
    private @Nullable SSLContextParameters sslContextParameters;

    public @Nullable String getNamespace() {
        return namespace;
    }

    public void setNamespace(@Nullable String namespace) {
        this.namespace = namespace;
    }

    public @Nullable String getRegion() {
        return region;
    }

    public void setRegion(@Nullable String region) {
        this.region = region;
    }

    public @Nullable String getServiceUrl() {
        return serviceUrl;
    }

    public void setServiceUrl(@Nullable String serviceUrl) {
        this.serviceUrl = serviceUrl;
    }

    public @Nullable String getTenant() {
        return tenant;
    }

    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    public @Nullable Duration getCloseTimeout() {
        return closeTimeout;
    }

    public void setCloseTimeout(@Nullable Duration closeTimeout) {
        this.closeTimeout = closeTimeout;
    }

    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(@Nullable Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public @Nullable Duration getIdleReconnect() {
        return idleReconnect;
    }

    public void setIdleReconnect(@Nullable Duration idleReconnect) {
        this.idleReconnect = idleReconnect;
    }

    public @Nullable Duration getPingInterval() {
        return pingInterval;
    }

    public void setPingInterval(@Nullable Duration pingInterval) {
        this.pingInterval = pingInterval;
    }

    public @Nullable Duration getPongTimeout() {
        return pongTimeout;
    }

    public void setPongTimeout(@Nullable Duration pongTimeout) {
        this.pongTimeout = pongTimeout;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(@Nullable String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public @Nullable Integer getMaxReconnectAttempts() {
        return maxReconnectAttempts;
    }

    public void setMaxReconnectAttempts(@Nullable Integer maxReconnectAttempts) {
        this.maxReconnectAttempts = maxReconnectAttempts;
    }

    public @Nullable Double getReconnectBackoffMultiplier() {
        return reconnectBackoffMultiplier;
    }

    public void setReconnectBackoffMultiplier(@Nullable Double reconnectBackoffMultiplier) {
        this.reconnectBackoffMultiplier = reconnectBackoffMultiplier;
    }

    public @Nullable Duration getReconnectDelay() {
        return reconnectDelay;
    }

    public void setReconnectDelay(@Nullable Duration reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    public @Nullable Duration getReconnectMaxDelay() {
        return reconnectMaxDelay;
    }

    public void setReconnectMaxDelay(@Nullable Duration reconnectMaxDelay) {
        this.reconnectMaxDelay = reconnectMaxDelay;
    }

    public @Nullable String getApiKey() {
        return apiKey;
    }

    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public @Nullable ApiKeyIn getApiKeyIn() {
        return apiKeyIn;
    }

    public void setApiKeyIn(@Nullable ApiKeyIn apiKeyIn) {
        this.apiKeyIn = apiKeyIn;
    }

    public @Nullable Supplier<String> getApiKeyProvider() {
        return apiKeyProvider;
    }

    public void setApiKeyProvider(@Nullable Supplier<String> apiKeyProvider) {
        this.apiKeyProvider = apiKeyProvider;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }
}
