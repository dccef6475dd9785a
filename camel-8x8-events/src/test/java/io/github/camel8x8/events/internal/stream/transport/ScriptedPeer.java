/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * The peer of a session, controlled by the test byte for byte: it accepts connections and does only
 * what the test requests. A test reads as a script: {@code accept}, {@code request}, {@code
 * upgrade}, then frames.
 */
public final class ScriptedPeer implements AutoCloseable {

    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    static final int TIMEOUT_MILLIS = 20_000;

    private final ServerSocket server;
    private final BlockingQueue<Wire> connections = new LinkedBlockingQueue<>();
    private final Queue<Wire> all = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();

    public ScriptedPeer() {
        this(null);
    }

    /** Uses TLS with this context, or plain text if it is null. */
    public ScriptedPeer(SSLContext tls) {
        try {
            server =
                    tls == null
                            ? new ServerSocket(0, 50, InetAddress.getLoopbackAddress())
                            : tls.getServerSocketFactory()
                                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread acceptor = new Thread(this::acceptAll, "scripted-peer");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "ws://127.0.0.1:" + port();
    }

    /** The number of accepted connections. */
    public int accepted() {
        return accepted.get();
    }

    /** The next connection, as raw bytes. */
    public Wire accept() throws InterruptedException {
        Wire wire = connections.poll(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        if (wire == null) {
            throw new AssertionError("no client has connected");
        }
        return wire;
    }

    /** The next connection, upgraded to a WebSocket; these messages come with the response. */
    public Wire acceptUpgrade(long... entries) throws Exception {
        Wire wire = accept();
        wire.upgrade(wire.request(), entries);
        return wire;
    }

    /** Answers the next connection with this status; each header ends with a line end. */
    public void reject(int status, String headers) throws Exception {
        Wire wire = accept();
        wire.request();
        wire.raw("HTTP/1.1 " + status + " No\r\n" + headers + "Content-Length: 0\r\n\r\n");
    }

    /** A port that no server listens at. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                Wire wire = new Wire(server.accept());
                accepted.incrementAndGet();
                all.add(wire);
                connections.add(wire);
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.forEach(Wire::drop);
    }

    /** The head of an HTTP request. */
    public record Request(String line, List<String> headers) {

        public String target() {
            return line.split(" ")[1];
        }

        /** The requested message id, or null. */
        public String messageId() {
            String query = target().substring(target().indexOf('?') + 1);
            for (String parameter : query.split("&")) {
                if (parameter.startsWith("messageId=")) {
                    return URLDecoder.decode(parameter.substring("messageId=".length()), UTF_8);
                }
            }
            return null;
        }

        /** The value of a header, or null. */
        public String header(String name) {
            return headers.stream()
                    .filter(
                            header ->
                                    header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1).trim())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A frame that the client has sent. */
    public record Frame(int opcode, byte[] payload) {

        public String text() {
            return new String(payload, UTF_8);
        }

        /** The status code of a close frame. */
        public int code() {
            return ByteBuffer.wrap(payload).getShort() & 0xffff;
        }
    }
}
