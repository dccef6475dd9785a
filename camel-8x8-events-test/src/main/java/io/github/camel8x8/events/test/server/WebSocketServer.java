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
import java.net.Socket;
import java.net.SocketAddress;
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
 * The server, which can be stopped and started again with the same address and messages. Start,
 * stop and close may be called by only one thread at a time, other methods by any thread.
 */
public final class WebSocketServer implements AutoCloseable {

    static final String HTTP = "http";

    /** Jetty's request header size, which also limits the request line. */
    private static final int MAX_REQUEST = 8192;

    private static final int MAX_BODY = 64 * 1024;
    private static final int HIGH_WATER = 1024 * 1024;

    private static final int FIRST_PORT = 10_000;
    private static final int LAST_PORT = 32_000;
    private static final int FREE_PORT_TRIES = 50;
    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(5);
    private static final long BETWEEN_TRIES = TimeUnit.MILLISECONDS.toNanos(1);

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
     * @param access the keys of clients that may connect
     * @param zone the zone in which times are written
     * @param broker creates the broker, which uses the given thread
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
     * Starts listening. The first start uses the port of the settings; later starts use the same
     * port again, and wait up to five seconds for it.
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
     * Binds to a port below the ephemeral range: during a restart of the server, the system may
     * assign a port of that range to a client, even to the one that reconnects.
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
     * Binds to the same port again, with retries, because another process may briefly use the port
     * meanwhile.
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

    /** {@return the port that it listens on} */
    public int port() {
        return port;
    }

    /** {@return whether it listens} */
    public boolean isRunning() {
        return listening != null;
    }

    /** Stops cleanly: clients receive a close frame without a code (1005). */
    public void stop() {
        stopListening();
        thread.run(() -> desk.open().forEach(client -> client.gate().close(noCode())));
        channels.newCloseFuture().awaitUninterruptibly(2, TimeUnit.SECONDS);
        channels.close().awaitUninterruptibly();
        thread.run(desk.broker()::restart);
    }

    /** Stops like a killed process: connections end without a close frame (1006). */
    public void kill() {
        stopListening();
        channels.close().awaitUninterruptibly();
        thread.run(desk.broker()::restart);
    }

    /** Stops permanently. */
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

    /** {@return the broker, which may be used only on {@link #thread()}} */
    public Broker broker() {
        return desk.broker();
    }

    /** {@return the thread that runs the broker and all connections} */
    public OneThread thread() {
        return thread;
    }

    /** {@return the connected clients, in the order of their connections} */
    public List<ClientConnection> connected() {
        return thread.call(desk::open);
    }

    /** {@return the last 1,000 clients that have connected, in order} */
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

    /** Cancels the remaining rejections of {@link #rejectNext}. */
    public void rejectNoMore() {
        thread.run(desk::rejectNoMore);
    }

    /**
     * Injects a fault into the connection that sends the n-th event from now on, right after that
     * event. Events are counted over all connections, from 1.
     *
     * @param n the count of events up to the fault, from 1
     * @param fault the fault
     */
    public void faultAfter(int n, Fault fault) {
        thread.run(() -> desk.plan().at(n, fault));
    }

    /**
     * Sets the pages at paths that are not endpoints.
     *
     * @param pages the pages by path
     */
    public void setPages(Pages pages) {
        desk.setPages(pages);
    }

    private void stopListening() {
        if (listening != null) {
            SocketAddress address = listening.localAddress();
            listening.close().syncUninterruptibly();
            listening = null;
            awaitReleased(address);
        }
    }

    /**
     * Waits until the system rejects connections. Java releases a closed listening socket in the
     * next select of its thread, which may happen after the close has been reported.
     */
    private static void awaitReleased(SocketAddress address) {
        long started = System.nanoTime();
        while (isInUse(address) && System.nanoTime() - started < TIMEOUT) {
            LockSupport.parkNanos(BETWEEN_TRIES);
        }
    }

    /**
     * A socket that does not listen can be bound only if no other socket listens at its address.
     */
    private static boolean isInUse(SocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static CloseWebSocketFrame noCode() {
        return new CloseWebSocketFrame();
    }

    @SuppressWarnings("deprecation") // deprecated in Netty 4.2, but still present
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
