/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot;

import io.github.camel8x8.events.options.ApiKeyIn;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The properties for the address of the events and for the connection.
 *
 * <p>A property that is not set has no value here, so that the component's default applies.
 */
public abstract class EventsConnectionProperties extends ComponentConfigurationPropertiesCommon {

    /**
     * The Pulsar namespace of the topic: event-v1 for all events or one event type, agent-v1 for
     * the events of one agent. A topic written as namespace/topic has that namespace instead.
     */
    private @Nullable String namespace;

    /**
     * The 8x8 region whose stream is read: EUW2 (also UK3), US1 (USE1) or US2 (USW2), in any case.
     * Use serviceUrl for a region that is not listed here.
     */
    private @Nullable String region;

    /**
     * The address of the event stream, wss://host or wss://host:port, used instead of a region.
     * ws:// is accepted only for a loopback host, because it does not encrypt the API key.
     */
    private @Nullable String serviceUrl;

    /**
     * The tenant name of your Contact Center, exactly as in 8x8. The service rejects a wrong tenant
     * with HTTP 401.
     */
    private @Nullable String tenant;

    /** How long to wait for the server to complete the closing handshake, in milliseconds. */
    private @Nullable Duration closeTimeout;

    /** How long a connection attempt may take, including the handshake, in milliseconds. */
    private @Nullable Duration connectTimeout;

    /**
     * Reconnects after this time without an event, in milliseconds, if no event can be lost by
     * doing so. This detects a topic that was deleted while connected. 0 means never.
     */
    private @Nullable Duration idleReconnect;

    /** How long nothing may arrive from the server before a ping is sent, in milliseconds. */
    private @Nullable Duration pingInterval;

    /**
     * How long nothing may arrive after a ping before the connection is considered lost, in
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
     * How many consecutive attempts to reconnect may fail before the stream stops with an error: 0
     * for none, -1 for no limit. The count is reset when a connection has been stable for 10
     * seconds.
     */
    private @Nullable Integer maxReconnectAttempts;

    /** The factor by which the maximum wait grows with each failed attempt; at least 1. */
    private @Nullable Double reconnectBackoffMultiplier;

    /**
     * The maximum wait before the first attempt to reconnect, in milliseconds. The actual wait is
     * random, between 0 and this value.
     */
    private @Nullable Duration reconnectDelay;

    /** The maximum wait between two attempts to reconnect, in milliseconds. */
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
     * A bean that supplies the API key for every connection attempt, so that a key can be rotated
     * while routes run. Used instead of apiKey. Names a bean, as in #bean:name.
     */
    private @Nullable Supplier<String> apiKeyProvider;

    /**
     * The key and trust material for TLS. If not set, that of the JVM is used. The host name is
     * always verified. Names a bean, as in #bean:name.
     */
    private @Nullable SSLContextParameters sslContextParameters;

    /** {@return the Pulsar namespace of the topic; null if it is not set} */
    public @Nullable String getNamespace() {
        return namespace;
    }

    /**
     * Sets {@code camel.component.8x8events.namespace}.
     *
     * @param namespace the Pulsar namespace of the topic; null to leave it unset
     */
    public void setNamespace(@Nullable String namespace) {
        this.namespace = namespace;
    }

    /** {@return the region's name; null if it is not set} */
    public @Nullable String getRegion() {
        return region;
    }

    /**
     * Sets {@code camel.component.8x8events.region}.
     *
     * @param region the region's name; null to leave it unset
     */
    public void setRegion(@Nullable String region) {
        this.region = region;
    }

    /** {@return the URL of the event stream; null if it is not set} */
    public @Nullable String getServiceUrl() {
        return serviceUrl;
    }

    /**
     * Sets {@code camel.component.8x8events.service-url}.
     *
     * @param serviceUrl the URL of the event stream; null to leave it unset
     */
    public void setServiceUrl(@Nullable String serviceUrl) {
        this.serviceUrl = serviceUrl;
    }

    /** {@return the tenant's name; null if it is not set} */
    public @Nullable String getTenant() {
        return tenant;
    }

    /**
     * Sets {@code camel.component.8x8events.tenant}.
     *
     * @param tenant the tenant's name; null to leave it unset
     */
    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    /** {@return the time limit of the closing handshake; null if it is not set} */
    public @Nullable Duration getCloseTimeout() {
        return closeTimeout;
    }

    /**
     * Sets {@code camel.component.8x8events.close-timeout}.
     *
     * @param closeTimeout the time limit of the closing handshake; null to leave it unset
     */
    public void setCloseTimeout(@Nullable Duration closeTimeout) {
        this.closeTimeout = closeTimeout;
    }

