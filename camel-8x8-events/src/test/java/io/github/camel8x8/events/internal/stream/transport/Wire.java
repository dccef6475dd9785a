/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Frame;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection to a {@link ScriptedPeer}, as seen by the server. */
public final class Wire {

    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Wire(Socket socket) throws IOException {
        take(socket);
    }

    private void take(Socket taken) throws IOException {
        socket = taken;
        socket.setSoTimeout(ScriptedPeer.TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** Switches to TLS, as the target behind a proxy does. */
    void startTls(SSLContext tls) throws IOException {
        SSLSocket secure =
                (SSLSocket)
                        tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
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
        List<String> lines = head.toString(UTF_8).lines().filter(line -> !line.isEmpty()).toList();
        return new Request(lines.get(0), lines.subList(1, lines.size()));
    }

    /** Lets the TLS handshake run. The client is expected to abort it. */
    void expectNoRequest() {
        try {
            request();
            throw new AssertionError("a request has arrived");
        } catch (IOException expected) {
            // no TLS, no request
        }
    }

    private static boolean endsWithEmptyLine(byte[] head) {
        int n = head.length;
        return n >= 4
                && head[n - 4] == '\r'
                && head[n - 3] == '\n'
                && head[n - 2] == '\r'
                && head[n - 1] == '\n';
    }

    /**
     * Upgrades and sends messages in one write. However busy the machine is, the client has the
     * messages before a timer of its session ends.
     */
    public void upgrade(Request request, long... entries) throws IOException {
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.write(switchingProtocols(request, "Upgrade").getBytes(ISO_8859_1));
        for (long entry : entries) {
            segment.write(frame(true, TEXT, messageText(entry).getBytes(UTF_8)));
        }
        raw(segment.toByteArray());
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
                : ByteBuffer.allocate(10).put((byte) first).put((byte) 127).putLong(length).array();
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
