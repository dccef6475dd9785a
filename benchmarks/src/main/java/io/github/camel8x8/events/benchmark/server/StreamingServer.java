/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Listens on loopback, on one port without and on one with TLS. {@code SendPlan} defines the
 * topics.
 */
public final class StreamingServer implements AutoCloseable {

    private static final int LARGEST_REQUEST = 16 * 1024;

    private final EventLoopGroup loop;
    private final FrameStock stock = new FrameStock(false);
    private final FrameStock escaped = new FrameStock(true);
    private final AtomicLong acknowledged = new AtomicLong();
    private final Channel clear;
    private final Channel secure;

    /**
     * Starts the server.
     *
     * @param tls the TLS context of the secure port
     */
    @SuppressWarnings("deprecation") // the class is in both Netty 4.1 and 4.2
    public StreamingServer(SSLContext tls) {
        loop = new NioEventLoopGroup(1);
        clear = listen(null);
        secure = listen(tls);
    }

    /** The URL: {@code ws://127.0.0.1:port}, or the same with {@code wss}. */
    public String serviceUrl(boolean withTls) {
        Channel channel = withTls ? secure : clear;
        int port = ((InetSocketAddress) channel.localAddress()).getPort();
        return (withTls ? "wss" : "ws") + "://127.0.0.1:" + port;
    }

    /** The number of text frames that the clients have sent so far. */
    public long acknowledged() {
        return acknowledged.get();
    }

    /** The average size of a frame in bytes. */
    public int frameSize() {
        return stock.averageSize();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private Channel listen(@Nullable SSLContext tls) {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(
                        new ChannelInitializer<>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                prepare(channel.pipeline(), tls);
                            }
                        })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    private void prepare(ChannelPipeline pipeline, @Nullable SSLContext tls) {
        if (tls != null) {
            SSLEngine engine = tls.createSSLEngine();
            engine.setUseClientMode(false);
            SslHandler handler = new SslHandler(engine);
            handler.setWrapDataSize(0); // one TLS record for each write
            pipeline.addLast(handler);
        }
        pipeline.addLast(
                new HttpServerCodec(),
                new HttpObjectAggregator(LARGEST_REQUEST),
                new Upgrade(
                        plan ->
                                new ReaderSession(
                                        plan,
                                        plan.escaped() ? escaped : stock,
                                        tls != null,
                                        acknowledged)));
    }
}
