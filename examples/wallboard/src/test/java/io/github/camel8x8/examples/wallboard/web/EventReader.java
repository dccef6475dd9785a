/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events on a socket, so that a test can also not read it. */
final class EventReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final BufferedReader reader;

    /**
     * One message.
     *
     * @param name {@code snapshot} or {@code change}
     */
    record Message(String name, JsonNode data) {}

    EventReader(int port) throws IOException {
        this(port, 1 << 20);
    }

    /**
     * @param buffer how many bytes may lie here unread
     */
    EventReader(int port, int buffer) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(buffer);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(
                        "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
        reader =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next message; null where the server has closed. */
    @Nullable Message next() throws IOException {
        String name = "";
        String line = reader.readLine();
        while (line != null) {
            if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                return new Message(name, JSON.readTree(line.substring("data:".length())));
            }
            line = reader.readLine();
        }
        return null;
    }

    /** The next message whose time is this or later. */
    Message nextAt(long millis) throws IOException {
        Message message = next();
        while (message.data().path("time").asLong() < millis) {
            message = next();
        }
        return message;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
