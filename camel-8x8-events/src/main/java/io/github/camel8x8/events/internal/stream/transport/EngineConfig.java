/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.util.Timer;
import java.time.Duration;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.LoadBalance;
import org.asynchttpclient.netty.ssl.JsseSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Configures AsyncHttpClient. Every setting is set here: AsyncHttpClient reads its defaults from
 * JVM system properties and from a file {@code ahc.properties}, which could otherwise change a
 * setting of this component too, such as its certificate check. A test compares all settings.
 */
public final class EngineConfig {

    /**
     * A 5 MB message, Pulsar's default limit, is a frame of 7 MB (measured). The credit window
     * bounds memory, so this limit only rejects extreme sizes.
     */
    public static final int MAX_FRAME_SIZE = 16 * 1024 * 1024;

    /** The limit for all headers of an upgrade response together. */
    static final int MAX_HEADER_SIZE = 8 * 1024;

    static final int MAX_LINE_LENGTH = 4 * 1024;

    /** The session detects a dead peer ({@link Liveness}); AsyncHttpClient must not close it. */
    private static final Duration NEVER = Duration.ofMillis(-1);

    private EngineConfig() {}

    static AsyncHttpClientConfig of(EventLoopGroup loops, Timer timer, ConnectorSettings settings) {
        DefaultAsyncHttpClientConfig.Builder config = builder();
        security(config, settings.sslContext());
        http(config);
        webSocket(config);
        connection(config, settings.connectTimeout());
        unused(config);
        return config.setEventLoopGroup(loops).setNettyTimer(timer).build();
    }

    /** Reads every property, including those that are set below. */
    private static DefaultAsyncHttpClientConfig.Builder builder() {
        try {
            return new DefaultAsyncHttpClientConfig.Builder();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "AsyncHttpClient cannot read one of the JVM system properties "
                            + properties()
                            + " ("
                            + e.getMessage()
                            + "); remove it, or use the syntax of AsyncHttpClient 3, such as PT5S"
                            + " for 5 seconds",
                    e);
        }
    }

    private static String properties() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("org.asynchttpclient."))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static void security(
            DefaultAsyncHttpClientConfig.Builder config, @Nullable SSLContext sslContext) {
        config.setUseInsecureTrustManager(false)
                .setDisableHttpsEndpointIdentificationAlgorithm(false)
                .setUseOpenSsl(false)
                .setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"})
                .setEnabledCipherSuites(null)
                .setFilterInsecureCipherSuites(true)
                .setSslSessionCacheSize(0)
                .setSslSessionTimeout(0)
                .setSslContext(null)
                .setSslEngineFactory(
                        sslContext == null ? null : new JsseSslEngineFactory(sslContext));
    }

    private static void http(DefaultAsyncHttpClientConfig.Builder config) {
        config.setUserAgent("camel-8x8-events")
                .setHttp2Enabled(false)
                .setKeepAlive(false)
                .setFollowRedirect(false)
                .setMaxRedirects(0)
                .setStrict302Handling(false)
                .setStripAuthorizationOnRedirect(true)
                .setMaxRequestRetry(0)
                .setCompressionEnforced(false)
                .setEnableAutomaticDecompression(false)
                .setKeepEncodingHeader(false)
                .setDisableUrlEncodingForBoundRequests(true)
                .setValidateResponseHeaders(true)
                .setHttpClientCodecMaxInitialLineLength(MAX_LINE_LENGTH)
                .setHttpClientCodecMaxHeaderSize(MAX_HEADER_SIZE)
                .setHttpClientCodecMaxChunkSize(8 * 1024)
                .setHttpClientCodecInitialBufferSize(128)
                .setUseProxyProperties(false)
                .setUseProxySelector(false)
                .setCookieStore(null);
    }

    private static void webSocket(DefaultAsyncHttpClientConfig.Builder config) {
        config.setEnablewebSocketCompression(false)
                .setAggregateWebSocketFrameFragments(true)
                .setWebSocketMaxFrameSize(MAX_FRAME_SIZE)
                .setWebSocketMaxBufferSize(MAX_FRAME_SIZE);
    }

    private static void connection(
            DefaultAsyncHttpClientConfig.Builder config, Duration connectTimeout) {
        config.setConnectTimeout(connectTimeout)
                .setHandshakeTimeout((int) connectTimeout.toMillis())
                .setRequestTimeout(NEVER)
                .setReadTimeout(NEVER)
                .setConnectionTtl(NEVER)
                .setMaxConnections(-1)
                .setMaxConnectionsPerHost(-1)
                .setAcquireFreeChannelTimeout(0)
                .setLoadBalance(LoadBalance.DEFAULT)
                .setFailedIpCooldownEnabled(true)
                .setFailedIpCooldownPeriod(Duration.ofSeconds(10))
                .setTcpNoDelay(true)
                .setSoKeepAlive(true)
                .setSoReuseAddress(false)
                .setSoLinger(-1)
                .setSoSndBuf(-1)
                .setSoRcvBuf(-1)
                .setUseNativeTransport(false)
                .setUseOnlyEpollNativeTransport(false)
                .setShutdownQuietPeriod(Duration.ZERO)
                .setShutdownTimeout(Duration.ZERO);
    }

    /** Without effect on a WebSocket over HTTP/1.1 with the threads and the timer of the engine. */
    private static void unused(DefaultAsyncHttpClientConfig.Builder config) {
        config.setThreadPoolName("8x8events")
                .setIoThreadsCount(1)
                .setHashedWheelTickDuration(100)
                .setHashedWheelSize(512)
                .setPooledConnectionIdleTimeout(Duration.ofMinutes(1))
                .setConnectionPoolCleanerPeriod(Duration.ofSeconds(1))
                .setExpiredCookieEvictionDelay(30_000)
                .setUseLaxCookieEncoder(false)
                .setDisableZeroCopy(false)
                .setChunkedFileChunkSize(8 * 1024)
                .setMaxDecompressedResponseSize(1024 * 1024)
                .setHttp2InitialWindowSize(65_535)
                .setHttp2MaxFrameSize(16_384)
                .setHttp2HeaderTableSize(4096)
                .setHttp2MaxHeaderListSize(8192)
                .setHttp2MaxConcurrentStreams(-1)
                .setHttp2MaxDecompressedResponseSize(1024 * 1024)
                .setHttp2PingInterval(Duration.ZERO)
                .setHttp2CleartextEnabled(false);
    }
}
