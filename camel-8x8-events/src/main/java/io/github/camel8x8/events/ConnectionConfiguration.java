/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.internal.stream.options.Region;
import io.github.camel8x8.events.options.ApiKeyIn;
import java.util.function.Supplier;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The options of an {@code 8x8events} endpoint for the address of the stream, its API key, TLS and
 * the proxy.
 */
@UriParams
public abstract class ConnectionConfiguration extends SessionConfiguration {

    // Tools complete these values. Not Javadoc, which would become the description of the option.
    @UriParam(label = "common", enums = Region.COMPLETIONS)
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
    private @Nullable String apiKeyFile;

    @UriParam(label = "security")
    private @Nullable Supplier<String> apiKeyProvider;

    @UriParam(label = "security", defaultValue = "HEADER")
    private ApiKeyIn apiKeyIn = ApiKeyIn.HEADER;

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

    /** {@return the region or cluster, as set; null if {@code serviceUrl} is set} */
    public @Nullable String getRegion() {
        return region;
    }

    /**
     * Your 8x8 cluster or its region, in any case. The cluster is in the address of Configuration
     * Manager: NA12 in vcc-na12.8x8.com, which is accepted too. The regions are EUW2 (also UK3),
     * US1 (USE1) and US2 (USW2). Use serviceUrl for any other region.
     *
     * @param region the name of the region, or the name or host of the cluster; null if {@code
     *     serviceUrl} is set
     */
    public void setRegion(@Nullable String region) {
        this.region = region;
    }

    /** {@return the URL of the event stream; null if {@code region} is set} */
    public @Nullable String getServiceUrl() {
        return serviceUrl;
    }

    /**
     * The address of the event stream, wss://host or wss://host:port, used instead of a region.
     * ws:// is accepted only for a loopback host, because it does not encrypt the API key.
     *
     * @param serviceUrl the URL; null if {@code region} is set
     */
    public void setServiceUrl(@Nullable String serviceUrl) {
        this.serviceUrl = serviceUrl;
    }

    /** {@return the tenant's name} */
    public @Nullable String getTenant() {
        return tenant;
    }

    /**
     * The tenant name of your Contact Center, exactly as in 8x8. The service rejects a wrong tenant
     * with HTTP 401.
     *
     * @param tenant the tenant's name
     */
    public void setTenant(@Nullable String tenant) {
        this.tenant = tenant;
    }

    /** {@return the Pulsar namespace of the topic} */
    public String getNamespace() {
        return namespace;
    }

    /**
     * The Pulsar namespace of the topic: event-v1 for all events or one event type, agent-v1 for
     * the events of one agent. A topic written as namespace/topic has that namespace instead.
     *
     * @param namespace the namespace
     */
    public void setNamespace(String namespace) {
        this.namespace = namespace;
    }

    /** {@return the API key; null without a key, with a file or with a provider} */
    public @Nullable String getApiKey() {
        return apiKey;
    }

    /**
     * The API key, sent with the handshake: an Admin Console key, which starts with eght_, or a
     * Contact Center token.
     *
     * @param apiKey the key; null without a key, with a file or with a provider
     */
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    /** {@return the path of the file with the API key; null if there is none} */
    public @Nullable String getApiKeyFile() {
        return apiKeyFile;
    }

    /**
     * The path of a file that contains only the API key, such as a mounted secret. It is read for
     * every connection attempt, so that a key can be rotated while routes run. Used instead of
     * apiKey and apiKeyProvider.
     *
     * @param apiKeyFile the path, absolute or relative to the working directory; null for none
     */
    public void setApiKeyFile(@Nullable String apiKeyFile) {
        this.apiKeyFile = apiKeyFile;
    }

    /** {@return the provider of the API key; null if {@code apiKey} is used} */
    public @Nullable Supplier<String> getApiKeyProvider() {
        return apiKeyProvider;
    }

    /**
     * A bean that supplies the API key for every connection attempt, so that a key can be rotated
     * while routes run. Used instead of apiKey.
     *
     * @param apiKeyProvider the provider; null to use {@code apiKey}
     */
    public void setApiKeyProvider(@Nullable Supplier<String> apiKeyProvider) {
        this.apiKeyProvider = apiKeyProvider;
    }

    /** {@return the place of the API key in the request} */
    public ApiKeyIn getApiKeyIn() {
        return apiKeyIn;
    }

    /**
     * Where the API key is sent: in the X-API-Key request header, or in the x-api-key query
     * parameter, which proxies and servers may log.
     *
     * @param apiKeyIn the place of the key in the request
     */
    public void setApiKeyIn(ApiKeyIn apiKeyIn) {
        this.apiKeyIn = apiKeyIn;
    }

    /** {@return the key and trust material for TLS; null for that of the JVM} */
    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * The key and trust material for TLS. If not set, that of the JVM is used. The host name is
     * always verified.
     *
     * @param sslContextParameters the parameters; null for those of the JVM
     */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    /** {@return the host of the HTTP proxy; null for no proxy} */
    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    /**
     * The host of the HTTP proxy to connect through.
     *
     * @param proxyHost the host name; null for no proxy
     */
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    /** {@return the port of the HTTP proxy; null for no proxy} */
    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    /**
     * The port of the HTTP proxy.
     *
     * @param proxyPort the port, 1 to 65535; null for no proxy
     */
    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    /** {@return the user name for the HTTP proxy; null if it asks for none} */
    public @Nullable String getProxyUsername() {
        return proxyUsername;
    }

    /**
     * The user name for the HTTP proxy.
     *
     * @param proxyUsername the user name; null if the proxy asks for none
     */
    public void setProxyUsername(@Nullable String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    /** {@return the password for the HTTP proxy; null if it asks for none} */
    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    /**
     * The password for the HTTP proxy.
     *
     * @param proxyPassword the password; null if the proxy asks for none
     */
    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }
}
