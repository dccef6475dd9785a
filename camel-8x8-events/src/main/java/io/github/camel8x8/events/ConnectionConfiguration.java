/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.stream.ApiKeyIn;
import java.util.function.Supplier;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The options of an {@code 8x8events} endpoint that say where the events are and how to stay
 * connected to them. All times are milliseconds.
 */
@UriParams
public abstract class ConnectionConfiguration {

    @UriParam(label = "common")
    private @Nullable String region;

    @UriParam(label = "common")
    private @Nullable String serviceUrl;

    @UriParam(label = "common")
    private @Nullable String tenant;

    @UriParam(label = "common", defaultValue = "event-v1")
    private String namespace = "event-v1";

    @UriParam(label = "security", secret = true)
    private @Nullable String apiKey;

    @UriParam(label = "security")
    private @Nullable Supplier<String> apiKeyProvider;

    @UriParam(label = "security", defaultValue = "HEADER")
    private ApiKeyIn apiKeyIn = ApiKeyIn.HEADER;

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
     * How many attempts to reconnect may fail in a row before it gives up: 0 for none, -1 for any
     * number. The count starts again once a connection has been stable for 10 seconds.
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
}
