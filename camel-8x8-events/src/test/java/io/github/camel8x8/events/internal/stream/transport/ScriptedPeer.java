/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

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

    private static final int TIMEOUT_MILLIS = 10_000;

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

    /** The next connection, upgraded to a WebSocket. */
    public Wire acceptUpgrade() throws Exception {
        Wire wire = accept();
        wire.upgrade(wire.request());
        return wire;
    }

    /** Answers the next connection with this status; each header ends with a line end. */
    public void reject(int status, String headers) throws Exception {
        Wire wire = accept();
        wire.request();
        wire.raw("HTTP/1.1 " + status + " No\r\n" + headers + "Content-Length: 0\r\n\r\n");
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

    /** One connection, as seen by the server. */
    public static final class Wire {

        private Socket socket;
        private InputStream in;
        private OutputStream out;

        Wire(Socket socket) throws IOException {
            take(socket);
        }

        private void take(Socket taken) throws IOException {
            socket = taken;
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
        }

        /** Switches to TLS, as the target behind a proxy does. */
        void startTls(SSLContext tls) throws IOException {
            SSLSocket secure =
                    (SSLSocket)
                            tls.getSocketFactory()
                                    .createSocket(socket, null, socket.getPort(), true);
            secure.setUseClientMode(false);
            in = null;
            out = null;
            take(secure);
        }

        private InputStream in() throws IOException {
            in = in == null ? socket.getInputStream() : in;
            return in;
        }

        /** Sends bytes unchanged, in one write. */
        public void raw(byte[] bytes) throws IOException {
            out = out == null ? socket.getOutputStream() : out;
            out.write(bytes);
            out.flush();
        }

        public void raw(String text) throws IOException {
            raw(text.getBytes(ISO_8859_1));
        }

        public Request request() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!endsWithEmptyLine(head.toByteArray())) {
                head.write(readByte());
            }
            List<String> lines =
                    head.toString(UTF_8).lines().filter(line -> !line.isEmpty()).toList();
            return new Request(lines.get(0), lines.subList(1, lines.size()));
        }

        private static boolean endsWithEmptyLine(byte[] head) {
            int n = head.length;
            return n >= 4
                    && head[n - 4] == '\r'
                    && head[n - 3] == '\n'
                    && head[n - 2] == '\r'
                    && head[n - 1] == '\n';
        }

        public void upgrade(Request request) throws IOException {
            raw(switchingProtocols(request, "Upgrade"));
        }

        public static String switchingProtocols(Request request, String connection) {
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: "
                    + connection
                    + "\r\nSec-WebSocket-Accept: "
                    + accept(request.header("Sec-WebSocket-Key"))
                    + "\r\n\r\n";
        }

        private static String accept(String key) {
            try {
                byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1);
                byte[] hash = MessageDigest.getInstance("SHA-1").digest(text);
                return Base64.getEncoder().encodeToString(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        public void text(String text) throws IOException {
            raw(frame(true, TEXT, text.getBytes(UTF_8)));
        }

        /** Sends the message number {@code entry} of the topic. */
        public void message(long entry) throws IOException {
            text(messageText(entry));
        }

        public static String messageText(long entry) {
            return "{\"messageId\":\"" + CapturedFrames.id(entry) + "\",\"payload\":\"e30=\"}";
        }

        public void closeFrame(int code, String reason) throws IOException {
            raw(frame(true, CLOSE, closePayload(code, reason)));
        }

        public static byte[] closePayload(int code, String reason) {
            byte[] text = reason.getBytes(UTF_8);
            return ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array();
        }

        public static byte[] frame(boolean last, int opcode, byte[] payload) {
            byte[] head = head(last, opcode, payload.length);
            byte[] frame = new byte[head.length + payload.length];
            System.arraycopy(head, 0, frame, 0, head.length);
            System.arraycopy(payload, 0, frame, head.length, payload.length);
            return frame;
        }

        /** The beginning of a frame, with its length. */
        public static byte[] head(boolean last, int opcode, long length) {
            int first = (last ? 0x80 : 0) | opcode;
            if (length < 126) {
                return new byte[] {(byte) first, (byte) length};
            }
            return length < 65_536
                    ? ByteBuffer.allocate(4)
                            .put((byte) first)
                            .put((byte) 126)
                            .putShort((short) length)
                            .array()
                    : ByteBuffer.allocate(10)
                            .put((byte) first)
                            .put((byte) 127)
                            .putLong(length)
                            .array();
        }

        /** The next frame of the client. */
        public Frame read() throws IOException {
            int opcode = readByte() & 0xf;
            long length = readByte() & 0x7f;
            if (length == 126) {
                length = ByteBuffer.wrap(readBytes(2)).getShort() & 0xffff;
            } else if (length == 127) {
                length = ByteBuffer.wrap(readBytes(8)).getLong();
            }
            byte[] mask = readBytes(4);
            byte[] payload = readBytes((int) length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            return new Frame(opcode, payload);
        }

        /** Reads frames up to the first of this kind. */
        public Frame read(int opcode) throws IOException {
            Frame frame = read();
            while (frame.opcode() != opcode) {
                frame = read();
            }
            return frame;
        }

        /** Waits until the client closes the connection, and skips the frames until then. */
        public void awaitEnd() throws IOException {
            try {
                while (in().read() >= 0) {
                    // skipped
                }
            } catch (SocketException e) {
                // a reset also ends the connection
            }
        }

        private int readByte() throws IOException {
            int b = in().read();
            if (b < 0) {
                throw new EOFException("the client has closed the connection");
            }
            return b;
        }

        private byte[] readBytes(int count) throws IOException {
            byte[] bytes = in().readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException("the client has closed the connection");
            }
            return bytes;
        }

        /** Closes the connection cleanly, without a close frame. */
        public void end() throws IOException {
            socket.close();
        }

        /** Breaks the connection: the client gets a reset. */
        public void drop() {
            try {
                if (!(socket instanceof SSLSocket)) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            } catch (IOException e) {
                // closed already
            }
        }
    }
}
