/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on loopback that simulates network failures. Each setting applies to the open
 * connections and to later ones. Safe for use by several threads.
 */
public final class TcpProxy implements AutoCloseable {

    private final InetSocketAddress target;
    private final ServerSocket listening;
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final NetworkConditions conditions = new NetworkConditions();

    private TcpProxy(InetSocketAddress target, InetAddress address) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, address);
        Thread acceptor = new Thread(this::accept, "proxy to " + target);
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Opens a proxy to the host and port of a service's URL. */
    public static TcpProxy to(String serviceUrl) {
        return to(serviceUrl, InetAddress.getLoopbackAddress());
    }

    /** Opens a proxy that listens on this address. */
    public static TcpProxy to(String serviceUrl, InetAddress address) {
        URI service = URI.create(serviceUrl);
        try {
            return new TcpProxy(
                    new InetSocketAddress(service.getHost(), service.getPort()), address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of the proxy, to use instead of the service's URL. */
    public String serviceUrl() {
        return "ws://"
                + listening.getInetAddress().getHostAddress()
                + ":"
                + listening.getLocalPort();
    }

    /** The number of accepted connections so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Ends every open connection by FIN to both sides. */
    public void cut() {
        open.forEach(ProxiedConnection::finish);
    }

    /** Ends every open connection by RST to both sides. */
    public void reset() {
        open.forEach(ProxiedConnection::reset);
    }

    /**
     * From now on no bytes pass in either direction, and nothing breaks: a half-open connection.
     */
    public void freeze() {
        conditions.freeze();
    }

    /** Delivers the bytes that {@link #freeze} has kept. */
    public void unfreeze() {
        conditions.unfreeze();
    }

    /** The maximum number of bytes a second in each direction of a connection; 0 for no limit. */
    public void throttle(int bytesPerSecond) {
        conditions.throttle(bytesPerSecond);
    }

    /** Delays all bytes by this time, in each direction. */
    public void delay(Duration time) {
        conditions.delay(time);
    }

    /** Whether each byte is sent separately. */
    public void splitIntoBytes(boolean split) {
        conditions.split(split);
    }

    /** Whether WebSocket close frames are dropped, in both directions. */
    public void dropCloseFrames(boolean drop) {
        conditions.dropCloseFrames(drop);
    }

    /** Restores normal network conditions. */
    public void heal() {
        conditions.heal();
    }

    @Override
    public void close() {
        heal();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reset();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                accepted.incrementAndGet();
                connect(client);
            } catch (IOException e) {
                // the proxy was closed, or the client has disconnected
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            server.connect(target);
        } catch (IOException e) {
            client.close(); // the service is not reachable: the client sees a closed connection
            return;
        }
        ProxiedConnection connection = new ProxiedConnection(client, server, conditions);
        open.add(connection);
        connection.start(() -> open.remove(connection));
    }
}
