/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.Timer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.HttpResponseStatus;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.Realm;
import org.asynchttpclient.RequestBuilder;
import org.asynchttpclient.netty.request.NettyRequest;
import org.asynchttpclient.netty.ssl.JsseSslEngineFactory;
import org.asynchttpclient.netty.ws.NettyWebSocket;
import org.asynchttpclient.proxy.ProxyServer;
import org.asynchttpclient.uri.Uri;
import org.asynchttpclient.ws.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Connects by AsyncHttpClient: TCP, TLS, HTTP proxy and the upgrade are its part; from the upgrade
 * on the {@link WebSocketSession} owns the channel. No other class knows AsyncHttpClient.
 *
 * <p>Connectors of one {@link StreamEngine} share its threads and its timer; there is one for each
 * TLS context.
 */
final class WebSocketConnector implements AutoCloseable {

    /**
     * A 5 MB message, Pulsar's default limit, is a frame of 7 MB (measured). The credit window
     * bounds memory, so this is only a stop for the absurd.
     */
    static final int MAX_FRAME_SIZE = 16 * 1024 * 1024;

    /** The session watches over itself ({@link Liveness}); AsyncHttpClient must not. */
    private static final Duration NEVER = Duration.ofMillis(-1);

    private final AsyncHttpClient client;

    WebSocketConnector(EventLoopGroup loops, Timer timer, Settings settings) {
        Duration connectTimeout = settings.connectTimeout();
        SSLContext sslContext = settings.sslContext();
        DefaultAsyncHttpClientConfig.Builder config =
                new DefaultAsyncHttpClientConfig.Builder()
                        .setEventLoopGroup(loops)
                        .setNettyTimer(timer)
                        .setHttp2Enabled(false)
                        .setKeepAlive(false)
                        .setFollowRedirect(false)
                        .setMaxRequestRetry(0)
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .setEnablewebSocketCompression(false)
                        .setWebSocketMaxFrameSize(MAX_FRAME_SIZE)
                        .setWebSocketMaxBufferSize(MAX_FRAME_SIZE)
                        .setDisableUrlEncodingForBoundRequests(true)
                        .setConnectTimeout(connectTimeout)
                        .setHandshakeTimeout((int) connectTimeout.toMillis())
                        .setRequestTimeout(NEVER)
                        .setReadTimeout(NEVER)
                        .setUseProxyProperties(false)
                        .setUseProxySelector(false)
                        .setCookieStore(null);
        if (sslContext != null) {
            config.setSslEngineFactory(new JsseSslEngineFactory(sslContext));
        }
        client = new DefaultAsyncHttpClient(config.build());
    }

    /**
     * Begins a session. Looks the host up on the calling thread, so it may block.
     *
     * @return to give the attempt up, from any thread, at any time
     */
    Attempt connect(Handshake handshake, SessionListener listener) {
        WebSocketSession session =
                new WebSocketSession(
                        listener, handshake.timeouts().close(), handshake.acknowledgedTogether());
        RequestBuilder request =
                new RequestBuilder("GET", true).setUri(Uri.create(handshake.url()));
        handshake.headers().forEach(request::setHeader);
        Proxy proxy = handshake.proxy();
        if (proxy != null) {
            request.setProxyServer(server(proxy));
        }
        Upgrade upgrade =
                new Upgrade(
                        session,
                        handshake.timeouts(),
                        proxy != null,
                        handshake.acknowledgedTogether());
        ListenableFuture<NettyWebSocket> future = client.executeRequest(request.build(), upgrade);
        return reason -> {
            session.fail(reason);
            upgrade.closeChannel();
            future.abort(reason);
        };
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static ProxyServer server(Proxy proxy) {
        ProxyServer.Builder server = new ProxyServer.Builder(proxy.host(), proxy.port());
        String username = proxy.username();
        if (username != null) {
            String password = proxy.password() == null ? "" : proxy.password();
            server.setRealm(
                    new Realm.Builder(username, password)
                            .setScheme(Realm.AuthScheme.BASIC)
                            .setUsePreemptiveAuth(true)
                            .build());
        }
        return server.build();
    }

    /**
     * What AsyncHttpClient holds for a client, not for a request.
     *
     * @param sslContext null for the JVM's own
     * @param connectTimeout for TCP, and again for TLS
     */
    record Settings(@Nullable SSLContext sslContext, Duration connectTimeout) {}

    /** Gives up a session that may not have come about yet. */
    @FunctionalInterface
    interface Attempt {
        void giveUp(Throwable reason);
    }

    /** Puts the session into the pipeline as soon as there is one that leads to the service. */
    private static final class Upgrade extends WebSocketUpgradeHandler {

        private static final String AHC_WS = "ahc-ws";

        private final WebSocketSession session;
        private final Timeouts timeouts;
        private final boolean viaProxy;
        private final int portion;
        private volatile @Nullable Channel channel;
        private volatile int statusOfProxy;
        private boolean installed;

        Upgrade(WebSocketSession session, Timeouts timeouts, boolean viaProxy, int portion) {
            super(List.of());
            this.portion = portion;
            this.session = session;
            this.timeouts = timeouts;
            this.viaProxy = viaProxy;
        }

        @Override
        public void onTcpConnectSuccess(InetSocketAddress address, Channel connection) {
            channel = connection;
        }

        @Override
        public void onRequestSend(NettyRequest request) {
            Channel connected = channel;
            ChannelPipeline pipeline = connected == null ? null : connected.pipeline();
            // Through a proxy the first request is the CONNECT, sent before this handler is there.
            if (pipeline != null && pipeline.get(AHC_WS) != null && !installed) {
                installed = true;
                Liveness.watch(pipeline, session, timeouts);
                pipeline.addBefore(AHC_WS, null, new ReadCoalescer(portion, System::nanoTime));
                pipeline.addBefore(AHC_WS, null, session);
            }
        }

        @Override
        protected void onStatusReceived0(HttpResponseStatus status) {
            // What the service answers never comes here: the session takes it before.
            statusOfProxy = status.getStatusCode();
        }

        @Override
        protected void onHeadersReceived0(HttpHeaders headers) {
            // checked by AsyncHttpClient
        }

        @Override
        protected void setWebSocket0(NettyWebSocket webSocket) {
            if (installed) {
                // Not later, in onOpen: frames that have come with the answer are handed over
                // before that.
                session.upgraded();
            } else {
                session.fail(
                        new IllegalStateException(
                                "AsyncHttpClient has no handler '"
                                        + AHC_WS
                                        + "' in its pipeline;"
                                        + " this version of it is not supported"));
                closeChannel();
            }
        }

        /**
         * Called at the end of an answer that is no upgrade, which only a proxy's can be. (And
         * again by an open session's every frame.)
         */
        @Override
        protected void onCompleted0() {
            if (!installed) {
                session.fail(refusedByProxy());
                closeChannel();
            }
        }

        @Override
        protected void onThrowable0(Throwable cause) {
            boolean byProxy = viaProxy && !installed && statusOfProxy >= 300;
            session.fail(byProxy ? refusedByProxy() : cause);
            closeChannel();
        }

        private IOException refusedByProxy() {
            return new RefusedException(new Refusal(statusOfProxy, true, null, ""));
        }

        void closeChannel() {
            Channel connected = channel;
            if (connected != null && !session.isOpen()) {
                connected.close();
            }
        }
    }
}
