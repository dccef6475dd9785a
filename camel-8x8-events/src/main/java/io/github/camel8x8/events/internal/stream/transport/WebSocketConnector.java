/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.logging.LoggingHandler;
import io.netty.util.Timer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.HttpResponseStatus;
import org.asynchttpclient.ListenableFuture;
import org.asynchttpclient.RequestBuilder;
import org.asynchttpclient.netty.request.NettyRequest;
import org.asynchttpclient.netty.ws.NettyWebSocket;
import org.asynchttpclient.proxy.ProxyServer;
import org.asynchttpclient.uri.Uri;
import org.asynchttpclient.ws.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Connects with AsyncHttpClient, which handles TCP, TLS, the HTTP proxy and the upgrade; after the
 * upgrade, the {@link WebSocketSession} owns the channel. Only this class and {@link EngineConfig}
 * use AsyncHttpClient. It receives no secret, since it could log one.
 *
 * <p>Connectors of one {@link StreamEngine} share its threads and its timer; there is one for each
 * TLS context.
 */
public final class WebSocketConnector implements AutoCloseable {

    private final AsyncHttpClient client;

    WebSocketConnector(EventLoopGroup loops, Timer timer, ConnectorSettings settings) {
        client = new DefaultAsyncHttpClient(EngineConfig.of(loops, timer, settings));
    }

    /**
     * Starts a session. Looks up the host on the calling thread, so it may block.
     *
     * @return aborts the attempt, from any thread, at any time
     */
    public Attempt connect(Handshake handshake, SessionListener listener) {
        Secrets secrets = Secrets.of(handshake);
        WebSocketSession session =
                new WebSocketSession(
                        listener, handshake.timeouts().close(), handshake.ackBatchSize(), secrets);
        RequestBuilder request =
                new RequestBuilder("GET", true).setUri(Uri.create(handshake.url()));
        HttpProxy proxy = handshake.proxy();
        if (proxy != null) {
            request.setProxyServer(new ProxyServer.Builder(proxy.host(), proxy.port()).build());
        }
        Upgrade upgrade = new Upgrade(session, handshake, secrets);
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

    /** Aborts a session, even if it is not open yet. */
    @FunctionalInterface
    public interface Attempt {
        void abort(Throwable reason);
    }

    /** Adds the session to the pipeline as soon as the pipeline leads to the service. */
    static final class Upgrade extends WebSocketUpgradeHandler {

        private static final String AHC_HTTP = "ahc-http";
        private static final String AHC_WS = "ahc-ws";

        private final WebSocketSession session;
        private final Handshake handshake;
        private final Secrets secrets;
        private volatile @Nullable Channel channel;
        private boolean installed;

        Upgrade(WebSocketSession session, Handshake handshake, Secrets secrets) {
            super(List.of());
            this.session = session;
            this.handshake = handshake;
            this.secrets = secrets;
        }

        @Override
        public void onTcpConnectSuccess(InetSocketAddress address, Channel connection) {
            channel = connection;
            // The server may have closed the connection before AsyncHttpClient watches it. It then
            // waits for a response for ever. Later, it reports the end of the connection.
            if (!connection.isActive()) {
                failed(new IOException("connection closed by the other side before the upgrade"));
            }
        }

        @Override
        public void onRequestSend(NettyRequest request) {
            reportingFailure(this::install);
        }

        /** Netty and AsyncHttpClient only log an Error of a callback. */
        private void reportingFailure(Runnable callback) {
            try {
                callback.run();
            } catch (RuntimeException | Error e) {
                failed(e);
            }
        }

        private void install() {
            Channel connected = channel;
            ChannelPipeline pipeline = connected == null ? null : connected.pipeline();
            HttpProxy proxy = handshake.proxy();
            if (pipeline == null || installed) {
                return;
            }
            // AsyncHttpClient adds it at TRACE: it logs every byte, with the key and all events.
            if (pipeline.get(LoggingHandler.class) != null) {
                pipeline.remove(LoggingHandler.class);
            }
            if (pipeline.get(AHC_WS) != null) {
                installed = true;
                Liveness.watch(pipeline, session, handshake.timeouts());
                pipeline.addBefore(AHC_WS, null, session);
                if (handshake.key() != null) {
                    pipeline.addBefore(AHC_WS, null, new ApiKeyWriter(handshake.key()));
                }
            } else if (proxy != null && pipeline.get(AHC_HTTP) != null) {
                // The first request is the CONNECT; the WebSocket handler is added after it.
                pipeline.addBefore(AHC_HTTP, null, new ProxyConnect(proxy, secrets, this::failed));
            }
        }

        private void failed(Throwable cause) {
            session.fail(cause);
            closeChannel();
        }

        @Override
        protected void onStatusReceived0(HttpResponseStatus status) {
            // A response of the service or a proxy is read before AsyncHttpClient sees it.
        }

        @Override
        protected void onHeadersReceived0(HttpHeaders headers) {
            // checked by AsyncHttpClient
        }

        @Override
        protected void setWebSocket0(NettyWebSocket webSocket) {
            reportingFailure(this::open);
        }

        private void open() {
            if (installed) {
                // Not later, in onOpen: frames that arrived with the response are handed over
                // before that.
                session.upgraded();
            } else {
                session.fail(
                        new IllegalStateException(
                                "AsyncHttpClient has no handler '"
                                        + AHC_WS
                                        + "' in its pipeline;"
                                        + " this version of AsyncHttpClient is not supported"));
                closeChannel();
            }
        }

        @Override
        protected void onThrowable0(Throwable cause) {
            failed(cause);
        }

        void closeChannel() {
            Channel connected = channel;
            if (connected != null && !session.isOpen()) {
                connected.close();
            }
        }
    }
}
