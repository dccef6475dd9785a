/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.Broker;
import io.github.camel8x8.events.test.fault.Fault;
import io.github.camel8x8.events.test.fault.Rejection;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The server: listens, and can be stopped and started again with the same address and messages.
 * Start, stop and close are for one thread at a time; the rest can be called from any.
 */
public final class WebSocketServer implements AutoCloseable {

    static final String HTTP = "http";

    /** Jetty's request header size, which a request line has to fit in as well. */
    private static final int MAX_REQUEST = 8192;

    private static final int MAX_BODY = 64 * 1024;
    private static final int HIGH_WATER = 1024 * 1024;

    private static final int FIRST_PORT = 10_000;
    private static final int LAST_PORT = 32_000;
    private static final int FREE_PORT_TRIES = 50;
    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(5);
    private static final long BETWEEN_TRIES = TimeUnit.MILLISECONDS.toNanos(10);

    private final ServerSettings settings;
    private final EventLoopGroup group;
    private final OneThread thread;
    private final ChannelGroup channels;
    private final Desk desk;
    private @Nullable Channel listening;
    private int port;
    private boolean startedBefore;

    /**
     * @param settings how to listen
     * @param access who may connect
     * @param zone in which times are written
     * @param broker makes the broker that lives on the given thread
     */
    public WebSocketServer(
            ServerSettings settings,
            AccessControl access,
            ZoneId zone,
            Function<ScheduledExecutorService, Broker> broker) {
        this.settings = settings;
        this.port = settings.port();
        this.group = newGroup();
        EventLoop loop = group.next();
        this.thread = new OneThread(loop);
        this.channels = new DefaultChannelGroup(loop);
        this.desk =
                new Desk(
                        settings,
                        access,
                        broker.apply(loop),
                        thread,
                        new FrameWriter(zone),
                        new InetSocketAddress(settings.host(), port));
    }

    /**
     * Listens: the first time at the port of the settings, then always at the same, for which it
     * waits up to five seconds then.
     *
     * @throws IllegalStateException if the port is in use, with a sentence that names it
     */
    public void start() {
        Channel channel;
        if (startedBefore) {
            channel = bindAgain();
        } else {
            channel = port == 0 ? bindToFreePort() : listening(bind(port));
            startedBefore = true;
        }
        listening = channel;
        InetSocketAddress address = (InetSocketAddress) channel.localAddress();
        port = address.getPort();
        thread.run(() -> desk.setAddress(address));
    }

    /**
     * A port below the ephemeral range: while the server is down for a restart, the system may give
     * one of that range to a client, even to the one that tries to come back.
     */
    private Channel bindToFreePort() {
        for (int tries = 0; tries < FREE_PORT_TRIES; tries++) {
            ChannelFuture bound =
                    bind(ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT))
                            .awaitUninterruptibly();
            if (bound.isSuccess()) {
                return bound.channel();
            }
        }
        return listening(bind(0));
    }

    /**
     * A listening socket that was closed is let go of by the next select of its thread, which may
     * come after the bind; and meanwhile the port may be somebody else's for a moment.
     */
    private Channel bindAgain() {
        long started = System.nanoTime();
        ChannelFuture bound = bind(port).awaitUninterruptibly();
        while (bound.cause() instanceof BindException && System.nanoTime() - started < TIMEOUT) {
            LockSupport.parkNanos(BETWEEN_TRIES);
            bound = bind(port).awaitUninterruptibly();
        }
        return listening(bound);
    }

    private Channel listening(ChannelFuture bound) {
        Throwable cause = bound.awaitUninterruptibly().cause();
        if (cause instanceof IOException) {
            throw new IllegalStateException(
                    "Cannot listen on port %d of %s: %s. Choose another port"
                            .formatted(port, settings.host(), cause.getMessage()),
                    cause);
        }
        return bound.syncUninterruptibly().channel();
    }

    private ChannelFuture bind(int atPort) {
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(HIGH_WATER / 2, HIGH_WATER))
                .childHandler(new Initializer())
                .bind(settings.host(), atPort);
    }

    /** {@return the port it listens at} */
    public int port() {
        return port;
    }

    /** {@return whether it listens} */
    public boolean isRunning() {
        return listening != null;
    }

    /** Stops in good order: clients see a close frame without a code (1005). */
    public void stop() {
        stopListening();
        thread.run(() -> desk.open().forEach(client -> client.gate().close(noCode())));
        channels.newCloseFuture().awaitUninterruptibly(2, TimeUnit.SECONDS);
        channels.close().awaitUninterruptibly();
        thread.run(desk.broker()::restart);
    }

    /** Stops as a killed process does: connections just end (1006). */
    public void kill() {
        stopListening();
        channels.close().awaitUninterruptibly();
        thread.run(desk.broker()::restart);
    }

    /** Stops for good. */
    @Override
    public void close() {
        if (isRunning()) {
            stopListening();
            thread.run(() -> desk.open().forEach(client -> client.gate().close(noCode())));
            channels.newCloseFuture().awaitUninterruptibly(200, TimeUnit.MILLISECONDS);
            channels.close().awaitUninterruptibly();
        }
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** {@return the broker, to be used on {@link #thread()} only} */
    public Broker broker() {
        return desk.broker();
    }

    /** {@return the thread that everything runs on} */
    public OneThread thread() {
        return thread;
    }

    /** {@return those who are connected, in the order in which they came} */
    public List<ClientConnection> connected() {
        return thread.call(desk::open);
    }

    /** {@return those who ever connected, in order; the oldest are forgotten after 1,000} */
    public List<ClientConnection> connections() {
        return thread.call(desk::all);
    }

    /**
     * Rejects the next upgrades of readers and consumers.
     *
     * @param upgrades the number of connection attempts, from 1
     * @param rejection the answer to them
     */
    public void rejectNext(int upgrades, Rejection rejection) {
        thread.run(() -> desk.reject(upgrades, rejection));
    }

    /** Takes back what is left of {@link #rejectNext}. */
    public void rejectNoMore() {
        thread.run(desk::rejectNoMore);
    }

    /**
     * Lets something happen to the connection that sends the n-th event from now on, counted over
     * all connections, right after that event; n from 1.
     *
     * @param n the count of events up to the fault, from 1
     * @param fault the fault
     */
    public void faultAfter(int n, Fault fault) {
        thread.run(() -> desk.plan().at(n, fault));
    }

    /**
     * What is answered at paths that are no endpoint.
     *
     * @param pages the pages by path
     */
    public void setPages(Pages pages) {
        desk.setPages(pages);
    }

    private void stopListening() {
        if (listening != null) {
            listening.close().syncUninterruptibly();
            listening = null;
        }
    }

    private static CloseWebSocketFrame noCode() {
        return new CloseWebSocketFrame();
    }

    @SuppressWarnings("deprecation") // in Netty 4.2 only, which has it still
    private static EventLoopGroup newGroup() {
        return new NioEventLoopGroup(1, new DefaultThreadFactory("event-stream", true));
    }

    private final class Initializer extends ChannelInitializer<SocketChannel> {

        @Override
        protected void initChannel(SocketChannel channel) {
            channels.add(channel);
            if (settings.sslContext() != null) {
                SSLEngine engine = settings.sslContext().createSSLEngine();
                engine.setUseClientMode(false);
                channel.pipeline().addLast(new SslHandler(engine));
            }
            channel.pipeline()
                    .addLast(HTTP, new HttpServerCodec(MAX_REQUEST, MAX_REQUEST, MAX_REQUEST))
                    .addLast(new HttpObjectAggregator(MAX_BODY))
                    .addLast(new UpgradeHandler(desk));
        }
    }
}