    /** {@return the time limit of a connect; null if it is not set} */
    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * Sets {@code camel.component.8x8events.connect-timeout}.
     *
     * @param connectTimeout the time limit of a connect; null to leave it unset
     */
    public void setConnectTimeout(@Nullable Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /**
     * {@return the time without an event after which the component reconnects; null if it is not
     * set}
     */
    public @Nullable Duration getIdleReconnect() {
        return idleReconnect;
    }

    /**
     * Sets {@code camel.component.8x8events.idle-reconnect}.
     *
     * @param idleReconnect the time without an event after which the component reconnects; null to
     *     leave it unset
     */
    public void setIdleReconnect(@Nullable Duration idleReconnect) {
        this.idleReconnect = idleReconnect;
    }

    /** {@return the time between two pings; null if it is not set} */
    public @Nullable Duration getPingInterval() {
        return pingInterval;
    }

    /**
     * Sets {@code camel.component.8x8events.ping-interval}.
     *
     * @param pingInterval the time between two pings; null to leave it unset
     */
    public void setPingInterval(@Nullable Duration pingInterval) {
        this.pingInterval = pingInterval;
    }

    /** {@return the longest silence after a ping; null if it is not set} */
    public @Nullable Duration getPongTimeout() {
        return pongTimeout;
    }

    /**
     * Sets {@code camel.component.8x8events.pong-timeout}.
     *
     * @param pongTimeout the longest silence after a ping; null to leave it unset
     */
    public void setPongTimeout(@Nullable Duration pongTimeout) {
        this.pongTimeout = pongTimeout;
    }

    /** {@return the host of the HTTP proxy; null if it is not set} */
    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    /**
     * Sets {@code camel.component.8x8events.proxy-host}.
     *
     * @param proxyHost the host of the HTTP proxy; null to leave it unset
     */
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    /** {@return the password for the HTTP proxy; null if it is not set} */
    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    /**
     * Sets {@code camel.component.8x8events.proxy-password}.
     *
     * @param proxyPassword the password for the HTTP proxy; null to leave it unset
     */
    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    /** {@return the port of the HTTP proxy; null if it is not set} */
    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    /**
     * Sets {@code camel.component.8x8events.proxy-port}.
     *
     * @param proxyPort the port of the HTTP proxy; null to leave it unset
     */
    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    /** {@return the user name for the HTTP proxy; null if it is not set} */
    public @Nullable String getProxyUsername() {
        return proxyUsername;
    }

    /**
     * Sets {@code camel.component.8x8events.proxy-username}.
     *
     * @param proxyUsername the user name for the HTTP proxy; null to leave it unset
     */
    public void setProxyUsername(@Nullable String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    /**
     * {@return the number of attempts to reconnect that may fail in a row; null if it is not set}
     */
    public @Nullable Integer getMaxReconnectAttempts() {
        return maxReconnectAttempts;
    }

    /**
     * Sets {@code camel.component.8x8events.max-reconnect-attempts}.
     *
     * @param maxReconnectAttempts the number of attempts to reconnect that may fail in a row; null
     *     to leave it unset
     */
    public void setMaxReconnectAttempts(@Nullable Integer maxReconnectAttempts) {
        this.maxReconnectAttempts = maxReconnectAttempts;
    }

    /**
     * {@return the factor by which the longest wait grows after a failed attempt; null if it is not
     * set}
     */
    public @Nullable Double getReconnectBackoffMultiplier() {
        return reconnectBackoffMultiplier;
    }

    /**
     * Sets {@code camel.component.8x8events.reconnect-backoff-multiplier}.
     *
     * @param reconnectBackoffMultiplier the factor by which the longest wait grows after a failed
     *     attempt; null to leave it unset
     */
    public void setReconnectBackoffMultiplier(@Nullable Double reconnectBackoffMultiplier) {
        this.reconnectBackoffMultiplier = reconnectBackoffMultiplier;
    }

    /** {@return the longest wait before the first attempt to reconnect; null if it is not set} */
    public @Nullable Duration getReconnectDelay() {
        return reconnectDelay;
    }

    /**
     * Sets {@code camel.component.8x8events.reconnect-delay}.
     *
     * @param reconnectDelay the longest wait before the first attempt to reconnect; null to leave
     *     it unset
     */
    public void setReconnectDelay(@Nullable Duration reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    /** {@return the longest wait between two attempts to reconnect; null if it is not set} */
    public @Nullable Duration getReconnectMaxDelay() {
        return reconnectMaxDelay;
    }

    /**
     * Sets {@code camel.component.8x8events.reconnect-max-delay}.
     *
     * @param reconnectMaxDelay the longest wait between two attempts to reconnect; null to leave it
     *     unset
     */
    public void setReconnectMaxDelay(@Nullable Duration reconnectMaxDelay) {
        this.reconnectMaxDelay = reconnectMaxDelay;
    }

    /** {@return the API key; null if it is not set} */
    public @Nullable String getApiKey() {
        return apiKey;
    }

    /**
     * Sets {@code camel.component.8x8events.api-key}.
     *
     * @param apiKey the API key; null to leave it unset
     */
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    /** {@return the place of the API key in the request; null if it is not set} */
    public @Nullable ApiKeyIn getApiKeyIn() {
        return apiKeyIn;
    }

    /**
     * Sets {@code camel.component.8x8events.api-key-in}.
     *
     * @param apiKeyIn the place of the API key in the request; null to leave it unset
     */
    public void setApiKeyIn(@Nullable ApiKeyIn apiKeyIn) {
        this.apiKeyIn = apiKeyIn;
    }

    /** {@return the provider of the API key; null if it is not set} */
    public @Nullable Supplier<String> getApiKeyProvider() {
        return apiKeyProvider;
    }

    /**
     * Sets {@code camel.component.8x8events.api-key-provider}.
     *
     * @param apiKeyProvider the provider of the API key; null to leave it unset
     */
    public void setApiKeyProvider(@Nullable Supplier<String> apiKeyProvider) {
        this.apiKeyProvider = apiKeyProvider;
    }

    /** {@return the key and trust material for TLS; null if it is not set} */
    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * Sets {@code camel.component.8x8events.ssl-context-parameters}.
     *
     * @param sslContextParameters the key and trust material for TLS; null to leave it unset
     */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }
}
